package vn.tienglang.planner.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.planner.explain.UnplacedItem;
import vn.tienglang.planner.explain.UnplacedReason;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.policy.BroadcastSession;
import vn.tienglang.planner.policy.Cap;
import vn.tienglang.planner.policy.Closure;
import vn.tienglang.planner.policy.OpenDay;
import vn.tienglang.planner.policy.Permission;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;
import vn.tienglang.planner.timeline.AirTimeline;
import vn.tienglang.planner.timeline.OpenDayIndex;
import vn.tienglang.planner.timeline.Placement;

/**
 * Builder of one station's day: places committed airings first, then the requests in service order.
 *
 * <p>One class, because the order in which it places airings is its only rule.
 */
final class DayPlanBuilder {
    /** Block number of airtime that belongs to no request of the day. */
    private static final int NO_REQUEST = -1;

    /** Range around an instant in which unplaced items are shown as the explanation of silence. */
    private static final long AROUND_MS = Duration.ofMinutes(30).toMillis();

    /**
     * A newly placed airing needs this time to reach the station with its recording: enough for
     * fifteen minutes at 32 kbit/s over a thin link.
     */
    static final Duration LEAD = Duration.ofMinutes(15);

    /** Step of {@link #firstFreeInstant}; after each one the free airtime of today is shorter. */
    static final Duration LEAD_STEP = Duration.ofMinutes(5);

    private static final int FEW = 2;

    private final StationDayContext stationDay;
    private final CommittedAirings committed;
    private final List<AirRequest> requests;
    private List<PlacedBlock> blocksBefore = List.of();
    private final AirTimeline timeline = new AirTimeline();
    private final AirTimeline.Allocator stationAllocator;
    private final IdentityHashMap<OpenDayIndex, AirTimeline.Allocator> allocators =
            new IdentityHashMap<>(FEW);
    private final List<Airing> airings = new ArrayList<>();
    private final List<UnplacedWindow> unplaced = new ArrayList<>();
    private final List<PlacedBlock> placedBlocks = new ArrayList<>();
    private final LogCapacity logCapacity = new LogCapacity();

    /** Unplaced item and the interval in which it would have played. */
    private record UnplacedWindow(UnplacedItem item, long start, long end) {}

    DayPlanBuilder(
            StationDayContext stationDay, CommittedAirings committed, List<AirRequest> requests) {
        this.stationDay = stationDay;
        this.committed = committed;
        this.requests = requests;
        this.stationAllocator = timeline.allocator(stationDay.openTimes());
    }

    StationDayContext stationDay() {
        return stationDay;
    }

    /** Returns whether a request of the day may play past midnight. */
    boolean mayPassMidnight() {
        for (AirRequest request : requests) {
            if (request.block().latestEnd() > stationDay.endMillis()) {
                return true;
            }
        }
        return !committed.isEmpty()
                && committed.extendsPast(
                        stationDay.date(), Instant.ofEpochMilli(stationDay.endMillis()));
    }

    /** Fills the day, after the blocks of the day before that still play. */
    void fill(List<PlacedBlock> before) {
        blocksBefore = List.copyOf(before);
        for (int index = 0; index < blocksBefore.size(); index++) {
            PlacedBlock placed = blocksBefore.get(index);
            timeline.occupy(placed.start(), placed.end(), requests.size() + index);
        }
        if (!committed.isEmpty()) {
            committed.committedAirings(stationDay.date()).forEach(this::keepCommitted);
            for (AirRequest request : requests) {
                if (committed.hasBegun(request.block())) {
                    committed
                            .remainingAirings(stationDay.date(), request.block())
                            .forEach(this::keepCommitted);
                }
            }
        }
        for (int index = 0; index < requests.size(); index++) {
            AirRequest request = requests.get(index);
            if (committed.isEmpty() || isOpen(request.block())) {
                place(request, index);
            }
        }
    }

    /**
     * Returns whether the block can be placed. A block that has started is kept to its end. One
     * whose start is committed is too late, unless it was issued and still waits for free airtime.
     */
    private boolean isOpen(ProgrammeBlock block) {
        if (committed.hasBegun(block)) {
            return false;
        }
        if (committed.isTooLate(block.timing().start())
                && committed.remainingAirings(stationDay.date(), block).isEmpty()) {
            addUnplaced(block, new UnplacedReason.TooLate(committed.until()));
            return false;
        }
        return true;
    }

    private void keepCommitted(Airing airing) {
        long start = airing.airtime().start().toEpochMilli();
        long end = airing.airtime().end().toEpochMilli();
        stationAllocator.reserve(start, end, NO_REQUEST);
        airings.add(airing);
        placedBlocks.add(new PlacedBlock(start, end, new PlacedBlock.Source.Committed(airing)));
        for (Clip clip : committed.clips(stationDay.date())) {
            if (clip.id().equals(airing.clip())) {
                logCapacity.add(clip);
            }
        }
    }

