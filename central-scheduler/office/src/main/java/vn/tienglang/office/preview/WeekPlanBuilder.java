package vn.tienglang.office.preview;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.Station;
import vn.tienglang.planner.bulletin.Bulletin;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.engine.PlannedDay;
import vn.tienglang.planner.engine.Planner;
import vn.tienglang.planner.handover.HandOver;
import vn.tienglang.planner.input.PlanInput;
import vn.tienglang.planner.policy.Cap;
import vn.tienglang.planner.policy.OpenDay;
import vn.tienglang.planner.reach.Reach;
import vn.tienglang.planner.recurrence.OccurrenceChange;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;
import vn.tienglang.planner.slot.SlotPart;

/** Builder of the calendar of a week from the day plans of its stations. Fed station by station. */
final class WeekPlanBuilder {
    private static final int MINUTES = 24 * 60;

    private final PlanInput input;
    private final WeekScope scope;
    private final Map<SlotId, Slot> slots = new HashMap<>();
    private final List<Tally> days = new ArrayList<>();
    private final Reach reach;

    /** What makes blocks of two stations the same. */
    private record Key(
            WeekPlan.Kind kind,
            Optional<SlotId> order,
            Optional<LocalDateTime> occurrence,
            LocalDateTime start,
            boolean isRelayed) {}

    /** One day while it is filled. */
    private static final class Tally {
        private final LocalDate date;
        private final Map<Key, WeekPlan.Entry> entries = new LinkedHashMap<>();
        private final BitSet open = new BitSet(MINUTES);
        private Duration busiest = Duration.ZERO;
        private Cap cap = Cap.NONE;

        Tally(LocalDate date) {
            this.date = date;
        }

        /** Keeps the station that uses the greatest share of its cap. */
        void addPlayingTime(Duration playing, Cap ofStation) {
            boolean isCloser =
                    playing.toMillis() * cap.maximum().toMillis()
                            > busiest.toMillis() * ofStation.maximum().toMillis();
            if (isCloser || (busiest.isZero() && playing.isZero())) {
                busiest = playing;
                cap = ofStation;
            }
        }
    }

    private WeekPlanBuilder(PlanInput input, WeekScope scope, LocalDate from) {
        this.input = input;
        this.scope = scope;
        reach =
                new Reach(
                        input.network().areas(),
                        input.network().successions(),
                        input.network().stations(),
                        input.network().tags());
        input.orders().slots().forEach(slot -> slots.put(slot.id(), slot));
        from.datesUntil(from.plusDays(WeekPlan.DAYS)).map(Tally::new).forEach(days::add);
    }

    /**
     * Plans the week.
     *
     * @param omittedStations number of stations that are not in the input
     * @throws java.util.concurrent.CancellationException when the thread is interrupted
     */
    static WeekPlan of(PlanInput input, WeekScope scope, LocalDate from, int omittedStations) {
        var builder = new WeekPlanBuilder(input, scope, from);
        Planner planner = Planner.of(input);
        List<Station> stations = input.network().stations();
        for (Station station : new InterruptibleList<>(stations)) {
            builder.add(station, planner.plannedDays(station, from, WeekPlan.DAYS));
        }
        return new WeekPlan(
                scope,
                from,
                stations,
                omittedStations,
                builder.days.stream().map(builder::day).toList(),
                PlanNames.of(input));
    }

    private void add(Station station, List<PlannedDay> planned) {
        for (int index = 0; index < planned.size(); index++) {
            PlannedDay day = planned.get(index);
            Tally tally = days.get(index);
            open(tally, station, day.openDay());
            Duration playing =
                    day.blocks().stream()
                            .map(block -> block.airtime().length())
                            .reduce(Duration.ZERO, Duration::plus);
            tally.addPlayingTime(playing, day.openDay().cap());
            for (PlannedDay.Block block : day.blocks()) {
                add(tally, station, block);
            }
        }
    }

    private static void open(Tally tally, Station station, OpenDay rules) {
        Instant midnight = tally.date.atStartOfDay(station.zone()).toInstant();
        rules.sessions().stream()
                .flatMap(session -> session.open().stream())
                .forEach(open -> {
                    int first = minute(midnight, open.start());
                    int last = minute(midnight, open.end());
                    if (first < last) {
                        tally.open.set(first, last);
                    }
                });
    }

    private static int minute(Instant midnight, Instant at) {
        long minutes = Duration.between(midnight, at).toMinutes();
        return (int) Math.clamp(minutes, 0L, (long) MINUTES);
    }

    private void add(Tally tally, Station station, PlannedDay.Block block) {
        if (!isWanted(block)) {
            return;
        }
        Airtime airtime = block.airtime();
        LocalDateTime start = LocalDateTime.ofInstant(airtime.start(), station.zone());
        List<ClipId> clips = block.airings().stream().map(Airing::clip).toList();
        WeekPlan.Kind kind = kind(tally.date, block);
        Optional<LocalDateTime> occurrence =
                block.cause() instanceof PlannedDay.Cause.BySlot(var _, LocalDateTime at)
                        ? Optional.of(at)
                        : Optional.empty();
        var key = new Key(kind, order(block), occurrence, start, clips.isEmpty());
        tally.entries.merge(
                key,
                new WeekPlan.Entry(
                        kind, key.order(), occurrence, start, airtime.length(), 1, clips),
                WeekPlanBuilder::merged);
    }

