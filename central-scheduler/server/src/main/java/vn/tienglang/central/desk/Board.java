package vn.tienglang.central.desk;

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
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.compliance.Reconciliation;
import vn.tienglang.planner.programme.Part;
import vn.tienglang.planner.programme.Places;
import vn.tienglang.planner.programme.Slot;
import vn.tienglang.planner.reach.Reach;

/** Reads the books for people to look at. Changes nothing. */
final class Board {
    private final Archive archive;
    private final DeskRules rules;

    Board(Archive archive, DeskRules rules) {
        this.archive = archive;
        this.rules = rules;
    }

    /** See {@link Desk#board}. */
    List<StationView> stations(Instant now) {
        return archive.inTransaction(books -> stations(books, now));
    }

    private List<StationView> stations(Books books, Instant now) {
        List<Station> stations = books.enrolments().all().stream().map(Enrolment::station).toList();
        var days = new TreeSet<LocalDate>();
        stations.forEach(station -> days.add(LocalDate.ofInstant(now, station.zone())));
        Map<LocalDate, Day> byDate = new HashMap<>();
        days.forEach(date -> byDate.put(date, Day.of(books, date)));
        Map<StationId, StationState> states = new HashMap<>();
        books.statuses().all().forEach(state -> states.put(state.status().station(), state));
        AreaTree tree = books.areas().tree();
        var views = new ArrayList<StationView>();
        for (Station station : stations) {
            LocalDate today = LocalDate.ofInstant(now, station.zone());
            Day day = byDate.getOrDefault(today, Day.EMPTY);
            Optional<StationState> state = Optional.ofNullable(states.get(station.id()));
            views.add(
                    new StationView(
                            station,
                            tree.ancestry(station.area(), today),
                            presence(state),
                            state.map(StationState::status),
                            state.map(StationState::heardAt).orElse(Instant.EPOCH),
                            airings(station.id(), day, state.map(StationState::status), now)));
        }
        return views;
    }

    private static Presence presence(Optional<StationState> state) {
        return state.map(held -> held.lost() ? Presence.LOST : Presence.ONLINE)
                .orElse(Presence.UNKNOWN);
    }

