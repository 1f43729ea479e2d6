package vn.tienglang.central.web;

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
import vn.tienglang.central.desk.Clashes;
import vn.tienglang.central.desk.Explained;
import vn.tienglang.central.desk.Foreseen;
import vn.tienglang.central.desk.Reached;
import vn.tienglang.planner.programme.Why;

/** Turns what is seen of a plan into the forms of the interface. */
final class PlanShapes {
    private final Words words;
    private final Sentences sentences;
    private final ZoneId office;

    PlanShapes(Words words, Sentences sentences, ZoneId office) {
        this.words = words;
        this.sentences = sentences;
        this.office = office;
    }

    Forms.Explanation explanation(Explained explained) {
        WhyWords.Answer answer = new WhyWords(words, sentences, explained).answer();
        var reasons = new ArrayList<Forms.Ground>();
        reasons.add(new Forms.Ground("airing", answer.headline()));
        answer.lines()
                .forEach(line ->
                        reasons.add(new Forms.Ground(Shapes.word(line.about()), line.sentence())));
        Station station = explained.station();
        return new Forms.Explanation(
                station.id().value(),
                station.name(),
                explained.at().toString(),
                state(explained.why()),
                Shapes.orNull(sounding(explained)),
                Shapes.orNull(volume(explained.why())),
                reasons,
                answer.left().stream().map(PlanShapes::unheard).toList());
    }

    private static String state(Why why) {
        return switch (why) {
            case Why.Heard _ -> "heard";
            case Why.Carried _ -> "carried";
            case Why.Silent _ -> "silent";
        };
    }

    private static Optional<Integer> volume(Why why) {
        return switch (why) {
            case Why.Heard heard -> Optional.of(heard.volume().percent());
            case Why.Carried carried -> Optional.of(carried.volume().percent());
            case Why.Silent _ -> Optional.empty();
        };
    }

    private static Optional<Forms.Sounding> sounding(Explained explained) {
        if (!(explained.why() instanceof Why.Heard heard)) {
            return Optional.empty();
        }
        Airing airing = heard.airing();
        Optional<Clip> clip = explained.names().clip(airing.clip());
        return Optional.of(
                new Forms.Sounding(
                        airing.id().value(),
                        airing.clip().value(),
                        clip.map(Clip::title).orElseGet(() -> airing.clip().brief()),
                        heard.tongue().language().value(),
                        airing.airtime().start().toString(),
                        airing.airtime().end().toString()));
    }

    private static Forms.Unheard unheard(WhyWords.Unheard unheard) {
        return new Forms.Unheard(
                unheard.left().order().value(),
                unheard.order(),
                unheard.left().occurrence().toString(),
                unheard.ground().rule(),
                unheard.ground().sentence(),
                unheard.ground().remedies());
    }

    Forms.Conflicts clashes(Clashes found) {
        return new Forms.Conflicts(
                found.unit().value(),
                found.from().toString(),
                found.days(),
                found.stations(),
                words(found),
                found.conflicts().beyond());
    }

    private List<Forms.Clash> words(Clashes found) {
        return new PreviewWords(words, sentences, office)
                .clashes(found).stream().map(this::clash).toList();
    }

    private Forms.Clash clash(PreviewWords.Clash clash) {
        return new Forms.Clash(
                clash.group().order().value(),
                clash.order(),
                clash.ground().rule(),
                clash.ground().sentence(),
                clash.ground().remedies(),
                clash.group().times(),
                clash.group().stations(),
                clash.group().first().stream().map(this::called).toList());
    }

    private Forms.Called called(StationId id) {
        return new Forms.Called(id.value(), sentences.name(id));
    }

    private static Forms.Called called(Station station) {
        return new Forms.Called(station.id().value(), station.name());
    }

    Forms.Foreseen foreseen(Foreseen foreseen) {
        var preview = foreseen.preview();
        var said = new PreviewWords(words, sentences, office);
        var languages = new ArrayList<Forms.Airtimes>();
        preview.languages()
                .forEach((language, times) ->
                        languages.add(
                                new Forms.Airtimes(
                                        language.value(),
                                        words.language(language),
                                        times.gained().toMillis(),
                                        times.lost().toMillis())));
        return new Forms.Foreseen(
                foreseen.from().toString(),
                foreseen.days(),
                foreseen.stations().stream().map(PlanShapes::called).toList(),
                preview.reached(),
                preview.first().stream().map(this::called).toList(),
                languages,
                said.givesWay(foreseen).stream().map(this::clash).toList(),
                preview.givesWay().beyond(),
                said.sentences(foreseen));
    }

    static Forms.Reached reached(Reached reached, LocalDate date) {
        return new Forms.Reached(
                date.toString(),
                reached.stations().stream().map(PlanShapes::called).toList(),
                reached.nobody().stream().map(AreaCode::value).toList(),
                reached.nowhere().stream().map(PlanShapes::called).toList());
    }
}
