package vn.tienglang.planner.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tienglang.planner.engine.ProvinceFixture.EAST;
import static vn.tienglang.planner.engine.ProvinceFixture.HANOI;
import static vn.tienglang.planner.engine.ProvinceFixture.MONDAY;
import static vn.tienglang.planner.engine.ProvinceFixture.PROVINCE;
import static vn.tienglang.planner.engine.ProvinceFixture.TAY;
import static vn.tienglang.planner.engine.ProvinceFixture.VIET;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.Seeds;
import vn.tienglang.planner.explain.UnplacedItem;
import vn.tienglang.planner.explain.UnplacedReason;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.obligation.ObligationId;
import vn.tienglang.planner.obligation.ObligationPeriod;
import vn.tienglang.planner.policy.ApplicableDays;
import vn.tienglang.planner.policy.BroadcastSession;
import vn.tienglang.planner.policy.LocalTimeRange;
import vn.tienglang.planner.policy.OpenDay;
import vn.tienglang.planner.policy.Permission;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.policy.PolicyResolver;
import vn.tienglang.planner.policy.PolicyRule;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.StartPolicy;

/** Properties of every plan, checked on small random provinces; all lengths are in minutes. */
class PlannerPropertiesTest {
    private static final LocalTime DAWN = LocalTime.of(5, 30);
    private static final LocalTime EVENING = LocalTime.of(17, 0);
    private static final List<LanguageTag> BOTH = List.of(VIET, TAY);
    private static final long MINUTE = 60_000;

    /**
     * Parts of a province, from which it can be rebuilt with wider sessions or in another order.
     */
    private record Case(
            List<PolicyRule> rules,
            List<Slot> slots,
            List<Obligation> obligations,
            List<Integer> lengths) {
        ProvinceFixture province() {
            ProvinceFixture province =
                    new ProvinceFixture()
                            .withStations(EAST)
                            .speaking(EAST, VIET, TAY)
                            .with(ProvinceFixture.ANY_REPETITION);
            for (int index = 0; index < lengths.size(); index++) {
                province.bulletin("b-" + index, lengths.get(index), BOTH, BOTH);
            }
            rules.forEach(rule -> province.with(policy(rule)));
            slots.forEach(province::with);
            obligations.forEach(province::with);
            return province;
        }

        OpenDay open() {
            return new PolicyResolver(
                            ProvinceFixture.areas(),
                            rules.stream().map(PlannerPropertiesTest::policy).toList(),
                            Set.of())
                    .openDay(EAST, MONDAY, HANOI);
        }

        Case shuffled(long seed) {
            var others = new ArrayList<>(rules);
            var owed = new ArrayList<>(obligations);
            Collections.shuffle(others, new Random(seed));
            Collections.shuffle(owed, new Random(seed));
            return new Case(others, slots, owed, lengths);
        }

        Case withoutSlots() {
            return new Case(rules, List.of(), obligations, lengths);
        }
    }

    private static Policy policy(PolicyRule rule) {
        return new Policy(PROVINCE, LocalDate.of(2010, 1, 1), LocalDate.MAX, "QĐ", List.of(rule));
    }

    private static PolicyRule sessions(int dawn, int evening) {
        return new PolicyRule.Sessions(
                ApplicableDays.EVERY,
                PolicyRule.Force.USUAL,
                List.of(
                        new LocalTimeRange(DAWN, Duration.ofMinutes(dawn)),
                        new LocalTimeRange(EVENING, Duration.ofMinutes(evening))));
    }

    private static PolicyRule dayCap(int minutes) {
        return new PolicyRule.DayCap(
                ApplicableDays.EVERY, PolicyRule.Force.BINDING, Duration.ofMinutes(minutes));
    }

    private static PolicyRule sessionCap(int minutes) {
        return new PolicyRule.SessionCap(
                ApplicableDays.EVERY, PolicyRule.Force.BINDING, Duration.ofMinutes(minutes));
    }

    private static PolicyRule quiet(LocalTime from, int minutes) {
        return new PolicyRule.QuietHours(
                ApplicableDays.EVERY,
                PolicyRule.Force.BINDING,
                new LocalTimeRange(from, Duration.ofMinutes(minutes)));
    }