    private List<AiringView> airings(
            StationId station, Day day, Optional<StationStatus> status, Instant now) {
        DailyLog log = day.logs().get(station);
        if (log == null) {
            return List.of();
        }
        List<AsRunEntry> asRun = day.asRun().getOrDefault(station, List.of());
        var judged = Reconciliation.of(log, asRun, now, rules.grace());
        var views = new ArrayList<AiringView>();
        for (Airing airing : log.airings()) {
            Clip clip = log.clip(airing.clip()).orElseThrow();
            views.add(
                    new AiringView(
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
    private static String title(Day day, Airing airing, Clip clip) {
        return Slot.of(airing.id())
                .flatMap(id -> Optional.ofNullable(day.slots().get(id)))
                .map(slot ->
                        isOneRecording(slot) ? slot.title() : slot.title() + " · " + clip.title())
                .orElse(clip.title());
    }

    private static boolean isOneRecording(Slot slot) {
        return slot.parts().size() == 1 && slot.parts().getFirst() instanceof Part.Recording;
    }

    private static Delivery delivery(DailyLog log, Airing airing, Optional<StationStatus> status) {
        boolean held =
                status.stream()
                        .flatMap(said -> said.logs().stream())
                        .anyMatch(one ->
                                one.date().equals(log.date()) && one.revision() >= log.revision());
        if (!held) {
            return Delivery.ISSUED;
        }
        return status.stream().anyMatch(said -> said.missing().contains(airing.clip()))
                ? Delivery.HELD
                : Delivery.READY;
    }

    /** One calendar day of every station, read at once. */
    private record Day(
            Map<StationId, DailyLog> logs,
            Map<StationId, List<AsRunEntry>> asRun,
            Map<SlotId, Slot> slots) {
        static final Day EMPTY = new Day(Map.of(), Map.of(), Map.of());

        static Day of(Books books, LocalDate date) {
            Map<StationId, DailyLog> logs = new HashMap<>();
            books.logs().latestOn(date).forEach(log -> logs.put(log.station(), log));
            Map<StationId, List<AsRunEntry>> asRun = new HashMap<>();
            for (AsRunEntry entry : books.asRun().onDay(date)) {
                asRun.computeIfAbsent(entry.station(), _ -> new ArrayList<>()).add(entry);
            }
            Map<SlotId, Slot> slots = new HashMap<>();
            books.slots()
                    .between(date.minusDays(PlanSources.DAYS_BEFORE), date.plusDays(1))
                    .forEach(booked -> slots.put(booked.slot().id(), booked.slot()));
            return new Day(logs, asRun, slots);
        }
    }

    /** See {@link Desk#confirmations}. */
    List<ConfirmationView> confirmations(int atMost) {
        return archive.inTransaction(books -> {
            Map<StationId, Station> stations = new HashMap<>();
            books.enrolments().all().stream()
                    .map(Enrolment::station)
                    .forEach(station -> stations.put(station.id(), station));
            Map<AiringId, String> titles = new HashMap<>();
            Map<StationDay, Optional<DailyLog>> logs = new HashMap<>();
            var views = new ArrayList<ConfirmationView>();
            for (HeldEntry held : books.asRun().newest(atMost)) {
                AsRunEntry entry = held.entry().entry();
                Station station = stations.get(entry.station());
                if (station != null) {
                    Optional<DailyLog> log =
                            logs.computeIfAbsent(
                                    new StationDay(entry.station(), entry.date()),
                                    day -> books.logs().latest(day.station(), day.date()));
                    views.add(
                            new ConfirmationView(
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

    private record StationDay(StationId station, LocalDate date) {}

    private static List<ConfirmationView.Planned> planned(Optional<DailyLog> log, AiringId airing) {
        return log.stream()
                .flatMap(day ->
                        day.airing(airing).stream()
                                .map(asked ->
                                        new ConfirmationView.Planned(
                                                asked.airtime().start(),
                                                day.clip(asked.clip()).orElseThrow().language(),
                                                asked.messageClass())))
                .toList();
    }

    private static String title(Books books, AiringId airing) {
        Optional<SlotId> slot = Slot.of(airing);
        return slot.flatMap(id -> books.slots().find(id).map(booked -> booked.slot().title()))
                .or(() -> slot.flatMap(id -> situation(books, id)))
                .orElse(airing.value());
    }

    /** What the playbook is called that an airing of a campaign is heard by. */
    private static Optional<String> situation(Books books, SlotId raised) {
        return books.plan()
                .find(new PlanItem.Name(PlanItem.Kind.RAISED, raised.value()))
                .map(KeptItem::item)
                .filter(PlanItem.OfRaised.class::isInstance)
                .map(item -> ((PlanItem.OfRaised) item).raised().playbook().title());
    }

    /** See {@link Desk#slots}. */
    List<SlotView> slots(LocalDate date) {
        return archive.inTransaction(books -> {
            List<BookedSlot> booked = books.slots().between(date, date.plusDays(1));
            List<Station> stations =
                    books.enrolments().all().stream().map(Enrolment::station).toList();
            Places places = PlanSources.places(books, stations, date);
            var reach = new Reach(places.areas(), places.successions(), stations, places.tags());
            return booked.stream()
                    .map(one -> view(one, reach, date))
                    .filter(view -> !view.times().isEmpty())
                    .toList();
        });
    }

    private static SlotView view(BookedSlot booked, Reach reach, LocalDate date) {
        Slot slot = booked.slot();
        return new SlotView(
                booked,
                slot.when().on(date),
                reach.stations(slot.target(), date).stream().map(Station::id).toList());
    }
}
