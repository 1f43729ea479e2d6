package vn.tienglang.pages.recording;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.audio.check.Finding;
import vn.tienglang.audio.ingest.IngestReport;
import vn.tienglang.audio.loudness.Loudness;
import vn.tienglang.office.recording.IngestProgress;
import vn.tienglang.office.store.programme.BulletinRevision;
import vn.tienglang.office.store.programme.Recording;
import vn.tienglang.office.store.programme.Recording.State;
import vn.tienglang.pages.http.ApiMapper;
import vn.tienglang.pages.http.ApiV1;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.planner.bulletin.BulletinDetails;
import vn.tienglang.planner.bulletin.Rendition;
import vn.tienglang.planner.bulletin.RenditionGap;
import vn.tienglang.planner.mix.Language;

/** Turns recordings, bulletins and languages into the forms of the interface. */
public final class RecordingMapper {
    private final Messages words;

    /** Sentences are in these words. */
    public RecordingMapper(Messages words) {
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

    ApiV1.Recording toJson(Recording recording, Optional<IngestProgress> underway) {
        State state = recording.state();
        return new ApiV1.Recording(
                recording.id().value(),
                recording.title(),
                recording.language().value(),
                recording.bytes(),
                recording.by(),
                recording.at().toString(),
                stateName(state),
                orNull(underway.map(one -> ApiMapper.kebabCase(one.step()))),
                orNull(underway.map(one -> FindingSentences.step(words, one.step()))),
                orNull(underway.map(one -> (int) Math.floor(one.fraction() * 100))),
                findings(state).stream().map(this::toJson).toList(),
                state instanceof State.Failed(var trouble, var _)
                        ? ApiMapper.kebabCase(trouble)
                        : null,
                state instanceof State.Ready(ClipId clip, var _, var _) ? clip.value() : null,
                state instanceof State.Ready(var _, IngestReport report, var _)
                        ? toJson(report)
                        : null);
    }

    /** What was found in it so far. */
    static List<Finding> findings(State state) {
        return switch (state) {
            case State.Ready(var _, var _, List<Finding> findings) -> findings;
            case State.Refused(List<Finding> findings, var _) -> findings;
            case State.Queued _, State.Working _, State.Failed _, State.Deleted _ -> List.of();
        };
    }

    private ApiV1.Finding toJson(Finding finding) {
        return new ApiV1.Finding(
                ApiMapper.kebabCase(finding.kind()),
                ApiMapper.kebabCase(finding.weight()),
                finding.from().toMillis(),
                finding.until().toMillis(),
                Double.isFinite(finding.figure()) ? finding.figure() : 0,
                FindingSentences.sentence(words, finding),
                finding.detail());
    }

    private static ApiV1.IngestReport toJson(IngestReport report) {
        return new ApiV1.IngestReport(
                report.format(),
                report.rateHz(),
                report.channels(),
                report.length().toMillis(),
                report.horn(),
                toJson(report.master()),
                toJson(report.delivery()));
    }

    private static ApiV1.LoudnessLevels toJson(Loudness loudness) {
        return new ApiV1.LoudnessLevels(
                finite(loudness.integratedLufs()),
                finite(loudness.momentaryMaxLufs()),
                finite(loudness.shortTermMaxLufs()),
                finite(loudness.rangeLu()),
                finite(loudness.truePeakDb()),
                finite(loudness.samplePeakDb()));
    }

    /** JSON knows no infinity: silence is a figure that is absent. */
    private static @Nullable Double finite(double figure) {
        return Double.isFinite(figure) ? Math.round(figure * 100) / 100.0 : null;
    }

    private static <T> @Nullable T orNull(Optional<T> value) {
        return value.isPresent() ? value.get() : null;
    }

    public ApiV1.Language toJson(Language language) {
        return new ApiV1.Language(
                language.tag().value(),
                words.language(language),
                language.vietnamese(),
                language.endonym(),
                language.english(),
                language.dialect());
    }

    public ApiV1.Bulletin toJson(BulletinRevision kept, Set<ClipId> onShelf, LocalDate today) {
        BulletinDetails terms = kept.bulletin().terms();
        return new ApiV1.Bulletin(
                kept.bulletin().id().value(),
                kept.revision(),
                terms.title(),
                terms.theme(),
                ApiMapper.kebabCase(terms.messageClass()),
                terms.area().value(),
                terms.validity().from().toString(),
                terms.validity().until().toString(),
                terms.validity().isExpiredOn(today),
                kept.bulletin().retired(),
                kept.by(),
                kept.at().toString(),
                kept.bulletin().allWantedRenditions().stream()
                        .map(one -> toJson(one, onShelf))
                        .toList());
    }

    private ApiV1.Rendition toJson(Rendition rendition, Set<ClipId> onShelf) {
        return new ApiV1.Rendition(
                rendition.language().value(),
                ApiMapper.kebabCase(rendition.state(onShelf)),
                lacks(rendition.missingParts(onShelf)),
                rendition.sound() instanceof Rendition.Sound.Recorded(ClipId clip)
                        ? clip.value()
                        : null,
                rendition.text(),
                rendition.people().translator(),
                rendition.people().reader(),
                rendition.people().reviewer());
    }

    private List<ApiV1.Lack> lacks(List<Rendition.MissingPart> lacks) {
        return lacks.stream()
                .map(lack ->
                        new ApiV1.Lack(ApiMapper.kebabCase(lack), words.text("gap.remedy", lack)))
                .toList();
    }

    public ApiV1.Gap toJson(RenditionGap gap) {
        return new ApiV1.Gap(
                gap.bulletin().value(),
                gap.title(),
                gap.area().value(),
                gap.language().value(),
                gap.until().toString(),
                lacks(gap.missingParts()));
    }
}