    private void place(AirRequest request, int index) {
        ProgrammeBlock block = request.block();
        for (UnplacedReason missing : block.unplayable()) {
            addUnplaced(block, missing);
        }
        if (block.isEmpty()) {
            addUnplaced(block, new UnplacedReason.NothingToPlay());
            return;
        }
        if (!logCapacity.hasRoomFor(block)) {
            addUnplaced(block, new UnplacedReason.LogFull());
            return;
        }
        switch (allocator(request).place(block.timing(), index)) {
            case Placement.Placed(long start, int kept, Placement.Limit limit) -> {
                if (limit != Placement.Limit.NONE) {
                    addUnplaced(block, reason(request, limit, -1));
                }
                List<Airing> placed =
                        block.airingsAt(start, kept).stream()
                                .map(one -> atVolume(one, request.openTimes(stationDay).day()))
                                .toList();
                logCapacity.add(block, placed);
                airings.addAll(placed);
                long end = start + block.timing().length(kept);
                placedBlocks.add(new PlacedBlock(start, end, request));
            }
            case Placement.Refused(Placement.Limit limit, int by) ->
                    addUnplaced(block, reason(request, limit, by));
        }
    }

    /** The airing at the volume that the rules of the day allow; an emergency is always loud. */
    private static Airing atVolume(Airing airing, OpenDay rules) {
        return airing.messageClass() == MessageClass.EMERGENCY
                ? airing
                : airing.atVolume(rules.volumePercentAt(airing.airtime().start()));
    }

    private AirTimeline.Allocator allocator(AirRequest request) {
        OpenDayIndex hours = request.openTimes(stationDay);
        return hours == stationDay.openTimes()
                ? stationAllocator
                : allocators.computeIfAbsent(hours, timeline::allocator);
    }

    private void addUnplaced(ProgrammeBlock block, UnplacedReason reason) {
        unplaced.add(
                new UnplacedWindow(
                        new UnplacedItem(
                                stationDay.station().id(),
                                block.id(),
                                block.occurrence().id(),
                                reason),
                        block.timing().start(),
                        block.timing().start()
                                + block.timing().length(block.timing().optionalItems())));
    }

    private UnplacedReason reason(AirRequest request, Placement.Limit limit, int by) {
        return switch (limit) {
            case NONE, LOG_FULL -> new UnplacedReason.LogFull();
            case CLOSED -> new UnplacedReason.Closed(closures(request));
            case TAKEN -> occupied(by);
            case HARD_END -> new UnplacedReason.PastHardEnd();
            case SESSION_CAP -> new UnplacedReason.SessionCapExceeded(sessionCap(request));
            case DAY_CAP -> new UnplacedReason.DayCapExceeded(stationDay.openDay().cap());
        };
    }

    /** The reason for a block that this number occupies: one of the day or of the day before. */
    private UnplacedReason occupied(int by) {
        if (by == NO_REQUEST) {
            return new UnplacedReason.OccupiedByCommitted();
        }
        if (by < requests.size()) {
            return new UnplacedReason.Occupied(requests.get(by).block().id());
        }
        return switch (blocksBefore.get(by - requests.size()).source()) {
            case AirRequest request -> new UnplacedReason.Occupied(request.block().id());
            case PlacedBlock.Source.Committed(Airing airing) ->
                    Slot.slotIdOf(airing.id())
                            .<UnplacedReason>map(UnplacedReason.Occupied::new)
                            .orElseGet(UnplacedReason.OccupiedByCommitted::new);
            case PlacedBlock.Source.ForObligation(Obligation obligation, var _, var _) ->
                    new UnplacedReason.Occupied(new SlotId(obligation.id().value()));
        };
    }

    private static Airtime wanted(AirRequest request) {
        ProgrammeBlock block = request.block();
        return Airtime.of(
                Instant.ofEpochMilli(block.timing().start()),
                Duration.ofMillis(block.timing().length(block.timing().optionalItems())));
    }

    private List<Closure> closures(AirRequest request) {
        return switch (request.openTimes(stationDay).day().permit(wanted(request))) {
            case Permission.Closed(var closures) -> closures;
            case Permission.Open _ -> List.of();
        };
    }

    private Cap sessionCap(AirRequest request) {
        Instant start = wanted(request).start();
        return stationDay.openDay().sessions().stream()
                .filter(session -> session.airtime().contains(start))
                .map(BroadcastSession::cap)
                .findFirst()
                .orElse(stationDay.openDay().cap());
    }

