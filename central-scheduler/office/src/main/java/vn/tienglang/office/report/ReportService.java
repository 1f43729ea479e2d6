package vn.tienglang.office.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.wire.StationStatus;
import vn.tienglang.office.asrun.ChainHistory;
import vn.tienglang.office.asrun.ChainSummary;
import vn.tienglang.office.dirty.AreaClosure;
import vn.tienglang.office.input.PlanInputLoader;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.office.store.station.Enrolment;
import vn.tienglang.office.store.station.ReceivedAsRunEntry;
import vn.tienglang.office.store.station.StationPresence;
import vn.tienglang.office.store.station.StationState;
import vn.tienglang.planner.compliance.Reconciliation;
import vn.tienglang.planner.input.StationNetwork;
import vn.tienglang.planner.reach.Reach;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;
import vn.tienglang.planner.slot.SlotPart;

/** Service of reports: station summaries, confirmations, slots of a day, audit. Changes nothing. */
public final class ReportService {
    private final Transactions transactions;
    private final Duration grace;

    /**
     * Service over these repositories.
     *
     * @param grace how long after its end an airing may stay unconfirmed, not negative
     */
    public ReportService(Transactions transactions, Duration grace) {
        if (grace.isNegative()) {
            throw new IllegalArgumentException("grace of " + grace);
        }
        this.transactions = transactions;
        this.grace = grace;
    }

    /**
     * These stations and their current day, in this order; those that are not enrolled are left
     * out. Nothing of other stations is read.
     */
    public List<StationSummary> stationSummaries(List<StationId> ids, Instant now) {
        return transactions.inTransaction(repositories -> {
            Map<StationId, Station> stations = new HashMap<>();
            repositories
                    .enrolments()
                    .of(ids)
                    .forEach(one -> stations.put(one.station().id(), one.station()));
            return summaries(
                    repositories,
                    ids.stream().flatMap(id -> Stream.ofNullable(stations.get(id))).toList(),
                    now);
        });
    }

    private List<StationSummary> summaries(
            Repositories repositories, List<Station> stations, Instant now) {
        List<StationId> ids = stations.stream().map(Station::id).toList();
        var days = new TreeSet<LocalDate>();
        stations.forEach(station -> days.add(LocalDate.ofInstant(now, station.zone())));
        Map<LocalDate, DayData> byDate = new HashMap<>();
        days.forEach(date -> byDate.put(date, DayData.of(repositories, ids, date)));
        Map<StationId, StationState> states = new HashMap<>();
        repositories
                .stationStates()
                .of(ids)
                .forEach(state -> states.put(state.status().station(), state));
        AreaTree tree = repositories.areas().tree();
        Set<StationId> clones = ChainHistory.clones(repositories.asRun(), now);
        var views = new ArrayList<StationSummary>();
        for (Station station : stations) {
            LocalDate today = LocalDate.ofInstant(now, station.zone());
            DayData day = byDate.getOrDefault(today, DayData.EMPTY);
            Optional<StationState> state = Optional.ofNullable(states.get(station.id()));
            views.add(
                    new StationSummary(
                            station,
                            tree.ancestry(station.area(), today),
                            StationPresence.of(state, now),
                            state.map(StationState::status),
                            state.map(StationState::receivedAt).orElse(Instant.EPOCH),
                            clones.contains(station.id()),
                            airings(station.id(), day, state.map(StationState::status), now)));
        }
        return views;
    }

    /** The chains of as-run entries of this station, in the order in which they were opened. */
    public List<ChainSummary> chains(StationId station, Instant now) {
        return transactions.inTransaction(
                repositories -> ChainHistory.of(repositories.asRun(), station, now));
    }

    private List<AiringSummary> airings(
            StationId station, DayData day, Optional<StationStatus> status, Instant now) {
        DailyLog log = day.logs().get(station);
        if (log == null) {
            return List.of();
        }
        List<AsRunEntry> asRun = day.asRun().getOrDefault(station, List.of());
        var judged = Reconciliation.of(log, asRun, now, grace);
        var views = new ArrayList<AiringSummary>();
        for (Airing airing : log.airings()) {
            Clip clip = log.clip(airing.clip()).orElseThrow();
            views.add(
                    new AiringSummary(
                            airing.id(),
                            title(day, airing, clip),
                            clip.language(),
                            airing.messageClass(),
                            airing.airtime(),
                            log.revision(),
                            delivery(log, airing, status),
                            judged.verdict(airing.id())));
        }
        return views;
    }

    /** The title of an airing; for a slot of several parts with the title of the clip. */
    private static String title(DayData day, Airing airing, Clip clip) {
        return Slot.slotIdOf(airing.id())
                .flatMap(id -> Optional.ofNullable(day.slots().get(id)))
                .map(slot ->
                        isOneRecording(slot) ? slot.title() : slot.title() + " · " + clip.title())
                .orElse(clip.title());
    }

    private static boolean isOneRecording(Slot slot) {
        return slot.parts().size() == 1 && slot.parts().getFirst() instanceof SlotPart.Recording;
    }

    private static DeliveryState delivery(
            DailyLog log, Airing airing, Optional<StationStatus> status) {
        boolean held =
                status.stream()
                        .flatMap(said -> said.logs().stream())
                        .anyMatch(one ->
                                one.date().equals(log.date()) && one.revision() >= log.revision());
        if (!held) {
            return DeliveryState.ISSUED;
        }
        return status.stream().anyMatch(said -> said.missing().contains(airing.clip()))
                ? DeliveryState.HELD
                : DeliveryState.READY;
    }

