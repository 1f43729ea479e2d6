package vn.tienglang.planner.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.Seeds;
import vn.tienglang.planner.policy.BroadcastSession;
import vn.tienglang.planner.policy.Cap;
import vn.tienglang.planner.policy.OpenDay;
import vn.tienglang.planner.policy.Policy.Citation;
import vn.tienglang.planner.policy.RepetitionLimit;
import vn.tienglang.planner.timeline.Placement.Limit;

/** Placement of blocks; time is in minutes since midnight. */
class AirTimelineTest {
    private static final LocalDate DATE = LocalDate.of(2021, 6, 7);
    private static final long MINUTE = 60_000;
    private static final long NO_HARD_END = Long.MAX_VALUE;

    private static Airtime minutes(long from, long until) {
        return new Airtime(
                Instant.ofEpochMilli(from * MINUTE), Instant.ofEpochMilli(until * MINUTE));
    }

    private static BroadcastSession session(long from, long until, long cap) {
        Airtime whole = minutes(from, until);
        return new BroadcastSession(whole, Citation.NONE, List.of(whole), cap(cap));
    }

    private static Cap cap(long minutes) {
        return new Cap(Duration.ofMinutes(minutes), Citation.NONE);
    }

    private static OpenDayIndex open(long dayCap, BroadcastSession... sessions) {
        return OpenDayIndex.of(
                new OpenDay(
                        DATE,
                        List.of(sessions),
                        Citation.NONE,
                        cap(dayCap),
                        List.of(),
                        List.of(),
                        new OpenDay.ApprovalRequirement(List.of(), false),
                        RepetitionLimit.DEFAULT));
    }

    private static BlockTiming single(long start, long length) {
        return BlockTiming.single(start * MINUTE, length * MINUTE);
    }

    private static BlockTiming delayed(long start, long length, long maxDelay) {
        return new BlockTiming(start * MINUTE, maxDelay * MINUTE, NO_HARD_END, length * MINUTE);
    }

    private static BlockTiming bulletins(long start, long hardEnd, long... items) {
        long[] body = new long[items.length];
        for (int index = 0; index < items.length; index++) {
            body[index] = items[index] * MINUTE;
        }
        return new BlockTiming(start * MINUTE, 0, hardEnd * MINUTE, 2 * MINUTE, body);
    }

    private static Placement placed(long start) {
        return new Placement.Placed(start * MINUTE, 0, Limit.NONE);
    }

    private static Placement placed(long start, int items, Limit limit) {
        return new Placement.Placed(start * MINUTE, items, limit);
    }

    private static Placement refused(Limit limit) {
        return new Placement.Refused(limit, -1);
    }

    @Test
    void firstPlacedBlockKeepsTheAirtime() {
        AirTimeline.Allocator air = new AirTimeline().allocator(open(999, session(330, 390, 60)));
        assertThat(air.place(single(330, 10), 0)).isEqualTo(placed(330));
        assertThat(air.place(single(335, 10), 1)).isEqualTo(new Placement.Refused(Limit.TAKEN, 0));
        assertThat(air.place(single(320, 20), 2)).isEqualTo(refused(Limit.CLOSED));
        assertThat(air.place(single(340, 10), 3)).isEqualTo(placed(340));
    }

    @Test
    void blockWithDelayStartsWhereThePreviousOneEnds() {
        AirTimeline.Allocator air = new AirTimeline().allocator(open(999, session(330, 390, 60)));
        air.place(single(330, 10), 0);
        assertThat(air.place(delayed(335, 10, 4), 1))
                .isEqualTo(new Placement.Refused(Limit.TAKEN, 0));
        assertThat(air.place(delayed(335, 10, 5), 2)).isEqualTo(placed(340));
    }

    @Test
    void blockWithDelayMayWaitForTheSession() {
        AirTimeline.Allocator air = new AirTimeline().allocator(open(999, session(330, 390, 60)));
        assertThat(air.place(delayed(300, 10, 30), 0)).isEqualTo(placed(330));
    }

    @Test
    void sessionCapDropsTheLastOptionalItems() {
        AirTimeline.Allocator air = new AirTimeline().allocator(open(999, session(330, 390, 15)));
        assertThat(air.place(bulletins(330, 999, 5, 5, 5), 0))
                .isEqualTo(placed(330, 2, Limit.SESSION_CAP));
        assertThat(air.place(single(350, 4), 1)).isEqualTo(refused(Limit.SESSION_CAP));
        assertThat(air.place(single(350, 3), 2)).isEqualTo(placed(350));
    }

    @Test
    void dayCapCountsAcrossSessions() {
        var air = new AirTimeline();
        AirTimeline.Allocator allocator =
                air.allocator(open(20, session(330, 390, 15), session(1020, 1080, 15)));
        assertThat(allocator.place(single(330, 15), 0)).isEqualTo(placed(330));
        assertThat(allocator.place(single(1020, 6), 1)).isEqualTo(refused(Limit.DAY_CAP));
        assertThat(allocator.place(single(1020, 5), 2)).isEqualTo(placed(1020));
        assertThat(air.placedMillis()).isEqualTo(20 * MINUTE);
    }

    @Test
    void hardEndIsRespected() {
        AirTimeline.Allocator air = new AirTimeline().allocator(open(999, session(330, 390, 60)));
        assertThat(air.place(bulletins(330, 342, 5, 5, 5), 0))
                .isEqualTo(placed(330, 2, Limit.HARD_END));
        assertThat(air.place(bulletins(350, 354, 5), 1)).isEqualTo(refused(Limit.HARD_END));
    }

