package vn.tienglang.central.web;

import java.time.Duration;
import java.time.Instant;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.asrun.Evidence;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.Playback;
import vn.tienglang.airtime.asrun.Reason;
import vn.tienglang.central.desk.Presence;
import vn.tienglang.central.web.page.Mark;
import vn.tienglang.central.web.page.Tone;
import vn.tienglang.planner.compliance.Verdict;

/**
 * Judgements and facts as marks: words and a tone.
 *
 * <p>What was only ordered is never shown as aired: a station with a silent stand-in ran its
 * airing, and nobody heard it.
 */
final class Marks {
    private final Words words;

    Marks(Words words) {
        this.words = words;
    }

    /** What became of an airing, seen from {@code now}. */
    Mark verdict(Verdict verdict, Airtime airtime, Instant now) {
        return switch (verdict) {
            case Verdict.Awaited _ -> awaited(airtime, now);
            case Verdict.Fulfilled(Playback playback) ->
                    isSilent(playback)
                            ? mark(Tone.WARNING, "verdict.rehearsed")
                            : mark(Tone.GOOD, "verdict.fulfilled");
            case Verdict.Partial(Playback _, Reason reason) ->
                    because(Tone.WARNING, "verdict.partial", reason);
            case Verdict.Preempted _ -> mark(Tone.WARNING, "verdict.preempted");
            case Verdict.Missed(Reason reason) -> because(Tone.BAD, "verdict.missed", reason);
            case Verdict.Unconfirmed _ -> mark(Tone.WARNING, "verdict.unconfirmed");
        };
    }

    private Mark awaited(Airtime airtime, Instant now) {
        if (now.isBefore(airtime.start())) {
            return mark(Tone.WAITING, "verdict.ahead");
        }
        return mark(Tone.WAITING, airtime.contains(now) ? "verdict.now" : "verdict.waiting");
    }

    /** It is on at this moment; {@code silent} when nobody hears it. */
    Mark onAir(boolean silent) {
        return silent
                ? mark(Tone.WARNING, "verdict.rehearsing")
                : mark(Tone.LIVE, "verdict.sounding");
    }

    /** What the station says became of it. */
    Mark outcome(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Aired(Playback playback) ->
                    isSilent(playback)
                            ? mark(Tone.WARNING, "outcome.rehearsed")
                            : mark(Tone.GOOD, "outcome.aired");
            case Outcome.CutShort(Playback _, Reason reason) ->
                    because(Tone.WARNING, "outcome.cutShort", reason);
            case Outcome.Missed(Reason reason) -> because(Tone.BAD, "outcome.missed", reason);
        };
    }

    /** How it is known. */
    Mark evidence(Evidence evidence) {
        Tone tone =
                switch (evidence) {
                    case COMMANDED -> Tone.WARNING;
                    case RENDERED, HEARD -> Tone.GOOD;
                };
        return new Mark(tone, words.say("evidence", evidence));
    }

    /** Whether there is word of a station. */
    Mark presence(Presence presence) {
        Tone tone =
                switch (presence) {
                    case ONLINE -> Tone.GOOD;
                    case LOST -> Tone.BAD;
                    case UNKNOWN -> Tone.WAITING;
                };
        return new Mark(tone, words.say("presence", presence));
    }

    /** How long something sounded, of how long. */
    String played(Playback playback) {
        Duration whole = Duration.ofMillis(playback.framesWhole() * 1000 / playback.rateHz());
        return words.say(
                "confirmations.ofWhole", words.tenths(playback.played()), words.tenths(whole));
    }

    /** The same in samples. */
    String frames(Playback playback) {
        return words.say(
                "confirmations.frames",
                words.number(playback.frames()),
                words.number(playback.framesWhole()));
    }

    /** Ordered, and consumed by nothing that makes a sound. */
    private static boolean isSilent(Playback playback) {
        return switch (playback.evidence()) {
            case COMMANDED -> true;
            case RENDERED, HEARD -> false;
        };
    }

    private Mark mark(Tone tone, String key) {
        return new Mark(tone, words.say(key));
    }

    private Mark because(Tone tone, String key, Reason reason) {
        return new Mark(
                tone, words.say("verdict.withReason", words.say(key), words.say("reason", reason)));
    }
}
