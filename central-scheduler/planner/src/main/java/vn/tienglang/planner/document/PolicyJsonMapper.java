package vn.tienglang.planner.document;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import vn.tienglang.planner.policy.ApplicableDays;
import vn.tienglang.planner.policy.LocalTimeRange;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.policy.PolicyRule;

/** JSON mapper of policies and their rules. */
final class PolicyJsonMapper {
    private PolicyJsonMapper() {}

    static JsonValue toJson(Policy policy) {
        return new ObjectWriter()
                .text("unit", policy.unit())
                .text("paper", policy.paper())
                .text("from", policy.from())
                .putUnless(LocalDate.MAX, "until", policy.until(), ObjectWriter::string)
                .put("rules", ObjectWriter.list(policy.rules(), PolicyJsonMapper::toJson))
                .build();
    }

    static Optional<Policy> policy(JsonNode node) {
        var reader = new ObjectReader(node);
        var unit = reader.read("unit", ScalarJsonMapper::area);
        var legalBasis = reader.read("paper", JsonNode::line);
        var from = reader.read("from", ScalarJsonMapper::date);
        var until = reader.read("until", LocalDate.MAX, ScalarJsonMapper::date);
        var rules = reader.read("rules", child -> child.list(PolicyJsonMapper::rule));
        return reader.build(() ->
                new Policy(
                        unit.orElseThrow(),
                        from.orElseThrow(),
                        until.orElseThrow(),
                        legalBasis.orElseThrow(),
                        rules.orElseThrow()));
    }

    private static JsonValue toJson(PolicyRule rule) {
        ObjectWriter writer =
                ObjectWriter.ofKind(kind(rule))
                        .put("force", ScalarJsonMapper.toJson(rule.force()))
                        .putUnless(
                                ApplicableDays.EVERY.weekdays(),
                                "weekdays",
                                rule.days().weekdays(),
                                days -> ObjectWriter.list(days, ScalarJsonMapper::toJson))
                        .putUnless(
                                ApplicableDays.EVERY.holidays(),
                                "holidays",
                                rule.days().holidays(),
                                ScalarJsonMapper::toJson);
        return switch (rule) {
            case PolicyRule.Sessions(
                            ApplicableDays _,
                            PolicyRule.Force _,
                            List<LocalTimeRange> ranges) ->
                    writer.put("stretches", ObjectWriter.list(ranges, ScalarJsonMapper::timeRange))
                            .build();
            case PolicyRule.QuietHours(
                            ApplicableDays _,
                            PolicyRule.Force _,
                            LocalTimeRange range) ->
                    writer.put("stretch", ScalarJsonMapper.timeRange(range)).build();
            case PolicyRule.SessionCap(ApplicableDays _, PolicyRule.Force _, Duration maximum) ->
                    writer.text("most", maximum).build();
            case PolicyRule.DayCap(ApplicableDays _, PolicyRule.Force _, Duration maximum) ->
                    writer.text("most", maximum).build();
            case PolicyRule.Volume(
                            ApplicableDays _,
                            PolicyRule.Force _,
                            LocalTimeRange range,
                            int percent) ->
                    writer.put("stretch", ScalarJsonMapper.timeRange(range))
                            .integer("percent", percent)
                            .build();
            case PolicyRule.Approval(
                            ApplicableDays _,
                            PolicyRule.Force _,
                            List<String> steps,
                            boolean fourEyes) ->
                    writer.put("steps", ObjectWriter.strings(steps))
                            .bool("fourEyes", fourEyes)
                            .build();
            case PolicyRule.Repetition(
                            ApplicableDays _,
                            PolicyRule.Force _,
                            int perSession,
                            int perDay,
                            Duration gap) ->
                    writer.integer("perSession", perSession)
                            .integer("perDay", perDay)
                            .text("gap", gap)
                            .build();
        };
    }

    private static String kind(PolicyRule rule) {
        return switch (rule) {
            case PolicyRule.Sessions _ -> "sessions";
            case PolicyRule.QuietHours _ -> "quiet";
            case PolicyRule.SessionCap _ -> "session-cap";
            case PolicyRule.DayCap _ -> "day-cap";
            case PolicyRule.Volume _ -> "volume";
            case PolicyRule.Approval _ -> "approval";
            case PolicyRule.Repetition _ -> "repetition";
        };
    }

