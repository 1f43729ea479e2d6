package vn.tienglang.office.area;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.area.AreaPreview.AffectedStation;
import vn.tienglang.office.area.AreaPreview.ContinuingOrder;
import vn.tienglang.office.area.AreaResult.Reason;
import vn.tienglang.office.check.Losses;
import vn.tienglang.office.check.SilenceCheck;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.publish.PublishTrigger;
import vn.tienglang.office.store.Counters;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.station.AreaChange;
import vn.tienglang.office.store.station.Enrolment;

/**
 * Service for changes of administrative units. A change is previewed, then stored in one
 * transaction with its audit entry; a stored change can be undone until something else builds on
 * it. Its methods may be called from any thread.
 */
public final class AreaService {
    private final Transactions transactions;
    private final PublishTrigger publishTrigger;
    private final InstantSource clock;
    private final ZoneId zone;

    /** Service over these repositories; its days begin in {@code zone}. */
    public AreaService(
            Transactions transactions,
            PublishTrigger publishTrigger,
            InstantSource clock,
            ZoneId zone) {
        this.transactions = transactions;
        this.publishTrigger = publishTrigger;
        this.clock = clock;
        this.zone = zone;
    }

    /** The tree of all areas. */
    public AreaTree tree() {
        return transactions.inTransaction(repositories -> repositories.areas().tree());
    }

    /** Every change, the latest first. */
    public List<AreaChange> changes() {
        return transactions
                .inTransaction(repositories -> repositories.areas().changes())
                .reversed();
    }

    /** The provinces since 2025 whose reform is not applied yet, by code. */
    public List<Area> openReforms() {
        AreaTree tree = tree();
        return VietnamUnits.shared().provinces().stream()
                .filter(province -> AreaProposal.ofReform(tree, province.code()).isPresent())
                .toList();
    }

    /** What a proposal would do. */
    public sealed interface PreviewResult {
        /** It is possible, apart from what the preview lists. */
        record Found(AreaPreview preview) implements PreviewResult {}

        /** It is not possible. */
        record Refused(List<Reason> reasons) implements PreviewResult {
            /** Copies the list. */
            public Refused {
                reasons = List.copyOf(reasons);
            }
        }
    }

    /** Previews a proposal; nothing is stored. */
    public PreviewResult preview(AreaProposal proposal) {
        return transactions.inTransaction(repositories -> preview(repositories, proposal));
    }

    private PreviewResult preview(Repositories repositories, AreaProposal proposal) {
        AreaTree tree = repositories.areas().tree();
        List<Reason> reasons = reasons(repositories, tree, proposal);
        if (!reasons.isEmpty()) {
            return new PreviewResult.Refused(reasons);
        }
        AreaDifference difference;
        AreaTree after;
        try {
            difference = AreaDifference.of(tree, proposal.reform());
            after = difference.applyTo(tree);
        } catch (IllegalArgumentException _) {
            AreaCode unit =
                    proposal.reform().units().stream()
                            .map(Area::code)
                            .findFirst()
                            .orElse(AreaCode.COUNTRY);
            return new PreviewResult.Refused(List.of(new Reason.NoTree(unit)));
        }
        return preview(repositories, proposal, difference, after);
    }

    private PreviewResult preview(
            Repositories repositories,
            AreaProposal proposal,
            AreaDifference difference,
            AreaTree after) {
        AreaTree tree = repositories.areas().tree();
        Set<AreaCode> ended = proposal.reform().ended();
        List<Station> stations = affected(repositories, tree, proposal);
        Map<StationId, Station> moved = new TreeMap<>();
        var undecidedStations = new ArrayList<Station>();
        var reasons = new ArrayList<Reason>();
        for (Station station : stations) {
            Optional<AreaCode> chosen = Optional.ofNullable(proposal.stations().get(station.id()));
            Map<AreaCode, AreaCode> parts =
                    difference.parts().getOrDefault(station.area(), Map.of());
            if (chosen.isEmpty()) {
                if (!parts.isEmpty()) {
                    undecidedStations.add(station);
                }
            } else if (!parts.isEmpty() && !parts.containsKey(chosen.get())) {
                reasons.add(new Reason.NoSuccessor(station.id(), chosen.get()));
            } else {
                AreaCode area = parts.getOrDefault(chosen.get(), chosen.get());
                moved.put(
                        station.id(),
                        new Station(station.id(), station.name(), area, station.zone()));
            }
        }
        if (!reasons.isEmpty()) {
            return new PreviewResult.Refused(reasons);
        }
        Instant now = now();
        LocalDate on = effective(proposal);
        List<ContinuingOrder> orders =
                new AreaOrders(repositories, after, today(), proposal.reform().on()).of(ended);
        List<AreaCode> undecided =
                proposal.undecided(tree).stream()
                        .filter(unit ->
                                orders.stream().anyMatch(one -> one.unit().equals(unit))
                                        || stations.stream()
                                                .anyMatch(one -> one.area().equals(unit)))
                        .toList();
        return new PreviewResult.Found(
                new AreaPreview(
                        repositories.areas().version(),
                        proposal,
                        difference,
                        after,
                        orders,
                        AreaOrders.meetings(orders),
                        stations.stream().map(one -> affected(one, moved, after, on)).toList(),
                        undecided,
                        undecidedStations,
                        SilenceCheck.of(
                                repositories,
                                after,
                                moved,
                                stations,
                                proposal.reform().on(),
                                now)));
    }

