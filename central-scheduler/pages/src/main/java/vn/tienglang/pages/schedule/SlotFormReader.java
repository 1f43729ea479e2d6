package vn.tienglang.pages.schedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.PlainText;
import vn.tienglang.office.schedule.BookingRequest;
import vn.tienglang.pages.form.RequestFields;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.mix.LanguageMix;
import vn.tienglang.planner.reach.Target;
import vn.tienglang.planner.recurrence.DateLists;
import vn.tienglang.planner.recurrence.Recurrence;
import vn.tienglang.planner.recurrence.RecurrencePattern;
import vn.tienglang.planner.recurrence.RecurrenceResult;
import vn.tienglang.planner.recurrence.RecurrenceRule;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotPart;
import vn.tienglang.planner.slot.StartPolicy;

/**
 * Reader of the slot form.
 *
 * <p>The form offers what offices use every day: once, daily, on weekdays, on the days of a list;
 * up to {@value SlotFormFields#PARTS} parts. What the form cannot express of an existing slot stays
 * as it is.
 */
final class SlotFormReader {
    private static final int MINUTES_AT_MOST = 240;
    private static final int RELAY_CHARACTERS = 100;
    private final RequestFields fields;
    private final Messages words;
    private final Optional<Slot> present;

    /**
     * Creates a reader of these fields.
     *
     * @param present the slot that is changed; empty for a new one
     */
    SlotFormReader(RequestFields fields, Messages words, Optional<Slot> present) {
        this.fields = fields;
        this.words = words;
        this.present = present;
    }

    /**
     * The requested booking; empty, with all errors among the fields' errors, when a field is
     * unusable.
     *
     * @param titles titles of the parts; the first one is the title of a slot without a title
     */
    Optional<BookingRequest> request(Map<String, String> titles) {
        List<SlotPart> parts = parts();
        String named = fields.text("title").isBlank() ? titleOf(parts, titles) : "";
        Optional<String> title = named.isEmpty() ? fields.title() : Optional.of(named);
        Optional<Target> target = target();
        Optional<Recurrence> when = when();
        Optional<StartPolicy> starting = starting();
        Optional<Duration> hardEnd =
                fields.text("hardEnd").isBlank()
                        ? Optional.of(Slot.NO_HARD_END)
                        : minutes("hardEnd");
        Optional<LanguageMix> mix = mix();
        Optional<MessageClass> messageClass = fields.messageClass();
        if (!fields.errors().isEmpty()) {
            return Optional.empty();
        }
        Target meant = target.orElseThrow();
        return Optional.of(
                new BookingRequest(
                        title.orElseThrow(),
                        present.map(Slot::issuer).orElseGet(() -> meant.areas().iterator().next()),
                        meant,
                        when.orElseThrow(),
                        starting.orElseThrow(),
                        hardEnd.orElseThrow(),
                        parts,
                        mix.orElseThrow(),
                        messageClass.orElseThrow()));
    }

    private static String titleOf(List<SlotPart> parts, Map<String, String> titles) {
        return parts.stream()
                .map(SlotFormFields::value)
                .flatMap(value -> Optional.ofNullable(titles.get(value)).stream())
                .findFirst()
                .orElse("");
    }

    private Optional<Target> target() {
        if (present.isPresent() && fields.text("area").equals(SlotFormFields.KEPT)) {
            return present.map(Slot::target);
        }
        return fields.parsed("area", AreaCode::new).map(Target::of);
    }

    private Optional<Recurrence> when() {
        if (present.isPresent() && fields.text("repeat").equals(SlotFormFields.KEPT)) {
            return present.map(slot -> slot.when().recurrence());
        }
        Optional<LocalDate> date = fields.bookableDay("date");
        Optional<LocalTime> time = fields.time("time");
        Optional<LocalDate> until =
                fields.text("until").isBlank() ? Optional.empty() : fields.bookableDay("until");
        if (date.isEmpty() || time.isEmpty()) {
            return Optional.empty();
        }
        LocalDateTime start = date.get().atTime(time.get());
        if (until.filter(last -> last.isBefore(date.get())).isPresent()) {
            fields.addError("bad-field", "until", words.text("slot.until.before"));
            return Optional.empty();
        }
        return pattern(until)
                .map(pattern ->
                        new Recurrence(
                                start,
                                pattern,
                                List.of(),
                                List.of(),
                                fields.has("exceptHolidays")
                                        ? List.of(SlotFormFields.holidays())
                                        : List.of(),
                                List.of()));
    }

    private Optional<RecurrencePattern> pattern(Optional<LocalDate> until) {
        String repeat = fields.text("repeat").isBlank() ? "once" : fields.text("repeat");
        String end =
                until.map(last ->
                                ";UNTIL="
                                        + last.atTime(23, 59, 59).format(SlotFormFields.RULE_TIME))
                        .orElse("");
        if (repeat.startsWith(SlotFormFields.LIST)) {
            return DateLists.find(repeat.substring(SlotFormFields.LIST.length()))
                    .map(RecurrencePattern.ByList::new);
        }
        return switch (repeat) {
            case "once" -> Optional.of(new RecurrencePattern.Once());
            case "daily" -> rule("FREQ=DAILY" + end);
            case "weekly" -> weekly(end);
            default -> {
                fields.addError("bad-field", "repeat", words.text("slot.repeat.unknown"));
                yield Optional.empty();
            }
        };
    }