    private static Case anyCase(RandomGenerator random) {
        int dawn = random.nextInt(1, 8);
        int evening = random.nextInt(1, 6);
        var rules = new ArrayList<PolicyRule>(List.of(sessions(dawn, evening)));
        if (random.nextBoolean()) {
            rules.add(dayCap(random.nextInt(1, 12)));
        }
        if (random.nextBoolean()) {
            rules.add(sessionCap(random.nextInt(1, 6)));
        }
        if (random.nextBoolean()) {
            rules.add(quiet(DAWN.plusMinutes(random.nextInt(6)), random.nextInt(1, 4)));
        }
        var lengths = new ArrayList<Integer>();
        for (int count = 1 + random.nextInt(2); count > 0; count--) {
            lengths.add(random.nextInt(1, 4));
        }
        var obligations = new ArrayList<Obligation>();
        obligations.add(obligation("one", VIET, random));
        if (random.nextBoolean()) {
            obligations.add(obligation("two", TAY, random));
        }
        return new Case(rules, slots(random, lengths.size()), obligations, lengths);
    }

    private static List<Slot> slots(RandomGenerator random, int bulletins) {
        var slots = new ArrayList<Slot>();
        for (int number = random.nextInt(4); number > 0; number--) {
            LocalTime from = random.nextBoolean() ? DAWN : EVENING;
            Slot slot =
                    ProvinceFixture.slot(
                            "slot-" + number,
                            EAST,
                            from.plusMinutes(random.nextInt(9)),
                            ProvinceFixture.bulletins(1, "b-" + random.nextInt(bulletins)));
            slots.add(
                    random.nextBoolean()
                            ? slot
                            : ProvinceFixture.withStartPolicy(slot, new StartPolicy.Next()));
        }
        return slots;
    }

    private static Obligation obligation(String id, LanguageTag language, RandomGenerator random) {
        Obligation.Amount amount =
                random.nextBoolean()
                        ? new Obligation.Amount.Time(Duration.ofMinutes(random.nextInt(1, 7)))
                        : new Obligation.Amount.Airings(random.nextInt(1, 4));
        return new Obligation(
                new ObligationId(id),
                "KH",
                PROVINCE,
                random.nextBoolean() ? "y tế" : "",
                language,
                amount,
                ObligationPeriod.DAY,
                MONDAY.minusDays(9),
                LocalDate.MAX,
                2);
    }

    private static List<UnplacedReason.Unmet> unmet(DayPlan day) {
        return day.unplaced().stream()
                .map(UnplacedItem::reason)
                .filter(UnplacedReason.Unmet.class::isInstance)
                .map(UnplacedReason.Unmet.class::cast)
                .toList();
    }

    @Test
    void airingsNeverOverlapAndRespectCapsAndQuietHours() {
        Seeds.each(
                2_000,
                random -> {
                    Case some = anyCase(random);
                    DayPlan day = some.province().day(EAST);
                    new DailyLog(day.station(), MONDAY, 1, day.airings(), day.clips());
                    OpenDay open = some.open();
                    assertThat(day.airings())
                            .allMatch(one -> open.permit(one.airtime()) instanceof Permission.Open);
                    assertThat(playedMillis(day.airings())).isLessThanOrEqualTo(dayCapMillis(open));
                    for (BroadcastSession session : open.sessions()) {
                        List<Airing> inside =
                                day.airings().stream()
                                        .filter(one ->
                                                session.airtime().contains(one.airtime().start()))
                                        .toList();
                        assertThat(playedMillis(inside))
                                .isLessThanOrEqualTo(session.cap().maximum().toMillis());
                    }
                });
    }

    private static long playedMillis(List<Airing> airings) {
        return airings.stream().mapToLong(one -> one.airtime().length().toMillis()).sum();
    }

    private static long dayCapMillis(OpenDay open) {
        return open.cap().maximum().toMillis();
    }

    @Test
    void everyOccurrenceIsPlacedOrUnplacedWithAReason() {
        Seeds.each(
                1_000,
                random -> {
                    Case some = anyCase(random);
                    DayPlan day = some.province().day(EAST);
                    for (Slot slot : some.slots()) {
                        boolean isPlaced =
                                day.airings().stream()
                                        .anyMatch(one ->
                                                Slot.slotIdOf(one.id())
                                                        .orElseThrow()
                                                        .equals(slot.id()));
                        boolean isUnplaced =
                                day.unplaced().stream()
                                        .anyMatch(one -> one.order().equals(slot.id()));
                        assertThat(isPlaced || isUnplaced).as(slot.id().value()).isTrue();
                    }
                });
    }

