package vn.tienglang.pages.policy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.PlainText;
import vn.tienglang.pages.form.PlanFormReader;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.planner.policy.ApplicableDays;
import vn.tienglang.planner.policy.LocalTimeRange;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.policy.PolicyRule;
import vn.tienglang.planner.policy.RepetitionLimit;

/** Reader of a policy from its form; an empty field is no rule. */
final class PolicyFormReader {
    private static final int PAPER_CHARACTERS = 200;
    private static final int STEP_CHARACTERS = 100;
    private static final int STEPS = 10;
    private static final int DAY_MINUTES = 24 * 60;

    private final PlanFormReader typed;
    private final Messages words;

    PolicyFormReader(PlanFormReader typed, Messages words) {
        this.typed = typed;
        this.words = words;
    }

    /** The policy; empty, with all errors, when a field is unusable. */
    Optional<Policy> policy() {
        Optional<AreaCode> unit = typed.area("unit");
        Optional<String> paper = typed.singleLine("paper", PAPER_CHARACTERS);
        Optional<LocalDate> from = typed.date("from");
        LocalDate until = until();
        if (from.isPresent() && !from.get().isBefore(until)) {
            typed.addError(
                    "ends-before", "until", words.text("bulletin.flaw.ENDS_BEFORE_IT_BEGINS"));
        }
        List<PolicyRule> rules = rules();
        if (rules.isEmpty() && typed.isValid()) {
            typed.addError("no-rule", "rules", words.text("policy.noRule"));
        }
        return typed.isValid()
                ? Optional.of(
                        new Policy(
                                unit.orElseThrow(),
                                from.orElseThrow(),
                                until,
                                paper.orElseThrow(),
                                rules))
                : Optional.empty();
    }

    /** The first day without the policy; the form has the last day with it. */
    private LocalDate until() {
        return typed.text("until").isEmpty()
                ? LocalDate.MAX
                : typed.date("until").map(last -> last.plusDays(1)).orElse(LocalDate.MAX);
    }

    private List<PolicyRule> rules() {
        ApplicableDays days = days();
        PolicyRule.Force force =
                typed.text("force").equals("usual")
                        ? PolicyRule.Force.USUAL
                        : PolicyRule.Force.BINDING;
        var rules = new ArrayList<PolicyRule>();
        sessions().map(all -> new PolicyRule.Sessions(days, force, all)).ifPresent(rules::add);
        minutes("sessionMinutes")
                .map(most -> new PolicyRule.SessionCap(days, force, most))
                .ifPresent(rules::add);
        minutes("dayMinutes")
                .map(most -> new PolicyRule.DayCap(days, force, most))
                .ifPresent(rules::add);
        typed.timeRange("quietFrom", "quietUntil")
                .map(stretch -> new PolicyRule.QuietHours(days, force, stretch))
                .ifPresent(rules::add);
        volume(days, force).ifPresent(rules::add);
        approval(days, force).ifPresent(rules::add);
        repetition(days, force).ifPresent(rules::add);
        return rules;
    }

    private ApplicableDays days() {
        var weekdays = EnumSet.noneOf(DayOfWeek.class);
        weekdays.addAll(typed.list("weekdays", text -> DayOfWeek.of(Integer.parseInt(text))));
        ApplicableDays.HolidayEffect holidays =
                switch (typed.text("holidays")) {
                    case "only" -> ApplicableDays.HolidayEffect.ONLY;
                    case "never" -> ApplicableDays.HolidayEffect.NEVER;
                    default -> ApplicableDays.HolidayEffect.ALIKE;
                };
        if (weekdays.isEmpty() && holidays == ApplicableDays.HolidayEffect.ONLY) {
            return new ApplicableDays(EnumSet.allOf(DayOfWeek.class), holidays);
        }
        if (weekdays.isEmpty()) {
            typed.addError(
                    "missing-field",
                    "weekdays",
                    words.text("complaint.missing", words.text("field.weekdays")));
            return ApplicableDays.EVERY;
        }
        return new ApplicableDays(weekdays, holidays);
    }

    private Optional<List<LocalTimeRange>> sessions() {
        if (!typed.text("silent").isEmpty()) {
            return Optional.of(List.of());
        }
        var sessions = new ArrayList<LocalTimeRange>();
        for (int index = 1; index <= PolicyPage.SESSIONS; index++) {
            typed.timeRange("from" + index, "until" + index).ifPresent(sessions::add);
        }
        sessions.sort(Comparator.comparing(LocalTimeRange::from));
        for (int index = 1; index < sessions.size(); index++) {
            if (end(sessions.get(index - 1)).compareTo(start(sessions.get(index))) > 0) {
                typed.addError("overlap", "sessions", words.text("policy.overlap"));
                return Optional.empty();
            }
        }
        return sessions.isEmpty() ? Optional.empty() : Optional.of(sessions);
    }

    private static Duration start(LocalTimeRange stretch) {
        return Duration.between(LocalTime.MIDNIGHT, stretch.from());
    }

    private static Duration end(LocalTimeRange stretch) {
        return start(stretch).plus(stretch.length());
    }

    private Optional<Duration> minutes(String field) {
        return typed.optionalNumber(field, 0, DAY_MINUTES).map(Duration::ofMinutes);
    }

    /** The hours; all day when they are empty. */
    private Optional<PolicyRule> volume(ApplicableDays days, PolicyRule.Force force) {
        Optional<LocalTimeRange> stretch = typed.timeRange("volumeFrom", "volumeUntil");
        if (typed.text("volume").isEmpty() && stretch.isPresent()) {
            return typed.number("volume", 1, 100)
                    .map(percent -> new PolicyRule.Volume(days, force, stretch.get(), percent));
        }
        return typed.optionalNumber("volume", 1, 100)
                .map(percent ->
                        new PolicyRule.Volume(
                                days, force, stretch.orElse(LocalTimeRange.WHOLE_DAY), percent));
    }

    /** The limit on repetitions, if one of its fields is filled in; the others are the default. */
    private Optional<PolicyRule> repetition(ApplicableDays days, PolicyRule.Force force) {
        Optional<Integer> perSession = typed.optionalNumber("repeatSession", 1, 100);
        Optional<Integer> perDay = typed.optionalNumber("repeatDay", 1, 100);
        Optional<Duration> gap = minutes("repeatGap");
        if (perSession.isEmpty() && perDay.isEmpty() && gap.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new PolicyRule.Repetition(
                        days,
                        force,
                        perSession.orElse(RepetitionLimit.DEFAULT.perSession()),
                        perDay.orElse(RepetitionLimit.DEFAULT.perDay()),
                        gap.orElse(RepetitionLimit.DEFAULT.gap())));
    }

    private Optional<PolicyRule> approval(ApplicableDays days, PolicyRule.Force force) {
        List<String> steps =
                typed.text("steps").lines().map(String::strip).filter(s -> !s.isEmpty()).toList();
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        boolean isUsable =
                steps.size() <= STEPS
                        && steps.stream().distinct().count() == steps.size()
                        && steps.stream().allMatch(step -> PlainText.isLine(step, STEP_CHARACTERS));
        if (!isUsable) {
            typed.addError(
                    "bad-field",
                    "steps",
                    words.text("policy.steps", words.number(STEPS), words.number(STEP_CHARACTERS)));
            return Optional.empty();
        }
        return Optional.of(
                new PolicyRule.Approval(days, force, steps, !typed.text("fourEyes").isEmpty()));
    }
}