    private static Optional<PolicyRule> rule(JsonNode node) {
        var reader = new ObjectReader(node);
        String kind =
                reader.kind(
                        "sessions",
                        "quiet",
                        "session-cap",
                        "day-cap",
                        "volume",
                        "approval",
                        "repetition");
        var force =
                reader.read(
                        "force", child -> ScalarJsonMapper.constant(child, PolicyRule.Force.class));
        var days = days(reader);
        return switch (kind) {
            case "sessions" -> {
                var ranges =
                        reader.read("stretches", child -> child.list(ScalarJsonMapper::timeRange));
                yield reader.build(() ->
                        new PolicyRule.Sessions(
                                days.orElseThrow(), force.orElseThrow(), ranges.orElseThrow()));
            }
            case "quiet" -> {
                var range = reader.read("stretch", ScalarJsonMapper::timeRange);
                yield reader.build(() ->
                        new PolicyRule.QuietHours(
                                days.orElseThrow(), force.orElseThrow(), range.orElseThrow()));
            }
            case "session-cap" -> {
                var maximum = reader.read("most", ScalarJsonMapper::length);
                yield reader.build(() ->
                        new PolicyRule.SessionCap(
                                days.orElseThrow(), force.orElseThrow(), maximum.orElseThrow()));
            }
            case "day-cap" -> {
                var maximum = reader.read("most", ScalarJsonMapper::length);
                yield reader.build(() ->
                        new PolicyRule.DayCap(
                                days.orElseThrow(), force.orElseThrow(), maximum.orElseThrow()));
            }
            case "volume" -> {
                var range = reader.read("stretch", ScalarJsonMapper::timeRange);
                var percent = reader.read("percent", child -> child.integer(1, 100));
                yield reader.build(() ->
                        new PolicyRule.Volume(
                                days.orElseThrow(),
                                force.orElseThrow(),
                                range.orElseThrow(),
                                percent.orElseThrow()));
            }
            case "approval" -> {
                var steps = reader.read("steps", child -> child.list(JsonNode::line));
                var fourEyes = reader.read("fourEyes", JsonNode::bool);
                yield reader.build(() ->
                        new PolicyRule.Approval(
                                days.orElseThrow(),
                                force.orElseThrow(),
                                steps.orElseThrow(),
                                fourEyes.orElseThrow()));
            }
            case "repetition" -> {
                var perSession = reader.read("perSession", child -> child.integer(1, 100));
                var perDay = reader.read("perDay", child -> child.integer(1, 100));
                var gap = reader.read("gap", ScalarJsonMapper::length);
                yield reader.build(() ->
                        new PolicyRule.Repetition(
                                days.orElseThrow(),
                                force.orElseThrow(),
                                perSession.orElseThrow(),
                                perDay.orElseThrow(),
                                gap.orElseThrow()));
            }
            default -> Optional.empty();
        };
    }

    /**
     * Reads the days from keys of the rule itself; they are written only if the rule does not apply
     * every day.
     */
    private static Optional<ApplicableDays> days(ObjectReader reader) {
        Optional<Set<DayOfWeek>> weekdays =
                reader.read(
                        "weekdays", ApplicableDays.EVERY.weekdays(), PolicyJsonMapper::weekdays);
        var holidays =
                reader.read(
                        "holidays",
                        ApplicableDays.EVERY.holidays(),
                        child ->
                                ScalarJsonMapper.constant(
                                        child, ApplicableDays.HolidayEffect.class));
        return weekdays.isPresent() && holidays.isPresent()
                ? Optional.of(new ApplicableDays(weekdays.get(), holidays.get()))
                : Optional.empty();
    }

    private static Optional<Set<DayOfWeek>> weekdays(JsonNode node) {
        return node.distinct(ScalarJsonMapper::weekday)
                .flatMap(days ->
                        days.isEmpty()
                                ? node.reject("must name a day of the week")
                                : Optional.of(EnumSet.copyOf(days)));
    }

    static JsonValue holidays(Set<LocalDate> holidays) {
        return ObjectWriter.strings(new TreeSet<>(holidays));
    }

    static Optional<Set<LocalDate>> holidays(JsonNode node) {
        return node.distinct(ScalarJsonMapper::date).map(TreeSet::new);
    }
}
