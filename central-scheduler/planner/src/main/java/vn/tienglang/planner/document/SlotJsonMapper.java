package vn.tienglang.planner.document;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.mix.LanguageMix;
import vn.tienglang.planner.reach.StationTag;
import vn.tienglang.planner.reach.Target;
import vn.tienglang.planner.recurrence.Recurrence;
import vn.tienglang.planner.recurrence.RecurrenceLimits;
import vn.tienglang.planner.slot.NumberedRecurrence;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotPart;
import vn.tienglang.planner.slot.StartPolicy;

/** JSON mapper of slots and their parts. */
final class SlotJsonMapper {
    private SlotJsonMapper() {}

    static JsonValue toJson(Slot slot) {
        return new ObjectWriter()
                .text("id", slot.id())
                .text("title", slot.title())
                .text("issuer", slot.issuer())
                .put("class", ScalarJsonMapper.toJson(slot.messageClass()))
                .put("target", toJson(slot.target()))
                .put("when", toJson(slot.when().recurrence()))
                .put("starting", toJson(slot.startPolicy()))
                .putUnless(Slot.NO_HARD_END, "hardEnd", slot.hardEnd(), ObjectWriter::string)
                .put("parts", ObjectWriter.list(slot.parts(), SlotJsonMapper::toJson))
                .put("languages", toJson(slot.languageMix()))
                .build();
    }

    static Optional<Slot> slot(JsonNode place) {
        var sheet = new ObjectReader(place);
        var id = sheet.read("id", ScalarJsonMapper::slot);
        var title = sheet.read("title", JsonNode::line);
        var issuer = sheet.read("issuer", ScalarJsonMapper::area);
        var messageClass =
                sheet.read("class", inner -> ScalarJsonMapper.constant(inner, MessageClass.class));
        var target = sheet.read("target", SlotJsonMapper::target);
        var when = sheet.read("when", SlotJsonMapper::recurrence);
        var starting = sheet.read("starting", SlotJsonMapper::startPolicy);
        var hardEnd = sheet.read("hardEnd", Slot.NO_HARD_END, ScalarJsonMapper::length);
        var parts = sheet.read("parts", inner -> inner.list(SlotJsonMapper::part));
        var languages = sheet.read("languages", SlotJsonMapper::mix);
        return sheet.build(() ->
                new Slot(
                        id.orElseThrow(),
                        title.orElseThrow(),
                        issuer.orElseThrow(),
                        target.orElseThrow(),
                        NumberedRecurrence.of(when.orElseThrow()),
                        starting.orElseThrow(),
                        hardEnd.orElseThrow(),
                        parts.orElseThrow(),
                        languages.orElseThrow(),
                        messageClass.orElseThrow()));
    }

    static JsonValue toJson(Target target) {
        return new ObjectWriter()
                .put("areas", ObjectWriter.strings(target.areas()))
                .putUnless(Set.of(), "tags", target.tags(), ObjectWriter::strings)
                .putUnless(Set.of(), "except", target.except(), ObjectWriter::strings)
                .build();
    }

    static Optional<Target> target(JsonNode place) {
        var sheet = new ObjectReader(place);
        var areas = sheet.read("areas", inner -> inner.distinct(ScalarJsonMapper::area));
        var tags = sheet.read("tags", Set.of(), SlotJsonMapper::tags);
        var except =
                sheet.read("except", List.of(), inner -> inner.distinct(ScalarJsonMapper::area));
        return sheet.build(() ->
                new Target(
                        new TreeSet<>(areas.orElseThrow()),
                        tags.orElseThrow(),
                        new TreeSet<>(except.orElseThrow())));
    }

    static JsonValue tags(Set<StationTag> tags) {
        return ObjectWriter.strings(new TreeSet<>(tags));
    }

    static Optional<Set<StationTag>> tags(JsonNode place) {
        return place.distinct(inner -> inner.parse(StationTag::new)).map(TreeSet::new);
    }

    /** Writes the lines of the iCalendar text as a list. */
    static JsonValue toJson(Recurrence recurrence) {
        return ObjectWriter.strings(recurrence.text().lines().toList());
    }

    private static Optional<Recurrence> recurrence(JsonNode place) {
        return place.list(line -> line.text(RecurrenceLimits.TEXT_CHARACTERS))
                .flatMap(lines -> recurrence(place, lines));
    }

    private static Optional<Recurrence> recurrence(JsonNode place, List<String> lines) {
        for (String line : lines) {
            if (line.indexOf('\n') >= 0) {
                return place.reject("each line is a text of its own");
            }
        }
        return switch (Recurrence.read(String.join("\n", lines))) {
            case vn.tienglang.planner.recurrence.RecurrenceResult.Parsed<Recurrence>(
                            var understood) ->
                    Optional.of(understood);
            case vn.tienglang.planner.recurrence.RecurrenceResult.Rejected<Recurrence>(
                            var complaints) -> {
                complaints.forEach(one -> addProblem(place, lines, one));
                yield Optional.empty();
            }
        };
    }

