package vn.tienglang.central.web;

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
import vn.tienglang.central.web.page.PolicyPage;
import vn.tienglang.planner.policy.Days;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.policy.Rule;
import vn.tienglang.planner.policy.Stretch;

/** A policy out of the fields of its form; what is left empty is not laid down. */
final class PolicyTyped {
    private static final int PAPER_CHARACTERS = 200;
    private static final int STEP_CHARACTERS = 100;
    private static final int STEPS = 10;
    private static final int DAY_MINUTES = 24 * 60;

    private final Typed typed;
    private final Words words;

    PolicyTyped(Typed typed, Words words) {
        this.typed = typed;
        this.words = words;
    }

    /** The policy; empty, with all complaints, when the fields say none. */
    Optional<Policy> policy() {
        Optional<AreaCode> unit = typed.area("unit");
        Optional<String> paper = typed.line("paper", PAPER_CHARACTERS);
        Optional<LocalDate> from = typed.date("from");
        LocalDate until = until();
        if (from.isPresent() && !from.get().isBefore(until)) {
            typed.object("ends-before", "until", words.say("bulletin.flaw.ENDS_BEFORE_IT_BEGINS"));
        }
        List<Rule> rules = rules();
        if (rules.isEmpty() && typed.isSound()) {
            typed.object("no-rule", "rules", words.say("policy.noRule"));
        }
        return typed.isSound()
                ? Optional.of(
                        new Policy(
                                unit.orElseThrow(),
                                from.orElseThrow(),
                                until,
                                paper.orElseThrow(),
                                rules))
                : Optional.empty();
    }

    /** People name the last day; a policy names the first on which it no longer is in force. */
    private LocalDate until() {
        return typed.text("until").isEmpty()
                ? LocalDate.MAX
                : typed.date("until").map(last -> last.plusDays(1)).orElse(LocalDate.MAX);
    }

    private List<Rule> rules() {
        Days days = days();
        Rule.Force force =
                typed.text("force").equals("usual") ? Rule.Force.USUAL : Rule.Force.BINDING;
        var rules = new ArrayList<Rule>();
        sessions().map(all -> new Rule.Sessions(days, force, all)).ifPresent(rules::add);
        minutes("sessionMinutes")
                .map(most -> new Rule.SessionCap(days, force, most))
                .ifPresent(rules::add);
        minutes("dayMinutes").map(most -> new Rule.DayCap(days, force, most)).ifPresent(rules::add);
        typed.stretch("quietFrom", "quietUntil")
                .map(stretch -> new Rule.Quiet(days, force, stretch))
                .ifPresent(rules::add);
        volume(days, force).ifPresent(rules::add);
        approval(days, force).ifPresent(rules::add);
        return rules;
    }

    private Days days() {
        var weekdays = EnumSet.noneOf(DayOfWeek.class);
        weekdays.addAll(typed.each("weekdays", text -> DayOfWeek.of(Integer.parseInt(text))));
        Days.Holidays holidays =
                switch (typed.text("holidays")) {
                    case "only" -> Days.Holidays.ONLY;
                    case "never" -> Days.Holidays.NEVER;
                    default -> Days.Holidays.ALIKE;
                };
        if (weekdays.isEmpty() && holidays == Days.Holidays.ONLY) {
            return new Days(EnumSet.allOf(DayOfWeek.class), holidays);
        }
        if (weekdays.isEmpty()) {
            typed.object(
                    "missing-field",
                    "weekdays",
                    words.say("complaint.missing", words.say("field.weekdays")));
            return Days.EVERY;
        }
        return new Days(weekdays, holidays);
    }

    private Optional<List<Stretch>> sessions() {
        if (!typed.text("silent").isEmpty()) {
            return Optional.of(List.of());
        }
        var sessions = new ArrayList<Stretch>();
        for (int index = 1; index <= PolicyPage.SESSIONS; index++) {
            typed.stretch("from" + index, "until" + index).ifPresent(sessions::add);
        }
        sessions.sort(Comparator.comparing(Stretch::from));
        for (int index = 1; index < sessions.size(); index++) {
            if (end(sessions.get(index - 1)).compareTo(start(sessions.get(index))) > 0) {
                typed.object("overlap", "sessions", words.say("policy.overlap"));
                return Optional.empty();
            }
        }
        return sessions.isEmpty() ? Optional.empty() : Optional.of(sessions);
    }

    private static Duration start(Stretch stretch) {
        return Duration.between(LocalTime.MIDNIGHT, stretch.from());
    }

    private static Duration end(Stretch stretch) {
        return start(stretch).plus(stretch.length());
    }

    private Optional<Duration> minutes(String field) {
        return typed.maybe(field, 0, DAY_MINUTES).map(Duration::ofMinutes);
    }

    /** Without hours it holds all day. */
    private Optional<Rule> volume(Days days, Rule.Force force) {
        Optional<Stretch> stretch = typed.stretch("volumeFrom", "volumeUntil");
        if (typed.text("volume").isEmpty() && stretch.isPresent()) {
            return typed.number("volume", 1, 100)
                    .map(percent -> new Rule.Volume(days, force, stretch.get(), percent));
        }
        return typed.maybe("volume", 1, 100)
                .map(percent -> new Rule.Volume(days, force, stretch.orElse(Stretch.DAY), percent));
    }

    private Optional<Rule> approval(Days days, Rule.Force force) {
        List<String> steps =
                typed.text("steps").lines().map(String::strip).filter(s -> !s.isEmpty()).toList();
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        boolean isUsable =
                steps.size() <= STEPS
                        && steps.stream().distinct().count() == steps.size()
                        && steps.stream()
                                .allMatch(step ->
                                        step.length() <= STEP_CHARACTERS
                                                && PlainText.isPlain(step));
        if (!isUsable) {
            typed.object(
                    "bad-field",
                    "steps",
                    words.say("policy.steps", words.number(STEPS), words.number(STEP_CHARACTERS)));
            return Optional.empty();
        }
        return Optional.of(
                new Rule.Approval(days, force, steps, !typed.text("fourEyes").isEmpty()));
    }
}
