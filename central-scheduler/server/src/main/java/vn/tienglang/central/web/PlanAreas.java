package vn.tienglang.central.web;

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
import vn.tienglang.central.desk.Desk;
import vn.tienglang.central.web.page.AreaPick;
import vn.tienglang.central.web.page.Choice;
import vn.tienglang.central.web.page.ChoiceGroup;

/** The places of the pages of the plan, as they are today: to choose from, and by name. */
final class PlanAreas {
    /** More boxes than this are no choice. */
    private static final int ZONES_AT_MOST = 200;

    private final Words words;
    private final LocalDate today;
    private final AreaTree tree;
    private final List<Station> stations;
    private final Places places;

    PlanAreas(Words words, Desk desk, LocalDate today) {
        this.words = words;
        this.today = today;
        tree = desk.areas();
        stations = desk.stations();
        places = new Places(tree, stations, today);
    }

    /** What was searched for comes first, then what was chosen before, if no list has it. */
    AreaPick pick(String chosen, String typed) {
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
                        : Stream.of(new ChoiceGroup(words.say("area.chosen"), elsewhere));
        return new AreaPick(
                Stream.concat(before, listed.stream()).toList(), search, choices.answer());
    }

    /** The places with stations inside this one, itself not among them. */
    List<Choice> zones(AreaCode unit, Set<String> chosen) {
        return places.covered().stream()
                .map(Places.Place::area)
                .filter(area -> !area.code().equals(unit))
                .filter(area -> tree.within(area.code(), unit, today))
                .limit(ZONES_AT_MOST)
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
                .flatMap(text -> Typed.parsed(text, AreaCode::new).stream())
                .flatMap(one -> tree.find(one, today).stream())
                .findFirst();
    }

    /** Its name; "cả nước" for all of it, and the code of one that does not stand today. */
    String name(AreaCode code) {
        return code.equals(AreaCode.COUNTRY)
                ? words.say("bulletin.area.country")
                : tree.find(code, today).map(Area::name).orElse(code.value());
    }

    /** Its name and what it lies in, nearest first. */
    String path(AreaCode code) {
        String path = places.path(code);
        return path.isEmpty() ? name(code) : path;
    }

    /** How many places it lies in. */
    int depth(AreaCode code) {
        return tree.ancestry(code, today).size();
    }

    /** Whether one of the two lies in the other. */
    boolean isAkin(AreaCode one, AreaCode other) {
        return tree.within(one, other, today) || tree.within(other, one, today);
    }

    /** What people call a station. */
    String station(StationId id) {
        return stations.stream()
                .filter(one -> one.id().equals(id))
                .map(Station::name)
                .findFirst()
                .orElse(id.value());
    }

    /** Every station inside a place, in order of id. */
    List<Station> stationsIn(AreaCode unit) {
        return stations.stream().filter(at -> tree.within(at.area(), unit, today)).toList();
    }
}