    /** One entry for both: the longer one, with the recordings of both. */
    private static WeekPlan.Entry merged(WeekPlan.Entry one, WeekPlan.Entry other) {
        return new WeekPlan.Entry(
                one.kind(),
                one.order(),
                one.occurrence(),
                one.start(),
                one.length().compareTo(other.length()) < 0 ? other.length() : one.length(),
                one.stations() + other.stations(),
                Stream.concat(one.clips().stream(), other.clips().stream()).distinct().toList());
    }

    private static Optional<SlotId> order(PlannedDay.Block block) {
        return switch (block.cause()) {
            case PlannedDay.Cause.BySlot(SlotId slot, var _) -> Optional.of(slot);
            case PlannedDay.Cause.ByCampaign(SlotId situation) -> Optional.of(situation);
            case PlannedDay.Cause.ByObligation(var obligation, var _) ->
                    Optional.of(new SlotId(obligation.value()));
            case PlannedDay.Cause.Issued(Optional<SlotId> order) -> order;
        };
    }

    private boolean isWanted(PlannedDay.Block block) {
        return switch (scope) {
            case WeekScope.OfUnit _, WeekScope.OfStation _ -> true;
            case WeekScope.OfOrder(SlotId wanted) -> order(block).equals(Optional.of(wanted));
            case WeekScope.OfBulletin(BulletinId wanted) -> plays(block, wanted);
        };
    }

    private boolean plays(PlannedDay.Block block, BulletinId bulletin) {
        return Optional.ofNullable(input.content().bulletins().get(bulletin)).stream()
                .anyMatch(one -> plays(block, one));
    }

    private static boolean plays(PlannedDay.Block block, Bulletin bulletin) {
        return block.airings().stream().map(Airing::clip).anyMatch(bulletin::usesClip);
    }

    private WeekPlan.Kind kind(LocalDate date, PlannedDay.Block block) {
        return switch (block.cause()) {
            case PlannedDay.Cause.BySlot(SlotId slot, var _) ->
                    isHandOver(date, slot, block) ? WeekPlan.Kind.HAND_OVER : WeekPlan.Kind.SLOT;
            case PlannedDay.Cause.ByCampaign _ -> WeekPlan.Kind.SITUATION;
            case PlannedDay.Cause.ByObligation(var _, boolean isMakegood) ->
                    isMakegood ? WeekPlan.Kind.MAKEGOOD : WeekPlan.Kind.OBLIGATION;
            case PlannedDay.Cause.Issued _ -> WeekPlan.Kind.ISSUED;
        };
    }

    /** Whether the slot plays a bulletin that is handed over on that day, or its fallback. */
    private boolean isHandOver(LocalDate date, SlotId id, PlannedDay.Block block) {
        return input.content().dueHandOvers().stream()
                .map(due -> due.handOver())
                .filter(handOver -> handOver.isDueOn(date) && isIn(id, handOver))
                .flatMap(handOver -> Stream.of(handOver.bulletin(), handOver.fallback()))
                .anyMatch(bulletin -> plays(block, bulletin));
    }

    private boolean isIn(SlotId id, HandOver handOver) {
        return Optional.ofNullable(slots.get(id)).stream()
                .flatMap(slot -> slot.parts().stream())
                .anyMatch(part ->
                        part instanceof SlotPart.Bulletins(var rotation, int _)
                                && rotation.contains(handOver.bulletin()));
    }

    private WeekPlan.Day day(Tally tally) {
        List<WeekPlan.Entry> entries =
                tally.entries.values().stream()
                        .sorted(Comparator.comparing(WeekPlan.Entry::start))
                        .toList();
        return new WeekPlan.Day(
                tally.date,
                entries,
                skipped(tally.date),
                closed(tally.open),
                tally.busiest,
                Optional.of(tally.cap).filter(cap -> !cap.equals(Cap.NONE)).map(Cap::maximum));
    }

    /** The cancelled occurrences of the slots that reach one of the stations on that day. */
    private List<WeekPlan.Skipped> skipped(LocalDate date) {
        var skipped = new ArrayList<WeekPlan.Skipped>();
        for (Slot slot : slots.values()) {
            if (!isWanted(slot)) {
                continue;
            }
            for (OccurrenceChange change : slot.when().recurrence().changes()) {
                if (change instanceof OccurrenceChange.Cancelled(LocalDateTime id)
                        && id.toLocalDate().equals(date)
                        && !reach.stations(slot.target(), date).isEmpty()) {
                    skipped.add(new WeekPlan.Skipped(slot.id(), id));
                }
            }
        }
        skipped.sort(
                Comparator.comparing(WeekPlan.Skipped::occurrence)
                        .thenComparing(WeekPlan.Skipped::slot));
        return skipped;
    }

    private boolean isWanted(Slot slot) {
        return switch (scope) {
            case WeekScope.OfUnit _, WeekScope.OfStation _ -> true;
            case WeekScope.OfOrder(SlotId wanted) -> slot.id().equals(wanted);
            case WeekScope.OfBulletin(BulletinId wanted) -> names(slot, wanted);
        };
    }

    /** Whether the slot names the bulletin. */
    static boolean names(Slot slot, BulletinId bulletin) {
        return slot.parts().stream()
                .anyMatch(part ->
                        part instanceof SlotPart.Bulletins(var rotation, int _)
                                && rotation.contains(bulletin));
    }

    private static List<WeekPlan.MinuteRange> closed(BitSet open) {
        var closed = new ArrayList<WeekPlan.MinuteRange>();
        int first = open.nextClearBit(0);
        while (first < MINUTES) {
            int next = open.nextSetBit(first);
            int until = next < 0 ? MINUTES : next;
            closed.add(new WeekPlan.MinuteRange(first, until));
            first = open.nextClearBit(until);
        }
        return closed;
    }
}