    @Test
    void planDoesNotDependOnTheOrderOfUnorderedInput() {
        Seeds.each(
                500,
                random -> {
                    Case some = anyCase(random);
                    List<DayPlan> plan =
                            Planner.of(some.province().input())
                                    .days(ProvinceFixture.station(EAST), MONDAY, 3);
                    Case other = some.shuffled(random.nextLong());
                    assertThat(
                                    Planner.of(other.province().input())
                                            .days(ProvinceFixture.station(EAST), MONDAY, 3))
                            .isEqualTo(plan);
                });
    }

    @Test
    void reportedMissingUnitsEqualTheRealShortfall() {
        Seeds.each(
                1_000,
                random -> {
                    Case some = anyCase(random);
                    DayPlan day = some.province().day(EAST);
                    for (Obligation one : some.obligations()) {
                        long missing =
                                Math.max(
                                        0,
                                        one.amount().requiredUnits() - contributedUnits(one, day));
                        long reported =
                                unmet(day).stream()
                                        .filter(unmet -> unmet.obligation().equals(one.id()))
                                        .mapToLong(UnplacedReason.Unmet::missing)
                                        .sum();
                        assertThat(reported).isEqualTo(missing);
                    }
                });
    }

    private static long contributedUnits(Obligation one, DayPlan day) {
        return day.airings().stream()
                .filter(airing -> clip(day, airing).language().equals(one.language()))
                .mapToLong(airing -> one.amount().unitsOf(airing.airtime().length()))
                .sum();
    }

