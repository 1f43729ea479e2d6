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
 * All policies of all units, answerable for any unit and day. It remembers what it worked out, so
 * it lives for one plan and is asked by one thread; ten thousand communes under the same rules are
 * answered with one object.
 */
public final class PolicyBook {
    private static final Duration DAY = Duration.ofDays(1);

    private final AreaTree areas;
    private final Map<AreaCode, List<Policy>> byUnit = new HashMap<>();
    private final Set<LocalDate> holidays;
    private final Map<LocalDate, Map<AreaCode, Standing>> standing = new HashMap<>();
    private final IdentityHashMap<Standing, Integer> numbers = new IdentityHashMap<>();
    private final Map<Question, OpenDay> answers = new HashMap<>();

    /** What an answer depends on: the rules of three days, by number, and when and where. */
    private record Question(int before, int on, int after, LocalDate date, ZoneId zone) {}

    /**
     * A book of these.
     *
     * @param areas every area, with its dates
     * @param policies in any order
     * @param holidays public holidays
     */
    public PolicyBook(AreaTree areas, List<Policy> policies, Set<LocalDate> holidays) {
        this.areas = areas;
        this.holidays = Set.copyOf(holidays);
        for (Policy policy : policies) {
            byUnit.computeIfAbsent(policy.unit(), _ -> new ArrayList<>()).add(policy);
        }
    }

    /** What is open at this unit around this day. */
    public OpenDay on(AreaCode unit, LocalDate date, ZoneId zone) {
        Standing before = standing(unit, date.minusDays(1));
        Standing today = standing(unit, date);
        Standing after = standing(unit, date.plusDays(1));
        var question = new Question(number(before), number(today), number(after), date, zone);
        OpenDay known = answers.get(question);
        if (known != null) {
            return known;
        }
        OpenDay answer = new Opening(List.of(before, today, after), date, zone).day();
        answers.put(question, answer);
        return answer;
    }

    private int number(Standing rules) {
        Integer known = numbers.get(rules);
        if (known == null) {
            known = numbers.size();
            numbers.put(rules, known);
        }
        return known;
    }

    private Standing standing(AreaCode unit, LocalDate date) {
        Map<AreaCode, Standing> known = standing.computeIfAbsent(date, _ -> new HashMap<>());
        Standing found = known.get(unit);
        if (found == null) {
            found = climb(unit, date);
            known.put(unit, found);
        }
        return found;
    }

    /**
     * A unit that does not stand on that day has the law's rules, as far as the tree tells them.
     */
    private Standing climb(AreaCode unit, LocalDate date) {
        Optional<Area> area = areas.find(unit, date);
        boolean isRoot = area.map(Area::isRoot).orElse(unit.equals(AreaCode.COUNTRY));
        AreaCode above = area.map(Area::parent).orElse(AreaCode.COUNTRY);
        Standing from = isRoot ? Standing.NOTHING : standing(above, date);
        return from.below(byUnit.getOrDefault(unit, List.of()), date, holidays.contains(date));
    }

    /** One answer in the making: the rules of the day before, the day and the day after. */
    private record Opening(List<Standing> rules, LocalDate date, ZoneId zone) {
        OpenDay day() {
            Standing today = rules.get(1);
            List<Closure> quiet = quiet();
            List<Closure> above = closedAbove();
            var closures = new ArrayList<>(quiet);
            closures.addAll(above);
            List<Airtime> closed = Stretches.union(closures.stream().map(Closure::when).toList());
            var sessions = new ArrayList<Session>();
            sessions.addAll(sessions(0, closed));
            sessions.addAll(sessions(1, closed));
            return new OpenDay(
                    date,
                    sessions,
                    today.sessions().usual().isEmpty()
                            ? Policy.Quote.NOBODY
                            : today.sessions().usual().getFirst().by(),
                    cap(
                            today.dayCap().limits().stream()
                                    .map(said -> new Cap(said.rule().most(), said.by()))),
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
                for (Said<Rule.Quiet> said : rules.get(index).quiet().limits()) {
                    said.rule()
                            .stretch()
                            .on(dayOf(index), zone)
                            .map(when -> new Closure(Closure.Why.QUIET, when, said.by()))
                            .ifPresent(quiet::add);
                }
            }
            return quiet;
        }

