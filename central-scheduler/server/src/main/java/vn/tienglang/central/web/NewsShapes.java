package vn.tienglang.central.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.audio.ingest.Finding;
import vn.tienglang.audio.ingest.Report;
import vn.tienglang.audio.loudness.Loudness;
import vn.tienglang.central.desk.KeptBulletin;
import vn.tienglang.central.desk.Recording;
import vn.tienglang.central.desk.Recording.State;
import vn.tienglang.central.recordings.Underway;
import vn.tienglang.planner.Gap;
import vn.tienglang.planner.Language;
import vn.tienglang.planner.Rendition;
import vn.tienglang.planner.Terms;

/** Turns recordings, bulletins and languages into the forms of the interface. */
final class NewsShapes {
    private final Words words;

    /** Sentences are in these words. */
    NewsShapes(Words words) {
        this.words = words;
    }

    /** The state of a recording in one word. */
    static String word(State state) {
        return switch (state) {
            case State.Queued _ -> "queued";
            case State.Working _ -> "working";
            case State.Taken _ -> "taken";
            case State.Refused _ -> "refused";
            case State.Failed _ -> "failed";
            case State.Discarded _ -> "discarded";
        };
    }

    Forms.Master form(Recording recording, Optional<Underway> underway) {
        State state = recording.state();
        return new Forms.Master(
                recording.id().value(),
                recording.title(),
                recording.language().value(),
                recording.bytes(),
                recording.by(),
                recording.at().toString(),
                word(state),
                orNull(underway.map(one -> Shapes.word(one.step()))),
                orNull(underway.map(one -> FindingSentences.step(words, one.step()))),
                orNull(underway.map(one -> (int) Math.floor(one.share() * 100))),
                findings(state).stream().map(this::form).toList(),
                state instanceof State.Failed(var trouble, var _) ? Shapes.word(trouble) : null,
                state instanceof State.Taken(ClipId clip, var _, var _) ? clip.value() : null,
                state instanceof State.Taken(var _, Report report, var _) ? form(report) : null);
    }

    /** What was found in it so far. */
    static List<Finding> findings(State state) {
        return switch (state) {
            case State.Taken(var _, var _, List<Finding> findings) -> findings;
            case State.Refused(List<Finding> findings, var _) -> findings;
            case State.Queued _, State.Working _, State.Failed _, State.Discarded _ -> List.of();
        };
    }

    private Forms.Found form(Finding finding) {
        return new Forms.Found(
                Shapes.word(finding.kind()),
                Shapes.word(finding.weight()),
                finding.from().toMillis(),
                finding.until().toMillis(),
                Double.isFinite(finding.figure()) ? finding.figure() : 0,
                FindingSentences.sentence(words, finding),
                finding.detail());
    }

    private static Forms.Measured form(Report report) {
        return new Forms.Measured(
                report.format(),
                report.rateHz(),
                report.channels(),
                report.length().toMillis(),
                report.horn(),
                form(report.master()),
                form(report.delivery()));
    }

    private static Forms.Levels form(Loudness loudness) {
        return new Forms.Levels(
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

    Forms.Tongue form(Language language) {
        return new Forms.Tongue(
                language.tag().value(),
                words.language(language),
                language.vietnamese(),
                language.endonym(),
                language.english(),
                language.dialect());
    }

    Forms.Message form(KeptBulletin kept, Set<ClipId> onShelf, LocalDate today) {
        Terms terms = kept.bulletin().terms();
        return new Forms.Message(
                kept.bulletin().id().value(),
                kept.revision(),
                terms.title(),
                terms.theme(),
                Shapes.word(terms.messageClass()),
                terms.area().value(),
                terms.validity().from().toString(),
                terms.validity().until().toString(),
                terms.validity().isOverOn(today),
                kept.bulletin().retired(),
                kept.by(),
                kept.at().toString(),
                kept.bulletin().everyWanted().stream().map(one -> form(one, onShelf)).toList());
    }

    private Forms.Version form(Rendition rendition, Set<ClipId> onShelf) {
        return new Forms.Version(
                rendition.language().value(),
                Shapes.word(rendition.state(onShelf)),
                lacks(rendition.lacks(onShelf)),
                rendition.sound() instanceof Rendition.Sound.Recorded(ClipId clip)
                        ? clip.value()
                        : null,
                rendition.text(),
                rendition.people().translator(),
                rendition.people().reader(),
                rendition.people().reviewer());
    }

    private List<Forms.Missing> lacks(List<Rendition.Lack> lacks) {
        return lacks.stream()
                .map(lack -> new Forms.Missing(Shapes.word(lack), words.say("gap.remedy", lack)))
                .toList();
    }

    Forms.Hole form(Gap gap) {
        return new Forms.Hole(
                gap.bulletin().value(),
                gap.title(),
                gap.area().value(),
                gap.language().value(),
                gap.until().toString(),
                lacks(gap.lacks()));
    }
}
