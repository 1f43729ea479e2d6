package vn.tienglang.pages.week;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import vn.tienglang.airtime.Clip;
import vn.tienglang.office.preview.PlanNames;
import vn.tienglang.office.preview.WeekPlan;
import vn.tienglang.office.preview.WeekScope;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RefusalText;
import vn.tienglang.planner.explain.Explanation;
import vn.tienglang.planner.slot.SlotId;

/** Texts of the calendar of a week. */
final class WeekText {
    private final Messages words;
    private final RefusalText sentences;
    private final PlanNames names;

    WeekText(Messages words, RefusalText sentences, PlanNames names) {
        this.words = words;
        this.sentences = sentences;
        this.names = names;
    }

    /** T2 30/11. */
    static String day(Messages words, LocalDate date) {
        return words.text("week.day." + date.getDayOfWeek().getValue())
                + " "
                + words.date(date).substring(0, 5);
    }

    /** The class of a reason in the style sheet, and the end of its keys. */
    static String style(WeekPlan.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What is shown, as a heading. */
    String where(WeekPlan week) {
        return switch (week.scope()) {
            case WeekScope.OfUnit(var unit) -> sentences.area(unit, week.from());
            case WeekScope.OfStation(var station) -> sentences.name(station);
            case WeekScope.OfOrder(var order) -> title(Optional.of(order));
            case WeekScope.OfBulletin(var bulletin) ->
                    names.bulletin(bulletin)
                            .map(one -> one.details().title())
                            .orElse(bulletin.value());
        };
    }

    /** The title of an entry. */
    String title(WeekPlan.Entry entry) {
        boolean isNamedByClip =
                entry.kind() == WeekPlan.Kind.OBLIGATION
                        || entry.kind() == WeekPlan.Kind.MAKEGOOD
                        || entry.kind() == WeekPlan.Kind.ISSUED;
        if (isNamedByClip && !entry.clips().isEmpty()) {
            return names.clip(entry.clips().getFirst())
                    .map(Clip::title)
                    .orElseGet(() -> title(entry.order()));
        }
        return title(entry.order());
    }

    /** The title of an order. */
    String title(Optional<SlotId> order) {
        return order.flatMap(names::order)
                .map(source ->
                        switch (source) {
                            case Explanation.OrderSource.BySlot slot -> slot.title();
                            case Explanation.OrderSource.ByCampaign campaign ->
                                    words.text(
                                            "week.campaign",
                                            words.number(campaign.situation()),
                                            campaign.title());
                            case Explanation.OrderSource.ByObligation owed -> owed.paper();
                            case Explanation.OrderSource.Fallback fallback -> fallback.title();
                            case Explanation.OrderSource.Committed _ ->
                                    words.text("week.kind.issued");
                        })
                .orElseGet(() -> words.text("week.kind.issued"));
    }

    /** Why an entry is heard. */
    String why(WeekPlan.Entry entry) {
        String kind = words.text("week.kind." + style(entry.kind()));
        return switch (entry.kind()) {
            case OBLIGATION, MAKEGOOD -> words.text("week.why", kind, title(entry.order()));
            case SLOT, SITUATION, HAND_OVER, ISSUED -> kind;
        };
    }

    /** 05:30–05:41, the end rounded up to the minute. */
    String time(WeekPlan.Entry entry) {
        LocalDateTime end = entry.start().plus(entry.length()).plusSeconds(59);
        return words.text(
                "week.span",
                words.time(entry.start().toLocalTime()),
                words.time(end.toLocalTime().truncatedTo(ChronoUnit.MINUTES)));
    }

    /** How long, in which languages, and at how many of the stations. */
    String about(WeekPlan.Entry entry, int stations) {
        String languages =
                entry.clips().stream()
                        .flatMap(clip -> names.clip(clip).stream())
                        .map(clip -> words.language(clip.language()))
                        .collect(Collectors.toCollection(TreeSet::new))
                        .stream()
                        .collect(Collectors.joining(", "));
        String length =
                entry.clips().isEmpty()
                        ? words.text("week.relay", words.duration(entry.length()))
                        : words.duration(entry.length());
        String what = languages.isEmpty() ? length : length + " · " + languages;
        return stations == 1
                ? what
                : what
                        + " · "
                        + words.text(
                                "week.stations",
                                words.number(entry.stations()),
                                words.number(stations));
    }

    /** 94 / 120 phút; without a cap only the minutes. */
    String load(WeekPlan.Day day, boolean isSeveral) {
        String minutes = words.number(minutes(day.busiest()));
        String text =
                day.cap()
                        .map(cap -> words.text("week.load", minutes, words.number(minutes(cap))))
                        .orElseGet(() -> words.text("week.load.free", minutes));
        return isSeveral && !day.busiest().isZero() ? words.text("week.load.most", text) : text;
    }

    private static long minutes(Duration duration) {
        return Math.ceilDiv(duration.toSeconds(), 60L);
    }

    /** The closed times of a day; empty when it is open all day. */
    String closed(WeekPlan.Day day) {
        String ranges =
                day.closed().stream()
                        .map(one -> words.text("week.span", clock(one.from()), clock(one.until())))
                        .collect(Collectors.joining(", "));
        return ranges.isEmpty() ? "" : words.text("week.closed", ranges);
    }

    private static String clock(int minute) {
        return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
    }
}
