package vn.tienglang.node.playout;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import vn.tienglang.airtime.Now;

/**
 * Deadlines of all parts of {@link Playout}: when the machine must run again although nothing
 * happens. Deadlines are times since boot.
 */
final class PlayoutDeadlines {
    /** Limit on every wait, so that a step of the wall clock is noticed soon. */
    private static final Duration MAX_SLEEP = Duration.ofMinutes(1);

    private final PlayoutSettings settings;
    private final HeldLogs heldLogs;
    private final ClipDownloads downloads;
    private final Amplifier amplifier;
    private final AirArbiter air;
    private final PendingOutcomes pendingOutcomes;
    private final AsRunSender asRunSender;
    private final StatusReporter statusReporter;
    private final TimeRequester timeRequester;

    PlayoutDeadlines(
            PlayoutSettings settings,
            HeldLogs heldLogs,
            ClipDownloads downloads,
            Amplifier amplifier,
            AirArbiter air,
            PendingOutcomes pendingOutcomes,
            AsRunSender asRunSender,
            StatusReporter statusReporter,
            TimeRequester timeRequester) {
        this.settings = settings;
        this.heldLogs = heldLogs;
        this.downloads = downloads;
        this.amplifier = amplifier;
        this.air = air;
        this.pendingOutcomes = pendingOutcomes;
        this.asRunSender = asRunSender;
        this.statusReporter = statusReporter;
        this.timeRequester = timeRequester;
    }

    /** How long until the next deadline; zero when it has passed, at most a minute. */
    Duration untilNext(Now now) {
        Stream<Duration> deadlines =
                Stream.of(
                                Stream.of(now.sinceBoot().plus(MAX_SLEEP)),
                                air.deadlines(now),
                                airingDeadlines(now),
                                amplifier.nextDeadline().stream(),
                                pendingOutcomes.nextDeadline().stream(),
                                downloads.nextDeadline(now).stream(),
                                asRunSender.nextDeadline().stream(),
                                statusReporter.nextDeadline().stream(),
                                timeRequester.nextDeadline(now).stream())
                        .flatMap(several -> several);
        Duration next = deadlines.min(Comparator.naturalOrder()).orElse(now.sinceBoot());
        Duration wait = next.minus(now.sinceBoot());
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    /** When an open airing becomes due or too late, or an emergency repeats or expires. */
    private Stream<Duration> airingDeadlines(Now now) {
        if (!now.wallTrusted()) {
            return Stream.empty();
        }
        Instant horizon = now.wall().plus(MAX_SLEEP).plus(settings.relayLead());
        Stream<Instant> planned =
                heldLogs.open().stream()
                        .map(claim -> claim.plan().airtime().start())
                        .takeWhile(start -> start.isBefore(horizon))
                        .flatMap(this::startDeadlines);
        return Stream.concat(planned, heldLogs.emergencies().nextInstants(now.wall()))
                .map(instant -> ClockConversion.sinceBoot(instant, now))
                .filter(at -> ClockConversion.isAhead(at, now));
    }

    /** Relay and first frame of this start, and the two moments at which it is too late. */
    private Stream<Instant> startDeadlines(Instant start) {
        Instant latest = start.plus(settings.lateStart()).plusNanos(1);
        return Stream.of(
                start.minus(settings.relayLead()),
                start.minus(settings.cueLead()),
                latest.minus(settings.relayLead()),
                latest);
    }
}
