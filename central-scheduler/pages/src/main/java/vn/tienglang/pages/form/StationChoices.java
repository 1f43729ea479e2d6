package vn.tienglang.pages.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.station.StationDirectory;
import vn.tienglang.pages.html.Choice;
import vn.tienglang.pages.html.ChoiceGroup;
import vn.tienglang.pages.text.Messages;

/** Stations to choose from, grouped by area, with a search. */
public final class StationChoices {
    /** Greatest length of the list; a longer one would be larger than the page. */
    private static final int AT_MOST = 200;

    /** Greatest number of areas found by a search. */
    private static final int AREAS_AT_MOST = 20;

    private final Messages words;
    private final AreaIndex places;
    private final StationDirectory directory;
    private final String search;
    private final List<Station> found;

    /**
     * Creates the choices from these stations.
     *
     * @param search part of the name of an area, or the id of a station; empty when there is no
     *     search
     */
    public StationChoices(
            Messages words, AreaIndex places, StationDirectory directory, String search) {
        this.words = words;
        this.places = places;
        this.directory = directory;
        this.search = search;
        found = search.isBlank() ? directory.stationsIn(AreaCode.COUNTRY, AT_MOST + 1) : search();
    }

    /** The stations of the areas whose name matches, and the station whose id was typed. */
    private List<Station> search() {
        Map<StationId, Station> stations = new TreeMap<>();
        PlanFormReader.parsed(search.strip(), StationId::new)
                .flatMap(directory::station)
                .ifPresent(one -> stations.put(one.id(), one));
        for (Area area : places.search(search, AREAS_AT_MOST)) {
            if (stations.size() <= AT_MOST) {
                directory
                        .stationsIn(area.code(), AT_MOST + 1)
                        .forEach(one -> stations.put(one.id(), one));
            }
        }
        return List.copyOf(stations.values());
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
        Optional<Station> missing =
                PlanFormReader.parsed(best, StationId::new)
                        .filter(id -> found.stream().noneMatch(one -> one.id().equals(id)))
                        .filter(_ -> search.isEmpty())
                        .flatMap(directory::station);
        List<Station> all = Stream.concat(found.stream(), missing.stream()).toList();
        for (Station station : all) {
            boolean isChosen = station.id().value().equals(best);
            if (shown < AT_MOST || isChosen) {
                byPlace.computeIfAbsent(places.path(station.area(), words), _ -> new ArrayList<>())
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
