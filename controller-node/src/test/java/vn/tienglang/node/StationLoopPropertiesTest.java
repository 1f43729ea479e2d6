package vn.tienglang.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.asrun.AsRunLog;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.Reason;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.node.port.RelayState;
import vn.tienglang.node.port.SimulatedDisk;
import vn.tienglang.node.port.SimulatedSpeaker;
import vn.tienglang.node.port.TestAiring;

/**
 * Property test of a station: its invariants hold under random faults. Each seed runs three hours
 * of a morning with many airings. Power, clock, link, relay, speaker, disk, staff and centre fail
 * at random, most often just before and after the start and end of airings. The invariants are
 * checked after every step, and once more after all faults are gone.
 */
class StationLoopPropertiesTest {
    private static final int SEEDS = 200;
    private static final int ACTIONS = 60;

    private static final Duration RELAY_LEAD = Duration.ofMillis(1_500);

    /** Relay lead, tail, rest and speaker timeout, with a small allowance for the steps. */
    private static final Duration SILENCE_AT_MOST = Duration.ofMillis(5_500);

    /** Tolerance of a late start plus the speaker timeout. */
    private static final Duration LATE_AT_MOST = Duration.ofSeconds(6);

    @Test
    void invariantsHoldUnderRandomFaults() {
        var reached = new TreeSet<String>();
        for (long seed = 0; seed < SEEDS; seed++) {
            var morning = new Morning(seed);
            try {
                morning.run();
                reached.addAll(morning.outcomes());
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + morning.account(), e);
            }
        }
        // An invariant about an outcome that never occurred would prove nothing.
        assertThat(reached)
                .contains(
                        "Aired",
                        "CutShort CANCELLED",
                        "CutShort MUTED_BY_STAFF",
                        "CutShort NO_POWER",
                        "CutShort OUTPUT_SILENT",
                        "CutShort PREEMPTED",
                        "Missed AMPLIFIER_FAULT",
                        "Missed CLOCK_UNSURE",
                        "Missed MUTED_BY_STAFF",
                        "Missed NO_FILE",
                        "Missed NO_LINK",
                        "Missed NO_POWER",
                        "Missed OUTPUT_SILENT",
                        "Missed PREEMPTED");
    }

    private static final class Morning {
        private final SplittableRandom random;
        private final StationScenario station = new StationScenario();
        private final List<String> history = new ArrayList<>();
        private final TreeMap<String, TestAiring> plan = new TreeMap<>();
        private int revision;
        private int names;
        private long urgentNumber;
        private Optional<Instant> silentSince = Optional.empty();
        private final Set<AiringId> started = new HashSet<>();
        private int soundsChecked;
        private boolean stuckOn;

        Morning(long seed) {
            random = new SplittableRandom(seed);
        }

        void run() {
            act("powers up", station::powersUp);
            for (int i = 0; i < ACTIONS; i++) {
                advanceTime();
                injectFault();
            }
            endFaults();
            checkOutcomes();
        }

        String account() {
            return ":\n  "
                    + String.join("\n  ", history)
                    + "\nlast steps:\n  "
                    + String.join("\n  ", station.lastSteps());
        }

        List<String> outcomes() {
            return station.asRun().stream().map(AsRunEntry::outcome).map(Morning::words).toList();
        }

        private static String words(Outcome outcome) {
            return switch (outcome) {
                case Outcome.Aired _ -> "Aired";
                case Outcome.CutShort(var _, Reason reason) -> "CutShort " + reason;
                case Outcome.Missed(Reason reason) -> "Missed " + reason;
            };
        }

        private void act(String what, Runnable action) {
            history.add(station.trueTime() + " " + what);
            action.run();
            look();
        }

        private void advanceTime() {
            Duration by = random.nextInt(3) == 0 ? randomTime() : timeToAnEdge();
            Instant until = station.trueTime().plus(by);
            // In small steps while the relay is closed, to find what lasts too long.
            while (station.trueTime().isBefore(until)) {
                Duration left = Duration.between(station.trueTime(), until);
                boolean on = station.relay().contact() == RelayState.CLOSED;
                Duration step = Duration.ofMillis(on ? 500 : 2_000);
                station.advance(left.compareTo(step) < 0 ? left : step);
                look();
            }
        }

        private Duration randomTime() {
            return Duration.ofMillis(random.nextLong(180_000));
        }

        /** Time to a start or end of an airing, because faults find most errors there. */
        private Duration timeToAnEdge() {
            List<Instant> edges =
                    plan.values().stream()
                            .flatMap(item -> List.of(item.start(), item.end()).stream())
                            .filter(edge -> edge.isAfter(station.trueTime()))
                            .sorted()
                            .limit(2)
                            .toList();
            if (edges.isEmpty()) {
                return randomTime();
            }
            Instant edge = edges.get(random.nextInt(edges.size()));
            Duration off = Duration.ofMillis(random.nextLong(-2_000, 2_000));
            Duration by = Duration.between(station.trueTime(), edge).plus(off);
            return by.isNegative() ? Duration.ofMillis(1) : by;
        }

        private void injectFault() {
            if (!station.runs() && random.nextInt(3) > 0) {
                act("power up", random.nextBoolean() ? this::powersUpIfDown : this::clockIsRight);
                return;
            }
            switch (random.nextInt(19)) {
                case 0, 1, 2, 3 -> act("log", this::newRevision);
                case 4 -> act("log, clips to come", this::newRevisionWithoutClips);
                case 5 -> act("emergency", this::emergency);
                case 6 -> act("power cut", station::losesPower);
                case 7 -> act("crash", station::dies);
                case 8 -> act("power up", this::powersUpIfDown);
                case 9 -> act("power up, clock right", this::clockIsRight);
                case 10 -> act("time beacon", this::timeTold);
                case 11 -> act("wall steps", this::wallSteps);
                case 12 -> act("link up", station::linkComesUp);
                case 13 -> act("link down", station::linkBreaks);
                case 14 -> act("relay sticks or mends", this::relaySticksOrMends);
                case 15 -> act("speaker breaks or mends", this::speakerBreaksOrMends);
                case 16 -> act("staff press stop", station::staffPressStop);
                case 17 -> act("power goes in next write", this::tornWrite);
                default -> act("old log comes again", this::oldRevision);
            }
        }

        private void powersUpIfDown() {
            if (!station.runs()) {
                station.powersUp();
            }
        }

        private void clockIsRight() {
            powersUpIfDown();
            station.wallIsSetRight();
            station.clockIsTrusted();
        }

        private void timeTold() {
            station.linkBreaks();
            station.linkComesUp();
        }

        private void wallSteps() {
            long seconds = random.nextBoolean() ? 86_400L * 400 : 600;
            station.wallStepsBy(Duration.ofSeconds(random.nextLong(-seconds, seconds)));
        }

        private void relaySticksOrMends() {
            if (random.nextBoolean()) {
                station.relay().stick();
            } else {
                station.relay().mend();
            }
        }

        private void speakerBreaksOrMends() {
            switch (random.nextInt(6)) {
                case 0 -> station.speaker().refuse();
                case 1 -> station.speaker().stall();
                case 2 -> station.speaker().hang();
                case 3 -> station.speaker().endEarlyBy(Duration.ofSeconds(2));
                default -> station.speaker().mend();
            }
        }

        private void tornWrite() {
            station.disk()
                    .cutPowerInNextWrite(
                            random.nextBoolean()
                                    ? SimulatedDisk.Write.LOST
                                    : SimulatedDisk.Write.KEPT_UNANSWERED);
        }

        private void newRevision() {
            changePlan();
            station.holds(log(++revision));
        }

        private void newRevisionWithoutClips() {
            changePlan();
            station.receives(log(++revision));
        }

        private void oldRevision() {
            if (revision > 1) {
                station.holds(
                        new DailyLog(
                                StationScenario.STATION,
                                StationScenario.DAY,
                                revision - 1,
                                List.of(),
                                List.of()));
            }
        }

        private void changePlan() {
            if (!plan.isEmpty() && random.nextInt(3) == 0) {
                List<String> all = List.copyOf(plan.keySet());
                String name = all.get(random.nextInt(all.size()));
                TestAiring item = Optional.ofNullable(plan.remove(name)).orElseThrow();
                if (random.nextBoolean()) {
                    addIfFree(name, item.movedTo(soon()));
                }
            }
            for (int i = random.nextInt(4); i > 0; i--) {
                String name = "item-" + ++names;
                TestAiring item = TestAiring.item(name, soon(), 3 + random.nextInt(40));
                addIfFree(name, random.nextInt(6) == 0 ? item.asEmergency() : item);
            }
        }

        private String soon() {
            Instant start = station.trueTime().plusMillis(random.nextLong(500, 120_000));
            return timeOfDay(start);
        }

        private static String timeOfDay(Instant instant) {
            return instant.atZone(StationScenario.ZONE).toLocalTime().toString();
        }

        private void addIfFree(String name, TestAiring item) {
            boolean collides =
                    plan.values().stream()
                            .anyMatch(other -> other.airing().conflictsWith(item.airing()));
            if (!collides) {
                plan.put(name, item);
            }
        }

        private DailyLog log(int number) {
            return TestAiring.log(number, plan.values().toArray(TestAiring[]::new));
        }

        private void emergency() {
            String name = "urgent-" + ++urgentNumber;
            Instant expires = station.trueTime().plusMillis(random.nextLong(1_000, 600_000));
            Message.Urgent urgent =
                    TestAiring.urgent(urgentNumber, name, 5 + random.nextInt(30), expires);
            if (random.nextBoolean()) {
                station.holds(urgent);
            } else {
                station.receives(urgent);
            }
        }

        private void look() {
            soundsAreMarkedAndNeverRepeated();
            amplifierIsNotLeftOn();
        }

        private void soundsAreMarkedAndNeverRepeated() {
            List<SimulatedSpeaker.Sound> sounds = station.sounds();
            for (; soundsChecked < sounds.size(); soundsChecked++) {
                AiringId airing = sounds.get(soundsChecked).airing();
                assertThat(lastClosed())
                        .as("relay closed for the lead before %s", airing)
                        .isBeforeOrEqualTo(sounds.get(soundsChecked).trueTime().minus(RELAY_LEAD));
                assertThat(started.add(airing)).as("%s plays once", airing).isTrue();
                assertThat(station.marked()).as("marks").contains(airing);
            }
        }

        private Instant lastClosed() {
            return station.edges().stream()
                    .filter(edge -> edge.state() == RelayState.CLOSED)
                    .map(StationSnapshot.RelayChange::at)
                    .reduce(Instant.MIN, (_, later) -> later);
        }

        private void amplifierIsNotLeftOn() {
            boolean on = station.relay().contact() == RelayState.CLOSED;
            stuckOn = on && (stuckOn || station.relay().isStuck());
            boolean silent = station.speaker().sounding().isEmpty();
            if (!on || !silent || stuckOn || !station.runs()) {
                silentSince = Optional.empty();
                return;
            }
            Instant since = silentSince.orElse(station.trueTime());
            silentSince = Optional.of(since);
            assertThat(Duration.between(since, station.trueTime()))
                    .as("relay closed during silence")
                    .isLessThanOrEqualTo(SILENCE_AT_MOST);
        }

        private void endFaults() {
            station.relay().mend();
            station.speaker().mend();
            station.disk().cutPowerInNextWrite(SimulatedDisk.Write.WHOLE);
            act("all is well", this::clockIsRight);
            act("link up", station::linkComesUp);
            // Faults stay active until something shows that they are gone; emergencies may come
            // first.
            Instant start =
                    plan.values().stream()
                            .map(TestAiring::end)
                            .filter(end -> end.isAfter(station.trueTime()))
                            .max(Instant::compareTo)
                            .orElse(station.trueTime())
                            .plusSeconds(900);
            plan.put("last", TestAiring.item("last", timeOfDay(start), 5));
            act("last log", () -> station.holds(log(++revision)));
            station.advance(Duration.ofHours(2));
        }

        private void checkOutcomes() {
            List<AsRunEntry> entries = station.asRun();
            assertThat(entries).extracting(AsRunEntry::airing).doesNotHaveDuplicates();
            assertThat(entries)
                    .extracting(AsRunEntry::airing)
                    .containsAll(
                            plan.values().stream()
                                    .filter(one -> !one.start().isBefore(station.firstStart()))
                                    .map(TestAiring::id)
                                    .toList())
                    .containsAll(station.urgentsKept())
                    .containsAll(station.marked());
            assertThat(entries)
                    .filteredOn(entry -> entry.outcome() instanceof Outcome.Aired)
                    .extracting(AsRunEntry::airing)
                    .allMatch(airing -> station.heard(airing) == 1);
            assertThat(entries)
                    .filteredOn(entry -> entry.outcome() instanceof Outcome.Missed)
                    .extracting(AsRunEntry::airing)
                    .allMatch(airing -> station.heard(airing) == 0);
            assertThat(entries)
                    .extracting(AsRunEntry::settledAt)
                    .allMatch(at -> !at.isAfter(station.trueTime()))
                    .allMatch(at -> !at.isBefore(StationScenario.FIVE));
            theChainHolds(entries);
            startsAreOnTime(entries);
            assertThat(station.heard(new AiringId("last"))).isEqualTo(1);
            assertThat(station.lastStatus().faults()).isEmpty();
            assertThat(station.lastStatus().unsent()).isZero();
            assertThat(station.relay().contact()).isEqualTo(RelayState.OPEN);
        }

        private void theChainHolds(List<AsRunEntry> entries) {
            AsRunLog end = AsRunLog.empty(StationScenario.STATION, station.disk().chain());
            for (AsRunEntry entry : entries) {
                assertThat(entry.sequence()).isEqualTo(end.sequence() + 1);
                assertThat(entry.previous()).isEqualTo(end.head());
                end = end.append(entry);
            }
        }

        /** The last plan is enough to check against, whatever the log of that time said. */
        private void startsAreOnTime(List<AsRunEntry> entries) {
            for (SimulatedSpeaker.Sound sound : station.sounds()) {
                Optional.ofNullable(plan.get(sound.airing().value()))
                        .map(item -> item.airing().airtime())
                        .map(Airtime::start)
                        .filter(start -> wasPlannedSo(sound, start))
                        .ifPresent(start ->
                                assertThat(sound.trueTime())
                                        .isBetween(start.minusMillis(1), start.plus(LATE_AT_MOST)));
            }
            assertThat(entries).hasSizeGreaterThanOrEqualTo(station.marked().size());
        }

        private boolean wasPlannedSo(SimulatedSpeaker.Sound sound, Instant start) {
            return station.plannedStartsOf(sound.airing()).equals(Set.of(start));
        }
    }
}
