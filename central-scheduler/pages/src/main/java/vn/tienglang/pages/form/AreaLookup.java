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

/** The places of the pages of the plan, as they are today: to choose from, and by name. */
public final class AreaLookup {
    /** More boxes than this are no choice. */
    private static final int MAX_ZONES = 200;

    private final Messages words;
    private final LocalDate today;
    private final AreaTree tree;
    private final List<Station> stations;
    private final AreaIndex places;

    public AreaLookup(Messages words, StationDirectory directory, LocalDate today) {
        this.words = words;
        this.today = today;
        tree = directory.areas();
        stations = directory.stations();
        places = new AreaIndex(tree, stations, today);
    }

    /** What was searched for comes first, then what was chosen before, if no list has it. */
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

    /** The places with stations inside this one, itself not among them. */
    public List<Choice> zones(AreaCode unit, Set<String> chosen) {
        return places.withStations().stream()
                .map(AreaIndex.ListedArea::area)
                .filter(area -> !area.code().equals(unit))
                .filter(area -> tree.within(area.code(), unit, today))
                .limit(MAX_ZONES)
                .map(area ->
                        new Choice(
                                area.code().value(),
                                area.name(),
                                chosen.contains(area.code().value())))
                .toList();
    }

    /** The place of this code, if it stands today. */
    Optional<Area> area(String code) {
        return Stream.of(code)
                .flatMap(text -> PlanFormReader.parsed(text, AreaCode::new).stream())
                .flatMap(one -> tree.find(one, today).stream())
                .findFirst();
    }

    /** Its name; "cả nước" for all of it, and the code of one that does not stand today. */
    public String name(AreaCode code) {
        return code.equals(AreaCode.COUNTRY)
                ? words.text("bulletin.area.country")
                : tree.find(code, today).map(Area::name).orElse(code.value());
    }

    /** Its name and what it lies in, nearest first. */
    public String path(AreaCode code) {
        String path = places.path(code);
        return path.isEmpty() ? name(code) : path;
    }

    /** How many places it lies in. */
    public int depth(AreaCode code) {
        return tree.ancestry(code, today).size();
    }

    /** Whether one of the two lies in the other. */
    public boolean isRelated(AreaCode one, AreaCode other) {
        return tree.within(one, other, today) || tree.within(other, one, today);
    }

    /** What people call a station. */
    public String station(StationId id) {
        return stations.stream()
                .filter(one -> one.id().equals(id))
                .map(Station::name)
                .findFirst()
                .orElse(id.value());
    }

    /** Every station inside a place, in order of id. */
    public List<Station> stationsIn(AreaCode unit) {
        return stations.stream().filter(at -> tree.within(at.area(), unit, today)).toList();
    }
}
