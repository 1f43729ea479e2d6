package vn.tienglang.pages.recording;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.tienglang.audio.check.Finding;
import vn.tienglang.audio.ingest.IngestReport;
import vn.tienglang.audio.ingest.IngestStep;
import vn.tienglang.audio.loudness.Loudness;
import vn.tienglang.office.recording.IngestProgress;
import vn.tienglang.office.store.programme.Recording;
import vn.tienglang.office.store.programme.Recording.State;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.recording.RecordingsPage.Line;
import vn.tienglang.pages.recording.RecordingsPage.Loud;
import vn.tienglang.pages.text.Messages;

/** Text of recordings. */
public final class RecordingText {
    private static final List<IngestStep> STEPS = List.of(IngestStep.values());

    private final Messages words;
    private final ZoneId office;
    private final LocalDate today;

    RecordingText(Messages words, Instant now, ZoneId office) {
        this.words = words;
        this.office = office;
        today = LocalDate.ofInstant(now, office);
    }

    /** The line of a recording. */
    Line line(Recording recording, Optional<IngestProgress> underway) {
        State state = recording.state();
        String path = "/ban-ghi/" + recording.id();
        return new Line(
                recording.id().value(),
                recording.title(),
                about(recording),
                state(state, underway),
                isSettled(state),
                underway.map(RecordingText::percent).orElse(0),
                RecordingMapper.findings(state).stream()
                        .sorted(Comparator.comparing(Finding::weight))
                        .map(this::finding)
                        .toList(),
                state instanceof State.Ready(var _, IngestReport report, var _)
                        ? loudness(report)
                        : List.of(),
                state instanceof State.Ready ? path + "/ban-phat" : "",
                path + "/ban-goc",
                state instanceof State.Ready ? path + "/song.svg" : "",
                state instanceof State.Ready(var _, IngestReport report, List<Finding> findings)
                        ? waveform(report.length(), findings)
                        : "",
                state instanceof State.Refused || state instanceof State.Failed
                        ? "/ban-ghi?again=" + recording.id() + "#upload"
                        : "",
                state instanceof State.Ready(var _, IngestReport report, var _)
                        ? words.clock(report.length())
                        : "");
    }

    private String waveform(Duration length, List<Finding> findings) {
        List<String> places =
                WaveformSvg.placed(findings, length).stream()
                        .map(one ->
                                one.until().compareTo(one.from()) > 0
                                        ? words.clock(one.from()) + "–" + words.clock(one.until())
                                        : words.clock(one.from()))
                        .toList();
        return places.isEmpty()
                ? words.text("recordings.waveform", words.clock(length))
                : words.text(
                        "recordings.waveform.places",
                        words.clock(length),
                        String.join(", ", places));
    }

    private String about(Recording recording) {
        var about = new ArrayList<String>();
        about.add(words.language(recording.language()));
        if (recording.state() instanceof State.Ready(var _, IngestReport report, var _)) {
            about.add(words.duration(report.length()));
        }
        about.add(words.bytes(recording.bytes()));
        about.add(
                words.text(
                        "recordings.by",
                        recording.by(),
                        words.moment(recording.at(), office, today)));
        return String.join(" · ", about);
    }

    private Badge state(State state, Optional<IngestProgress> underway) {
        return switch (state) {
            case State.Queued _ -> new Badge(BadgeTone.WAITING, words.text("recording.queued"));
            case State.Working _ ->
                    new Badge(
                            BadgeTone.LIVE,
                            underway.map(this::doing).orElse(words.text("recording.working")));
            case State.Ready(var _, var _, List<Finding> findings) ->
                    findings.isEmpty()
                            ? new Badge(BadgeTone.GOOD, words.text("recording.taken"))
                            : new Badge(
                                    BadgeTone.WARNING, words.text("recording.takenWithWarnings"));
            case State.Refused _ -> new Badge(BadgeTone.BAD, words.text("recording.refused"));
            case State.Failed(var trouble, var _) ->
                    new Badge(BadgeTone.BAD, words.text("recording.trouble", trouble));
            case State.Deleted _ -> new Badge(BadgeTone.PLAIN, words.text("recording.discarded"));
        };
    }

    private String doing(IngestProgress underway) {
        return words.text(
                "recording.doing",
                STEPS.indexOf(underway.step()) + 1,
                STEPS.size(),
                FindingSentences.step(words, underway.step()));
    }

    /** The progress over all steps; steps differ in duration. */
    private static int percent(IngestProgress underway) {
        return (int) ((STEPS.indexOf(underway.step()) + underway.fraction()) * 100 / STEPS.size());
    }

    /** Whether the ingest is over. */
    public static boolean isSettled(State state) {
        return switch (state) {
            case State.Queued _, State.Working _ -> false;
            case State.Ready _, State.Refused _, State.Failed _, State.Deleted _ -> true;
        };
    }

    private Badge finding(Finding finding) {
        BadgeTone tone =
                switch (finding.weight()) {
                    case REFUSAL -> BadgeTone.BAD;
                    case WARNING -> BadgeTone.WARNING;
                };
        return new Badge(tone, FindingSentences.sentence(words, finding));
    }

    private List<Loud> loudness(IngestReport report) {
        Loudness before = report.master();
        Loudness after = report.delivery();
        return List.of(
                loud("integrated", before.integratedLufs(), after.integratedLufs()),
                loud("shortTerm", before.shortTermMaxLufs(), after.shortTermMaxLufs()),
                loud("range", before.rangeLu(), after.rangeLu()),
                loud("truePeak", before.truePeakDb(), after.truePeakDb()));
    }

    private Loud loud(String what, double before, double after) {
        return new Loud(words.text("loudness." + what), words.level(before), words.level(after));
    }
}