    /**
     * Returns the first instant at which an airing for an obligation can be placed: the lead after
     * {@code now}, rounded up to whole steps. Between two steps the same inputs give the same plan.
     */
    static Instant firstFreeInstant(Instant now) {
        long step = LEAD_STEP.toMillis();
        long at = now.plus(LEAD).toEpochMilli();
        return Instant.ofEpochMilli(Math.ceilDiv(at, step) * step);
    }

    /** Returns the free intervals that can still be planned, in order. */
    List<AirTimeline.FreeInterval> freeIntervals() {
        if (committed.isEmpty()) {
            return stationAllocator.freeIntervals(stationDay.startMillis(), stationDay.endMillis());
        }
        long from = firstFreeInstant(committed.until()).toEpochMilli();
        return stationAllocator.freeIntervals(
                Math.max(from, stationDay.startMillis()), stationDay.endMillis());
    }

    /** Returns the issued airings that start so soon that no new airing can be placed there. */
    List<Airing> imminentAirings() {
        return committed.isEmpty()
                ? List.of()
                : committed.issuedBefore(stationDay.date(), firstFreeInstant(committed.until()));
    }

    /** Returns whether the airtime of the airing is free, open and within the caps. */
    boolean isFree(Airing airing) {
        long start = airing.airtime().start().toEpochMilli();
        long end = airing.airtime().end().toEpochMilli();
        List<AirTimeline.FreeInterval> free = stationAllocator.freeIntervals(start, end);
        return free.size() == 1
                && free.getFirst().length() == end - start
                && stationAllocator.remainingBySession()[free.getFirst().session()] >= end - start
                && stationAllocator.remainingInDay() >= end - start;
    }

    /**
     * Returns what an airing counts: the proven amount if the station reported it, otherwise the
     * planned amount.
     */
    long creditedUnits(Obligation obligation, Airing airing) {
        return committed.creditedUnits(obligation.amount(), airing);
    }

    AirTimeline.Allocator stationAllocator() {
        return stationAllocator;
    }

    LogCapacity logCapacity() {
        return logCapacity;
    }

    List<Airing> airings() {
        return airings;
    }

    /**
     * Adds an airing that serves an obligation.
     *
     * @param isMakegood whether it stands in for an earlier day
     */
    void addForObligation(Obligation obligation, Airing airing, Clip clip, boolean isMakegood) {
        long start = airing.airtime().start().toEpochMilli();
        long end = airing.airtime().end().toEpochMilli();
        stationAllocator.reserve(start, end, NO_REQUEST);
        airings.add(atVolume(airing, stationDay.openDay()));
        logCapacity.add(clip);
        placedBlocks.add(
                new PlacedBlock(
                        start,
                        end,
                        new PlacedBlock.Source.ForObligation(obligation, airing, isMakegood)));
    }

    /** Records that an obligation is not met. */
    void addUnplaced(Obligation obligation, UnplacedReason reason) {
        var order = new SlotId(obligation.id().value());
        unplaced.add(
                new UnplacedWindow(
                        new UnplacedItem(
                                stationDay.station().id(),
                                order,
                                stationDay.date().atStartOfDay(),
                                reason),
                        stationDay.startMillis(),
                        stationDay.endMillis()));
    }

    /**
     * Returns the unplaced items around an instant, and the obligations of the day that are not
     * met.
     */
    List<UnplacedItem> unplacedAround(long instant) {
        return unplaced.stream()
                .filter(window -> window.start() - AROUND_MS <= instant)
                .filter(window -> instant < window.end() + AROUND_MS)
                .map(UnplacedWindow::item)
                .toList();
    }

    /** Returns the request of this day that the airing id derives from, if it still exists. */
    Optional<AirRequest> requestOf(Airing airing) {
        return Slot.occurrenceNameOf(airing.id())
                .flatMap(name ->
                        requests.stream()
                                .filter(request -> request.block().name().equals(name))
                                .findFirst());
    }

    /** Returns the first instant that can still change. */
    Instant committedUntil() {
        return committed.until();
    }

    DayPlan build() {
        airings.sort(Airing.IN_ORDER);
        return new DayPlan(
                stationDay.station().id(),
                stationDay.date(),
                List.copyOf(airings),
                logCapacity.clips(),
                unplaced.stream().map(UnplacedWindow::item).toList());
    }

    List<PlacedBlock> placedBlocks() {
        return placedBlocks;
    }

    /** Returns the blocks that still play when the next day begins. */
    List<PlacedBlock> carriedOver() {
        var carriedOver = new ArrayList<PlacedBlock>();
        for (PlacedBlock placed : placedBlocks) {
            if (placed.end() > stationDay.endMillis()) {
                carriedOver.add(placed);
            }
        }
        return carriedOver;
    }
}