    private static Clip clip(DayPlan day, Airing airing) {
        return day.clips().stream()
                .filter(clip -> clip.id().equals(airing.clip()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void obligationsAreMetWheneverAnExhaustiveSearchFindsAWay() {
        int[] outcomes = {0, 0};
        Seeds.each(
                2_000,
                random -> {
                    Case some = anyCase(random);
                    DayPlan day = some.province().day(EAST);
                    boolean isPossible = new Brute(some, day).finds();
                    outcomes[isPossible ? 1 : 0]++;
                    assertThat(unmet(day).isEmpty()).as("%s", some).isEqualTo(isPossible);
                });
        assertThat(outcomes).as("both kinds were met").doesNotContain(0);
    }

    @Test
    void widerOpeningHoursNeverReduceWhatObligationsGet() {
        Seeds.each(
                1_000,
                random -> {
                    Case some = anyCase(random).withoutSlots();
                    if (!unmet(some.province().day(EAST)).isEmpty()) {
                        return;
                    }
                    var wider = new ArrayList<PolicyRule>();
                    for (PolicyRule rule : some.rules()) {
                        wider.add(wider(rule, random.nextInt(3)));
                    }
                    Case more = new Case(wider, some.slots(), some.obligations(), some.lengths());
                    DayPlan day = more.province().day(EAST);
                    assertThat(unmet(day)).as("%s, then %s", some, more).isEmpty();
                });
    }

    private static PolicyRule wider(PolicyRule rule, int minutes) {
        return switch (rule) {
            case PolicyRule.Sessions sessions ->
                    sessions(
                            (int) sessions.ranges().getFirst().length().toMinutes() + minutes,
                            (int) sessions.ranges().getLast().length().toMinutes() + minutes);
            case PolicyRule.DayCap cap -> dayCap((int) cap.maximum().toMinutes() + minutes);
            case PolicyRule.SessionCap cap -> sessionCap((int) cap.maximum().toMinutes() + minutes);
            case PolicyRule.QuietHours quiet ->
                    quiet(
                            quiet.range().from(),
                            (int) Math.max(1, quiet.range().length().toMinutes() - minutes));
            case PolicyRule.Volume volume -> volume;
            case PolicyRule.Approval approval -> approval;
            case PolicyRule.Repetition repetition -> repetition;
        };
    }

    /** Brute force: tries every way, minute by minute, to add to the airings of the slots. */
    private static final class Brute {
        private final Case some;
        private final List<Airing> programme;
        private final OpenDay open;
        private final List<Instant> minutes = new ArrayList<>();
        private final Set<List<Long>> seen = new HashSet<>();

        Brute(Case some, DayPlan day) {
            this.some = some;
            this.open = some.open();
            this.programme =
                    day.airings().stream()
                            .filter(one ->
                                    Slot.slotIdOf(one.id())
                                            .orElseThrow()
                                            .value()
                                            .startsWith("slot"))
                            .toList();
            for (BroadcastSession session : open.sessions()) {
                if (session.airtime().start().atZone(HANOI).toLocalDate().equals(MONDAY)) {
                    Instant end = session.airtime().end();
                    for (Instant at = session.airtime().start();
                            at.isBefore(end);
                            at = at.plusMillis(MINUTE)) {
                        minutes.add(at);
                    }
                }
            }
        }

        boolean finds() {
            DayPlan slotsOnly =
                    new Case(some.rules(), some.slots(), List.of(), some.lengths())
                            .province()
                            .day(EAST);
            long[] need =
                    some.obligations().stream()
                            .mapToLong(one ->
                                    one.amount().requiredUnits() - contributedUnits(one, slotsOnly))
                            .toArray();
            return finds(0, 0, new ArrayList<>(), need);
        }

        private boolean finds(int minute, long free, List<Airing> added, long[] need) {
            if (Arrays.stream(need).allMatch(isUnplaced -> isUnplaced <= 0)) {
                return true;
            }
            if (minute == minutes.size() || !seen.add(state(minute, free, added, need))) {
                return false;
            }
            Instant at = minutes.get(minute);
            if (at.toEpochMilli() >= free) {
                for (LanguageTag language : BOTH) {
                    for (int length : new HashSet<>(some.lengths())) {
                        Airing airing = airing(at, length);
                        if (mayBeAdded(airing, added)) {
                            added.add(airing);
                            if (finds(
                                    minute + 1,
                                    airing.airtime().end().toEpochMilli(),
                                    added,
                                    less(need, language, length))) {
                                return true;
                            }
                            added.removeLast();
                        }
                    }
                }
            }
            return finds(minute + 1, free, added, need);
        }

        private List<Long> state(int minute, long free, List<Airing> added, long[] need) {
            var state = new ArrayList<Long>(List.of((long) minute, free, playedMillis(added)));
            for (BroadcastSession session : open.sessions()) {
                state.add(playedMillis(inside(session, added)));
            }
            for (long isUnplaced : need) {
                state.add(Math.max(0, isUnplaced));
            }
            return state;
        }

        private long[] less(long[] need, LanguageTag language, int length) {
            long[] less = need.clone();
            for (int index = 0; index < less.length; index++) {
                Obligation one = some.obligations().get(index);
                if (one.language().equals(language)) {
                    less[index] -= one.amount().unitsOf(Duration.ofMinutes(length));
                }
            }
            return less;
        }

        private static Airing airing(Instant at, int minutes) {
            Clip clip = ProvinceFixture.clip("any", VIET, minutes);
            return new Airing(
                    new vn.tienglang.airtime.AiringId("brute"),
                    vn.tienglang.airtime.Airtime.of(at, Duration.ofMinutes(minutes)),
                    clip.id(),
                    vn.tienglang.airtime.MessageClass.ORDINARY);
        }

        private boolean mayBeAdded(Airing airing, List<Airing> added) {
            if (!(open.permit(airing.airtime())
                            instanceof Permission.Open(BroadcastSession session, int _))
                    || programme.stream()
                            .anyMatch(one -> one.airtime().overlaps(airing.airtime()))) {
                return false;
            }
            long length = airing.airtime().length().toMillis();
            long inSession =
                    playedMillis(inside(session, programme)) + playedMillis(inside(session, added));
            return inSession + length <= session.cap().maximum().toMillis()
                    && playedMillis(programme) + playedMillis(added) + length <= dayCapMillis(open);
        }

        private static List<Airing> inside(BroadcastSession session, List<Airing> airings) {
            return airings.stream()
                    .filter(one -> session.airtime().contains(one.airtime().start()))
                    .toList();
        }
    }

    @Test
    void communeOfAnotherProvinceHasNoObligation() {
        Case some =
                new Case(
                        List.of(),
                        List.of(),
                        List.of(
                                new Obligation(
                                        new ObligationId("west"),
                                        "KH",
                                        new AreaCode("05983"),
                                        "",
                                        VIET,
                                        new Obligation.Amount.Airings(1),
                                        ObligationPeriod.DAY,
                                        MONDAY,
                                        LocalDate.MAX,
                                        0)),
                        List.of(2));
        assertThat(some.province().day(EAST).airings()).isEmpty();
        assertThat(some.province().day(EAST).unplaced()).isEmpty();
    }
}
