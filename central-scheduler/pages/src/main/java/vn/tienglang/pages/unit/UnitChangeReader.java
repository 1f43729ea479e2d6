package vn.tienglang.pages.unit;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.area.AreaProposal;
import vn.tienglang.office.station.StationDirectory;
import vn.tienglang.pages.form.PlanFormReader;
import vn.tienglang.pages.text.Messages;

/** Reader of a change of units from the fields of a form. */
final class UnitChangeReader {
    /** Start of the field that chooses the successor of a unit; its code follows. */
    static final String SUCCESSOR = "s-";

    /** Start of the field that chooses the unit of a station; its id follows. */
    static final String STATION = "t-";

    static final String KEEP = "keep";
    private static final int NAME = 100;

    private final AreaTree tree;
    private final StationDirectory directory;
    private final Messages words;
    private final LocalDate today;
    private final Map<String, String> values;
    private final PlanFormReader typed;

    UnitChangeReader(
            AreaTree tree,
            StationDirectory directory,
            Messages words,
            LocalDate today,
            Map<String, String> values,
            PlanFormReader typed) {
        this.tree = tree;
        this.directory = directory;
        this.words = words;
        this.today = today;
        this.values = values;
        this.typed = typed;
    }

    /** The reader of the fields, with the errors so far. */
    PlanFormReader typed() {
        return typed;
    }

    /** The proposal; empty when there are errors. */
    Optional<AreaProposal> read() {
        Optional<AreaProposal> plain =
                switch (typed.text("what")) {
                    case "reform" -> reform();
                    case "add" -> added();
                    case "end" -> ended();
                    case "merge" -> merged();
                    case "move" -> moved();
                    default -> {
                        typed.addError("bad-field", "what", words.text("unit.what.unknown"));
                        yield Optional.empty();
                    }
                };
        return plain.filter(_ -> typed.isValid()).map(this::withDecisions);
    }

    private AreaProposal withDecisions(AreaProposal plain) {
        var successors = new TreeMap<AreaCode, AreaCode>();
        var stations = new TreeMap<StationId, AreaCode>(plain.stations());
        values.forEach((field, value) -> {
            Optional<AreaCode> chosen = PlanFormReader.parsed(value, AreaCode::new);
            if (field.startsWith(SUCCESSOR)) {
                PlanFormReader.parsed(field.substring(SUCCESSOR.length()), AreaCode::new)
                        .ifPresent(unit -> chosen.ifPresent(one -> successors.put(unit, one)));
            } else if (field.startsWith(STATION)) {
                PlanFormReader.parsed(field.substring(STATION.length()), StationId::new)
                        .ifPresent(station -> chosen.ifPresent(one -> stations.put(station, one)));
            }
        });
        return plain.with(successors, stations, !typed.text(KEEP).isEmpty());
    }

    private Optional<AreaProposal> reform() {
        Optional<AreaProposal> proposal =
                typed.area("province").flatMap(code -> AreaProposal.ofReform(tree, code));
        if (proposal.isEmpty() && typed.isValid()) {
            typed.addError("no-reform", "province", words.text("unit.reform.none"));
        }
        return proposal;
    }

    private Optional<AreaProposal> added() {
        Optional<AreaCode> code = typed.area("code");
        Optional<AreaCode> parent = typed.area("unit");
        Optional<String> name = typed.singleLine("name", NAME);
        Optional<LocalDate> from = typed.date("from");
        return typed.isValid()
                ? Optional.of(
                        AreaProposal.ofNewUnit(
                                tree,
                                code.orElseThrow().value(),
                                parent.orElseThrow(),
                                kind(),
                                name.orElseThrow(),
                                from.orElseThrow()))
                : Optional.empty();
    }

    private String kind() {
        return UnitText.KINDS.stream()
                .filter(typed.text("kind")::equals)
                .findFirst()
                .orElse(UnitText.KINDS.getFirst());
    }

    private Optional<AreaProposal> ended() {
        Optional<AreaCode> unit = typed.area("unit");
        Optional<LocalDate> from = typed.date("from");
        List<AreaCode> successors = typed.list("successors", AreaCode::new);
        if (!typed.isValid()) {
            return Optional.empty();
        }
        Optional<Area> present = tree.find(unit.orElseThrow(), from.orElseThrow());
        if (present.isEmpty()) {
            typed.addError("unknown-area", "unit", words.text("unit.unknown", unit.orElseThrow()));
        }
        return present.map(area ->
                AreaProposal.ofDissolved(area, new TreeSet<>(successors), from.orElseThrow()));
    }

    private Optional<AreaProposal> merged() {
        Optional<AreaCode> code = typed.area("code");
        Optional<AreaCode> parent = typed.area("unit");
        Optional<String> name = typed.singleLine("name", NAME);
        Optional<LocalDate> from = typed.date("from");
        List<AreaCode> merged = typed.list("units", AreaCode::new);
        if (merged.isEmpty()) {
            typed.addError("missing-field", "units", words.text("unit.merge.none"));
        }
        return typed.isValid()
                ? Optional.of(
                        AreaProposal.ofMerger(
                                tree,
                                new TreeSet<>(merged),
                                code.orElseThrow().value(),
                                parent.orElseThrow(),
                                kind(),
                                name.orElseThrow(),
                                from.orElseThrow()))
                : Optional.empty();
    }

    private Optional<AreaProposal> moved() {
        Optional<AreaCode> unit = typed.area("unit");
        Optional<Station> station =
                PlanFormReader.parsed(typed.text("station"), StationId::new)
                        .flatMap(directory::station);
        if (station.isEmpty()) {
            typed.addError("unknown-station", "station", words.text("unit.station.unknown"));
        }
        return typed.isValid()
                ? Optional.of(
                        AreaProposal.ofMove(
                                station.orElseThrow().id(),
                                station.orElseThrow().name(),
                                unit.orElseThrow(),
                                today))
                : Optional.empty();
    }
}
