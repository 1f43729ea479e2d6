package vn.tienglang.pages.explain;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.preview.ChangePreview;
import vn.tienglang.office.preview.ObligationPreview;
import vn.tienglang.office.preview.PlanNames;
import vn.tienglang.office.preview.UnitConflicts;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RefusalText;
import vn.tienglang.planner.preview.Conflicts;
import vn.tienglang.planner.preview.PlanComparison;

/** Text of the effect of a change, and of the conflicts of a unit. */
public final class PreviewText {
    private final Messages words;
    private final RefusalText sentences;
    private final ZoneId office;

    /** Creates the text; times without a station are in the zone of the office. */
    public PreviewText(Messages words, RefusalText sentences, ZoneId office) {
        this.words = words;
        this.sentences = sentences;
        this.office = office;
    }

    /**
     * Order that is not played somewhere.
     *
     * @param order title and owner
     * @param where how often and at which stations, as a sentence
     */
    public record ConflictLine(
            Conflicts.Group group,
            String order,
            UnplacedText.UnplacedSentence ground,
            String where) {}

    /** The conflicts of a unit, in the order of the plan. */
    List<ConflictLine> conflicts(UnitConflicts found) {
        return conflicts(found.conflicts(), found.names(), found.from());
    }

    /** The orders that a change would displace. */
    public List<ConflictLine> displaced(ChangePreview foreseen) {
        return conflicts(foreseen.preview().displaced(), foreseen.names(), foreseen.from());
    }

    /** What stays owed of a previewed obligation. */
    public List<ConflictLine> unmet(ObligationPreview foreseen) {
        return conflicts(foreseen.unmet(), foreseen.names(), foreseen.from());
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

    /** The effect of a change: stations, languages and displaced orders. */
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
