package vn.tienglang.pages.form;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.office.station.StationDirectory;
import vn.tienglang.office.store.station.AreaOverview;
import vn.tienglang.pages.html.Choice;
import vn.tienglang.pages.html.ChoiceGroup;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.planner.mix.Language;
import vn.tienglang.planner.mix.Languages;

/** Languages to choose from; first those spoken where the office has stations. */
public final class LanguageChoices {
    /** Greatest number of areas whose languages are listed, the outermost ones. */
    private static final int AREAS_AT_MOST = 400;

    private final Messages words;
    private final Languages table;
    private final Set<Language> spoken = new LinkedHashSet<>();

    public LanguageChoices(
            Messages words, Languages table, StationDirectory directory, LocalDate today) {
        this.words = words;
        this.table = table;
        AreaTree tree = directory.areas();
        for (AreaOverview covered : directory.areasWithStations(AREAS_AT_MOST).reversed()) {
            List<Area> place = tree.ancestry(covered.area(), today);
            spoken.addAll(table.spokenIn(place.stream().map(Area::code).toList()));
        }
        spoken.addAll(table.spokenIn(List.of()));
    }

    /**
     * The languages spoken where there are stations, by number of speakers, and the selected ones.
     */
    public List<Choice> local(Collection<LanguageTag> chosen) {
        Stream<Language> more =
                chosen.stream().flatMap(tag -> table.find(tag).stream()).filter(this::isOther);
        return Stream.concat(spoken.stream(), more).map(one -> choice(one, chosen)).toList();
    }

    private boolean isOther(Language language) {
        return !spoken.contains(language);
    }

    /** All other languages. */
    public List<Choice> other(Collection<LanguageTag> chosen) {
        return table.allExcept(spoken).stream()
                .filter(one -> !chosen.contains(one.tag()))
                .map(one -> choice(one, chosen))
                .toList();
    }

    /** Both groups, under headings. */
    public List<ChoiceGroup> groups(Collection<LanguageTag> chosen) {
        return List.of(
                new ChoiceGroup(words.text("languages.here"), local(chosen)),
                new ChoiceGroup(words.text("languages.elsewhere"), other(chosen)));
    }

    private Choice choice(Language language, Collection<LanguageTag> chosen) {
        return new Choice(
                language.tag().value(),
                words.languageWhole(language),
                chosen.contains(language.tag()));
    }
}