    private Optional<RecurrencePattern> weekly(String end) {
        Set<DayOfWeek> days = new TreeSet<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            if (fields.has(SlotFormFields.field(day))) {
                days.add(day);
            }
        }
        if (days.isEmpty()) {
            fields.addError("missing-field", "repeat", words.text("slot.weekdays.none"));
            return Optional.empty();
        }
        String letters =
                days.stream()
                        .map(day -> day.name().substring(0, 2))
                        .collect(Collectors.joining(","));
        return rule("FREQ=WEEKLY;BYDAY=" + letters + end);
    }

    private static Optional<RecurrencePattern> rule(String text) {
        return switch (RecurrenceRule.read(text)) {
            case RecurrenceResult.Parsed<RecurrenceRule>(var rule) ->
                    Optional.of(new RecurrencePattern.ByRule(rule));
            case RecurrenceResult.Rejected<RecurrenceRule> refused ->
                    throw new IllegalStateException(text + ": " + refused);
        };
    }

    private Optional<StartPolicy> starting() {
        return switch (fields.text("starting")) {
            case "", "on-time" -> Optional.of(new StartPolicy.OnTime());
            case "next" -> Optional.of(new StartPolicy.Next());
            case "wait" -> minutes("wait").map(StartPolicy.WaitUpTo::new);
            default -> {
                fields.addError("bad-field", "starting", words.text("slot.starting.unknown"));
                yield Optional.empty();
            }
        };
    }

    private Optional<LanguageMix> mix() {
        return switch (fields.text("mix")) {
            case "", "all-in-turn" -> Optional.of(new LanguageMix.AllInTurn());
            case "alternate" -> Optional.of(new LanguageMix.Alternate());
            case "by-share" -> Optional.of(new LanguageMix.ByShare());
            case SlotFormFields.KEPT ->
                    present.map(Slot::languageMix)
                            .or(() -> Optional.of(new LanguageMix.AllInTurn()));
            default -> {
                fields.addError("bad-field", "mix", words.text("slot.mix.unknown"));
                yield Optional.empty();
            }
        };
    }

    private Optional<Duration> minutes(String field) {
        Optional<String> text = fields.required(field).map(String::strip);
        Optional<Duration> minutes =
                text.filter(one -> one.matches("[0-9]{1,3}"))
                        .map(Long::valueOf)
                        .filter(number -> number >= 1 && number <= MINUTES_AT_MOST)
                        .map(Duration::ofMinutes);
        if (text.isPresent() && minutes.isEmpty()) {
            fields.addError("bad-field", field, words.text("slot.minutes", MINUTES_AT_MOST));
        }
        return minutes;
    }

    /** The parts in the order of the rows; adjacent bulletins become one part that rotates. */
    private List<SlotPart> parts() {
        if (present.isPresent() && fields.text("parts").equals(SlotFormFields.KEPT)) {
            return present.get().parts();
        }
        var parts = new ArrayList<SlotPart>();
        var bulletins = new ArrayList<BulletinId>();
        for (int row = 1; row <= SlotFormFields.PARTS; row++) {
            String value = fields.text("part" + row).strip();
            if (value.isEmpty()) {
                continue;
            }
            Optional<BulletinId> bulletin = bulletin(value);
            if (bulletin.isPresent()) {
                bulletins.add(bulletin.get());
                continue;
            }
            flush(bulletins, parts);
            part(value, row).ifPresent(parts::add);
        }
        flush(bulletins, parts);
        if (parts.isEmpty() && fields.errors().isEmpty()) {
            fields.required("part1");
        }
        return parts;
    }

    private static Optional<BulletinId> bulletin(String value) {
        try {
            return value.startsWith("bulletin:")
                    ? Optional.of(new BulletinId(value.substring("bulletin:".length())))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void flush(List<BulletinId> bulletins, List<SlotPart> parts) {
        if (bulletins.isEmpty()) {
            return;
        }
        String text = fields.text("each").strip();
        int each = bulletins.size();
        if (text.matches("[0-9]{1,2}")) {
            each = Math.clamp(Integer.parseInt(text), 1, bulletins.size());
        } else if (!text.isEmpty()) {
            fields.addError("bad-field", "each", words.text("slot.each"));
        }
        parts.add(new SlotPart.Bulletins(List.copyOf(bulletins), each));
        bulletins.clear();
    }

    private Optional<SlotPart> part(String value, int row) {
        if (value.startsWith("clip:")) {
            try {
                return Optional.of(new SlotPart.Recording(new ClipId(value.substring(5))));
            } catch (IllegalArgumentException e) {
                fields.addError("bad-field", "part" + row, words.text("slot.part.unknown", row));
                return Optional.empty();
            }
        }
        return switch (value) {
            case "notices" -> minutes("minutes" + row).map(SlotPart.Notices::new);
            case "relay" -> {
                Optional<Duration> length = minutes("minutes" + row);
                String source = fields.text("source" + row).strip();
                boolean usable = PlainText.isLine(source, RELAY_CHARACTERS);
                if (!usable) {
                    fields.addError("missing-field", "source" + row, words.text("slot.source"));
                }
                yield length.filter(_ -> usable).map(one -> new SlotPart.Relay(source, one));
            }
            default -> {
                fields.addError("bad-field", "part" + row, words.text("slot.part.unknown", row));
                yield Optional.empty();
            }
        };
    }
}
