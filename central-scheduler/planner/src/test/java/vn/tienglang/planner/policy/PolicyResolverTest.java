package vn.tienglang.planner.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.airtime.Seeds;
import vn.tienglang.planner.policy.ApplicableDays.HolidayEffect;
import vn.tienglang.planner.policy.Closure.Kind;
import vn.tienglang.planner.policy.PolicyRule.Force;

class PolicyResolverTest {
    private static final ZoneId HANOI = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final AreaCode LAW = AreaCode.COUNTRY;
    private static final AreaCode PROVINCE = new AreaCode("20");
    private static final AreaCode DISTRICT = new AreaCode("178");
    private static final AreaCode COMMUNE = new AreaCode("05977");
    private static final AreaTree AREAS =
            new AreaTree(
                    List.of(
                            area(LAW, LAW, "country"),
                            area(PROVINCE, LAW, "province"),
                            area(DISTRICT, PROVINCE, "district"),
                            area(COMMUNE, DISTRICT, "commune")));
    private static final LocalDate MONDAY = LocalDate.of(2021, 6, 7);
    private static final LocalDate SUNDAY = MONDAY.minusDays(1);
    private static final LocalDate LONG_AGO = LocalDate.of(2010, 1, 1);

    private static final LocalTimeRange DAWN = LocalTimeRange.between(at(5, 30), at(6, 30));
    private static final LocalTimeRange DUSK = LocalTimeRange.between(at(17, 0), at(18, 0));
    private static final LocalTimeRange NIGHT = LocalTimeRange.between(at(21, 0), at(5, 0));

    private static Area area(AreaCode code, AreaCode parent, String kind) {
        return new Area(code, parent, kind, "area " + code, LocalDate.MIN, LocalDate.MAX);
    }

    private static LocalTime at(int hour, int minute) {
        return LocalTime.of(hour, minute);
    }

    private static Airtime airtime(LocalDate date, LocalTime from, int minutes) {
        Instant start = date.atTime(from).atZone(HANOI).toInstant();
        return Airtime.of(start, Duration.ofMinutes(minutes));
    }

    private static Policy policy(AreaCode unit, String paper, PolicyRule... rules) {
        return new Policy(unit, LONG_AGO, LocalDate.MAX, paper, List.of(rules));
    }

    private static PolicyRule sessions(Force force, LocalTimeRange... ranges) {
        return new PolicyRule.Sessions(ApplicableDays.EVERY, force, List.of(ranges));
    }

    private static OpenDay communeOn(LocalDate date, Policy... policies) {
        return new PolicyResolver(AREAS, List.of(policies), Set.of()).openDay(COMMUNE, date, HANOI);
    }

    private static List<Kind> closed(Permission permission) {
        return switch (permission) {
            case Permission.Open _ -> List.of();
            case Permission.Closed(var closures) -> closures.stream().map(Closure::kind).toList();
        };
    }

    @Test
    void withoutPoliciesEverythingIsOpen() {
        OpenDay day = communeOn(MONDAY);
        assertThat(day.permit(airtime(MONDAY, at(3, 0), 15))).isInstanceOf(Permission.Open.class);
        assertThat(day.cap()).isEqualTo(Cap.NONE);
    }

    @Test
    void nearestUnitWithARuleSetsTheSessions() {
        OpenDay day =
                communeOn(
                        MONDAY,
                        policy(PROVINCE, "tỉnh", sessions(Force.USUAL, DAWN, DUSK)),
                        policy(DISTRICT, "huyện", sessions(Force.USUAL, DUSK)));
        assertThat(day.permit(airtime(MONDAY, at(17, 10), 15))).isInstanceOf(Permission.Open.class);
        Permission dawn = day.permit(airtime(MONDAY, at(5, 40), 15));
        assertThat(dawn)
                .isEqualTo(
                        new Permission.Closed(
                                List.of(
                                        new Closure(
                                                Kind.NO_SESSION,
                                                airtime(MONDAY, at(5, 40), 15),
                                                new Policy.Citation(
                                                        DISTRICT, LONG_AGO, "huyện")))));
    }

