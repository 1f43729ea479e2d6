package vn.tienglang.planner.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tienglang.planner.programme.Province.EAST;
import static vn.tienglang.planner.programme.Province.HANOI;
import static vn.tienglang.planner.programme.Province.MONDAY;
import static vn.tienglang.planner.programme.Province.PROVINCE;
import static vn.tienglang.planner.programme.Province.TAY;
import static vn.tienglang.planner.programme.Province.VIET;

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
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.obligation.ObligationId;
import vn.tienglang.planner.obligation.Term;
import vn.tienglang.planner.policy.Days;
import vn.tienglang.planner.policy.OpenDay;
import vn.tienglang.planner.policy.Permission;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.policy.PolicyBook;
import vn.tienglang.planner.policy.Rule;
import vn.tienglang.planner.policy.Session;
import vn.tienglang.planner.policy.Stretch;

/** What holds of every plan, over small provinces drawn from seeds; all lengths in minutes. */
class PlanLawsTest {
    private static final LocalTime DAWN = LocalTime.of(5, 30);
    private static final LocalTime EVENING = LocalTime.of(17, 0);
    private static final List<LanguageTag> BOTH = List.of(VIET, TAY);
    private static final long MINUTE = 60_000;

    /** What a province is made of, so that it can be made again, wider or in another order. */
    private record Case(
            List<Rule> rules,
            List<Slot> slots,
            List<Obligation> obligations,
            List<Integer> lengths) {
        Province province() {
            Province province = new Province().withStations(EAST);
            for (int index = 0; index < lengths.size(); index++) {
                province.bulletin("b-" + index, lengths.get(index), BOTH, BOTH);
            }
            rules.forEach(rule -> province.with(policy(rule)));
            slots.forEach(province::with);
            obligations.forEach(province::with);
            return province;
        }

        OpenDay open() {
            return new PolicyBook(
                            Province.areas(),
                            rules.stream().map(PlanLawsTest::policy).toList(),
                            Set.of())
                    .on(EAST, MONDAY, HANOI);
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

    private static Policy policy(Rule rule) {
        return new Policy(PROVINCE, LocalDate.of(2010, 1, 1), LocalDate.MAX, "QĐ", List.of(rule));
    }

    private static Rule sessions(int dawn, int evening) {
        return new Rule.Sessions(
                Days.EVERY,
                Rule.Force.USUAL,
                List.of(
                        new Stretch(DAWN, Duration.ofMinutes(dawn)),
                        new Stretch(EVENING, Duration.ofMinutes(evening))));
    }

    private static Rule dayCap(int minutes) {
        return new Rule.DayCap(Days.EVERY, Rule.Force.BINDING, Duration.ofMinutes(minutes));
    }

    private static Rule sessionCap(int minutes) {
        return new Rule.SessionCap(Days.EVERY, Rule.Force.BINDING, Duration.ofMinutes(minutes));
    }

    private static Rule quiet(LocalTime from, int minutes) {
        return new Rule.Quiet(
                Days.EVERY, Rule.Force.BINDING, new Stretch(from, Duration.ofMinutes(minutes)));
    }

    private static Case anyCase(RandomGenerator random) {
        int dawn = random.nextInt(1, 8);
        int evening = random.nextInt(1, 6);
        var rules = new ArrayList<Rule>(List.of(sessions(dawn, evening)));
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
        obligations.add(owed("one", VIET, random));
        if (random.nextBoolean()) {
            obligations.add(owed("two", TAY, random));
        }
        return new Case(rules, slots(random, lengths.size()), obligations, lengths);
    }

    private static List<Slot> slots(RandomGenerator random, int bulletins) {
        var slots = new ArrayList<Slot>();
        for (int number = random.nextInt(4); number > 0; number--) {
            LocalTime from = random.nextBoolean() ? DAWN : EVENING;
            Slot slot =
                    Province.slot(
                            "slot-" + number,
                            EAST,
                            from.plusMinutes(random.nextInt(9)),
                            Province.bulletins(1, "b-" + random.nextInt(bulletins)));
            slots.add(
                    random.nextBoolean() ? slot : Province.withStarting(slot, new Starting.Next()));
        }
        return slots;
    }

    private static Obligation owed(String id, LanguageTag language, RandomGenerator random) {
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
                Term.DAY,
                MONDAY.minusDays(9),
                LocalDate.MAX,
                2);
    }

    private static List<Ground.Unmet> unmet(StationDay day) {
        return day.left().stream()
                .map(Left::ground)
                .filter(Ground.Unmet.class::isInstance)
                .map(Ground.Unmet.class::cast)
                .toList();
    }

    @Test
    void nothingOverlapsAndNeitherCapsNorQuietHoursAreEverBroken() {
        Seeds.each(
                2_000,
                random -> {
                    Case some = anyCase(random);
                    StationDay day = some.province().day(EAST);
                    new DailyLog(day.station(), MONDAY, 1, day.airings(), day.clips());
                    OpenDay open = some.open();
                    assertThat(day.airings())
                            .allMatch(one -> open.permit(one.airtime()) instanceof Permission.Open);
                    assertThat(sounded(day.airings())).isLessThanOrEqualTo(most(open));
                    for (Session session : open.sessions()) {
                        List<Airing> inside =
                                day.airings().stream()
                                        .filter(one ->
                                                session.whole().contains(one.airtime().start()))
                                        .toList();
                        assertThat(sounded(inside))
                                .isLessThanOrEqualTo(session.cap().most().toMillis());
                    }
                });
    }

    private static long sounded(List<Airing> airings) {
        return airings.stream().mapToLong(one -> one.airtime().length().toMillis()).sum();
    }

    private static long most(OpenDay open) {
        return open.cap().most().toMillis();
    }

    @Test
    void everyOccurrenceIsHeardOrLeftWithAGround() {
        Seeds.each(
                1_000,
                random -> {
                    Case some = anyCase(random);
                    StationDay day = some.province().day(EAST);
                    for (Slot slot : some.slots()) {
                        boolean heard =
                                day.airings().stream()
                                        .anyMatch(one ->
                                                Slot.of(one.id()).orElseThrow().equals(slot.id()));
                        boolean left =
                                day.left().stream().anyMatch(one -> one.order().equals(slot.id()));
                        assertThat(heard || left).as(slot.id().value()).isTrue();
                    }
                });
    }

    @Test
    void whatHasNoOrderMayComeInAny() {
        Seeds.each(
                500,
                random -> {
                    Case some = anyCase(random);
                    List<StationDay> plan =
                            Planning.of(some.province().basis())
                                    .days(Province.station(EAST), MONDAY, 3);
                    Case other = some.shuffled(random.nextLong());
                    assertThat(
                                    Planning.of(other.province().basis())
                                            .days(Province.station(EAST), MONDAY, 3))
                            .isEqualTo(plan);
                });
    }

    @Test
    void whatIsSaidToBeMissingIsWhatIsMissing() {
        Seeds.each(
                1_000,
                random -> {
                    Case some = anyCase(random);
                    StationDay day = some.province().day(EAST);
                    for (Obligation one : some.obligations()) {
                        long missing = Math.max(0, one.amount().units() - given(one, day));
                        long said =
                                unmet(day).stream()
                                        .filter(unmet -> unmet.obligation().equals(one.id()))
                                        .mapToLong(Ground.Unmet::missing)
                                        .sum();
                        assertThat(said).isEqualTo(missing);
                    }
                });
    }

    private static long given(Obligation one, StationDay day) {
        return day.airings().stream()
                .filter(airing -> clip(day, airing).language().equals(one.language()))
                .mapToLong(airing -> one.amount().worth(airing.airtime().length()))
                .sum();
    }

    private static Clip clip(StationDay day, Airing airing) {
        return day.clips().stream()
                .filter(clip -> clip.id().equals(airing.clip()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsOwedIsMetWheneverThereIsAWay() {
        int[] ways = {0, 0};
        Seeds.each(
                2_000,
                random -> {
                    Case some = anyCase(random);
                    StationDay day = some.province().day(EAST);
                    boolean isPossible = new Brute(some, day).finds();
                    ways[isPossible ? 1 : 0]++;
                    assertThat(unmet(day).isEmpty()).as("%s", some).isEqualTo(isPossible);
                });
        assertThat(ways).as("both kinds were met").doesNotContain(0);
    }

    @Test
    void widerPermissionNeverYieldsLessOfWhatIsOwed() {
        Seeds.each(
                1_000,
                random -> {
                    Case some = anyCase(random).withoutSlots();
                    if (!unmet(some.province().day(EAST)).isEmpty()) {
                        return;
                    }
                    var wider = new ArrayList<Rule>();
                    for (Rule rule : some.rules()) {
                        wider.add(wider(rule, random.nextInt(3)));
                    }
                    Case more = new Case(wider, some.slots(), some.obligations(), some.lengths());
                    StationDay day = more.province().day(EAST);
                    assertThat(unmet(day)).as("%s, then %s", some, more).isEmpty();
                });
    }

    private static Rule wider(Rule rule, int minutes) {
        return switch (rule) {
            case Rule.Sessions sessions ->
                    sessions(
                            (int) sessions.stretches().getFirst().length().toMinutes() + minutes,
                            (int) sessions.stretches().getLast().length().toMinutes() + minutes);
            case Rule.DayCap cap -> dayCap((int) cap.most().toMinutes() + minutes);
            case Rule.SessionCap cap -> sessionCap((int) cap.most().toMinutes() + minutes);
            case Rule.Quiet quiet ->
                    quiet(
                            quiet.stretch().from(),
                            (int) Math.max(1, quiet.stretch().length().toMinutes() - minutes));
            case Rule.Volume volume -> volume;
            case Rule.Approval approval -> approval;
        };
    }

    /** Tries every way, minute by minute, to add to what the slots sound. */
    private static final class Brute {
        private final Case some;
        private final List<Airing> programme;
        private final OpenDay open;
        private final List<Instant> minutes = new ArrayList<>();
        private final Set<List<Long>> seen = new HashSet<>();

        Brute(Case some, StationDay day) {
            this.some = some;
            this.open = some.open();
            this.programme =
                    day.airings().stream()
                            .filter(one ->
                                    Slot.of(one.id()).orElseThrow().value().startsWith("slot"))
                            .toList();
            for (Session session : open.sessions()) {
                if (session.whole().start().atZone(HANOI).toLocalDate().equals(MONDAY)) {
                    Instant end = session.whole().end();
                    for (Instant at = session.whole().start();
                            at.isBefore(end);
                            at = at.plusMillis(MINUTE)) {
                        minutes.add(at);
                    }
                }
            }
        }

        boolean finds() {
            StationDay slotsOnly =
                    new Case(some.rules(), some.slots(), List.of(), some.lengths())
                            .province()
                            .day(EAST);
            long[] need =
                    some.obligations().stream()
                            .mapToLong(one -> one.amount().units() - given(one, slotsOnly))
                            .toArray();
            return finds(0, 0, new ArrayList<>(), need);
        }

        private boolean finds(int minute, long free, List<Airing> added, long[] need) {
            if (Arrays.stream(need).allMatch(left -> left <= 0)) {
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
            var state = new ArrayList<Long>(List.of((long) minute, free, sounded(added)));
            for (Session session : open.sessions()) {
                state.add(sounded(inside(session, added)));
            }
            for (long left : need) {
                state.add(Math.max(0, left));
            }
            return state;
        }

        private long[] less(long[] need, LanguageTag language, int length) {
            long[] less = need.clone();
            for (int index = 0; index < less.length; index++) {
                Obligation one = some.obligations().get(index);
                if (one.language().equals(language)) {
                    less[index] -= one.amount().worth(Duration.ofMinutes(length));
                }
            }
            return less;
        }

        private static Airing airing(Instant at, int minutes) {
            Clip clip = Province.clip("any", VIET, minutes);
            return new Airing(
                    new vn.tienglang.airtime.AiringId("brute"),
                    vn.tienglang.airtime.Airtime.of(at, Duration.ofMinutes(minutes)),
                    clip.id(),
                    vn.tienglang.airtime.MessageClass.ORDINARY);
        }

        private boolean mayBeAdded(Airing airing, List<Airing> added) {
            if (!(open.permit(airing.airtime()) instanceof Permission.Open(Session session, int _))
                    || programme.stream()
                            .anyMatch(one -> one.airtime().overlaps(airing.airtime()))) {
                return false;
            }
            long length = airing.airtime().length().toMillis();
            long inSession = sounded(inside(session, programme)) + sounded(inside(session, added));
            return inSession + length <= session.cap().most().toMillis()
                    && sounded(programme) + sounded(added) + length <= most(open);
        }

        private static List<Airing> inside(Session session, List<Airing> airings) {
            return airings.stream()
                    .filter(one -> session.whole().contains(one.airtime().start()))
                    .toList();
        }
    }

    @Test
    void aCommuneOfAnotherProvinceOwesNothing() {
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
                                        Term.DAY,
                                        MONDAY,
                                        LocalDate.MAX,
                                        0)),
                        List.of(2));
        assertThat(some.province().day(EAST).airings()).isEmpty();
        assertThat(some.province().day(EAST).left()).isEmpty();
    }
}
