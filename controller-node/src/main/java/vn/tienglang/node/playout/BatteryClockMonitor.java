package vn.tienglang.node.playout;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import vn.tienglang.airtime.Now;
import vn.tienglang.node.port.ClockReading;
import vn.tienglang.node.port.Journal;

/**
 * Use of the battery clock. While daemon or centre say the time, the battery clock is compared with
 * it, at once and then every hour, and the comparison is kept in the journal. While they do not,
 * its advance since the last comparison gives the time.
 *
 * <pre>
 * cannot be read                                         fault; proves nothing
 * time known, battery clock within 2 s of it             comparison kept, no fault
 * time known, battery clock differs                      comparison dropped, fault
 * time not known, no comparison                          proves nothing: nobody has set it
 * time not known, earlier than the comparison            fault (battery empty); proves nothing
 * time not known, later                                  time of the comparison + advance, with the
 *                                                        bound then + advance × drift
 * </pre>
 *
 * <p>A battery clock that is years ahead gives a bound of hours and so proves nothing either.
 * Setting it is the business of the system: the kernel does it every 11 minutes while its clock is
 * synchronised.
 */
final class BatteryClockMonitor {
    private static final Duration READ_EVERY = Duration.ofHours(1);

    /** How far a battery clock that somebody sets may be off: its steps are whole seconds. */
    private static final Duration AGREES = Duration.ofSeconds(2);

    /** A reading of whole seconds is between zero and one second late. */
    private static final Duration HALF_A_STEP = Duration.ofMillis(500);

    private static final long MILLION = 1_000_000;

    private final PlayoutSettings settings;
    private Optional<Journal.BatteryCheck> check;
    private Duration readAt = Duration.ZERO;
    private boolean wasKnown;

    BatteryClockMonitor(PlayoutSettings settings, Journal.Recovered recovered) {
        this.settings = settings;
        check = recovered.batteryCheck();
    }

    /** True when the battery clock is to be read now; the wait for the next time then begins. */
    boolean startReadIfDue(Now now) {
        boolean isNewlyKnown = isKnown(now) && !wasKnown;
        wasKnown = isKnown(now);
        boolean isDue = isNewlyKnown || now.sinceBoot().compareTo(readAt) >= 0;
        if (settings.batteryDrift().isEmpty() || !isDue) {
            return false;
        }
        readAt = now.sinceBoot().plus(READ_EVERY);
        return true;
    }

    /**
     * Result of a reading.
     *
     * @param proven the time that it proves; empty if none
     * @param fact comparison to write; empty if it is unchanged
     * @param problem why a person must look at it; empty if nobody must
     */
    record Result(
            Optional<ReferenceTime> proven, Optional<Journal.Fact> fact, Optional<String> problem) {
        private static Result wrong(String problem) {
            return new Result(Optional.empty(), Optional.empty(), Optional.of(problem));
        }
    }

    /** Judges a reading of the battery clock. */
    Result read(Optional<Instant> time, Now now, ClockReading reading) {
        if (time.isEmpty()) {
            return Result.wrong("không đọc được");
        }
        Instant battery = time.get();
        return isKnown(now) ? compared(battery, now) : used(battery, reading);
    }

    /** Whether a source other than the battery clock gives the time. */
    private static boolean isKnown(Now now) {
        return switch (now.clock().source()) {
            case DAEMON, CENTRE -> true;
            case RTC, NONE, UNSTATED -> false;
        };
    }

    private Result compared(Instant battery, Now now) {
        Duration apart = Duration.between(battery.plus(HALF_A_STEP), now.wall()).abs();
        if (apart.compareTo(AGREES.plus(now.clock().bound())) > 0) {
            Optional<Journal.Fact> dropped =
                    check.map(_ -> new Journal.Fact.BatteryClockChecked(Optional.empty()));
            check = Optional.empty();
            return new Result(
                    Optional.empty(),
                    dropped,
                    Optional.of("lệch %d giây so với giờ đúng".formatted(apart.toSeconds())));
        }
        check =
                Optional.of(
                        new Journal.BatteryCheck(
                                battery, now.wall(), now.clock().bound().plus(HALF_A_STEP)));
        return new Result(
                Optional.empty(),
                Optional.of(new Journal.Fact.BatteryClockChecked(check)),
                Optional.empty());
    }

    private Result used(Instant battery, ClockReading reading) {
        if (check.isEmpty()) {
            return new Result(Optional.empty(), Optional.empty(), Optional.empty());
        }
        Duration advance = Duration.between(check.get().battery(), battery);
        if (advance.isNegative()) {
            return Result.wrong("chạy lùi, có thể hết pin");
        }
        Duration drift =
                advance.dividedBy(MILLION).multipliedBy(settings.batteryDrift().getAsInt());
        Duration bound = check.get().bound().plus(HALF_A_STEP).plus(drift);
        var proven = new ReferenceTime(check.get().at().plus(advance), reading.sinceBoot(), bound);
        return new Result(Optional.of(proven), Optional.empty(), Optional.empty());
    }
}