    @Test
    void lowerUnitCannotWidenABindingRule() {
        OpenDay day =
                communeOn(
                        MONDAY,
                        policy(PROVINCE, "tỉnh", sessions(Force.BINDING, DAWN)),
                        policy(COMMUNE, "xã", sessions(Force.USUAL, DAWN, DUSK)));
        assertThat(closed(day.permit(airtime(MONDAY, at(5, 40), 15)))).isEmpty();
        assertThat(closed(day.permit(airtime(MONDAY, at(17, 10), 15))))
                .containsExactly(Kind.CLOSED_ABOVE);
    }

    @Test
    void quietHoursFromYesterdayLastIntoTheMorning() {
        OpenDay day =
                communeOn(
                        MONDAY,
                        policy(
                                LAW,
                                "luật",
                                new PolicyRule.QuietHours(
                                        ApplicableDays.EVERY, Force.BINDING, NIGHT)),
                        policy(COMMUNE, "xã", sessions(Force.USUAL, LocalTimeRange.WHOLE_DAY)));
        assertThat(closed(day.permit(airtime(MONDAY, at(4, 50), 15)))).containsExactly(Kind.QUIET);
        assertThat(closed(day.permit(airtime(MONDAY, at(5, 0), 15)))).isEmpty();
        assertThat(closed(day.permit(airtime(MONDAY, at(20, 50), 15)))).containsExactly(Kind.QUIET);
    }

    @Test
    void airingMustEndWithinItsSession() {
        OpenDay day = communeOn(MONDAY, policy(COMMUNE, "xã", sessions(Force.USUAL, DAWN)));
        assertThat(closed(day.permit(airtime(MONDAY, at(6, 15), 15)))).isEmpty();
        assertThat(closed(day.permit(airtime(MONDAY, at(6, 16), 15))))
                .containsExactly(Kind.NO_SESSION);
    }

    @Test
    void sessionPastMidnightAcceptsAiringsOfTheNextDay() {
        LocalTimeRange late = LocalTimeRange.between(at(23, 30), at(0, 30));
        OpenDay day = communeOn(MONDAY, policy(COMMUNE, "xã", sessions(Force.USUAL, late)));
        assertThat(closed(day.permit(airtime(MONDAY, at(0, 10), 10)))).isEmpty();
        assertThat(closed(day.permit(airtime(MONDAY, at(23, 55), 10)))).isEmpty();
    }

    @Test
    void dayWithoutSessionsIsClosedAndCitesTheUnit() {
        var sundays = new ApplicableDays(EnumSet.of(DayOfWeek.SUNDAY), HolidayEffect.ALIKE);
        var silent = new PolicyRule.Sessions(sundays, Force.USUAL, List.of());
        Policy province = policy(PROVINCE, "tỉnh", sessions(Force.USUAL, DAWN));
        Policy commune = policy(COMMUNE, "xã", silent);
        assertThat(
                        closed(
                                communeOn(MONDAY, province, commune)
                                        .permit(airtime(MONDAY, at(5, 40), 5))))
                .isEmpty();
        OpenDay sunday = communeOn(SUNDAY, province, commune);
        assertThat(closed(sunday.permit(airtime(SUNDAY, at(5, 40), 5))))
                .containsExactly(Kind.NO_SESSION);
        assertThat(sunday.sessionsBy().unit()).isEqualTo(COMMUNE);
    }

