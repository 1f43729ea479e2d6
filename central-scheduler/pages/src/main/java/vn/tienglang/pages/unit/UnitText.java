package vn.tienglang.pages.unit;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.area.AreaDifference;
import vn.tienglang.office.area.AreaPreview;
import vn.tienglang.office.area.AreaResult.Reason;
import vn.tienglang.office.store.station.AreaChange;
import vn.tienglang.pages.form.AreaIndex;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RequestError;
import vn.tienglang.pages.text.SilenceText;

/** Sentences about units and their changes. */
final class UnitText {
    /** Kinds of a new unit. */
    static final List<String> KINDS = List.of("commune", "ward", "special-zone", "province");

    /** Greatest number of lines of a list of stations. */
    private static final int MAX_STATIONS = 300;

    private final Messages words;
    private final AreaTree tree;
    private final LocalDate date;

    UnitText(Messages words, AreaTree tree, LocalDate date) {
        this.words = words;
        this.tree = tree;
        this.date = date;
    }

    /** The name of a unit on the day; the last name it had before, or its code. */
    String name(AreaCode code) {
        return tree.find(code, date)
                .or(() -> tree.history(code).stream().reduce((_, last) -> last))
                .map(this::name)
                .orElse(code.value());
    }

    /** The name of a unit; a former one with the day until which it existed. */
    String name(Area area) {
        return AreaIndex.name(area, words);
    }

    /** The name of a unit and of the units around it. */
    String path(AreaCode code) {
        String path =
                tree.ancestry(code, date).stream()
                        .filter(area -> !area.isRoot())
                        .map(this::name)
                        .collect(Collectors.joining(", "));
        return path.isEmpty() ? name(code) : path;
    }

    String kind(Area area) {
        String plain =
                area.former() && area.kind().startsWith(AreaDifference.FORMER)
                        ? area.kind().substring(AreaDifference.FORMER.length())
                        : area.kind();
        return switch (plain) {
            case "country", "province", "district", "commune", "ward", "special-zone" ->
                    words.text("unit.kind." + plain);
            default -> plain;
        };
    }

    String validity(Area area) {
        LocalDate first = area.from();
        return area.until().equals(LocalDate.MAX)
                ? words.text("unit.since", words.date(first))
                : words.text(
                        "unit.between", words.date(first), words.date(area.until().minusDays(1)));
    }

    List<String> summary(AreaPreview preview) {
        var lines = new ArrayList<String>();
        long moved =
                preview.stations().stream()
                        .filter(one -> !one.area().equals(one.station().area()))
                        .count();
        lines.add(
                words.text(
                        "unit.preview.what",
                        words.text("unit.change", preview.proposal().kind()),
                        preview.proposal().about(),
                        words.date(preview.proposal().reform().on())));
        lines.add(
                words.text(
                        "unit.preview.units",
                        words.number(preview.proposal().reform().ended().size()),
                        words.number(preview.proposal().reform().units().size())));
        lines.add(
                words.text(
                        "unit.preview.orders",
                        words.number(preview.orders().size()),
                        words.number(preview.stations().size()),
                        words.number(moved)));
        return lines;
    }

    List<UnitPreviewPage.Section> orders(AreaPreview preview) {
        Map<AreaCode, List<AreaPreview.ContinuingOrder>> byUnit = new LinkedHashMap<>();
        preview.orders()
                .forEach(
                        one -> byUnit.computeIfAbsent(one.unit(), _ -> new ArrayList<>()).add(one));
        var sections = new ArrayList<UnitPreviewPage.Section>();
        byUnit.forEach((unit, orders) -> {
            String inside =
                    orders.getFirst().inside().stream()
                            .map(this::name)
                            .collect(Collectors.joining(", "));
            sections.add(
                    new UnitPreviewPage.Section(
                            inside.isEmpty()
                                    ? words.text("unit.preview.stays", name(unit))
                                    : words.text("unit.preview.inside", name(unit), inside),
                            orders.stream().map(this::order).toList()));
        });
        return sections;
    }

    private String order(AreaPreview.ContinuingOrder order) {
        String kind = words.text("unit.order", order.kind());
        return order.detail().isEmpty()
                ? words.text("unit.preview.order", kind, order.title())
                : words.text("unit.preview.order.detail", kind, order.title(), order.detail());
    }

    List<UnitPreviewPage.Section> meetings(AreaPreview preview) {
        return preview.meetings().stream()
                .map(meeting ->
                        new UnitPreviewPage.Section(
                                words.text("unit.preview.meeting", name(meeting.unit())),
                                meeting.orders().stream()
                                        .map(one ->
                                                words.text(
                                                        "unit.preview.meets",
                                                        order(one),
                                                        name(one.unit())))
                                        .toList()))
                .toList();
    }

    List<String> stations(AreaPreview preview) {
        return preview.stations().stream()
                .limit(MAX_STATIONS)
                .map(one ->
                        words.text(
                                "unit.preview.station",
                                one.station().name(),
                                name(one.station().area()),
                                name(one.inside())))
                .toList();
    }

    /** The reasons against a change. */
    List<RequestError> errors(List<Reason> reasons) {
        return reasons.stream().map(this::error).toList();
    }

    private RequestError error(Reason reason) {
        return switch (reason) {
            case Reason.ChangedMeanwhile _ ->
                    new RequestError("changed", "", words.text("unit.refused.changed"));
            case Reason.UnknownUnit(AreaCode unit, LocalDate on) ->
                    new RequestError(
                            "unknown-area",
                            "unit",
                            words.text("unit.refused.unknown", unit, words.date(on)));
            case Reason.UnknownStation(StationId station) ->
                    new RequestError(
                            "unknown-station",
                            "station",
                            words.text("unit.refused.station", station));
            case Reason.CodeTaken(AreaCode unit) ->
                    new RequestError("code-taken", "code", words.text("unit.refused.code", unit));
            case Reason.NoSuccessor(StationId station, AreaCode unit) ->
                    new RequestError(
                            "no-successor",
                            "station",
                            words.text("unit.refused.successor", station, name(unit)));
            case Reason.Undecided(var units, var stations) ->
                    new RequestError(
                            "undecided",
                            "",
                            words.text(
                                    "unit.refused.undecided",
                                    words.number(units.size()),
                                    words.number(stations.size())));
            case Reason.Silences(var order) -> SilenceText.error(words, order);
            case Reason.NoTree(AreaCode unit) ->
                    new RequestError("no-tree", "unit", words.text("unit.refused.tree", unit));
            case Reason.UnknownChange(long number) ->
                    new RequestError(
                            "unknown-change",
                            "",
                            words.text("unit.refused.change", words.number(number)));
            case Reason.InUse(AreaCode unit) ->
                    new RequestError("in-use", "", words.text("unit.refused.used", name(unit)));
            case Reason.ChangedAfterwards(AreaCode unit) ->
                    new RequestError(
                            "changed-later", "", words.text("unit.refused.later", name(unit)));
        };
    }

    String change(AreaChange change, ZoneId zone) {
        String line =
                words.text(
                        "unit.change.line",
                        words.text("unit.change", change.kind()),
                        change.about(),
                        words.date(change.on()),
                        change.login(),
                        words.minute(change.at(), zone, date));
        return change.undone() ? words.text("unit.change.undone", line) : line;
    }
}
