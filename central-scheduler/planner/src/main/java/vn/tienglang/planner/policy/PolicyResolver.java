package vn.tienglang.planner.policy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;

/**
 * Resolver of the policies of all units, for any unit and day. It caches its results, so an
 * instance serves one plan and one thread. Units with equal rules share one result.
 */
public final class PolicyResolver {
    private static final Duration DAY = Duration.ofDays(1);

    private final AreaTree areas;
    private final Map<AreaCode, List<Policy>> byUnit = new HashMap<>();
    private final Set<LocalDate> holidays;
    private final Map<LocalDate, Map<AreaCode, UnitRules>> unitRules = new HashMap<>();
    private final IdentityHashMap<UnitRules, Integer> numbers = new IdentityHashMap<>();
    private final Map<CacheKey, OpenDay> answers = new HashMap<>();

    /** Key of a cached result: the indices of the rules of three days, the day and the zone. */
    private record CacheKey(int before, int on, int after, LocalDate date, ZoneId zone) {}

    /**
     * Creates a resolver.
     *
     * @param areas every area, with its dates
     * @param policies in any order
     * @param holidays public holidays
     */
    public PolicyResolver(AreaTree areas, List<Policy> policies, Set<LocalDate> holidays) {
        this.areas = areas;
        this.holidays = Set.copyOf(holidays);
        for (Policy policy : policies) {
            byUnit.computeIfAbsent(policy.unit(), _ -> new ArrayList<>()).add(policy);
        }
    }

    /** Returns the airtime that is open at this unit around this day. */
    public OpenDay openDay(AreaCode unit, LocalDate date, ZoneId zone) {
        UnitRules before = unitRules(unit, date.minusDays(1));
        UnitRules today = unitRules(unit, date);
        UnitRules after = unitRules(unit, date.plusDays(1));
        var question = new CacheKey(number(before), number(today), number(after), date, zone);
        OpenDay known = answers.get(question);
        if (known != null) {
            return known;
        }
        OpenDay answer = new OpenDayBuilder(List.of(before, today, after), date, zone).build();
        answers.put(question, answer);
        return answer;
    }

    private int number(UnitRules rules) {
        Integer known = numbers.get(rules);
        if (known == null) {
            known = numbers.size();
            numbers.put(rules, known);
        }
        return known;
    }

    private UnitRules unitRules(AreaCode unit, LocalDate date) {
        Map<AreaCode, UnitRules> known = unitRules.computeIfAbsent(date, _ -> new HashMap<>());
        UnitRules found = known.get(unit);
        if (found == null) {
            found = resolve(unit, date);
            known.put(unit, found);
        }
        return found;
    }

    /**
     * Resolves the rules of a unit. A unit that does not exist on that day gets national law and
     * its own policies.
     */
    private UnitRules resolve(AreaCode unit, LocalDate date) {
        Optional<Area> area = areas.find(unit, date);
        boolean isRoot = area.map(Area::isRoot).orElse(unit.equals(AreaCode.COUNTRY));
        AreaCode above = area.map(Area::parent).orElse(AreaCode.COUNTRY);
        UnitRules from = isRoot ? UnitRules.NONE : unitRules(above, date);
        return from.forChild(byUnit.getOrDefault(unit, List.of()), date, holidays.contains(date));
    }

    /** Builder of one result from the rules of the day before, the day and the day after. */
    private record OpenDayBuilder(List<UnitRules> rules, LocalDate date, ZoneId zone) {
        OpenDay build() {
            UnitRules today = rules.get(1);
            List<Closure> quiet = quiet();
            List<Closure> above = closedAbove();
            var closures = new ArrayList<>(quiet);
            closures.addAll(above);
            List<Airtime> closed =
                    AirtimeIntervals.union(closures.stream().map(Closure::when).toList());
            var sessions = new ArrayList<BroadcastSession>();
            sessions.addAll(sessions(0, closed));
            sessions.addAll(sessions(1, closed));
            return new OpenDay(
                    date,
                    sessions,
                    today.sessions().usual().isEmpty()
                            ? Policy.Citation.NONE
                            : today.sessions().usual().getFirst().by(),
                    cap(
                            today.dayCap().limits().stream()
                                    .map(said -> new Cap(said.rule().maximum(), said.by()))),
                    closures,
                    volumes(),
                    approvals(today));
        }

        private LocalDate dayOf(int index) {
            return date.plusDays(index - 1);
        }

        private List<Closure> quiet() {
            var quiet = new ArrayList<Closure>();
            for (int index = 0; index < rules.size(); index++) {
                for (AttributedRule<PolicyRule.QuietHours> said :
                        rules.get(index).quiet().limits()) {
                    said.rule()
                            .range()
                            .airtimeOn(dayOf(index), zone)
                            .map(when -> new Closure(Closure.Kind.QUIET, when, said.by()))
                            .ifPresent(quiet::add);
                }
            }
            return quiet;
        }