    @Test
    void holidayRulesApplyOnHolidays() {
        var everyDay = EnumSet.allOf(DayOfWeek.class);
        var festive =
                new PolicyRule.Sessions(
                        new ApplicableDays(everyDay, HolidayEffect.ONLY),
                        Force.USUAL,
                        List.of(DUSK));
        var plain =
                new PolicyRule.Sessions(
                        new ApplicableDays(everyDay, HolidayEffect.NEVER),
                        Force.USUAL,
                        List.of(DAWN));
        var book =
                new PolicyResolver(
                        AREAS, List.of(policy(COMMUNE, "xã", festive, plain)), Set.of(MONDAY));
        OpenDay holiday = book.openDay(COMMUNE, MONDAY, HANOI);
        assertThat(closed(holiday.permit(airtime(MONDAY, at(17, 0), 5)))).isEmpty();
        assertThat(closed(holiday.permit(airtime(MONDAY, at(5, 40), 5))))
                .containsExactly(Kind.NO_SESSION);
        OpenDay next = book.openDay(COMMUNE, MONDAY.plusDays(1), HANOI);
        assertThat(closed(next.permit(airtime(MONDAY.plusDays(1), at(5, 40), 5)))).isEmpty();
    }

    @Test
    void tightestCapAppliesAndCitesItsUnit() {
        OpenDay day =
                communeOn(
                        MONDAY,
                        policy(
                                PROVINCE,
                                "tỉnh",
                                new PolicyRule.DayCap(
                                        ApplicableDays.EVERY,
                                        Force.BINDING,
                                        Duration.ofMinutes(60)),
                                new PolicyRule.SessionCap(
                                        ApplicableDays.EVERY, Force.USUAL, Duration.ofMinutes(15))),
                        policy(
                                COMMUNE,
                                "xã",
                                new PolicyRule.DayCap(
                                        ApplicableDays.EVERY, Force.USUAL, Duration.ofMinutes(90)),
                                new PolicyRule.SessionCap(
                                        ApplicableDays.EVERY, Force.USUAL, Duration.ofMinutes(45)),
                                sessions(Force.USUAL, DAWN)));
        assertThat(day.cap().maximum()).isEqualTo(Duration.ofMinutes(60));
        assertThat(day.cap().by().unit()).isEqualTo(PROVINCE);
        assertThat(day.sessions().getLast().cap().maximum()).isEqualTo(Duration.ofMinutes(45));
        assertThat(day.sessions().getLast().cap().by().unit()).isEqualTo(COMMUNE);
    }

    @Test
    void bindingVolumeLimitOverridesTheCommune() {
        LocalTimeRange dark = LocalTimeRange.between(at(21, 0), at(6, 0));
        OpenDay day =
                communeOn(
                        MONDAY,
                        policy(
                                LAW,
                                "luật",
                                new PolicyRule.Volume(
                                        ApplicableDays.EVERY, Force.BINDING, dark, 40)),
                        policy(
                                COMMUNE,
                                "xã",
                                new PolicyRule.Volume(
                                        ApplicableDays.EVERY,
                                        Force.USUAL,
                                        LocalTimeRange.WHOLE_DAY,
                                        80),
                                sessions(Force.USUAL, DAWN, DUSK)));
        assertThat(day.permit(airtime(MONDAY, at(5, 30), 15)))
                .extracting(permission -> ((Permission.Open) permission).volumePercent())
                .isEqualTo(40);
        assertThat(day.permit(airtime(MONDAY, at(17, 0), 15)))
                .extracting(permission -> ((Permission.Open) permission).volumePercent())
                .isEqualTo(80);
    }

    @Test
    void approvalStepsOfAHigherUnitFollowTheUnitsOwn() {
        OpenDay day =
                communeOn(
                        MONDAY,
                        policy(
                                PROVINCE,
                                "tỉnh",
                                new PolicyRule.Approval(
                                        ApplicableDays.EVERY,
                                        Force.BINDING,
                                        List.of("lãnh đạo tỉnh"),
                                        true)),
                        policy(
                                COMMUNE,
                                "xã",
                                new PolicyRule.Approval(
                                        ApplicableDays.EVERY,
                                        Force.USUAL,
                                        List.of("lãnh đạo xã"),
                                        false)));
        assertThat(day.approval())
                .isEqualTo(
                        new OpenDay.ApprovalRequirement(
                                List.of("lãnh đạo xã", "lãnh đạo tỉnh"), true));
    }