    private static AffectedStation affected(
            Station station, Map<StationId, Station> moved, AreaTree after, LocalDate on) {
        AreaCode area = moved.getOrDefault(station.id(), station).area();
        return new AffectedStation(
                station, area, after.presentUnit(area, on).map(Area::code).orElse(area));
    }

    private LocalDate effective(AreaProposal proposal) {
        LocalDate on = proposal.reform().on();
        return on.isAfter(today()) ? on : today();
    }

    /** The stations in changed units, and those that are moved, by id. */
    private static List<Station> affected(
            Repositories repositories, AreaTree tree, AreaProposal proposal) {
        var areas = new TreeSet<>(proposal.reform().ended());
        proposal.reform().units().forEach(unit -> areas.add(unit.code()));
        var inside = new TreeSet<AreaCode>();
        areas.forEach(area -> inside.addAll(tree.everInside(area)));
        var stations = new TreeMap<StationId, Station>();
        Stream.concat(
                        repositories.enrolments().in(inside).stream(),
                        repositories
                                .enrolments()
                                .of(List.copyOf(proposal.stations().keySet()))
                                .stream())
                .map(Enrolment::station)
                .forEach(one -> stations.put(one.id(), one));
        return List.copyOf(stations.values());
    }

    private List<Reason> reasons(Repositories repositories, AreaTree tree, AreaProposal proposal) {
        var reasons = new ArrayList<Reason>();
        Reform reform = proposal.reform();
        LocalDate on = reform.on();
        var added = new TreeSet<AreaCode>();
        reform.units().forEach(unit -> added.add(unit.code()));
        boolean isNew =
                switch (proposal.kind()) {
                    case ADD, MERGE -> true;
                    case REFORM, END, MOVE -> false;
                };
        for (Area unit : reform.units()) {
            if (isNew
                    && tree.history(unit.code()).stream()
                            .anyMatch(one -> one.until().isAfter(on))) {
                reasons.add(new Reason.CodeTaken(unit.code()));
            }
            unit(tree, unit.parent(), on, added, reform.ended()).ifPresent(reasons::add);
        }
        for (AreaCode code : reform.ended()) {
            if (!AreaProposal.isPresent(tree, code, on)) {
                reasons.add(new Reason.UnknownUnit(code, on));
            }
        }
        reform.successors()
                .values()
                .forEach(after ->
                        after.forEach(one ->
                                unit(tree, one, on, added, reform.ended())
                                        .ifPresent(reasons::add)));
        proposal.stations()
                .forEach((station, unit) -> {
                    if (repositories.enrolments().find(station).isEmpty()) {
                        reasons.add(new Reason.UnknownStation(station));
                    }
                    if (!added.contains(unit) && tree.find(unit, effective(proposal)).isEmpty()) {
                        reasons.add(new Reason.UnknownUnit(unit, effective(proposal)));
                    }
                });
        return reasons.stream().distinct().toList();
    }

    /** A unit must be present on that day, or begin with the change. */
    private static Optional<Reason> unit(
            AreaTree tree, AreaCode unit, LocalDate on, Set<AreaCode> added, Set<AreaCode> ended) {
        boolean isKnown =
                added.contains(unit)
                        || (!ended.contains(unit)
                                && tree.find(unit, on).filter(one -> !one.former()).isPresent());
        return isKnown ? Optional.empty() : Optional.of(new Reason.UnknownUnit(unit, on));
    }

    /**
     * Stores a proposal.
     *
     * @param version version of the preview that the officer read
     * @param losses whether orders may air less
     */
    public AreaResult apply(AreaProposal proposal, long version, Losses losses, Officer officer) {
        return changed(repositories -> {
            if (repositories.areas().version() != version) {
                return refused(new Reason.ChangedMeanwhile());
            }
            return switch (preview(repositories, proposal)) {
                case PreviewResult.Refused(var reasons) -> new AreaResult.Refused(reasons);
                case PreviewResult.Found(AreaPreview preview) -> {
                    List<Reason> reasons = open(preview, losses);
                    yield reasons.isEmpty()
                            ? new AreaResult.Done(store(repositories, preview, officer))
                            : new AreaResult.Refused(reasons);
                }
            };
        });
    }

    /** What a person has to decide first. */
    private static List<Reason> open(AreaPreview preview, Losses losses) {
        var reasons = new ArrayList<Reason>();
        if (preview.needsDecision() && !preview.proposal().keepsUndecided()) {
            reasons.add(
                    new Reason.Undecided(
                            preview.undecided(),
                            preview.undecidedStations().stream().map(Station::id).toList()));
        }
        switch (losses) {
            case REFUSE ->
                    preview.silenced().stream().map(Reason.Silences::new).forEach(reasons::add);
            case ACCEPT -> {}
        }
        return reasons;
    }