    @Test
    void carryOverFromYesterdayOccupiesAirtimeWithoutCountingTowardsCaps() {
        var air = new AirTimeline();
        AirTimeline.Allocator allocator = air.allocator(open(10, session(0, 60, 10)));
        air.occupy(-5 * MINUTE, 5 * MINUTE, 0);
        assertThat(allocator.place(single(0, 3), 1))
                .isEqualTo(new Placement.Refused(Limit.TAKEN, 0));
        assertThat(allocator.place(single(5, 10), 2)).isEqualTo(placed(5));
    }

    @Test
    void allocatorsShareAirtimeAndDayCapButNotSessionCaps() {
        var air = new AirTimeline();
        AirTimeline.Allocator programme = air.allocator(open(30, session(330, 390, 15)));
        AirTimeline.Allocator campaign = air.allocator(open(30, session(330, 1140, 60)));
        assertThat(campaign.place(single(330, 20), 0)).isEqualTo(placed(330));
        assertThat(programme.place(single(340, 5), 1))
                .isEqualTo(new Placement.Refused(Limit.TAKEN, 0));
        assertThat(programme.place(single(350, 10), 2)).isEqualTo(placed(350));
        assertThat(campaign.place(single(600, 5), 3)).isEqualTo(refused(Limit.DAY_CAP));
    }

    @Test
    void randomBlocksNeverOverlapLeaveOpenTimesOrExceedCaps() {
        Seeds.each(
                2_000,
                random -> {
                    List<BroadcastSession> sessions = anySessions(random);
                    long dayCap = random.nextLong(10, 130);
                    AirTimeline.Allocator air =
                            new AirTimeline()
                                    .allocator(
                                            open(
                                                    dayCap,
                                                    sessions.toArray(BroadcastSession[]::new)));
                    var taken = new ArrayList<long[]>();
                    for (int number = 0; number < 20; number++) {
                        BlockTiming wanted = anyBlock(random);
                        Placement actual = air.place(wanted, number);
                        assertThat(actual)
                                .as("block %d: %s", number, wanted)
                                .matches(one ->
                                        agrees(
                                                one,
                                                expectedPlacement(
                                                        wanted, sessions, dayCap, taken)));
                        if (actual instanceof Placement.Placed(long start, int items, Limit _)) {
                            taken.add(new long[] {start, start + wanted.length(items)});
                        }
                    }
                });
    }

    private static boolean agrees(Placement actual, Placement expected) {
        return actual instanceof Placement.Placed(long start, int items, Limit _)
                ? expected instanceof Placement.Placed(long other, int others, Limit _)
                        && start == other
                        && items == others
                : expected instanceof Placement.Refused;
    }

    /**
     * Tries every minute in order: the earliest start with all items, otherwise the earliest with
     * some.
     */
    private static Placement expectedPlacement(
            BlockTiming wanted, List<BroadcastSession> sessions, long dayCap, List<long[]> taken) {
        Placement some = refused(Limit.NONE);
        for (long start = wanted.start();
                start <= wanted.start() + wanted.maxDelay();
                start += MINUTE) {
            for (int items = wanted.optionalItems();
                    items >= Math.min(1, wanted.optionalItems());
                    items--) {
                long end = start + wanted.length(items);
                if (!isAllowed(start, end, wanted.hardEnd(), sessions, dayCap, taken)) {
                    continue;
                }
                if (items == wanted.optionalItems()) {
                    return new Placement.Placed(start, items, Limit.NONE);
                }
                if (some instanceof Placement.Refused) {
                    some = new Placement.Placed(start, items, Limit.NONE);
                }
                break;
            }
        }
        return some;
    }

    private static boolean isAllowed(
            long start,
            long end,
            long hardEnd,
            List<BroadcastSession> sessions,
            long dayCap,
            List<long[]> taken) {
        boolean free = taken.stream().noneMatch(one -> one[0] < end && start < one[1]);
        long today = taken.stream().mapToLong(one -> one[1] - one[0]).sum();
        boolean inSession =
                sessions.stream()
                        .filter(session -> session.contains(airtime(start, end)))
                        .anyMatch(session ->
                                within(session, taken) + end - start
                                        <= session.cap().maximum().toMillis());
        return free && inSession && end <= hardEnd && today + end - start <= dayCap * MINUTE;
    }

    private static long within(BroadcastSession session, List<long[]> taken) {
        return taken.stream()
                .filter(one -> session.contains(airtime(one[0], one[1])))
                .mapToLong(one -> one[1] - one[0])
                .sum();
    }

    private static Airtime airtime(long start, long end) {
        return new Airtime(Instant.ofEpochMilli(start), Instant.ofEpochMilli(end));
    }

    private static List<BroadcastSession> anySessions(RandomGenerator random) {
        var sessions = new ArrayList<BroadcastSession>();
        long from = random.nextLong(60);
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            long until = from + random.nextLong(10, 130);
            sessions.add(session(from, until, random.nextLong(5, 95)));
            from = until + 10 * random.nextLong(3);
        }
        sessions.sort(Comparator.comparing(session -> session.airtime().start()));
        return sessions;
    }

    private static BlockTiming anyBlock(RandomGenerator random) {
        long[] body = new long[random.nextInt(4)];
        for (int index = 0; index < body.length; index++) {
            body[index] = MINUTE * (1 + random.nextInt(10));
        }
        long start = random.nextInt(300) * MINUTE;
        long hardEnd = random.nextBoolean() ? NO_HARD_END : start + MINUTE * random.nextInt(40);
        return new BlockTiming(
                start,
                MINUTE * random.nextLong(30),
                hardEnd,
                MINUTE * (1 + random.nextInt(6)),
                body);
    }
}
