package vn.tienglang.central.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.tienglang.audio.ingest.Finding;
import vn.tienglang.audio.ingest.Report;
import vn.tienglang.audio.ingest.Step;
import vn.tienglang.audio.loudness.Loudness;
import vn.tienglang.central.desk.Recording;
import vn.tienglang.central.desk.Recording.State;
import vn.tienglang.central.recordings.Underway;
import vn.tienglang.central.web.page.Mark;
import vn.tienglang.central.web.page.RecordingsPage.Line;
import vn.tienglang.central.web.page.RecordingsPage.Loud;
import vn.tienglang.central.web.page.Tone;

/** Recordings in words. */
final class RecordingWords {
    private static final List<Step> STEPS = List.of(Step.values());

    private final Words words;
    private final ZoneId office;
    private final LocalDate today;

    RecordingWords(Words words, Instant now, ZoneId office) {
        this.words = words;
        this.office = office;
        today = LocalDate.ofInstant(now, office);
    }

    /** One line of the list. */
    Line line(Recording recording, Optional<Underway> underway) {
        State state = recording.state();
        String path = "/ban-ghi/" + recording.id();
        return new Line(
                recording.id().value(),
                recording.title(),
                about(recording),
                state(state, underway),
                isSettled(state),
                underway.map(RecordingWords::percent).orElse(0),
                NewsShapes.findings(state).stream()
                        .sorted(Comparator.comparing(Finding::weight))
                        .map(this::finding)
                        .toList(),
                state instanceof State.Taken(var _, Report report, var _)
                        ? loudness(report)
                        : List.of(),
                state instanceof State.Taken ? path + "/ban-phat" : "",
                path + "/ban-goc");
    }

    private String about(Recording recording) {
        var about = new ArrayList<String>();
        about.add(words.language(recording.language()));
        if (recording.state() instanceof State.Taken(var _, Report report, var _)) {
            about.add(words.duration(report.length()));
        }
        about.add(words.bytes(recording.bytes()));
        about.add(
                words.say(
                        "recordings.by",
                        recording.by(),
                        words.moment(recording.at(), office, today)));
        return String.join(" · ", about);
    }

    private Mark state(State state, Optional<Underway> underway) {
        return switch (state) {
            case State.Queued _ -> new Mark(Tone.WAITING, words.say("recording.queued"));
            case State.Working _ ->
                    new Mark(
                            Tone.LIVE,
                            underway.map(this::doing).orElse(words.say("recording.working")));
            case State.Taken(var _, var _, List<Finding> findings) ->
                    findings.isEmpty()
                            ? new Mark(Tone.GOOD, words.say("recording.taken"))
                            : new Mark(Tone.WARNING, words.say("recording.takenWithWarnings"));
            case State.Refused _ -> new Mark(Tone.BAD, words.say("recording.refused"));
            case State.Failed(var trouble, var _) ->
                    new Mark(Tone.BAD, words.say("recording.trouble", trouble));
            case State.Discarded _ -> new Mark(Tone.PLAIN, words.say("recording.discarded"));
        };
    }

    private String doing(Underway underway) {
        return words.say(
                "recording.doing",
                STEPS.indexOf(underway.step()) + 1,
                STEPS.size(),
                FindingSentences.step(words, underway.step()));
    }

    /** Steps are not equally long, but the bar only ever goes forward. */
    private static int percent(Underway underway) {
        return (int) ((STEPS.indexOf(underway.step()) + underway.share()) * 100 / STEPS.size());
    }

    /** True when nothing more will become of it by itself. */
    static boolean isSettled(State state) {
        return switch (state) {
            case State.Queued _, State.Working _ -> false;
            case State.Taken _, State.Refused _, State.Failed _, State.Discarded _ -> true;
        };
    }

    private Mark finding(Finding finding) {
        Tone tone =
                switch (finding.weight()) {
                    case REFUSAL -> Tone.BAD;
                    case WARNING -> Tone.WARNING;
                };
        return new Mark(tone, FindingSentences.sentence(words, finding));
    }

    private List<Loud> loudness(Report report) {
        Loudness before = report.master();
        Loudness after = report.delivery();
        return List.of(
                loud("integrated", before.integratedLufs(), after.integratedLufs()),
                loud("shortTerm", before.shortTermMaxLufs(), after.shortTermMaxLufs()),
                loud("range", before.rangeLu(), after.rangeLu()),
                loud("truePeak", before.truePeakDb(), after.truePeakDb()));
    }

    private Loud loud(String what, double before, double after) {
        return new Loud(words.say("loudness." + what), words.level(before), words.level(after));
    }
}
