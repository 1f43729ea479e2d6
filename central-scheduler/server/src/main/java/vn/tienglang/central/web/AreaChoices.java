package vn.tienglang.central.web;

import java.util.List;
import vn.tienglang.airtime.Area;
import vn.tienglang.central.web.page.Choice;
import vn.tienglang.central.web.page.ChoiceGroup;

/** Places to choose from, and the search among them. */
final class AreaChoices {
    private static final int FOUND_AT_MOST = 20;

    /** An em space: shows in a list of choices, where no style reaches. */
    private static final String INDENT = "\u2003";

    private final Words words;
    private final Places places;
    private final String search;
    private final List<Area> found;

    /**
     * Among these.
     *
     * @param search what was typed; empty when nobody searched
     */
    AreaChoices(Words words, Places places, String search) {
        this.words = words;
        this.places = places;
        this.search = search;
        found = places.named(search, FOUND_AT_MOST + 1);
    }

    /** What was searched for comes first, and its best is chosen unless one of it was before. */
    List<ChoiceGroup> groups(String chosen) {
        List<Area> shown = found.stream().limit(FOUND_AT_MOST).toList();
        if (shown.isEmpty()) {
            return List.of(covered(chosen));
        }
        boolean isAmongThem = shown.stream().anyMatch(area -> area.code().value().equals(chosen));
        String best = isAmongThem ? chosen : shown.getFirst().code().value();
        List<Choice> choices =
                shown.stream().map(area -> choice(area, places.path(area.code()), best)).toList();
        return List.of(
                new ChoiceGroup(words.say("booking.field.area.found"), choices), covered(""));
    }

    private ChoiceGroup covered(String chosen) {
        return new ChoiceGroup(
                words.say("booking.field.area.covered"),
                places.covered().stream()
                        .map(place ->
                                choice(
                                        place.area(),
                                        INDENT.repeat(place.depth()) + place.area().name(),
                                        chosen))
                        .toList());
    }

    private Choice choice(Area area, String name, String chosen) {
        String count = words.count("board.stations", places.stationsInside(area.code()));
        return new Choice(
                area.code().value(),
                words.say("booking.field.area.option", name, count),
                area.code().value().equals(chosen));
    }

    /** What came of the search; empty when nobody searched. */
    String answer() {
        if (search.isEmpty()) {
            return "";
        }
        if (found.isEmpty()) {
            return words.say("booking.field.area.search.none", search);
        }
        return found.size() > FOUND_AT_MOST
                ? words.say("booking.field.area.search.more")
                : words.say("area.search.some", words.number(found.size()));
    }
}