    @Test
    void policyIsNotInForceAfterItsLastDay() {
        var old = new Policy(COMMUNE, LONG_AGO, MONDAY, "xã", List.of(sessions(Force.USUAL, DAWN)));
        assertThat(closed(communeOn(SUNDAY, old).permit(airtime(SUNDAY, at(12, 0), 5))))
                .containsExactly(Kind.NO_SESSION);
        assertThat(closed(communeOn(MONDAY, old).permit(airtime(MONDAY, at(12, 0), 5)))).isEmpty();
    }

    @Test
    void unitsWithTheSameRulesShareOneResult() {
        var book =
                new PolicyResolver(
                        AREAS,
                        List.of(policy(PROVINCE, "tỉnh", sessions(Force.USUAL, DAWN))),
                        Set.of());
        assertThat(book.openDay(COMMUNE, MONDAY, HANOI))
                .isSameAs(book.openDay(DISTRICT, MONDAY, HANOI));
    }

    @Test
    void everyMinuteMatchesANaiveEvaluationOfTheRules() {
        Seeds.each(
                300,
                random -> {
                    List<Policy> policies = anyPolicies(random);
                    ZoneId zone =
                            Seeds.oneOf(
                                    random,
                                    List.of(
                                            HANOI,
                                            ZoneId.of("Europe/Berlin"),
                                            ZoneId.of("America/Santiago")));
                    LocalDate date = LocalDate.of(2027, 3, 27).plusDays(random.nextInt(230));
                    Set<LocalDate> holidays = Set.of(date.plusDays(random.nextInt(3) - 1));
                    OpenDay day =
                            new PolicyResolver(AREAS, policies, holidays)
                                    .openDay(COMMUNE, date, zone);
                    Instant midnight = date.atStartOfDay(zone).toInstant();
                    for (int minute = 0; minute < 23 * 60; minute += 5) {
                        Instant start = midnight.plus(Duration.ofMinutes(minute));
                        var wanted = Airtime.of(start, Duration.ofMillis(1));
                        assertThat(day.permit(wanted) instanceof Permission.Open)
                                .as("%s %s, minute %d of %s", date, zone, minute, policies)
                                .isEqualTo(isOpenByRules(policies, holidays, start, date, zone));
                    }
                });
    }

    /**
     * Evaluates the rules one by one for one instant, without the resolver's interval arithmetic.
     */
    private static boolean isOpenByRules(
            List<Policy> policies,
            Set<LocalDate> holidays,
            Instant instant,
            LocalDate date,
            ZoneId zone) {
        boolean inSession = false;
        for (LocalDate day : List.of(date.minusDays(1), date)) {
            Optional<AreaCode> deciding =
                    nearest(policies, holidays, day, PolicyRule.Sessions.class).stream()
                            .findFirst();
            inSession |=
                    deciding.isEmpty()
                            ? covers(LocalTimeRange.WHOLE_DAY, day, instant, zone)
                            : rules(
                                            policies,
                                            holidays,
                                            day,
                                            deciding.get(),
                                            PolicyRule.Sessions.class)
                                    .stream()
                                    .flatMap(rule -> rule.ranges().stream())
                                    .anyMatch(range -> covers(range, day, instant, zone));
        }
        boolean quiet = false;
        for (LocalDate day : List.of(date.minusDays(1), date, date.plusDays(1))) {
            List<AreaCode> speakers = nearest(policies, holidays, day, PolicyRule.QuietHours.class);
            for (AreaCode unit : speakers) {
                boolean isNearest = unit.equals(speakers.getFirst());
                quiet |=
                        rules(policies, holidays, day, unit, PolicyRule.QuietHours.class).stream()
                                .filter(rule -> isNearest || rule.force() == Force.BINDING)
                                .anyMatch(rule -> covers(rule.range(), day, instant, zone));
            }
        }
        return inSession && !quiet && allowedAbove(policies, holidays, instant, date, zone);
    }

