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
    private final List<Policy> defaults;
    private final Map<LocalDate, Map<AreaCode, UnitRules>> unitRules = new HashMap<>();
    private final Map<LocalDate, Map<List<AreaCode>, UnitRules>> rulesOfPaths = new HashMap<>();
    private final IdentityHashMap<UnitRules, Integer> numbers = new IdentityHashMap<>();
    private final Map<CacheKey, OpenDay> cache = new HashMap<>();

    /** Key of a cached result: the indices of the rules of three days, the day and the zone. */
    private record CacheKey(int before, int on, int after, LocalDate date, ZoneId zone) {}

    /**
     * Creates a resolver.
     *
     * @param areas every area, with its dates
     * @param policies in any order; {@link LegalNight#POLICY} among them is the default of the
     *     country, which its own policies replace like those of any unit
     * @param holidays public holidays
     */
    public PolicyResolver(AreaTree areas, List<Policy> policies, Set<LocalDate> holidays) {
        this.areas = areas;
        this.holidays = Set.copyOf(holidays);
        this.defaults = policies.stream().filter(LegalNight.POLICY::equals).toList();
        for (Policy policy : policies) {
            if (policy.equals(LegalNight.POLICY)) {
                continue;
            }
            byUnit.computeIfAbsent(policy.unit(), _ -> new ArrayList<>()).add(policy);
        }
    }

    /** Returns the airtime that is open at this unit around this day. */
    public OpenDay openDay(AreaCode unit, LocalDate date, ZoneId zone) {
        UnitRules before = unitRules(unit, date.minusDays(1));
        UnitRules today = unitRules(unit, date);
        UnitRules after = unitRules(unit, date.plusDays(1));
        var key = new CacheKey(number(before), number(today), number(after), date, zone);
        OpenDay cached = cache.get(key);
        if (cached != null) {
            return cached;
        }
        OpenDay openDay = new OpenDayBuilder(List.of(before, today, after), date, zone).build();
        cache.put(key, openDay);
        return openDay;
    }

    private int number(UnitRules rules) {
        Integer cached = numbers.get(rules);
        if (cached == null) {
            cached = numbers.size();
            numbers.put(rules, cached);
        }
        return cached;
    }

    private UnitRules unitRules(AreaCode unit, LocalDate date) {
        Map<AreaCode, UnitRules> cached = unitRules.computeIfAbsent(date, _ -> new HashMap<>());
        UnitRules rules = cached.get(unit);
        if (rules == null) {
            rules = resolve(unit, date);
            cached.put(unit, rules);
        }
        return rules;
    }

    /**
     * Resolves the rules of a unit. A unit that does not exist on that day gets national law and
     * its own policies.
     */
    private UnitRules resolve(AreaCode unit, LocalDate date) {
        List<Area> path = areas.ancestry(unit, date);
        return path.stream().anyMatch(Area::hasFormerParent)
                ? alongPath(path.stream().map(Area::code).toList(), date)
                : alongParents(unit, date);
    }

    private UnitRules alongParents(AreaCode unit, LocalDate date) {
        Optional<Area> area = areas.find(unit, date);
        boolean isRoot = area.map(Area::isRoot).orElse(unit.equals(AreaCode.COUNTRY));
        AreaCode parent = area.map(Area::parent).orElse(AreaCode.COUNTRY);
        UnitRules from =
                isRoot ? UnitRules.NONE.forChild(defaults, date, false) : unitRules(parent, date);
        return from.forChild(byUnit.getOrDefault(unit, List.of()), date, holidays.contains(date));
    }

    /**
     * The rules at the first unit of a path of units, nearest first. A former commune lies in two
     * lines, so its rules do not follow from those of its parent alone.
     */
    private UnitRules alongPath(List<AreaCode> path, LocalDate date) {
        AreaCode unit = path.getFirst();
        if (path.size() == 1) {
            return unitRules(unit, date);
        }
        Map<List<AreaCode>, UnitRules> cached =
                rulesOfPaths.computeIfAbsent(date, _ -> new HashMap<>());
        UnitRules rules = cached.get(path);
        if (rules == null) {
            rules =
                    alongPath(path.subList(1, path.size()), date)
                            .forChild(
                                    byUnit.getOrDefault(unit, List.of()),
                                    date,
                                    holidays.contains(date));
            cached.put(path, rules);
        }
        return rules;
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
                                    .map(attributed ->
                                            new Cap(attributed.rule().maximum(), attributed.by()))),
                    closures,
                    volumes(),
                    approvals(today),
                    repetition(today));
        }

        private LocalDate dayOf(int index) {
            return date.plusDays(index - 1);
        }

        private List<Closure> quiet() {
            var quiet = new ArrayList<Closure>();
            for (int index = 0; index < rules.size(); index++) {
                for (AttributedRule<PolicyRule.QuietHours> attributed :
                        rules.get(index).quiet().limits()) {
                    attributed
                            .rule()
                            .range()
                            .airtimeOn(dayOf(index), zone)
                            .map(when -> new Closure(Closure.Kind.QUIET, when, attributed.by()))
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
            rules.forEach(day ->
                    day.sessions().binding().forEach(attributed -> binding.add(attributed.by())));
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
            List<PolicyRule.Sessions> attributed =
                    rules.sessions().binding().stream()
                            .filter(one -> one.by().equals(by))
                            .map(AttributedRule::rule)
                            .toList();
            Stream<LocalTimeRange> ranges =
                    attributed.isEmpty()
                            ? Stream.of(LocalTimeRange.WHOLE_DAY)
                            : attributed.stream().flatMap(rule -> rule.ranges().stream());
            return ranges.flatMap(range -> range.airtimeOn(day, zone).stream()).toList();
        }

        private List<Airtime> threeDays() {
            var days = new ArrayList<Airtime>();
            for (int index = 0; index < rules.size(); index++) {
                LocalTimeRange.WHOLE_DAY.airtimeOn(dayOf(index), zone).ifPresent(days::add);
            }
            return AirtimeIntervals.union(days);
        }

        private List<BroadcastSession> sessions(int index, List<Airtime> closed) {
            UnitRules dayRules = rules.get(index);
            LocalDate day = dayOf(index);
            Cap cap =
                    cap(
                            dayRules.sessionCap().limits().stream()
                                    .map(attributed ->
                                            new Cap(attributed.rule().maximum(), attributed.by())));
            List<AttributedRule<PolicyRule.Sessions>> attributed = dayRules.sessions().usual();
            if (attributed.isEmpty()) {
                // If the next day has no sessions rule either, the open time continues past
                // midnight.
                boolean continues = rules.get(index + 1).sessions().usual().isEmpty();
                return LocalTimeRange.WHOLE_DAY.airtimeOn(day, zone).stream()
                        .map(first ->
                                new Airtime(
                                        first.start(),
                                        continues ? first.end().plus(DAY) : first.end()))
                        .map(session -> session(session, Policy.Citation.NONE, closed, cap))
                        .toList();
            }
            return attributed.stream()
                    .flatMap(one ->
                            one.rule().ranges().stream()
                                    .flatMap(range -> range.airtimeOn(day, zone).stream())
                                    .map(session -> session(session, one.by(), closed, cap)))
                    .sorted((a, b) -> a.airtime().start().compareTo(b.airtime().start()))
                    .toList();
        }

        private static BroadcastSession session(
                Airtime session, Policy.Citation by, List<Airtime> closed, Cap cap) {
            return new BroadcastSession(
                    session, by, AirtimeIntervals.difference(List.of(session), closed), cap);
        }

        private static Cap cap(Stream<Cap> caps) {
            return Cap.tightest(caps.toList());
        }

        private List<OpenDay.VolumeLimit> volumes() {
            var volumes = new ArrayList<OpenDay.VolumeLimit>();
            for (int index = 0; index < rules.size(); index++) {
                for (AttributedRule<PolicyRule.Volume> attributed :
                        rules.get(index).volume().limits()) {
                    attributed
                            .rule()
                            .range()
                            .airtimeOn(dayOf(index), zone)
                            .map(when ->
                                    new OpenDay.VolumeLimit(
                                            when, attributed.rule().percent(), attributed.by()))
                            .ifPresent(volumes::add);
                }
            }
            return volumes;
        }

        private static RepetitionLimit repetition(UnitRules rules) {
            return rules.repetition().limits().stream()
                    .map(attributed ->
                            new RepetitionLimit(
                                    attributed.rule().perSession(),
                                    attributed.rule().perDay(),
                                    attributed.rule().gap(),
                                    attributed.by()))
                    .reduce(RepetitionLimit::and)
                    .orElse(RepetitionLimit.DEFAULT);
        }

        /** Merges approval steps: binding steps of higher units follow those of the unit itself. */
        private static OpenDay.ApprovalRequirement approvals(UnitRules rules) {
            var steps = new LinkedHashSet<String>();
            boolean fourEyes = false;
            for (AttributedRule<PolicyRule.Approval> attributed : rules.approval().limits()) {
                steps.addAll(attributed.rule().steps());
                fourEyes |= attributed.rule().fourEyes();
            }
            return new OpenDay.ApprovalRequirement(List.copyOf(steps), fourEyes);
        }
    }
}