        /**
         * Returns what each unit with binding sessions closes on these three days, unit by unit.
         */
        private List<Closure> closedAbove() {
            var binding = new LinkedHashSet<Policy.Citation>();
            rules.forEach(day -> day.sessions().binding().forEach(said -> binding.add(said.by())));
            var closures = new ArrayList<Closure>();
            for (Policy.Citation by : binding) {
                var open = new ArrayList<Airtime>();
                for (int index = 0; index < rules.size(); index++) {
                    open.addAll(allowed(rules.get(index), by, dayOf(index)));
                }
                for (Airtime closed :
                        AirtimeIntervals.difference(threeDays(), AirtimeIntervals.union(open))) {
                    closures.add(new Closure(Closure.Kind.CLOSED_ABOVE, closed, by));
                }
            }
            return closures;
        }

        /**
         * Returns the allowed airtime of a day. A policy that has no rule for the day leaves it
         * open.
         */
        private List<Airtime> allowed(UnitRules rules, Policy.Citation by, LocalDate day) {
            List<PolicyRule.Sessions> said =
                    rules.sessions().binding().stream()
                            .filter(one -> one.by().equals(by))
                            .map(AttributedRule::rule)
                            .toList();
            Stream<LocalTimeRange> stretches =
                    said.isEmpty()
                            ? Stream.of(LocalTimeRange.WHOLE_DAY)
                            : said.stream().flatMap(rule -> rule.ranges().stream());
            return stretches.flatMap(stretch -> stretch.airtimeOn(day, zone).stream()).toList();
        }

        private List<Airtime> threeDays() {
            var days = new ArrayList<Airtime>();
            for (int index = 0; index < rules.size(); index++) {
                LocalTimeRange.WHOLE_DAY.airtimeOn(dayOf(index), zone).ifPresent(days::add);
            }
            return AirtimeIntervals.union(days);
        }

        private List<BroadcastSession> sessions(int index, List<Airtime> closed) {
            UnitRules standing = rules.get(index);
            LocalDate day = dayOf(index);
            Cap cap =
                    cap(
                            standing.sessionCap().limits().stream()
                                    .map(said -> new Cap(said.rule().maximum(), said.by())));
            List<AttributedRule<PolicyRule.Sessions>> said = standing.sessions().usual();
            if (said.isEmpty()) {
                // If the next day has no sessions rule either, the open time continues past
                // midnight.
                boolean goesOn = rules.get(index + 1).sessions().usual().isEmpty();
                return LocalTimeRange.WHOLE_DAY.airtimeOn(day, zone).stream()
                        .map(first ->
                                new Airtime(
                                        first.start(),
                                        goesOn ? first.end().plus(DAY) : first.end()))
                        .map(whole -> session(whole, Policy.Citation.NONE, closed, cap))
                        .toList();
            }
            return said.stream()
                    .flatMap(one ->
                            one.rule().ranges().stream()
                                    .flatMap(stretch -> stretch.airtimeOn(day, zone).stream())
                                    .map(whole -> session(whole, one.by(), closed, cap)))
                    .sorted((a, b) -> a.airtime().start().compareTo(b.airtime().start()))
                    .toList();
        }

        private static BroadcastSession session(
                Airtime whole, Policy.Citation by, List<Airtime> closed, Cap cap) {
            return new BroadcastSession(
                    whole, by, AirtimeIntervals.difference(List.of(whole), closed), cap);
        }

        private static Cap cap(Stream<Cap> caps) {
            return Cap.tightest(caps.toList());
        }

        private List<OpenDay.VolumeLimit> volumes() {
            var volumes = new ArrayList<OpenDay.VolumeLimit>();
            for (int index = 0; index < rules.size(); index++) {
                for (AttributedRule<PolicyRule.Volume> said : rules.get(index).volume().limits()) {
                    said.rule()
                            .range()
                            .airtimeOn(dayOf(index), zone)
                            .map(when ->
                                    new OpenDay.VolumeLimit(when, said.rule().percent(), said.by()))
                            .ifPresent(volumes::add);
                }
            }
            return volumes;
        }

        /** Merges approval steps: binding steps of higher units follow those of the unit itself. */
        private static OpenDay.ApprovalRequirement approvals(UnitRules rules) {
            var steps = new LinkedHashSet<String>();
            boolean fourEyes = false;
            for (AttributedRule<PolicyRule.Approval> said : rules.approval().limits()) {
                steps.addAll(said.rule().steps());
                fourEyes |= said.rule().fourEyes();
            }
            return new OpenDay.ApprovalRequirement(List.copyOf(steps), fourEyes);
        }
    }
}
