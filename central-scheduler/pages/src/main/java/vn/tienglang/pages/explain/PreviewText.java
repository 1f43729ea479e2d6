package vn.tienglang.pages.explain;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.preview.ChangePreview;
import vn.tienglang.office.preview.PlanNames;
import vn.tienglang.office.preview.UnitConflicts;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RefusalText;
import vn.tienglang.planner.preview.Conflicts;
import vn.tienglang.planner.preview.PlanComparison;

/** Says what a change would bring, and what a unit would not hear. */
public final class PreviewText {
    private final Messages words;
    private final RefusalText sentences;
    private final ZoneId office;

    /** Where no station is named, time is that of the office. */
    public PreviewText(Messages words, RefusalText sentences, ZoneId office) {
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
    public record ConflictLine(
            Conflicts.Group group,
            String order,
            UnplacedText.UnplacedSentence ground,
            String where) {}

    /** What a unit would not hear, in the order in which it was met. */
    List<ConflictLine> conflicts(UnitConflicts found) {
        return conflicts(found.conflicts(), found.names(), found.from());
    }

    /** What would have to give way. */
    public List<ConflictLine> displaced(ChangePreview foreseen) {
        return conflicts(foreseen.preview().displaced(), foreseen.names(), foreseen.from());
    }

    private List<ConflictLine> conflicts(Conflicts conflicts, PlanNames names, LocalDate date) {
        return conflicts.groups().stream()
                .map(group -> {
                    ZoneId zone =
                            group.firstStations().stream()
                                    .findFirst()
                                    .map(sentences::zone)
                                    .orElse(office);
                    var grounds = new UnplacedText(words, sentences, names, zone, date);
                    return new ConflictLine(
                            group,
                            grounds.order(group.order()),
                            grounds.describe(group.reason()),
                            where(group));
                })
                .toList();
    }

    private String where(Conflicts.Group group) {
        String times = words.count("conflict.times", group.times());
        return words.text(
                "conflict.where", times, stations(group.stations(), group.firstStations()));
    }

    private String stations(int count, List<StationId> first) {
        String some = sentences.names(first);
        return count <= first.size()
                ? some
                : words.text("refusal.stations.more", some, words.number(count - first.size()));
    }

    /** What a change would bring: at how many stations, in which language, and what gives way. */
    List<String> sentences(ChangePreview foreseen) {
        PlanComparison preview = foreseen.preview();
        var said = new ArrayList<String>();
        if (preview.affected() == 0) {
            said.add(words.text("preview.nobody", words.number(preview.stations())));
            return said;
        }
        List<StationId> ids = foreseen.stations().stream().map(Station::id).toList();
        said.add(
                words.text(
                        "preview.reached",
                        words.number(preview.affected()),
                        words.number(ids.size()),
                        stations(preview.affected(), preview.firstAffected())));
        preview.languages()
                .forEach((language, times) -> said.add(times(words.language(language), times)));
        List<ConflictLine> clashes = displaced(foreseen);
        if (clashes.isEmpty()) {
            said.add(words.text("preview.nothing-gives-way"));
        }
        clashes.forEach(one ->
                said.add(
                        words.text(
                                "preview.gives-way",
                                one.order(),
                                one.where(),
                                one.ground().sentence())));
        return said;
    }

    private String times(String language, PlanComparison.AirtimeChange times) {
        if (times.lost().equals(Duration.ZERO)) {
            return words.text("preview.gained", language, words.duration(times.gained()));
        }
        if (times.gained().equals(Duration.ZERO)) {
            return words.text("preview.lost", language, words.duration(times.lost()));
        }
        return words.text(
                "preview.both",
                language,
                words.duration(times.gained()),
                words.duration(times.lost()));
    }
}
