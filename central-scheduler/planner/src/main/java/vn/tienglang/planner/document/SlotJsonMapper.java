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

    static Optional<Slot> slot(JsonNode node) {
        var reader = new ObjectReader(node);
        var id = reader.read("id", ScalarJsonMapper::slot);
        var title = reader.read("title", JsonNode::line);
        var issuer = reader.read("issuer", ScalarJsonMapper::area);
        var messageClass =
                reader.read("class", child -> ScalarJsonMapper.constant(child, MessageClass.class));
        var target = reader.read("target", SlotJsonMapper::target);
        var recurrence = reader.read("when", SlotJsonMapper::recurrence);
        var startPolicy = reader.read("starting", SlotJsonMapper::startPolicy);
        var hardEnd = reader.read("hardEnd", Slot.NO_HARD_END, ScalarJsonMapper::length);
        var parts = reader.read("parts", child -> child.list(SlotJsonMapper::part));
        var languages = reader.read("languages", SlotJsonMapper::mix);
        return reader.build(() ->
                new Slot(
                        id.orElseThrow(),
                        title.orElseThrow(),
                        issuer.orElseThrow(),
                        target.orElseThrow(),
                        NumberedRecurrence.of(recurrence.orElseThrow()),
                        startPolicy.orElseThrow(),
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

    static Optional<Target> target(JsonNode node) {
        var reader = new ObjectReader(node);
        var areas = reader.read("areas", child -> child.distinct(ScalarJsonMapper::area));
        var tags = reader.read("tags", Set.of(), SlotJsonMapper::tags);
        var except =
                reader.read("except", List.of(), child -> child.distinct(ScalarJsonMapper::area));
        return reader.build(() ->
                new Target(
                        new TreeSet<>(areas.orElseThrow()),
                        tags.orElseThrow(),
                        new TreeSet<>(except.orElseThrow())));
    }

    static JsonValue tags(Set<StationTag> tags) {
        return ObjectWriter.strings(new TreeSet<>(tags));
    }

    static Optional<Set<StationTag>> tags(JsonNode node) {
        return node.distinct(child -> child.parse(StationTag::new)).map(TreeSet::new);
    }

    /** Writes the lines of the iCalendar text as a list. */
    static JsonValue toJson(Recurrence recurrence) {
        return ObjectWriter.strings(recurrence.text().lines().toList());
    }

    private static Optional<Recurrence> recurrence(JsonNode node) {
        return node.list(line -> line.text(RecurrenceLimits.TEXT_CHARACTERS))
                .flatMap(lines -> recurrence(node, lines));
    }

    private static Optional<Recurrence> recurrence(JsonNode node, List<String> lines) {
        for (String line : lines) {
            if (line.indexOf('\n') >= 0) {
                return node.reject("each line is a text of its own");
            }
        }
        return switch (Recurrence.read(String.join("\n", lines))) {
            case vn.tienglang.planner.recurrence.RecurrenceResult.Parsed<Recurrence>(var value) ->
                    Optional.of(value);
            case vn.tienglang.planner.recurrence.RecurrenceResult.Rejected<Recurrence>(
                            var problems) -> {
                problems.forEach(problem -> addProblem(node, lines, problem));
                yield Optional.empty();
            }
        };
    }

    /**
     * Reports a problem with its line and the position in that line, instead of the position in the
     * whole text.
     */
    private static void addProblem(
            JsonNode node,
            List<String> lines,
            vn.tienglang.planner.recurrence.RecurrenceProblem problem) {
        int line = 0;
        int position = problem.position();
        while (line < lines.size() - 1 && position > lines.get(line).length()) {
            position -= lines.get(line).length() + 1;
            line++;
        }
        String text = problem.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        node.problems()
                .add(
                        node.path() + "[" + line + "]",
                        text + " at character " + (position + 1) + ": '" + problem.excerpt() + "'");
    }

    static JsonValue toJson(StartPolicy startPolicy) {
        return switch (startPolicy) {
            case StartPolicy.OnTime _ -> ObjectWriter.ofKind("on-time").build();
            case StartPolicy.Next _ -> ObjectWriter.ofKind("next").build();
            case StartPolicy.WaitUpTo(Duration maximum) ->
                    ObjectWriter.ofKind("wait-up-to").text("most", maximum).build();
        };
    }

    static Optional<StartPolicy> startPolicy(JsonNode node) {
        var reader = new ObjectReader(node);
        return switch (reader.kind("on-time", "next", "wait-up-to")) {
            case "on-time" -> reader.build(StartPolicy.OnTime::new);
            case "next" -> reader.build(StartPolicy.Next::new);
            case "wait-up-to" -> {
                var maximum = reader.read("most", ScalarJsonMapper::length);
                yield reader.build(() -> new StartPolicy.WaitUpTo(maximum.orElseThrow()));
            }
            default -> Optional.empty();
        };
    }

    static JsonValue toJson(SlotPart part) {
        return switch (part) {
            case SlotPart.Recording(ClipId clip) ->
                    ObjectWriter.ofKind("recording").text("clip", clip).build();
            case SlotPart.Bulletins(List<BulletinId> rotation, int perOccurrence) ->
                    ObjectWriter.ofKind("bulletins")
                            .put("rotation", ObjectWriter.strings(rotation))
                            .integer("each", perOccurrence)
                            .build();
            case SlotPart.Notices(Duration maximum) ->
                    ObjectWriter.ofKind("notices").text("most", maximum).build();
            case SlotPart.Relay(String source, Duration length) ->
                    ObjectWriter.ofKind("relay")
                            .text("source", source)
                            .text("length", length)
                            .build();
        };
    }

    static Optional<SlotPart> part(JsonNode node) {
        var reader = new ObjectReader(node);
        return switch (reader.kind("recording", "bulletins", "notices", "relay")) {
            case "recording" -> {
                var clip = reader.read("clip", child -> child.parse(ClipId::new));
                yield reader.build(() -> new SlotPart.Recording(clip.orElseThrow()));
            }
            case "bulletins" -> {
                var rotation =
                        reader.read("rotation", child -> child.list(ScalarJsonMapper::bulletin));
                var perOccurrence =
                        reader.read("each", child -> child.integer(1, DocumentLimits.ITEM_VALUES));
                yield reader.build(() ->
                        new SlotPart.Bulletins(
                                rotation.orElseThrow(), perOccurrence.orElseThrow()));
            }
            case "notices" -> {
                var maximum = reader.read("most", ScalarJsonMapper::length);
                yield reader.build(() -> new SlotPart.Notices(maximum.orElseThrow()));
            }
            case "relay" -> {
                var source = reader.read("source", JsonNode::line);
                var length = reader.read("length", ScalarJsonMapper::length);
                yield reader.build(
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

    static Optional<LanguageMix> mix(JsonNode node) {
        var reader = new ObjectReader(node);
        return switch (reader.kind("alternate", "all-in-turn", "by-share", "each-daily")) {
            case "alternate" -> reader.build(LanguageMix.Alternate::new);
            case "all-in-turn" -> reader.build(LanguageMix.AllInTurn::new);
            case "by-share" -> reader.build(LanguageMix.ByShare::new);
            case "each-daily" -> {
                var times = reader.read("times", child -> child.integer(1, Limits.AIRINGS_A_DAY));
                var occurrences =
                        reader.read(
                                "occurrencesADay", child -> child.integer(1, Limits.AIRINGS_A_DAY));
                yield reader.build(() ->
                        new LanguageMix.EachDaily(times.orElseThrow(), occurrences.orElseThrow()));
            }
            default -> Optional.empty();
        };
    }
}