    /** Data of one calendar day of some stations. */
    private record DayData(
            Map<StationId, DailyLog> logs,
            Map<StationId, List<AsRunEntry>> asRun,
            Map<SlotId, Slot> slots) {
        static final DayData EMPTY = new DayData(Map.of(), Map.of(), Map.of());

        static DayData of(Repositories repositories, List<StationId> stations, LocalDate date) {
            LocalDate end = date.plusDays(1);
            Map<StationId, DailyLog> logs = new HashMap<>();
            var ids = new TreeSet<SlotId>();
            for (DailyLog log : repositories.dailyLogs().latestBetween(stations, date, end)) {
                logs.put(log.station(), log);
                log.airings().forEach(one -> Slot.slotIdOf(one.id()).ifPresent(ids::add));
            }
            Map<StationId, List<AsRunEntry>> asRun = new HashMap<>();
            for (AsRunEntry entry : repositories.asRun().between(stations, date, end)) {
                asRun.computeIfAbsent(entry.station(), _ -> new ArrayList<>()).add(entry);
            }
            Map<SlotId, Slot> slots = new HashMap<>();
            repositories
                    .slots()
                    .of(ids)
                    .forEach(booked -> slots.put(booked.slot().id(), booked.slot()));
            return new DayData(logs, asRun, slots);
        }
    }

    /** The as-run entries received last, the latest first. */
    public List<AsRunConfirmation> confirmations(int atMost) {
        return transactions.inTransaction(repositories -> {
            List<ReceivedAsRunEntry> latest = repositories.asRun().latest(atMost);
            Map<StationId, Station> stations = new HashMap<>();
            repositories
                    .enrolments()
                    .of(
                            latest.stream()
                                    .map(held -> held.entry().entry().station())
                                    .distinct()
                                    .toList())
                    .forEach(one -> stations.put(one.station().id(), one.station()));
            Map<AiringId, String> titles = new HashMap<>();
            Map<StationDateKey, Optional<DailyLog>> logs = new HashMap<>();
            var views = new ArrayList<AsRunConfirmation>();
            for (ReceivedAsRunEntry held : latest) {
                AsRunEntry entry = held.entry().entry();
                Station station = stations.get(entry.station());
                if (station != null) {
                    Optional<DailyLog> log =
                            logs.computeIfAbsent(
                                    new StationDateKey(entry.station(), entry.date()),
                                    day ->
                                            repositories
                                                    .dailyLogs()
                                                    .latest(day.station(), day.date()));
                    views.add(
                            new AsRunConfirmation(
                                    station,
                                    held.entry(),
                                    titles.computeIfAbsent(
                                            entry.airing(), id -> title(repositories, id)),
                                    planned(log, entry.airing()),
                                    held.receivedAt()));
                }
            }
            return views;
        });
    }

    private record StationDateKey(StationId station, LocalDate date) {}

    private static List<AsRunConfirmation.Planned> planned(
            Optional<DailyLog> log, AiringId airing) {
        return log.stream()
                .flatMap(day ->
                        day.airing(airing).stream()
                                .map(asked ->
                                        new AsRunConfirmation.Planned(
                                                asked.airtime().start(),
                                                day.clip(asked.clip()).orElseThrow().language(),
                                                asked.messageClass())))
                .toList();
    }

    private static String title(Repositories repositories, AiringId airing) {
        Optional<SlotId> slot = Slot.slotIdOf(airing);
        return slot.flatMap(
                        id -> repositories.slots().find(id).map(booked -> booked.slot().title()))
                .or(() -> slot.flatMap(id -> situation(repositories, id)))
                .orElse(airing.value());
    }

    /** The title of the playbook of a campaign airing. */
    private static Optional<String> situation(Repositories repositories, SlotId raised) {
        return repositories
                .planItems()
                .find(new PlanItem.Name(PlanItem.Kind.RAISED, raised.value()))
                .map(PlanItemRevision::item)
                .filter(PlanItem.OfRaised.class::isInstance)
                .map(item -> ((PlanItem.OfRaised) item).raised().playbook().title());
    }

    /** Every slot that has an occurrence on this day, withdrawn or not, in booking order. */
    public List<ScheduledSlot> slots(LocalDate date) {
        return transactions.inTransaction(repositories -> {
            List<SlotRevision> booked = repositories.slots().between(date, date.plusDays(1));
            var targets = new TreeSet<AreaCode>();
            booked.forEach(one -> targets.addAll(one.slot().target().areas()));
            List<Station> stations =
                    repositories
                            .enrolments()
                            .in(AreaClosure.in(repositories).inside(targets))
                            .stream()
                            .map(Enrolment::station)
                            .toList();
            StationNetwork places = PlanInputLoader.places(repositories, stations, date);
            var reach = new Reach(places.areas(), places.successions(), stations, places.tags());
            return booked.stream()
                    .map(one -> view(one, reach, date))
                    .filter(view -> !view.times().isEmpty())
                    .toList();
        });
    }

    /** The audit entries written last, the latest first. */
    public List<AuditEntry> audit(int atMost) {
        return transactions.inTransaction(repositories -> repositories.audit().latest(atMost));
    }

    private static ScheduledSlot view(SlotRevision booked, Reach reach, LocalDate date) {
        Slot slot = booked.slot();
        List<Station> stations = reach.stations(slot.target(), date);
        return new ScheduledSlot(
                booked,
                slot.when().occurrencesOn(date),
                stations.stream().map(Station::id).toList(),
                stations.stream().map(Station::zone).collect(Collectors.toSet()));
    }
}
