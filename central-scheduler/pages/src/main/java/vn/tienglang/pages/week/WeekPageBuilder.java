package vn.tienglang.pages.week;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import vn.tienglang.office.OfficeServices;
import vn.tienglang.office.preview.WeekPlan;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.pages.html.ChoiceGroup;
import vn.tienglang.pages.html.PageFrame;
import vn.tienglang.pages.html.UndoAction;
import vn.tienglang.pages.schedule.BookingPreview;
import vn.tienglang.pages.schedule.OccurrenceNotices;
import vn.tienglang.pages.schedule.SlotFormView;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RefusalText;

/** Builder of the page of a week from its plan. */
final class WeekPageBuilder {
    /** Length at which a skipped occurrence is drawn: its own is unknown. */
    private static final int SKIPPED_MINUTES = 15;

    private final Messages words;
    private final OfficeServices services;
    private final LocalDateTime now;
    private final WeekQuery query;
    private final WeekPlan week;
    private final WeekText texts;
    private final WeekLayout layout;

    /**
     * Builder of one page.
     *
     * @param now the local time of the office
     */
    WeekPageBuilder(
            Messages words,
            OfficeServices services,
            LocalDateTime now,
            ZoneId zone,
            WeekQuery query,
            WeekPlan week) {
        this.words = words;
        this.services = services;
        this.now = now;
        this.query = query;
        this.week = week;
        texts =
                new WeekText(
                        words,
                        new RefusalText(words, services.slots(), services.directory(), zone),
                        week.names());
        layout = WeekLayout.of(week);
    }

    /** Choices of a place with the text that was searched. */
    record Places(List<ChoiceGroup> groups, String search, String answer) {}

    /** The heading of a week. */
    static String heading(Messages words, LocalDate from) {
        return words.text(
                "week.heading",
                words.date(from).substring(0, 5),
                words.date(from.plusDays(WeekPlan.DAYS - 1L)));
    }

    WeekPage page(
            PageFrame frame, Places places, List<SlotFormView> form, List<BookingPreview> preview) {
        LocalDate from = week.from();
        return new WeekPage(
                frame,
                heading(words, from),
                texts.where(week),
                WeekQuery.show(query.scope()),
                from.toString(),
                query.path(from.minusDays(WeekPlan.DAYS)),
                query.path(from.plusDays(WeekPlan.DAYS)),
                query.path(now.toLocalDate()),
                places.groups(),
                places.search(),
                places.answer(),
                layout.height(),
                IntStream.range(layout.firstHour(), layout.lastHour())
                        .mapToObj(hour -> new WeekPage.Hour(clock(hour), layout.y(hour * 60)))
                        .toList(),
                week.days().stream().map(this::day).toList(),
                week.days().stream()
                        .filter(day -> day.date().equals(query.day()))
                        .findFirst()
                        .map(this::list)
                        .orElseThrow(),
                week.days().stream()
                        .flatMap(day -> day.skipped().stream())
                        .flatMap(one -> skipped(one).stream())
                        .toList(),
                remark(),
                form,
                preview);
    }

    private static String clock(int hour) {
        return (hour < 10 ? "0" : "") + hour + ":00";
    }

    private String remark() {
        if (week.omittedStations() > 0) {
            return words.text(
                    "week.omitted",
                    words.number(week.stations().size()),
                    words.number(week.omittedStations()));
        }
        boolean isEmpty = week.days().stream().allMatch(day -> day.entries().isEmpty());
        if (week.stations().isEmpty()) {
            return words.text("conflicts.no-station");
        }
        return isEmpty ? words.text("week.empty") : "";
    }

    private boolean isSeveral() {
        return week.stations().size() > 1;
    }

    private WeekPage.Day day(WeekPlan.Day day) {
        return new WeekPage.Day(
                WeekText.day(words, day.date()),
                day.date().toString(),
                query.path(day.date()) + "#ngay",
                texts.load(day, false),
                day.cap().filter(cap -> day.busiest().compareTo(cap) > 0).isPresent(),
                day.date().equals(now.toLocalDate()),
                day.date().equals(query.day()),
                day.closed().stream()
                        .map(range ->
                                new WeekPage.Closed(
                                        layout.y(range.from()),
                                        layout.y(range.until()) - layout.y(range.from())))
                        .filter(closed -> closed.height() > 0)
                        .toList(),
                blocks(day));
    }

