package vn.tienglang.office.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.wire.StationStatus;
import vn.tienglang.office.input.PlanInputLoader;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.office.store.station.Enrolment;
import vn.tienglang.office.store.station.ReceivedAsRunEntry;
import vn.tienglang.office.store.station.StationState;
import vn.tienglang.planner.compliance.Reconciliation;
import vn.tienglang.planner.input.StationNetwork;
import vn.tienglang.planner.reach.Reach;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;
import vn.tienglang.planner.slot.SlotPart;

/** Service of reports: station summaries, confirmations, slots of a day, audit. Changes nothing. */
public final class ReportService {
    private final Transactions archive;
    private final Duration grace;

    /**
     * Service over these repositories.
     *
     * @param grace how long after its end an airing may stay unconfirmed, not negative
     */
    public ReportService(Transactions archive, Duration grace) {
        if (grace.isNegative()) {
            throw new IllegalArgumentException("grace of " + grace);
        }
        this.archive = archive;
        this.grace = grace;
    }

    /** Every station and its current day, by station id. */
    public List<StationSummary> stationSummaries(Instant now) {
        return archive.inTransaction(books -> stations(books, now));
    }

    private List<StationSummary> stations(Repositories books, Instant now) {
        List<Station> stations = books.enrolments().all().stream().map(Enrolment::station).toList();
        var days = new TreeSet<LocalDate>();
        stations.forEach(station -> days.add(LocalDate.ofInstant(now, station.zone())));
        Map<LocalDate, DayData> byDate = new HashMap<>();
        days.forEach(date -> byDate.put(date, DayData.of(books, date)));
        Map<StationId, StationState> states = new HashMap<>();
        books.stationStates().all().forEach(state -> states.put(state.status().station(), state));
        AreaTree tree = books.areas().tree();
        var views = new ArrayList<StationSummary>();
        for (Station station : stations) {
            LocalDate today = LocalDate.ofInstant(now, station.zone());
            DayData day = byDate.getOrDefault(today, DayData.EMPTY);
            Optional<StationState> state = Optional.ofNullable(states.get(station.id()));
            views.add(
                    new StationSummary(
                            station,
                            tree.ancestry(station.area(), today),
                            presence(state),
                            state.map(StationState::status),
                            state.map(StationState::receivedAt).orElse(Instant.EPOCH),
                            airings(station.id(), day, state.map(StationState::status), now)));
        }
        return views;
    }

    private static StationPresence presence(Optional<StationState> state) {
        return state.map(held -> held.lost() ? StationPresence.LOST : StationPresence.ONLINE)
                .orElse(StationPresence.UNKNOWN);
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

    /** A programme of several parts says which of them it is. */
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

    /** One calendar day of every station, read at once. */
    private record DayData(
            Map<StationId, DailyLog> logs,
            Map<StationId, List<AsRunEntry>> asRun,
            Map<SlotId, Slot> slots) {
        static final DayData EMPTY = new DayData(Map.of(), Map.of(), Map.of());

        static DayData of(Repositories books, LocalDate date) {
            Map<StationId, DailyLog> logs = new HashMap<>();
            books.dailyLogs().latestOn(date).forEach(log -> logs.put(log.station(), log));
            Map<StationId, List<AsRunEntry>> asRun = new HashMap<>();
            for (AsRunEntry entry : books.asRun().onDay(date)) {
                asRun.computeIfAbsent(entry.station(), _ -> new ArrayList<>()).add(entry);
            }
            Map<SlotId, Slot> slots = new HashMap<>();
            books.slots()
                    .between(date.minusDays(PlanInputLoader.DAYS_BEFORE), date.plusDays(1))
                    .forEach(booked -> slots.put(booked.slot().id(), booked.slot()));
            return new DayData(logs, asRun, slots);
        }
    }

    /** The as-run entries received last, the latest first. */
    public List<AsRunConfirmation> confirmations(int atMost) {
        return archive.inTransaction(books -> {
            Map<StationId, Station> stations = new HashMap<>();
            books.enrolments().all().stream()
                    .map(Enrolment::station)
                    .forEach(station -> stations.put(station.id(), station));
            Map<AiringId, String> titles = new HashMap<>();
            Map<StationDateKey, Optional<DailyLog>> logs = new HashMap<>();
            var views = new ArrayList<AsRunConfirmation>();
            for (ReceivedAsRunEntry held : books.asRun().latest(atMost)) {
                AsRunEntry entry = held.entry().entry();
                Station station = stations.get(entry.station());
                if (station != null) {
                    Optional<DailyLog> log =
                            logs.computeIfAbsent(
                                    new StationDateKey(entry.station(), entry.date()),
                                    day -> books.dailyLogs().latest(day.station(), day.date()));
                    views.add(
                            new AsRunConfirmation(
                                    station,
                                    held.entry(),
                                    titles.computeIfAbsent(entry.airing(), id -> title(books, id)),
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

    private static String title(Repositories books, AiringId airing) {
        Optional<SlotId> slot = Slot.slotIdOf(airing);
        return slot.flatMap(id -> books.slots().find(id).map(booked -> booked.slot().title()))
                .or(() -> slot.flatMap(id -> situation(books, id)))
                .orElse(airing.value());
    }

    /** What the playbook is called that an airing of a campaign is heard by. */
    private static Optional<String> situation(Repositories books, SlotId raised) {
        return books.planItems()
                .find(new PlanItem.Name(PlanItem.Kind.RAISED, raised.value()))
                .map(PlanItemRevision::item)
                .filter(PlanItem.OfRaised.class::isInstance)
                .map(item -> ((PlanItem.OfRaised) item).raised().playbook().title());
    }

    /** Every slot that has an occurrence on this day, withdrawn or not, in booking order. */
    public List<ScheduledSlot> slots(LocalDate date) {
        return archive.inTransaction(books -> {
            List<SlotRevision> booked = books.slots().between(date, date.plusDays(1));
            List<Station> stations =
                    books.enrolments().all().stream().map(Enrolment::station).toList();
            StationNetwork places = PlanInputLoader.places(books, stations, date);
            var reach = new Reach(places.areas(), places.successions(), stations, places.tags());
            return booked.stream()
                    .map(one -> view(one, reach, date))
                    .filter(view -> !view.times().isEmpty())
                    .toList();
        });
    }

    /** The audit entries written last, the latest first. */
    public List<AuditEntry> audit(int atMost) {
        return archive.inTransaction(books -> books.audit().latest(atMost));
    }

    private static ScheduledSlot view(SlotRevision booked, Reach reach, LocalDate date) {
        Slot slot = booked.slot();
        return new ScheduledSlot(
                booked,
                slot.when().occurrencesOn(date),
                reach.stations(slot.target(), date).stream().map(Station::id).toList());
    }
}