    /**
     * Reports a problem with its line and the position in that line, instead of the position in the
     * whole text.
     */
    private static void addProblem(
            JsonNode place,
            List<String> lines,
            vn.tienglang.planner.recurrence.RecurrenceProblem about) {
        int line = 0;
        int at = about.position();
        while (line < lines.size() - 1 && at > lines.get(line).length()) {
            at -= lines.get(line).length() + 1;
            line++;
        }
        String problem = about.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        place.problems()
                .add(
                        place.path() + "[" + line + "]",
                        problem + " at character " + (at + 1) + ": '" + about.excerpt() + "'");
    }

    static JsonValue toJson(StartPolicy starting) {
        return switch (starting) {
            case StartPolicy.OnTime _ -> ObjectWriter.ofKind("on-time").build();
            case StartPolicy.Next _ -> ObjectWriter.ofKind("next").build();
            case StartPolicy.WaitUpTo(Duration most) ->
                    ObjectWriter.ofKind("wait-up-to").text("most", most).build();
        };
    }

    static Optional<StartPolicy> startPolicy(JsonNode place) {
        var sheet = new ObjectReader(place);
        return switch (sheet.kind("on-time", "next", "wait-up-to")) {
            case "on-time" -> sheet.build(StartPolicy.OnTime::new);
            case "next" -> sheet.build(StartPolicy.Next::new);
            case "wait-up-to" -> {
                var most = sheet.read("most", ScalarJsonMapper::length);
                yield sheet.build(() -> new StartPolicy.WaitUpTo(most.orElseThrow()));
            }
            default -> Optional.empty();
        };
    }

    static JsonValue toJson(SlotPart part) {
        return switch (part) {
            case SlotPart.Recording(ClipId clip) ->
                    ObjectWriter.ofKind("recording").text("clip", clip).build();
            case SlotPart.Bulletins(List<BulletinId> rotation, int each) ->
                    ObjectWriter.ofKind("bulletins")
                            .put("rotation", ObjectWriter.strings(rotation))
                            .integer("each", each)
                            .build();
            case SlotPart.Notices(Duration most) ->
                    ObjectWriter.ofKind("notices").text("most", most).build();
            case SlotPart.Relay(String source, Duration length) ->
                    ObjectWriter.ofKind("relay")
                            .text("source", source)
                            .text("length", length)
                            .build();
        };
    }

    static Optional<SlotPart> part(JsonNode place) {
        var sheet = new ObjectReader(place);
        return switch (sheet.kind("recording", "bulletins", "notices", "relay")) {
            case "recording" -> {
                var clip = sheet.read("clip", inner -> inner.parse(ClipId::new));
                yield sheet.build(() -> new SlotPart.Recording(clip.orElseThrow()));
            }
            case "bulletins" -> {
                var rotation =
                        sheet.read("rotation", inner -> inner.list(ScalarJsonMapper::bulletin));
                var each =
                        sheet.read("each", inner -> inner.integer(1, DocumentLimits.PIECE_VALUES));
                yield sheet.build(
                        () -> new SlotPart.Bulletins(rotation.orElseThrow(), each.orElseThrow()));
            }
            case "notices" -> {
                var most = sheet.read("most", ScalarJsonMapper::length);
                yield sheet.build(() -> new SlotPart.Notices(most.orElseThrow()));
            }
            case "relay" -> {
                var source = sheet.read("source", JsonNode::line);
                var length = sheet.read("length", ScalarJsonMapper::length);
                yield sheet.build(
                        () -> new SlotPart.Relay(source.orElseThrow(), length.orElseThrow()));
            }
            default -> Optional.empty();
        };
    }

    static JsonValue toJson(LanguageMix mix) {
        return switch (mix) {
            case LanguageMix.Alternate _ -> ObjectWriter.ofKind("alternate").build();
            case LanguageMix.AllInTurn _ -> ObjectWriter.ofKind("all-in-turn").build();
            case LanguageMix.ByShare _ -> ObjectWriter.ofKind("by-share").build();
            case LanguageMix.EachDaily(int times, int occurrencesADay) ->
                    ObjectWriter.ofKind("each-daily")
                            .integer("times", times)
                            .integer("occurrencesADay", occurrencesADay)
                            .build();
        };
    }

    static Optional<LanguageMix> mix(JsonNode place) {
        var sheet = new ObjectReader(place);
        return switch (sheet.kind("alternate", "all-in-turn", "by-share", "each-daily")) {
            case "alternate" -> sheet.build(LanguageMix.Alternate::new);
            case "all-in-turn" -> sheet.build(LanguageMix.AllInTurn::new);
            case "by-share" -> sheet.build(LanguageMix.ByShare::new);
            case "each-daily" -> {
                var times = sheet.read("times", inner -> inner.integer(1, Limits.AIRINGS_A_DAY));
                var occurrences =
                        sheet.read(
                                "occurrencesADay", inner -> inner.integer(1, Limits.AIRINGS_A_DAY));
                yield sheet.build(() ->
                        new LanguageMix.EachDaily(times.orElseThrow(), occurrences.orElseThrow()));
            }
            default -> Optional.empty();
        };
    }
}
