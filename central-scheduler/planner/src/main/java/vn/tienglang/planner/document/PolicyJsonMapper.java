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

    static Optional<Policy> policy(JsonNode place) {
        var sheet = new ObjectReader(place);
        var unit = sheet.read("unit", ScalarJsonMapper::area);
        var paper = sheet.read("paper", JsonNode::line);
        var from = sheet.read("from", ScalarJsonMapper::date);
        var until = sheet.read("until", LocalDate.MAX, ScalarJsonMapper::date);
        var rules = sheet.read("rules", inner -> inner.list(PolicyJsonMapper::rule));
        return sheet.build(() ->
                new Policy(
                        unit.orElseThrow(),
                        from.orElseThrow(),
                        until.orElseThrow(),
                        paper.orElseThrow(),
                        rules.orElseThrow()));
    }

    private static JsonValue toJson(PolicyRule rule) {
        ObjectWriter writing =
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
                            List<LocalTimeRange> stretches) ->
                    writing.put(
                                    "stretches",
                                    ObjectWriter.list(stretches, ScalarJsonMapper::stretch))
                            .build();
            case PolicyRule.QuietHours(
                            ApplicableDays _,
                            PolicyRule.Force _,
                            LocalTimeRange stretch) ->
                    writing.put("stretch", ScalarJsonMapper.stretch(stretch)).build();
            case PolicyRule.SessionCap(ApplicableDays _, PolicyRule.Force _, Duration most) ->
                    writing.text("most", most).build();
            case PolicyRule.DayCap(ApplicableDays _, PolicyRule.Force _, Duration most) ->
                    writing.text("most", most).build();
            case PolicyRule.Volume(
                            ApplicableDays _,
                            PolicyRule.Force _,
                            LocalTimeRange stretch,
                            int percent) ->
                    writing.put("stretch", ScalarJsonMapper.stretch(stretch))
                            .integer("percent", percent)
                            .build();
            case PolicyRule.Approval(
                            ApplicableDays _,
                            PolicyRule.Force _,
                            List<String> steps,
                            boolean fourEyes) ->
                    writing.put("steps", ObjectWriter.strings(steps))
                            .bool("fourEyes", fourEyes)
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
        };
    }

    private static Optional<PolicyRule> rule(JsonNode place) {
        var sheet = new ObjectReader(place);
        String kind =
                sheet.kind("sessions", "quiet", "session-cap", "day-cap", "volume", "approval");
        var force =
                sheet.read(
                        "force", inner -> ScalarJsonMapper.constant(inner, PolicyRule.Force.class));
        var days = days(sheet);
        return switch (kind) {
            case "sessions" -> {
                var stretches =
                        sheet.read("stretches", inner -> inner.list(ScalarJsonMapper::stretch));
                yield sheet.build(() ->
                        new PolicyRule.Sessions(
                                days.orElseThrow(), force.orElseThrow(), stretches.orElseThrow()));
            }
            case "quiet" -> {
                var stretch = sheet.read("stretch", ScalarJsonMapper::stretch);
                yield sheet.build(() ->
                        new PolicyRule.QuietHours(
                                days.orElseThrow(), force.orElseThrow(), stretch.orElseThrow()));
            }
            case "session-cap" -> {
                var most = sheet.read("most", ScalarJsonMapper::length);
                yield sheet.build(() ->
                        new PolicyRule.SessionCap(
                                days.orElseThrow(), force.orElseThrow(), most.orElseThrow()));
            }
            case "day-cap" -> {
                var most = sheet.read("most", ScalarJsonMapper::length);
                yield sheet.build(() ->
                        new PolicyRule.DayCap(
                                days.orElseThrow(), force.orElseThrow(), most.orElseThrow()));
            }
            case "volume" -> {
                var stretch = sheet.read("stretch", ScalarJsonMapper::stretch);
                var percent = sheet.read("percent", inner -> inner.integer(1, 100));
                yield sheet.build(() ->
                        new PolicyRule.Volume(
                                days.orElseThrow(),
                                force.orElseThrow(),
                                stretch.orElseThrow(),
                                percent.orElseThrow()));
            }
            case "approval" -> {
                var steps = sheet.read("steps", inner -> inner.list(JsonNode::line));
                var fourEyes = sheet.read("fourEyes", JsonNode::bool);
                yield sheet.build(() ->
                        new PolicyRule.Approval(
                                days.orElseThrow(),
                                force.orElseThrow(),
                                steps.orElseThrow(),
                                fourEyes.orElseThrow()));
            }
            default -> Optional.empty();
        };
    }

    /**
     * Reads the days from keys of the rule itself; they are written only if the rule does not apply
     * every day.
     */
    private static Optional<ApplicableDays> days(ObjectReader sheet) {
        Optional<Set<DayOfWeek>> weekdays =
                sheet.read("weekdays", ApplicableDays.EVERY.weekdays(), PolicyJsonMapper::weekdays);
        var holidays =
                sheet.read(
                        "holidays",
                        ApplicableDays.EVERY.holidays(),
                        inner ->
                                ScalarJsonMapper.constant(
                                        inner, ApplicableDays.HolidayEffect.class));
        return weekdays.isPresent() && holidays.isPresent()
                ? Optional.of(new ApplicableDays(weekdays.get(), holidays.get()))
                : Optional.empty();
    }

    private static Optional<Set<DayOfWeek>> weekdays(JsonNode place) {
        return place.distinct(ScalarJsonMapper::weekday)
                .flatMap(days ->
                        days.isEmpty()
                                ? place.reject("must name a day of the week")
                                : Optional.of(EnumSet.copyOf(days)));
    }

    static JsonValue holidays(Set<LocalDate> holidays) {
        return ObjectWriter.strings(new TreeSet<>(holidays));
    }

    static Optional<Set<LocalDate>> holidays(JsonNode place) {
        return place.distinct(ScalarJsonMapper::date).map(TreeSet::new);
    }
}
