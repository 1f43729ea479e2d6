package vn.tienglang.planner.form;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import vn.tienglang.planner.policy.Days;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.policy.Rule;
import vn.tienglang.planner.policy.Stretch;

/** Policies, and the rules they lay down. */
final class PolicyForm {
    private PolicyForm() {}

    static Json form(Policy policy) {
        return new Writing()
                .text("unit", policy.unit())
                .text("paper", policy.paper())
                .text("from", policy.from())
                .unless(LocalDate.MAX, "until", policy.until(), Writing::word)
                .put("rules", Writing.list(policy.rules(), PolicyForm::form))
                .done();
    }

    static Optional<Policy> policy(Place place) {
        var sheet = new Sheet(place);
        var unit = sheet.read("unit", Words::area);
        var paper = sheet.read("paper", Place::line);
        var from = sheet.read("from", Words::date);
        var until = sheet.read("until", LocalDate.MAX, Words::date);
        var rules = sheet.read("rules", inner -> inner.list(PolicyForm::rule));
        return sheet.whole(() ->
                new Policy(
                        unit.orElseThrow(),
                        from.orElseThrow(),
                        until.orElseThrow(),
                        paper.orElseThrow(),
                        rules.orElseThrow()));
    }

    private static Json form(Rule rule) {
        Writing writing =
                Writing.kind(kind(rule))
                        .put("force", Words.word(rule.force()))
                        .unless(
                                Days.EVERY.weekdays(),
                                "weekdays",
                                rule.days().weekdays(),
                                days -> Writing.list(days, Words::word))
                        .unless(
                                Days.EVERY.holidays(),
                                "holidays",
                                rule.days().holidays(),
                                Words::word);
        return switch (rule) {
            case Rule.Sessions(Days _, Rule.Force _, List<Stretch> stretches) ->
                    writing.put("stretches", Writing.list(stretches, Words::stretch)).done();
            case Rule.Quiet(Days _, Rule.Force _, Stretch stretch) ->
                    writing.put("stretch", Words.stretch(stretch)).done();
            case Rule.SessionCap(Days _, Rule.Force _, Duration most) ->
                    writing.text("most", most).done();
            case Rule.DayCap(Days _, Rule.Force _, Duration most) ->
                    writing.text("most", most).done();
            case Rule.Volume(Days _, Rule.Force _, Stretch stretch, int percent) ->
                    writing.put("stretch", Words.stretch(stretch)).whole("percent", percent).done();
            case Rule.Approval(Days _, Rule.Force _, List<String> steps, boolean fourEyes) ->
                    writing.put("steps", Writing.words(steps)).flag("fourEyes", fourEyes).done();
        };
    }

    private static String kind(Rule rule) {
        return switch (rule) {
            case Rule.Sessions _ -> "sessions";
            case Rule.Quiet _ -> "quiet";
            case Rule.SessionCap _ -> "session-cap";
            case Rule.DayCap _ -> "day-cap";
            case Rule.Volume _ -> "volume";
            case Rule.Approval _ -> "approval";
        };
    }

    private static Optional<Rule> rule(Place place) {
        var sheet = new Sheet(place);
        String kind =
                sheet.kind("sessions", "quiet", "session-cap", "day-cap", "volume", "approval");
        var force = sheet.read("force", inner -> Words.constant(inner, Rule.Force.class));
        var days = days(sheet);
        return switch (kind) {
            case "sessions" -> {
                var stretches = sheet.read("stretches", inner -> inner.list(Words::stretch));
                yield sheet.whole(() ->
                        new Rule.Sessions(
                                days.orElseThrow(), force.orElseThrow(), stretches.orElseThrow()));
            }
            case "quiet" -> {
                var stretch = sheet.read("stretch", Words::stretch);
                yield sheet.whole(() ->
                        new Rule.Quiet(
                                days.orElseThrow(), force.orElseThrow(), stretch.orElseThrow()));
            }
            case "session-cap" -> {
                var most = sheet.read("most", Words::length);
                yield sheet.whole(() ->
                        new Rule.SessionCap(
                                days.orElseThrow(), force.orElseThrow(), most.orElseThrow()));
            }
            case "day-cap" -> {
                var most = sheet.read("most", Words::length);
                yield sheet.whole(() ->
                        new Rule.DayCap(
                                days.orElseThrow(), force.orElseThrow(), most.orElseThrow()));
            }
            case "volume" -> {
                var stretch = sheet.read("stretch", Words::stretch);
                var percent = sheet.read("percent", inner -> inner.whole(1, 100));
                yield sheet.whole(() ->
                        new Rule.Volume(
                                days.orElseThrow(),
                                force.orElseThrow(),
                                stretch.orElseThrow(),
                                percent.orElseThrow()));
            }
            case "approval" -> {
                var steps = sheet.read("steps", inner -> inner.list(Place::line));
                var fourEyes = sheet.read("fourEyes", Place::flag);
                yield sheet.whole(() ->
                        new Rule.Approval(
                                days.orElseThrow(),
                                force.orElseThrow(),
                                steps.orElseThrow(),
                                fourEyes.orElseThrow()));
            }
            default -> Optional.empty();
        };
    }

    /** They stand among the other keys of a rule, and only where it does not hold every day. */
    private static Optional<Days> days(Sheet sheet) {
        Optional<Set<DayOfWeek>> weekdays =
                sheet.read("weekdays", Days.EVERY.weekdays(), PolicyForm::weekdays);
        var holidays =
                sheet.read(
                        "holidays",
                        Days.EVERY.holidays(),
                        inner -> Words.constant(inner, Days.Holidays.class));
        return weekdays.isPresent() && holidays.isPresent()
                ? Optional.of(new Days(weekdays.get(), holidays.get()))
                : Optional.empty();
    }

    private static Optional<Set<DayOfWeek>> weekdays(Place place) {
        return place.distinct(Words::weekday)
                .flatMap(days ->
                        days.isEmpty()
                                ? place.refuse("must name a day of the week")
                                : Optional.of(EnumSet.copyOf(days)));
    }

    static Json holidays(Set<LocalDate> holidays) {
        return Writing.words(new TreeSet<>(holidays));
    }

    static Optional<Set<LocalDate>> holidays(Place place) {
        return place.distinct(Words::date).map(TreeSet::new);
    }
}