    /** What is drawn, before it has a place. */
    private record Drawn(
            WeekLayout.Extent extent,
            String style,
            String text,
            String label,
            String path,
            String move,
            String time) {}

    private List<WeekPage.Block> blocks(WeekPlan.Day day) {
        var drawn = new ArrayList<Drawn>();
        for (WeekPlan.Entry entry : day.entries()) {
            drawn.add(
                    new Drawn(
                            WeekLayout.extent(entry),
                            WeekText.style(entry.kind()),
                            texts.title(entry),
                            String.join(
                                    " · ",
                                    texts.time(entry),
                                    texts.title(entry),
                                    texts.why(entry),
                                    texts.about(entry, week.stations().size())),
                            path(entry),
                            move(entry),
                            words.time(entry.start().toLocalTime())));
        }
        for (WeekPlan.Skipped one : day.skipped()) {
            String text = words.text("week.skipped.block", texts.title(Optional.of(one.slot())));
            drawn.add(
                    new Drawn(
                            WeekLayout.extent(one.occurrence(), SKIPPED_MINUTES),
                            "skipped",
                            text,
                            words.time(one.occurrence().toLocalTime()) + " · " + text,
                            "#da-bo",
                            "",
                            words.time(one.occurrence().toLocalTime())));
        }
        drawn.sort(Comparator.comparingInt(one -> one.extent().from()));
        List<WeekLayout.Place> places = layout.places(drawn.stream().map(Drawn::extent).toList());
        return IntStream.range(0, drawn.size())
                .mapToObj(index -> block(drawn.get(index), places.get(index)))
                .toList();
    }

    private static WeekPage.Block block(Drawn one, WeekLayout.Place place) {
        return new WeekPage.Block(
                one.style(),
                place.x(),
                place.width(),
                place.y(),
                place.height(),
                one.text(),
                one.label(),
                one.path(),
                one.move(),
                one.time());
    }

    private String path(WeekPlan.Entry entry) {
        return switch (entry.kind()) {
            case SLOT, HAND_OVER ->
                    entry.order()
                            .map(slot -> "/lich/" + slot + "?day=" + entry.start().toLocalDate())
                            .orElse("/lich");
            case SITUATION -> "/tinh-huong";
            case OBLIGATION, MAKEGOOD -> "/chi-tieu";
            case ISSUED -> "/lich?day=" + entry.start().toLocalDate();
        };
    }

    /** The preview of a move; an occurrence that began cannot be moved. */
    private String move(WeekPlan.Entry entry) {
        if (entry.order().isEmpty()
                || entry.occurrence().isEmpty()
                || !entry.start().isAfter(now)) {
            return "";
        }
        return "/tuan/doi?slot="
                + entry.order().get()
                + "&occurrence="
                + entry.occurrence().get()
                + "&back="
                + URLEncoder.encode(query.path(query.day()), StandardCharsets.UTF_8);
    }

    private WeekPage.DayList list(WeekPlan.Day day) {
        return new WeekPage.DayList(
                words.day(day.date(), now.toLocalDate()),
                texts.load(day, isSeveral()),
                texts.closed(day),
                day.entries().stream()
                        .map(entry ->
                                new WeekPage.Line(
                                        WeekText.style(entry.kind()),
                                        texts.time(entry),
                                        texts.title(entry),
                                        texts.why(entry),
                                        texts.about(entry, week.stations().size()),
                                        path(entry),
                                        move(entry)))
                        .toList());
    }

    private Optional<WeekPage.Skipped> skipped(WeekPlan.Skipped one) {
        return services.slots()
                .find(one.slot())
                .filter(booked -> !booked.withdrawn())
                .map(booked -> skipped(booked, one));
    }

    private WeekPage.Skipped skipped(SlotRevision booked, WeekPlan.Skipped one) {
        LocalDateTime at = one.occurrence();
        String text =
                words.text(
                        "week.skipped",
                        booked.slot().title(),
                        words.time(at.toLocalTime()),
                        WeekText.day(words, at.toLocalDate()));
        UndoAction undo =
                OccurrenceNotices.undo(
                        booked, at, words.text("undo.submit"), query.path(query.day()));
        return new WeekPage.Skipped(text, at.isAfter(now) ? List.of(undo) : List.of());
    }
}
