package vn.tienglang.pages.form;

import java.util.List;
import vn.tienglang.airtime.Area;
import vn.tienglang.pages.html.Choice;
import vn.tienglang.pages.html.ChoiceGroup;
import vn.tienglang.pages.text.Messages;

/** Areas to choose from, with a search. */
public final class AreaChoices {
    private static final int MAX_FOUND = 20;

    /** An em space, which indents a choice in a list. */
    private static final String INDENT = "\u2003";

    private final Messages words;
    private final AreaIndex places;
    private final String search;
    private final List<Area> found;

    /**
     * Creates the choices from these areas.
     *
     * @param search the search text; empty when there is none
     */
    public AreaChoices(Messages words, AreaIndex places, String search) {
        this.words = words;
        this.places = places;
        this.search = search;
        found = places.search(search, MAX_FOUND + 1);
    }

    /**
     * The results of the search come first; the best one is selected unless one of them is selected
     * already.
     */
    public List<ChoiceGroup> groups(String chosen) {
        List<Area> shown = found.stream().limit(MAX_FOUND).toList();
        if (shown.isEmpty()) {
            return List.of(withStations(chosen));
        }
        boolean isAmongThem = shown.stream().anyMatch(area -> area.code().value().equals(chosen));
        String best = isAmongThem ? chosen : shown.getFirst().code().value();
        List<Choice> choices =
                shown.stream()
                        .map(area -> choice(area, places.path(area.code(), words), best))
                        .toList();
        return List.of(
                new ChoiceGroup(words.text("booking.field.area.found"), choices), withStations(""));
    }

    private ChoiceGroup withStations(String chosen) {
        return new ChoiceGroup(
                words.text("booking.field.area.covered"),
                places.withStations().stream()
                        .map(place ->
                                choice(
                                        place.area(),
                                        INDENT.repeat(place.depth())
                                                + AreaIndex.name(place.area(), words),
                                        chosen))
                        .toList());
    }

    private Choice choice(Area area, String name, String chosen) {
        String count = words.count("board.stations", places.stationsInside(area.code()));
        return new Choice(
                area.code().value(),
                words.text("booking.field.area.option", name, count),
                area.code().value().equals(chosen));
    }

    /** The result of the search as a sentence; empty without a search. */
    public String searchResult() {
        if (search.isEmpty()) {
            return "";
        }
        if (found.isEmpty()) {
            return words.text("booking.field.area.search.none", search);
        }
        return found.size() > MAX_FOUND
                ? words.text("booking.field.area.search.more")
                : words.text("area.search.some", words.number(found.size()));
    }
}
