package vn.tienglang.central.web;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.central.desk.Clashes;
import vn.tienglang.central.desk.Foreseen;
import vn.tienglang.central.desk.PlanNames;
import vn.tienglang.planner.programme.Conflicts;
import vn.tienglang.planner.programme.Preview;

/** Says what a change would bring, and what a unit would not hear. */
final class PreviewWords {
    private final Words words;
    private final Sentences sentences;
    private final ZoneId office;

    /** Where no station is named, time is that of the office. */
    PreviewWords(Words words, Sentences sentences, ZoneId office) {
        this.words = words;
        this.sentences = sentences;
        this.office = office;
    }

    /**
     * An order that is not heard somewhere.
     *
     * @param order what people call it, and whose it is
     * @param where how often and at which stations, in a sentence
     */
    record Clash(Conflicts.Group group, String order, GroundWords.Said ground, String where) {}

    /** What a unit would not hear, in the order in which it was met. */
    List<Clash> clashes(Clashes found) {
        return clashes(found.conflicts(), found.names(), found.from());
    }

    /** What would have to give way. */
    List<Clash> givesWay(Foreseen foreseen) {
        return clashes(foreseen.preview().givesWay(), foreseen.names(), foreseen.from());
    }

    private List<Clash> clashes(Conflicts conflicts, PlanNames names, LocalDate date) {
        return conflicts.groups().stream()
                .map(group -> {
                    ZoneId zone =
                            group.first().stream().findFirst().map(sentences::zone).orElse(office);
                    var grounds = new GroundWords(words, sentences, names, zone, date);
                    return new Clash(
                            group,
                            grounds.order(group.order()),
                            grounds.say(group.ground()),
                            where(group));
                })
                .toList();
    }

    private String where(Conflicts.Group group) {
        String times = words.count("conflict.times", group.times());
        return words.say("conflict.where", times, stations(group.stations(), group.first()));
    }

    private String stations(int count, List<StationId> first) {
        String some = sentences.names(first);
        return count <= first.size()
                ? some
                : words.say("refusal.stations.more", some, words.number(count - first.size()));
    }

    /** What a change would bring: at how many stations, in which language, and what gives way. */
    List<String> sentences(Foreseen foreseen) {
        Preview preview = foreseen.preview();
        var said = new ArrayList<String>();
        if (preview.reached() == 0) {
            said.add(words.say("preview.nobody", words.number(preview.stations())));
            return said;
        }
        List<StationId> ids = foreseen.stations().stream().map(Station::id).toList();
        said.add(
                words.say(
                        "preview.reached",
                        words.number(preview.reached()),
                        words.number(ids.size()),
                        stations(preview.reached(), preview.first())));
        preview.languages()
                .forEach((language, times) -> said.add(times(words.language(language), times)));
        List<Clash> clashes = givesWay(foreseen);
        if (clashes.isEmpty()) {
            said.add(words.say("preview.nothing-gives-way"));
        }
        clashes.forEach(one ->
                said.add(
                        words.say(
                                "preview.gives-way",
                                one.order(),
                                one.where(),
                                one.ground().sentence())));
        return said;
    }

    private String times(String language, Preview.Airtimes times) {
        if (times.lost().equals(Duration.ZERO)) {
            return words.say("preview.gained", language, words.duration(times.gained()));
        }
        if (times.gained().equals(Duration.ZERO)) {
            return words.say("preview.lost", language, words.duration(times.lost()));
        }
        return words.say(
                "preview.both",
                language,
                words.duration(times.gained()),
                words.duration(times.lost()));
    }
}