    private static boolean allowedAbove(
            List<Policy> policies,
            Set<LocalDate> holidays,
            Instant instant,
            LocalDate date,
            ZoneId zone) {
        for (Policy policy : policies) {
            boolean hasRules = false;
            boolean allows = false;
            for (LocalDate day : List.of(date.minusDays(1), date, date.plusDays(1))) {
                List<PolicyRule.Sessions> found =
                        rules(
                                        List.of(policy),
                                        holidays,
                                        day,
                                        policy.unit(),
                                        PolicyRule.Sessions.class)
                                .stream()
                                .filter(rule -> rule.force() == Force.BINDING)
                                .toList();
                hasRules |= !found.isEmpty();
                allows |=
                        found.isEmpty()
                                ? covers(LocalTimeRange.WHOLE_DAY, day, instant, zone)
                                : found.stream()
                                        .flatMap(rule -> rule.ranges().stream())
                                        .anyMatch(range -> covers(range, day, instant, zone));
            }
            if (hasRules && !allows) {
                return false;
            }
        }
        return true;
    }

    private static boolean covers(
            LocalTimeRange range, LocalDate day, Instant instant, ZoneId zone) {
        return range.airtimeOn(day, zone).map(when -> when.contains(instant)).orElse(false);
    }

    /** Returns the rules of the nearest unit that has rules of this kind on that day. */
    private static List<AreaCode> nearest(
            List<Policy> policies,
            Set<LocalDate> holidays,
            LocalDate day,
            Class<? extends PolicyRule> kind) {
        return List.of(COMMUNE, DISTRICT, PROVINCE, LAW).stream()
                .filter(unit -> !rules(policies, holidays, day, unit, kind).isEmpty())
                .toList();
    }

    private static <R extends PolicyRule> List<R> rules(
            List<Policy> policies,
            Set<LocalDate> holidays,
            LocalDate day,
            AreaCode unit,
            Class<R> kind) {
        return policies.stream()
                .filter(policy -> policy.unit().equals(unit) && policy.isInForceOn(day))
                .flatMap(policy -> policy.rules().stream())
                .filter(rule -> rule.days().appliesOn(day, holidays.contains(day)))
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private static List<Policy> anyPolicies(RandomGenerator random) {
        var policies = new ArrayList<Policy>();
        for (AreaCode unit : List.of(LAW, PROVINCE, DISTRICT, COMMUNE)) {
            if (random.nextInt(3) > 0) {
                var rules = new ArrayList<PolicyRule>();
                for (int count = random.nextInt(4); count > 0; count--) {
                    rules.add(anyRule(random));
                }
                policies.add(new Policy(unit, LONG_AGO, LocalDate.MAX, "QĐ " + unit, rules));
            }
        }
        return policies;
    }

    private static PolicyRule anyRule(RandomGenerator random) {
        var weekdays = EnumSet.noneOf(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (weekdays.isEmpty() || random.nextInt(4) > 0) {
                weekdays.add(day);
            }
        }
        var days =
                new ApplicableDays(weekdays, Seeds.oneOf(random, List.of(HolidayEffect.values())));
        Force force = Seeds.oneOf(random, List.of(Force.values()));
        return random.nextBoolean()
                ? new PolicyRule.QuietHours(days, force, anyRange(random))
                : new PolicyRule.Sessions(
                        days,
                        force,
                        random.nextInt(5) == 0
                                ? List.of()
                                : List.of(anyRange(random), anyRange(random)));
    }

    private static LocalTimeRange anyRange(RandomGenerator random) {
        return new LocalTimeRange(
                LocalTime.of(random.nextInt(24), 5 * random.nextInt(12)),
                Duration.ofMinutes(5L * (1 + random.nextInt(200))));
    }
}
