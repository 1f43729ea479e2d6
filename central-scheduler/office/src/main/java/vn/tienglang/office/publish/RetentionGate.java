package vn.tienglang.office.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.store.CentreRepository.RetentionClock;
import vn.tienglang.office.store.Repositories;

/**
 * Decides whether the clock may be believed so far that old data is removed by it. What a clock
 * that is years ahead removes is gone for ever, so in doubt nothing is removed: old data costs only
 * space.
 *
 * <p>The clock is believed while it is at most {@link #JUMP} after the last removal. Otherwise, and
 * before the first removal, nights are counted: after {@link #WAIT} without a jump the clock is
 * believed again. A clock that is corrected in that time is believed at once.
 */
final class RetentionGate {
    /** A centre that was off for longer than this waits too. */
    static final Duration JUMP = Duration.ofDays(14);

    /** How long the clock has to run without a jump before it is believed again. */
    static final Duration WAIT = Duration.ofDays(14);

    /** Longest time from one night to the next, with an hour for a slow one. */
    private static final Duration NIGHT_TO_NIGHT = Duration.ofHours(49);

    private RetentionGate() {}

    /** Whether the clock is believed now; changes nothing. */
    static boolean isOpen(Repositories repositories, Instant now) {
        return isNear(repositories.centres().retentionClock(), now);
    }

    /** Whether a removal waits because the clock jumped; not before the first removal. */
    static boolean isHeldBack(Repositories repositories) {
        RetentionClock clock = repositories.centres().retentionClock();
        return clock.removedAt().isPresent() && clock.waitingSince().isPresent();
    }

    /**
     * Decides for this night and stores it.
     *
     * @param now to the millisecond
     * @return true when old data may be removed
     */
    static boolean pass(Repositories repositories, Instant now) {
        RetentionClock clock = repositories.centres().retentionClock();
        if (isNear(clock, now) || hasWaited(clock, now)) {
            repositories
                    .centres()
                    .putRetentionClock(
                            new RetentionClock(
                                    Optional.of(now), Optional.empty(), Optional.empty()));
            return true;
        }
        Instant since = continues(clock, now) ? clock.waitingSince().orElse(now) : now;
        repositories
                .centres()
                .putRetentionClock(
                        new RetentionClock(
                                clock.removedAt(), Optional.of(since), Optional.of(now)));
        if (clock.waitingSince().isEmpty() && clock.removedAt().isPresent()) {
            repositories
                    .audit()
                    .add(
                            new AuditEntry(
                                    now,
                                    "",
                                    "retention-held",
                                    clock.removedAt().map(Instant::toString).orElse("")));
        }
        return false;
    }

    private static boolean isNear(RetentionClock clock, Instant now) {
        return clock.removedAt().filter(at -> !now.isAfter(at.plus(JUMP))).isPresent();
    }

    private static boolean hasWaited(RetentionClock clock, Instant now) {
        return continues(clock, now)
                && clock.waitingSince()
                        .filter(since -> !now.isBefore(since.plus(WAIT)))
                        .isPresent();
    }

    /** Whether this night follows the last one without a jump. */
    private static boolean continues(RetentionClock clock, Instant now) {
        return clock.seenAt()
                .filter(seen -> !now.isBefore(seen))
                .filter(seen -> !now.isAfter(seen.plus(NIGHT_TO_NIGHT)))
                .isPresent();
    }
}
