package vn.tienglang.deploy.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Scenario of what goes wrong at the centre and at the broker as a whole: a restored database, a
 * clock that is off by years, a broker that loses what it accepted. Each world has about one in
 * three of them.
 */
final class CentreFaults {
    private static final double SHARE = 0.3;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final List<LocalDate> WRONG_DAYS =
            List.of(
                    LocalDate.of(2031, 3, 4),
                    LocalDate.of(2036, 2, 7),
                    LocalDate.of(2026, 11, 18),
                    LocalDate.of(2000, 1, 1));

    private final SimWorld world;
    private final SimContext context;
    private final SeededRandom seed;
    private boolean over;

    /** The faults of this world, not scheduled. */
    CentreFaults(SimWorld world, SeededRandom seed) {
        this.world = world;
        this.context = world.context();
        this.seed = seed;
    }

    /** Schedules them. */
    void start() {
        if (seed.chance(SHARE)) {
            restores();
        }
        if (seed.chance(SHARE)) {
            Duration wrongFor = seed.logUniform(Duration.ofSeconds(20), Duration.ofMinutes(5));
            at(seed.upTo(world.faultDuration()), () -> clockIsWrong(wrongFor));
        }
        if (seed.chance(SHARE)) {
            oldTimeIsReplayed();
        }
        if (seed.chance(SHARE)) {
            at(seed.upTo(world.faultDuration()), this::brokerLosesEverything);
        }
        if (seed.chance(SHARE)) {
            at(
                    seed.upTo(world.faultDuration()),
                    () -> context.broker().loseNext(seed.between(1, 30)));
        }
    }

    /** Ends them. */
    void end() {
        over = true;
        context.broker().loseNext(0);
    }

    private void at(Duration age, Runnable action) {
        context.time()
                .at(
                        age,
                        () -> {
                            if (!over) {
                                action.run();
                            }
                        });
    }

    /** Somebody copies the database, and later puts the copy in its place. */
    private void restores() {
        Duration copied = seed.upTo(world.faultDuration().dividedBy(2));
        Duration restored = copied.plus(seed.logUniform(MINUTE, Duration.ofMinutes(90)));
        Duration restart = seed.logUniform(Duration.ofSeconds(1), Duration.ofMinutes(5));
        // The data of an embedded broker lie in the same folder; of another one they may be old.
        boolean brokerForgets = world.centre().hasBrokerInside() && seed.chance(0.5);
        at(copied, world.centre()::takesCopy);
        at(
                restored,
                () -> {
                    world.centre().restoresCopy(restart);
                    if (brokerForgets) {
                        context.broker().loseEverything();
                    }
                });
        if (seed.chance(0.5)) {
            sameNumberIsIssuedTwice(copied, restored, restored.plus(restart));
        }
    }

    /**
     * A booking after the copy reaches a station, whose link then breaks. The restored centre books
     * another one and issues the number again, before the station tells what it holds.
     */
    private void sameNumberIsIssuedTwice(Duration copied, Duration restored, Duration restarted) {
        SimStation station = seed.oneOf(world.stations());
        Duration offline = restarted.minus(restored).plus(MINUTE.multipliedBy(3));
        at(copied.plusSeconds(1), () -> world.driver().bookAhead(station));
        at(restored.minusSeconds(5), () -> station.networkIsCut(offline));
        at(restarted.plusSeconds(20), () -> world.driver().bookAhead(station));
    }

    private void clockIsWrong(Duration wrongFor) {
        Instant wrong =
                seed.oneOf(WRONG_DAYS).atStartOfDay(ZoneOffset.UTC).plusHours(9).toInstant();
        world.centre().clockIsWrong(Duration.between(context.now(), wrong));
        if (seed.chance(0.5)) {
            // One station asks the centre now and has nobody else to ask for the rest of its life.
            seed.oneOf(world.stations()).timeServersAreBlocked(true);
        }
        context.in(wrongFor, () -> world.centre().clockIsWrong(Duration.ZERO));
    }

    /** A station has only the centre to ask; somebody records an answer and uses it later. */
    private void oldTimeIsReplayed() {
        SimStation station = seed.oneOf(world.stations());
        Duration blocked = seed.upTo(world.faultDuration().dividedBy(2));
        Duration replayed =
                blocked.plus(seed.between(MINUTE.multipliedBy(5), MINUTE.multipliedBy(40)));
        Duration outage = seed.logUniform(Duration.ofSeconds(1), MINUTE);
        at(blocked, () -> station.timeServersAreBlocked(false));
        at(
                replayed,
                () ->
                        station.recordedTime()
                                .ifPresent(answer -> station.oldTimeIsReplayed(answer, outage)));
    }

    private void brokerLosesEverything() {
        context.listener().onEvent(new SimEvent.CentreEvent("the broker loses everything"));
        context.broker().loseEverything();
        context.in(
                seed.logUniform(Duration.ofSeconds(1), Duration.ofMinutes(5)),
                () -> context.broker().start());
    }
}