    private AreaChange store(Repositories repositories, AreaPreview preview, Officer officer) {
        AreaDifference difference = preview.difference();
        if (!difference.after().isEmpty()) {
            repositories.areas().replace(difference.before(), difference.after());
        }
        var moves = new ArrayList<AreaChange.StationMove>();
        for (AffectedStation one : preview.stations()) {
            if (!one.area().equals(one.station().area())) {
                moves.add(
                        new AreaChange.StationMove(
                                one.station().id(), one.station().area(), one.area()));
                put(repositories, one.station().id(), one.area());
            }
        }
        long number = repositories.counters().value(Counters.AREA_CHANGE) + 1;
        repositories.counters().countTo(Counters.AREA_CHANGE, number);
        var change =
                new AreaChange(
                        number,
                        preview.proposal().kind(),
                        preview.proposal().about(),
                        preview.proposal().reform().on(),
                        officer.login(),
                        now(),
                        false,
                        difference.before(),
                        difference.after(),
                        moves);
        repositories.areas().add(change);
        audit(repositories, officer, "area-change", change);
        return change;
    }

    private static void put(Repositories repositories, StationId id, AreaCode area) {
        Enrolment enrolment = repositories.enrolments().find(id).orElseThrow();
        Station station = enrolment.station();
        repositories
                .enrolments()
                .put(
                        new Enrolment(
                                new Station(id, station.name(), area, station.zone()),
                                enrolment.key(),
                                enrolment.publicKey(),
                                enrolment.secretSha256(),
                                enrolment.brokerPassword(),
                                enrolment.since()));
    }

    private void audit(
            Repositories repositories, Officer officer, String action, AreaChange change) {
        repositories
                .audit()
                .add(
                        AuditEntry.by(
                                officer,
                                now(),
                                action,
                                change.number() + " " + change.kind() + " " + change.about()));
    }

    /**
     * Undoes a change: the units and stations are again as before. Refused when a new unit has
     * stations or orders, or a later change builds on this one.
     */
    public AreaResult undo(long number, Officer officer) {
        return changed(repositories -> {
            Optional<AreaChange> found =
                    repositories.areas().changes().stream()
                            .filter(one -> one.number() == number && !one.undone())
                            .findFirst();
            if (found.isEmpty()) {
                return refused(new Reason.UnknownChange(number));
            }
            AreaChange change = found.get();
            List<Reason> reasons = reasonsAgainstUndo(repositories, change);
            if (!reasons.isEmpty()) {
                return new AreaResult.Refused(reasons);
            }
            change.moves().forEach(move -> put(repositories, move.station(), move.before()));
            if (!change.after().isEmpty()) {
                repositories.areas().replace(change.after(), change.before());
            }
            repositories.areas().markUndone(number);
            audit(repositories, officer, "area-undo", change);
            return new AreaResult.Done(
                    repositories.areas().changes().stream()
                            .filter(one -> one.number() == number)
                            .findFirst()
                            .orElseThrow());
        });
    }

    private List<Reason> reasonsAgainstUndo(Repositories repositories, AreaChange change) {
        var reasons = new ArrayList<Reason>();
        AreaTree tree = repositories.areas().tree();
        for (Area area : change.after()) {
            if (!tree.history(area.code()).contains(area)) {
                reasons.add(new Reason.ChangedAfterwards(area.code()));
            }
        }
        var moved = new TreeMap<StationId, AreaCode>();
        change.moves().forEach(move -> moved.put(move.station(), move.after()));
        for (Enrolment one : repositories.enrolments().of(List.copyOf(moved.keySet()))) {
            if (!one.station().area().equals(moved.get(one.station().id()))) {
                reasons.add(new Reason.ChangedAfterwards(one.station().area()));
            }
        }
        Set<AreaCode> added =
                new AreaDifference(change.before(), change.after(), Map.of()).newCodes();
        // Units that others were put into by a later change.
        tree.all().stream()
                .filter(area -> !change.after().contains(area))
                .filter(area ->
                        added.contains(area.parent()) || added.contains(area.formerParent()))
                .forEach(area -> reasons.add(new Reason.ChangedAfterwards(area.code())));
        repositories.enrolments().in(added).stream()
                .map(Enrolment::station)
                .filter(one -> !moved.containsKey(one.id()))
                .forEach(one -> reasons.add(new Reason.InUse(one.area())));
        new AreaOrders(repositories, tree, today(), change.on())
                .of(added)
                .forEach(one -> reasons.add(new Reason.InUse(one.unit())));
        return reasons.stream().distinct().toList();
    }

    private AreaResult changed(Function<Repositories, AreaResult> work) {
        AreaResult result =
                transactions.inTransaction(repositories -> {
                    repositories.counters().hold(Counters.PLAN);
                    return work.apply(repositories);
                });
        switch (result) {
            case AreaResult.Done _ -> publishTrigger.publishSoon();
            case AreaResult.Refused _ -> {}
        }
        return result;
    }

    private static AreaResult refused(Reason reason) {
        return new AreaResult.Refused(List.of(reason));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
