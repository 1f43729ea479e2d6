package vn.tienglang.pages.station.enrolment;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.station.RelayOption;
import vn.tienglang.office.store.station.Enrolment;
import vn.tienglang.office.store.station.StationOrder;
import vn.tienglang.pages.form.PlanFormReader;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.planner.reach.StationTag;

/** Reader of the forms that order an enrolment code. All errors are reported together. */
final class StationOrderReader {
    /** Port of the page of a station, as the command of the centre gives it. */
    private static final int PAGE_PORT = 8090;

    private final PlanFormReader typed;
    private final Messages words;

    StationOrderReader(PlanFormReader typed, Messages words) {
        this.typed = typed;
        this.words = words;
    }

    /** The order for a new station; empty when something is wrong. */
    Optional<StationOrder> newStation() {
        Optional<StationId> station = PlanFormReader.parsed(typed.text("station"), StationId::new);
        if (station.isEmpty()) {
            typed.addError("bad-field", "station", words.text("enrolment.id.bad"));
        }
        Optional<String> name = typed.singleLine("name", StationOrder.NAME_CHARACTERS);
        Optional<AreaCode> unit = typed.area("unit");
        Set<StationTag> tags = new TreeSet<>(typed.list("tags", StationTag::new));
        Optional<String> relay = relay();
        return typed.isValid()
                ? Optional.of(
                        new StationOrder(
                                station.orElseThrow(),
                                name.orElseThrow(),
                                unit.orElseThrow(),
                                tags,
                                relay.orElseThrow(),
                                PAGE_PORT,
                                typed.text("phone")))
                : Optional.empty();
    }

    /** The order for a new board of this station; empty when something is wrong. */
    Optional<StationOrder> newBoard(Enrolment present) {
        return relay().filter(_ -> typed.isValid())
                .map(relay ->
                        new StationOrder(
                                present.station().id(),
                                present.station().name(),
                                present.station().area(),
                                Set.of(),
                                relay,
                                PAGE_PORT,
                                typed.text("phone")));
    }

    /** Nothing is simulated unless a person chose it: without a choice there is no relay. */
    private Optional<String> relay() {
        switch (typed.text("relay")) {
            case "simulated" -> {
                return Optional.of("simulated");
            }
            case "gpio" -> {
                String low = typed.text("low").equals("yes") ? ":low" : "";
                String text = typed.text("chip") + ":" + typed.text("line") + low;
                if (PlanFormReader.parsed(text, RelayOption::parse).isPresent()) {
                    return Optional.of(text);
                }
                typed.addError("bad-field", "relay", words.text("enrolment.relay.bad"));
            }
            default -> typed.addError("missing", "relay", words.text("enrolment.relay.choose"));
        }
        return Optional.empty();
    }
}
