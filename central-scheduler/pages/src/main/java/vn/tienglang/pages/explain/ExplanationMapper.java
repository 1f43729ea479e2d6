package vn.tienglang.pages.explain;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.preview.AirExplanation;
import vn.tienglang.office.preview.ChangePreview;
import vn.tienglang.office.preview.TargetStations;
import vn.tienglang.office.preview.UnitConflicts;
import vn.tienglang.pages.http.ApiMapper;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RefusalText;
import vn.tienglang.planner.explain.Explanation;

/** Mapper of explanations, conflicts and previews to JSON. */
final class ExplanationMapper {
    private final Messages conflictLines;
    private final RefusalText sentences;
    private final ZoneId office;

    ExplanationMapper(Messages words, RefusalText sentences, ZoneId office) {
        this.conflictLines = words;
        this.sentences = sentences;
        this.office = office;
    }

    ExplanationJson.Explanation explanation(AirExplanation explained) {
        ExplanationText.Answer answer =
                new ExplanationText(conflictLines, sentences, explained).answer();
        var reasons = new ArrayList<ExplanationJson.ExplanationReason>();
        reasons.add(new ExplanationJson.ExplanationReason("airing", answer.headline()));
        answer.lines()
                .forEach(line ->
                        reasons.add(
                                new ExplanationJson.ExplanationReason(
                                        ApiMapper.kebabCase(line.about()), line.sentence())));
        Station station = explained.station();
        return new ExplanationJson.Explanation(
                station.id().value(),
                station.name(),
                explained.at().toString(),
                state(explained.why()),
                ApiMapper.orNull(placedAiring(explained)),
                ApiMapper.orNull(volume(explained.why())),
                reasons,
                answer.left().stream().map(ExplanationMapper::unplacedSlot).toList());
    }

    private static String state(Explanation why) {
        return switch (why) {
            case Explanation.OnAir _ -> "heard";
            case Explanation.Relayed _ -> "carried";
            case Explanation.Silent _ -> "silent";
        };
    }

    private static Optional<Integer> volume(Explanation why) {
        return switch (why) {
            case Explanation.OnAir heard -> Optional.of(heard.volume().percent());
            case Explanation.Relayed carried -> Optional.of(carried.volume().percent());
            case Explanation.Silent _ -> Optional.empty();
        };
    }

    private static Optional<ExplanationJson.PlacedAiring> placedAiring(AirExplanation explained) {
        if (!(explained.why() instanceof Explanation.OnAir heard)) {
            return Optional.empty();
        }
        Airing airing = heard.airing();
        Optional<Clip> clip = explained.names().clip(airing.clip());
        return Optional.of(
                new ExplanationJson.PlacedAiring(
                        airing.id().value(),
                        airing.clip().value(),
                        clip.map(Clip::title).orElseGet(() -> airing.clip().brief()),
                        heard.languageReason().language().value(),
                        airing.airtime().start().toString(),
                        airing.airtime().end().toString()));
    }

    private static ExplanationJson.UnplacedSlot unplacedSlot(
            ExplanationText.UnplacedItemText unheard) {
        return new ExplanationJson.UnplacedSlot(
                unheard.left().order().value(),
                unheard.order(),
                unheard.left().occurrence().toString(),
                unheard.ground().rule(),
                unheard.ground().sentence(),
                unheard.ground().remedies());
    }

    ExplanationJson.Conflicts conflicts(UnitConflicts found) {
        return new ExplanationJson.Conflicts(
                found.unit().value(),
                found.from().toString(),
                found.days(),
                found.stations(),
                conflictLines(found),
                found.conflicts().omittedGroups());
    }

    private List<ExplanationJson.Conflict> conflictLines(UnitConflicts found) {
        return new PreviewText(conflictLines, sentences, office)
                .conflicts(found).stream().map(this::conflict).toList();
    }

    private ExplanationJson.Conflict conflict(PreviewText.ConflictLine clash) {
        return new ExplanationJson.Conflict(
                clash.group().order().value(),
                clash.order(),
                clash.ground().rule(),
                clash.ground().sentence(),
                clash.ground().remedies(),
                clash.group().times(),
                clash.group().stations(),
                clash.group().firstStations().stream().map(this::namedCode).toList());
    }

    private ExplanationJson.NamedCode namedCode(StationId id) {
        return new ExplanationJson.NamedCode(id.value(), sentences.name(id));
    }

    private static ExplanationJson.NamedCode namedCode(Station station) {
        return new ExplanationJson.NamedCode(station.id().value(), station.name());
    }

    ExplanationJson.ChangePreview changePreview(ChangePreview foreseen) {
        var preview = foreseen.preview();
        var said = new PreviewText(conflictLines, sentences, office);
        var languages = new ArrayList<ExplanationJson.LanguageAirtime>();
        preview.languages()
                .forEach((language, times) ->
                        languages.add(
                                new ExplanationJson.LanguageAirtime(
                                        language.value(),
                                        conflictLines.language(language),
                                        times.gained().toMillis(),
                                        times.lost().toMillis())));
        return new ExplanationJson.ChangePreview(
                foreseen.from().toString(),
                foreseen.days(),
                foreseen.stations().stream().map(ExplanationMapper::namedCode).toList(),
                preview.affected(),
                preview.firstAffected().stream().map(this::namedCode).toList(),
                languages,
                said.displaced(foreseen).stream().map(this::conflict).toList(),
                preview.displaced().omittedGroups(),
                said.sentences(foreseen));
    }

    static ExplanationJson.ReachedStations reachedStations(TargetStations reached, LocalDate date) {
        return new ExplanationJson.ReachedStations(
                date.toString(),
                reached.stations().stream().map(ExplanationMapper::namedCode).toList(),
                reached.unknownAreas().stream().map(AreaCode::value).toList(),
                reached.stationsWithoutArea().stream().map(ExplanationMapper::namedCode).toList());
    }
}
