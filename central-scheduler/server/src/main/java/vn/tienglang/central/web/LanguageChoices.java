package vn.tienglang.central.web;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.Station;
import vn.tienglang.central.desk.Desk;
import vn.tienglang.central.web.page.Choice;
import vn.tienglang.central.web.page.ChoiceGroup;
import vn.tienglang.planner.Language;
import vn.tienglang.planner.Languages;

/** The languages to choose from: first what is spoken where the office has stations. */
final class LanguageChoices {
    private final Words words;
    private final Languages table;
    private final Set<Language> spoken = new LinkedHashSet<>();

    LanguageChoices(Words words, Languages table, Desk desk, LocalDate today) {
        this.words = words;
        this.table = table;
        AreaTree tree = desk.areas();
        for (Station station : desk.stations()) {
            List<Area> place = tree.ancestry(station.area(), today);
            spoken.addAll(table.spokenIn(place.stream().map(Area::code).toList()));
        }
        spoken.addAll(table.spokenIn(List.of()));
    }

    /** Spoken where there are stations, the language of most first; these among them. */
    List<Choice> here(Collection<LanguageTag> chosen) {
        Stream<Language> more =
                chosen.stream().flatMap(tag -> table.find(tag).stream()).filter(this::isElsewhere);
        return Stream.concat(spoken.stream(), more).map(one -> choice(one, chosen)).toList();
    }

    private boolean isElsewhere(Language language) {
        return !spoken.contains(language);
    }

    /** All others. */
    List<Choice> elsewhere(Collection<LanguageTag> chosen) {
        return table.besides(spoken).stream()
                .filter(one -> !chosen.contains(one.tag()))
                .map(one -> choice(one, chosen))
                .toList();
    }

    /** Both, under headings. */
    List<ChoiceGroup> groups(Collection<LanguageTag> chosen) {
        return List.of(
                new ChoiceGroup(words.say("languages.here"), here(chosen)),
                new ChoiceGroup(words.say("languages.elsewhere"), elsewhere(chosen)));
    }

    private Choice choice(Language language, Collection<LanguageTag> chosen) {
        return new Choice(
                language.tag().value(),
                words.languageWhole(language),
                chosen.contains(language.tag()));
    }
}
