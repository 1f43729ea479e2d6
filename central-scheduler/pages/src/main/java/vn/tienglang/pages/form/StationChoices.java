package vn.tienglang.pages.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.tienglang.airtime.Station;
import vn.tienglang.pages.html.Choice;
import vn.tienglang.pages.html.ChoiceGroup;
import vn.tienglang.pages.text.Messages;

/** Stations to choose from, grouped by area, with a search. */
public final class StationChoices {
    /** Greatest length of the list; a longer one would be larger than the page. */
    private static final int AT_MOST = 400;

    private final Messages words;
    private final AreaIndex places;
    private final String search;
    private final List<Station> found;

    /**
     * Creates the choices from these stations.
     *
     * @param search part of the name of a station or an area; empty when there is no search
     */
    public StationChoices(Messages words, AreaIndex places, List<Station> stations, String search) {
        this.words = words;
        this.places = places;
        this.search = search;
        var wanted = new NameSearch(search);
        found =
                stations.stream()
                        .filter(station ->
                                wanted.matches(station.name() + " " + places.path(station.area())))
                        .toList();
    }

    /**
     * The stations that were found, by area; when there are very many only the first, and always
     * the selected one.
     */
    public List<ChoiceGroup> groups(String chosen) {
        boolean isAlone = !search.isEmpty() && found.size() == 1;
        String best = isAlone ? found.getFirst().id().value() : chosen;
        Map<String, List<Choice>> byPlace = new TreeMap<>();
        int shown = 0;
        for (Station station : found) {
            boolean isChosen = station.id().value().equals(best);
            if (shown < AT_MOST || isChosen) {
                byPlace.computeIfAbsent(places.path(station.area()), _ -> new ArrayList<>())
                        .add(new Choice(station.id().value(), station.name(), isChosen));
                shown++;
            }
        }
        return byPlace.entrySet().stream()
                .map(one -> new ChoiceGroup(one.getKey(), one.getValue()))
                .toList();
    }

    /** The result of the search, or that there are more stations than shown; empty otherwise. */
    public String searchResult() {
        if (found.size() > AT_MOST) {
            return words.text("stations.search.more", words.number(AT_MOST));
        }
        if (search.isEmpty()) {
            return "";
        }
        return found.isEmpty()
                ? words.text("stations.search.none", search)
                : words.text("stations.search.some", words.number(found.size()));
    }
}