        /** What each unit that binds leaves closed of these three days, unit by unit. */
        private List<Closure> closedAbove() {
            var binding = new LinkedHashSet<Policy.Quote>();
            rules.forEach(day -> day.sessions().binding().forEach(said -> binding.add(said.by())));
            var closures = new ArrayList<Closure>();
            for (Policy.Quote by : binding) {
                var open = new ArrayList<Airtime>();
                for (int index = 0; index < rules.size(); index++) {
                    open.addAll(allowed(rules.get(index), by, dayOf(index)));
                }
                for (Airtime closed : Stretches.without(threeDays(), Stretches.union(open))) {
                    closures.add(new Closure(Closure.Why.CLOSED_ABOVE, closed, by));
                }
            }
            return closures;
        }

        /** A day of which the paper does not speak is open, as far as that paper goes. */
        private List<Airtime> allowed(Standing rules, Policy.Quote by, LocalDate day) {
            List<Rule.Sessions> said =
                    rules.sessions().binding().stream()
                            .filter(one -> one.by().equals(by))
                            .map(Said::rule)
                            .toList();
            Stream<Stretch> stretches =
                    said.isEmpty()
                            ? Stream.of(Stretch.DAY)
                            : said.stream().flatMap(rule -> rule.stretches().stream());
            return stretches.flatMap(stretch -> stretch.on(day, zone).stream()).toList();
        }

        private List<Airtime> threeDays() {
            var days = new ArrayList<Airtime>();
            for (int index = 0; index < rules.size(); index++) {
                Stretch.DAY.on(dayOf(index), zone).ifPresent(days::add);
            }
            return Stretches.union(days);
        }

        private List<Session> sessions(int index, List<Airtime> closed) {
            Standing standing = rules.get(index);
            LocalDate day = dayOf(index);
            Cap cap =
                    cap(
                            standing.sessionCap().limits().stream()
                                    .map(said -> new Cap(said.rule().most(), said.by())));
            List<Said<Rule.Sessions>> said = standing.sessions().usual();
            if (said.isEmpty()) {
                // Where nobody speaks of the next day either, midnight is no border.
                boolean goesOn = rules.get(index + 1).sessions().usual().isEmpty();
                return Stretch.DAY.on(day, zone).stream()
                        .map(first ->
                                new Airtime(
                                        first.start(),
                                        goesOn ? first.end().plus(DAY) : first.end()))
                        .map(whole -> session(whole, Policy.Quote.NOBODY, closed, cap))
                        .toList();
            }
            return said.stream()
                    .flatMap(one ->
                            one.rule().stretches().stream()
                                    .flatMap(stretch -> stretch.on(day, zone).stream())
                                    .map(whole -> session(whole, one.by(), closed, cap)))
                    .sorted((a, b) -> a.whole().start().compareTo(b.whole().start()))
                    .toList();
        }

        private static Session session(
                Airtime whole, Policy.Quote by, List<Airtime> closed, Cap cap) {
            return new Session(whole, by, Stretches.without(List.of(whole), closed), cap);
        }

        private static Cap cap(Stream<Cap> caps) {
            return Cap.tightest(caps.toList());
        }

        private List<OpenDay.Loudest> volumes() {
            var volumes = new ArrayList<OpenDay.Loudest>();
            for (int index = 0; index < rules.size(); index++) {
                for (Said<Rule.Volume> said : rules.get(index).volume().limits()) {
                    said.rule()
                            .stretch()
                            .on(dayOf(index), zone)
                            .map(when ->
                                    new OpenDay.Loudest(when, said.rule().percent(), said.by()))
                            .ifPresent(volumes::add);
                }
            }
            return volumes;
        }

        /** The steps of higher units that bind come after those of the unit itself. */
        private static OpenDay.Approvals approvals(Standing rules) {
            var steps = new LinkedHashSet<String>();
            boolean fourEyes = false;
            for (Said<Rule.Approval> said : rules.approval().limits()) {
                steps.addAll(said.rule().steps());
                fourEyes |= said.rule().fourEyes();
            }
            return new OpenDay.Approvals(List.copyOf(steps), fourEyes);
        }
    }
}
