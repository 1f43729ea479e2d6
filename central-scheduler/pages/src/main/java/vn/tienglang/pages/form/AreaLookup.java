package vn.tienglang.pages.form;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.station.StationDirectory;
import vn.tienglang.pages.html.AreaPicker;
import vn.tienglang.pages.html.Choice;
import vn.tienglang.pages.html.ChoiceGroup;
import vn.tienglang.pages.text.Messages;

/** Lookup of the areas and stations of today, for the pages of the plan. */
public final class AreaLookup {
    /** Greatest number of check boxes. */
    private static final int MAX_ZONES = 200;

    private final Messages words;
    private final LocalDate today;
    private final AreaTree tree;
    private final StationDirectory directory;
    private final AreaIndex places;

    public AreaLookup(Messages words, StationDirectory directory, LocalDate today) {
        this.words = words;
        this.today = today;
        tree = directory.areas();
        this.directory = directory;
        places = new AreaIndex(directory, today);
    }

    /** The results of the search come first, then the selected area if no list contains it. */
    public AreaPicker picker(String chosen, String typed) {
        String search = typed.strip();
        var choices = new AreaChoices(words, places, search);
        List<ChoiceGroup> listed = choices.groups(chosen);
        boolean isListed =
                !search.isEmpty()
                        || listed.stream()
                                .flatMap(group -> group.choices().stream())
                                .anyMatch(Choice::chosen);
        List<Choice> elsewhere =
                isListed
                        ? List.of()
                        : area(chosen).stream()
                                .map(one -> new Choice(chosen, path(one.code()), true))
                                .toList();
        Stream<ChoiceGroup> before =
                elsewhere.isEmpty()
                        ? Stream.empty()
                        : Stream.of(new ChoiceGroup(words.text("area.chosen"), elsewhere));
        return new AreaPicker(
                Stream.concat(before, listed.stream()).toList(), search, choices.searchResult());
    }

    /** The areas with stations inside this area, without the area itself. */
    public List<Choice> zones(AreaCode unit, Set<String> chosen) {
        return places.withStations().stream()
                .map(AreaIndex.ListedArea::area)
                .filter(area -> !area.code().equals(unit))
                .filter(area -> tree.within(area.code(), unit, today))
                .limit(MAX_ZONES)
                .map(area ->
                        new Choice(
                                area.code().value(),
                                AreaIndex.name(area, words),
                                chosen.contains(area.code().value())))
                .toList();
    }

    /** The area of this code, if it exists today. */
    Optional<Area> area(String code) {
        return Stream.of(code)
                .flatMap(text -> PlanFormReader.parsed(text, AreaCode::new).stream())
                .flatMap(one -> tree.find(one, today).stream())
                .findFirst();
    }

    /**
     * The name of an area; "cả nước" for the country, and the code when it does not exist today.
     */
    public String name(AreaCode code) {
        return code.equals(AreaCode.COUNTRY)
                ? words.text("bulletin.area.country")
                : tree.find(code, today)
                        .map(area -> AreaIndex.name(area, words))
                        .orElse(code.value());
    }

    /** The name of an area and of the areas around it, nearest first. */
    public String path(AreaCode code) {
        String path = places.path(code, words);
        return path.isEmpty() ? name(code) : path;
    }

    /** The number of areas around it. */
    public int depth(AreaCode code) {
        return tree.ancestry(code, today).size();
    }

    /** Whether one of the two areas contains the other. */
    public boolean isRelated(AreaCode one, AreaCode other) {
        return tree.within(one, other, today) || tree.within(other, one, today);
    }

    /** The name of a station. */
    public String station(StationId id) {
        return directory.station(id).map(Station::name).orElse(id.value());
    }

    /** The number of stations inside an area. */
    public int stationsInside(AreaCode unit) {
        return places.stationsInside(unit);
    }
}
