package vn.tienglang.pages.recording;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.audio.check.Finding;
import vn.tienglang.audio.ingest.IngestReport;
import vn.tienglang.audio.loudness.Loudness;
import vn.tienglang.office.recording.IngestProgress;
import vn.tienglang.office.store.programme.Recording;
import vn.tienglang.office.store.programme.Recording.State;
import vn.tienglang.pages.http.ApiMapper;
import vn.tienglang.pages.text.Messages;

/** Mapper of recordings and clips to JSON. */
final class RecordingMapper {
    private final Messages words;

    /** The texts are in the language of these messages. */
    RecordingMapper(Messages words) {
        this.words = words;
    }

    /** The state of a recording in one word. */
    static String stateName(State state) {
        return switch (state) {
            case State.Queued _ -> "queued";
            case State.Working _ -> "working";
            case State.Ready _ -> "taken";
            case State.Refused _ -> "refused";
            case State.Failed _ -> "failed";
            case State.Deleted _ -> "discarded";
        };
    }

    static RecordingJson.Clip toJson(Clip clip) {
        return new RecordingJson.Clip(
                clip.id().value(),
                clip.title(),
                clip.language().value(),
                clip.length().toMillis(),
                clip.bytes());
    }

    RecordingJson.Recording toJson(Recording recording, Optional<IngestProgress> underway) {
        State state = recording.state();
        return new RecordingJson.Recording(
                recording.id().value(),
                recording.title(),
                recording.language().value(),
                recording.bytes(),
                recording.by(),
                recording.at().toString(),
                stateName(state),
                ApiMapper.orNull(underway.map(one -> ApiMapper.kebabCase(one.step()))),
                ApiMapper.orNull(underway.map(one -> FindingSentences.step(words, one.step()))),
                ApiMapper.orNull(underway.map(one -> (int) Math.floor(one.fraction() * 100))),
                findings(state).stream().map(this::toJson).toList(),
                state instanceof State.Failed(var trouble, var _)
                        ? ApiMapper.kebabCase(trouble)
                        : null,
                state instanceof State.Ready(ClipId clip, var _, var _) ? clip.value() : null,
                state instanceof State.Ready(var _, IngestReport report, var _)
                        ? toJson(report)
                        : null);
    }

    /** The findings so far. */
    static List<Finding> findings(State state) {
        return switch (state) {
            case State.Ready(var _, var _, List<Finding> findings) -> findings;
            case State.Refused(List<Finding> findings, var _) -> findings;
            case State.Queued _, State.Working _, State.Failed _, State.Deleted _ -> List.of();
        };
    }

    private RecordingJson.Finding toJson(Finding finding) {
        return new RecordingJson.Finding(
                ApiMapper.kebabCase(finding.kind()),
                ApiMapper.kebabCase(finding.weight()),
                finding.from().toMillis(),
                finding.until().toMillis(),
                Double.isFinite(finding.figure()) ? finding.figure() : 0,
                FindingSentences.sentence(words, finding),
                finding.detail());
    }

    private static RecordingJson.IngestReport toJson(IngestReport report) {
        return new RecordingJson.IngestReport(
                report.format(),
                report.rateHz(),
                report.channels(),
                report.length().toMillis(),
                report.horn(),
                toJson(report.master()),
                toJson(report.delivery()));
    }

    private static RecordingJson.LoudnessLevels toJson(Loudness loudness) {
        return new RecordingJson.LoudnessLevels(
                finite(loudness.integratedLufs()),
                finite(loudness.momentaryMaxLufs()),
                finite(loudness.shortTermMaxLufs()),
                finite(loudness.rangeLu()),
                finite(loudness.truePeakDb()),
                finite(loudness.samplePeakDb()));
    }

    /** The value with two decimals; null for silence, because JSON has no infinity. */
    private static @Nullable Double finite(double figure) {
        return Double.isFinite(figure) ? Math.round(figure * 100) / 100.0 : null;
    }
}
