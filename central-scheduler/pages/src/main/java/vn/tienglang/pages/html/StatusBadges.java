package vn.tienglang.pages.html;

import java.time.Duration;
import java.time.Instant;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.asrun.Evidence;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.Playback;
import vn.tienglang.airtime.asrun.Reason;
import vn.tienglang.office.store.station.StationCondition;
import vn.tienglang.office.store.station.StationPresence;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.planner.compliance.Verdict;

/**
 * Badges for the states of airings and stations: a text and a tone.
 *
 * <p>An airing that was only commanded is never shown as aired: with a silent output the airing
 * ran, and nobody heard it.
 */
public final class StatusBadges {
    private final Messages words;

    public StatusBadges(Messages words) {
        this.words = words;
    }

    /** The verdict on an airing at the time {@code now}. */
    public Badge verdict(Verdict verdict, Airtime airtime, Instant now) {
        return switch (verdict) {
            case Verdict.Awaited _ -> awaited(airtime, now);
            case Verdict.Fulfilled(Playback playback) ->
                    isSilent(playback)
                            ? mark(BadgeTone.WARNING, "verdict.rehearsed")
                            : mark(BadgeTone.GOOD, "verdict.fulfilled");
            case Verdict.Partial(Playback _, Reason reason) ->
                    because(BadgeTone.WARNING, "verdict.partial", reason);
            case Verdict.Preempted _ -> mark(BadgeTone.WARNING, "verdict.preempted");
            case Verdict.Missed(Reason reason) -> because(BadgeTone.BAD, "verdict.missed", reason);
            case Verdict.Unconfirmed _ -> mark(BadgeTone.WARNING, "verdict.unconfirmed");
        };
    }

    private Badge awaited(Airtime airtime, Instant now) {
        if (now.isBefore(airtime.start())) {
            return mark(BadgeTone.WAITING, "verdict.ahead");
        }
        return mark(BadgeTone.WAITING, airtime.contains(now) ? "verdict.now" : "verdict.waiting");
    }

    /** The airing plays now; {@code silent} when the output is not audible. */
    public Badge onAir(boolean silent) {
        return silent
                ? mark(BadgeTone.WARNING, "verdict.rehearsing")
                : mark(BadgeTone.LIVE, "verdict.sounding");
    }

    /** The outcome that the station reported. */
    public Badge outcome(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Aired(Playback playback) ->
                    isSilent(playback)
                            ? mark(BadgeTone.WARNING, "outcome.rehearsed")
                            : mark(BadgeTone.GOOD, "outcome.aired");
            case Outcome.CutShort(Playback _, Reason reason) ->
                    because(BadgeTone.WARNING, "outcome.cutShort", reason);
            case Outcome.Missed(Reason reason) -> because(BadgeTone.BAD, "outcome.missed", reason);
        };
    }

    /** The evidence of the playback. */
    public Badge evidence(Evidence evidence) {
        BadgeTone tone =
                switch (evidence) {
                    case COMMANDED -> BadgeTone.WARNING;
                    case RENDERED, HEARD -> BadgeTone.GOOD;
                };
        return new Badge(tone, words.text("evidence", evidence));
    }

    /** The presence of a station. */
    public Badge presence(StationPresence presence) {
        BadgeTone tone =
                switch (presence) {
                    case ONLINE -> BadgeTone.GOOD;
                    case LOST, SILENT -> BadgeTone.BAD;
                    case UNKNOWN -> BadgeTone.WAITING;
                };
        return new Badge(tone, words.text("presence", presence));
    }

    /** The condition of a station. */
    public Badge condition(StationCondition condition) {
        BadgeTone tone =
                switch (condition) {
                    case UNREADABLE, CLONED, FAULTY, LOST, SILENT -> BadgeTone.BAD;
                    case MISSED, OUTDATED, INAUDIBLE -> BadgeTone.WARNING;
                    case UNKNOWN -> BadgeTone.WAITING;
                    case GOOD -> BadgeTone.GOOD;
                };
        return new Badge(tone, words.text("condition", condition));
    }

    /** The played duration and the whole duration. */
    public String playedLength(Playback playback) {
        Duration whole = Duration.ofMillis(playback.framesWhole() * 1000 / playback.rateHz());
        return words.text(
                "confirmations.ofWhole", words.tenths(playback.played()), words.tenths(whole));
    }

    /** The played and whole duration in samples. */
    public String frames(Playback playback) {
        return words.text(
                "confirmations.frames",
                words.number(playback.frames()),
                words.number(playback.framesWhole()));
    }

    /** Playback that was commanded, without any output that makes sound. */
    private static boolean isSilent(Playback playback) {
        return switch (playback.evidence()) {
            case COMMANDED -> true;
            case RENDERED, HEARD -> false;
        };
    }

    private Badge mark(BadgeTone tone, String key) {
        return new Badge(tone, words.text(key));
    }

    private Badge because(BadgeTone tone, String key, Reason reason) {
        return new Badge(
                tone,
                words.text("verdict.withReason", words.text(key), words.text("reason", reason)));
    }
}
