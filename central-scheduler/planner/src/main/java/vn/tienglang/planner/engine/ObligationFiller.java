package vn.tienglang.planner.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.planner.explain.UnplacedReason;
import vn.tienglang.planner.obligation.AirtimePacking;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.policy.BroadcastSession;
import vn.tienglang.planner.policy.Closure;
import vn.tienglang.planner.policy.OpenDay;
import vn.tienglang.planner.policy.RepetitionLimit;
import vn.tienglang.planner.slot.NumberedRecurrence;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;
import vn.tienglang.planner.timeline.AirTimeline;

/**
 * Filler that places what is due for obligations on a day into the free airtime. An airing counts
 * for every obligation whose theme and language it has. So the need of a narrower obligation is
 * first subtracted from that of a wider one; each is packed separately only if that leaves an
 * obligation short. Repetitions of a clip or a theme keep the distance of {@link RepetitionLimit}.
 *
 * <p>One class, because every step works on the same day plan and its free intervals.
 */
final class ObligationFiller {
    private static final int DAY = 0;

    private static final AirTimeline.FreeInterval NOT_PREFERRED =
            new AirTimeline.FreeInterval(0, 0, 0);

    private final ThemeClips themeClips;
    private final DayPlanBuilder dayPlan;
    private final RepetitionSpacing spacing;
    private final List<UnmetObligation> unmet = new ArrayList<>();

    /** Obligation that is not met yet: the missing amount and the recordings that can serve it. */
    private record UnmetObligation(
            Obligation obligation,
            long due,
            long own,
            long need,
            ThemeClips.Candidates candidates) {
        boolean isByTime() {
            return obligation.amount() instanceof Obligation.Amount.Time;
        }

        boolean isServedBy(UnmetObligation other) {
            boolean sameTheme =
                    obligation.theme().isEmpty()
                            || obligation.theme().equals(other.obligation.theme());
            return sameTheme
                    && isByTime() == other.isByTime()
                    && obligation.language().equals(other.obligation.language());
        }
    }

    /** Candidate result of packing. Nothing is placed until one candidate is chosen. */
    private record FillPlan(
            List<AirtimePacking.Demand> demands, List<AirtimePacking.Assignment> choices) {}

    ObligationFiller(
            ThemeClips themeClips,
            DayPlanBuilder dayPlan,
            List<ObligationTracker.DueObligation> dueObligations,
            List<Airing> dayBefore) {
        this.themeClips = themeClips;
        this.dayPlan = dayPlan;
        this.spacing = new RepetitionSpacing(themeClips, dayPlan, dayBefore);
        for (ObligationTracker.DueObligation dueObligation : dueObligations) {
            Obligation one = dueObligation.obligation();
            keepImminentAirings(dueObligation);
            long need = dueObligation.due() - plannedUnits(themeClips, one, dayPlan);
            if (need > 0) {
                unmet.add(
                        new UnmetObligation(
                                one,
                                dueObligation.due(),
                                dueObligation.own(),
                                need,
                                candidates(one)));
            }
        }
    }

    /**
     * Keeps a placed airing that starts within minutes while it is needed. Otherwise each run would
     * move it on and it would never play.
     */
    private void keepImminentAirings(ObligationTracker.DueObligation dueObligation) {
        Obligation one = dueObligation.obligation();
        List<Clip> clips = List.of();
        for (Airing airing : dayPlan.imminentAirings()) {
            if (!isPlacedFor(one, airing)
                    || plannedUnits(themeClips, one, dayPlan) >= dueObligation.due()) {
                continue;
            }
            clips = clips.isEmpty() ? candidates(one).clips() : clips;
            clips.stream()
                    .filter(clip -> clip.id().equals(airing.clip()))
                    .filter(clip ->
                            dayPlan.isFree(airing) && dayPlan.logCapacity().hasRoomFor(clip))
                    .findFirst()
                    .ifPresent(clip ->
                            dayPlan.addForObligation(
                                    one, airing, clip, isMakegood(one, dueObligation.own())));
        }
    }

    /**
     * Returns how much the day's airings contribute to an obligation, in the unit of the
     * obligation.
     */
    static long plannedUnits(ThemeClips themeClips, Obligation obligation, DayPlanBuilder dayPlan) {
        long units = 0;
        for (Airing airing : dayPlan.airings()) {
            boolean hasLanguage =
                    dayPlan.logCapacity()
                            .clip(airing.clip())
                            .map(clip -> clip.language().equals(obligation.language()))
                            .orElse(false);
            if (hasLanguage && serves(themeClips, obligation, airing)) {
                units += dayPlan.creditedUnits(obligation, airing);
            }
        }
        return units;
    }

    /**
     * Returns whether an airing in the language of the obligation counts for it. One that was
     * placed for it always counts, even if the bulletin was re-recorded and its old recording no
     * longer has a theme.
     */
    static boolean serves(ThemeClips themeClips, Obligation obligation, Airing airing) {
        return themeClips.isOf(obligation.theme(), airing.clip())
                || isPlacedFor(obligation, airing);
    }

    private static boolean isPlacedFor(Obligation obligation, Airing airing) {
        return Slot.slotIdOf(airing.id())
                .filter(order -> order.value().equals(obligation.id().value()))
                .isPresent();
    }

    /** Rotates the bulletins: each day begins with the next one. */
    private ThemeClips.Candidates candidates(Obligation obligation) {
        ThemeClips.Candidates available =
                themeClips.candidates(
                        obligation.theme(), obligation.language(), dayPlan.stationDay().date());
        var clips = new ArrayList<>(available.clips());
        if (!clips.isEmpty()) {
            long day = dayPlan.stationDay().date().toEpochDay();
            Collections.rotate(clips, -Math.floorMod(day, clips.size()));
        }
        return new ThemeClips.Candidates(List.copyOf(clips), available.missing());
    }

    /** Places what fits and records the rest with its reasons. */
    void fill() {
        if (unmet.isEmpty()) {
            return;
        }
        List<AirTimeline.FreeInterval> free = dayPlan.freeIntervals();
        FillPlan shared =
                planFill(free, IntStream.range(0, unmet.size()).mapToLong(this::unsharedNeed));
        FillPlan chosen = shared;
        if (isShort(shared)) {
            FillPlan separate = planFill(free, unmet.stream().mapToLong(UnmetObligation::need));
            chosen = countShort(separate) < countShort(shared) ? separate : shared;
        }
        place(free, chosen);
        for (UnmetObligation one : unmet) {
            long missing = missing(one);
            if (missing > 0) {
                dayPlan.addUnplaced(
                        one.obligation(),
                        new UnplacedReason.Unmet(one.obligation().id(), missing, reasonsFor(one)));
            }
        }
    }

    /**
     * Returns the need that remains after the needs of other obligations that also serve this one.
     * Of two equal obligations the first goes first.
     */
    private long unsharedNeed(int index) {
        UnmetObligation one = unmet.get(index);
        long need = one.need();
        for (int other = 0; other < unmet.size(); other++) {
            UnmetObligation narrower = unmet.get(other);
            boolean isCounted =
                    other != index
                            && one.isServedBy(narrower)
                            && (other < index || !narrower.isServedBy(one));
            if (isCounted) {
                need -= narrower.isServedBy(one) ? unsharedNeed(other) : narrower.need();
            }
        }
        return Math.max(0, need);
    }

    private FillPlan planFill(List<AirTimeline.FreeInterval> free, LongStream needs) {
        long[] need = needs.toArray();
        var demands = new ArrayList<AirtimePacking.Demand>(need.length);
        for (int index = 0; index < need.length; index++) {
            UnmetObligation one = unmet.get(index);
            List<Long> lengths =
                    one.candidates().clips().stream()
                            .map(clip -> clip.length().toMillis())
                            .toList();
            demands.add(
                    new AirtimePacking.Demand(
                            lengths.isEmpty() ? 0 : need[index], lengths, one.isByTime()));
        }
        List<AirtimePacking.Bin> bins =
                free.stream()
                        .map(one -> new AirtimePacking.Bin(one.length(), one.session(), DAY))
                        .toList();
        var packing =
                new AirtimePacking(
                        bins,
                        dayPlan.stationAllocator().remainingBySession(),
                        new long[] {dayPlan.stationAllocator().remainingInDay()});
        return new FillPlan(demands, packing.pack(demands));
    }

    private boolean isShort(FillPlan plan) {
        return countShort(plan) > 0;
    }

    /**
     * Returns how many obligations stay short, counting every airing for each obligation it serves.
     */
    private long countShort(FillPlan plan) {
        return unmet.stream().filter(one -> one.need() > counted(one, plan)).count();
    }

    private long counted(UnmetObligation one, FillPlan plan) {
        return plan.choices().stream()
                .map(choice -> unmet.get(choice.demand()).candidates().clips().get(choice.item()))
                .filter(clip -> clip.language().equals(one.obligation().language()))
                .filter(clip -> themeClips.isOf(one.obligation().theme(), clip.id()))
                .mapToLong(clip -> one.obligation().amount().unitsOf(clip.length()))
                .sum();
    }

    /**
     * Places the assignments where repetitions keep their distance, then adds other recordings for
     * what is still due.
     */
    private void place(List<AirTimeline.FreeInterval> free, FillPlan plan) {
        for (AirtimePacking.Assignment choice : plan.choices()) {
            UnmetObligation one = unmet.get(choice.demand());
            Clip clip = one.candidates().clips().get(choice.item());
            place(one, clip, free.get(choice.bin()));
        }
        for (int index = 0; index < unmet.size(); index++) {
            if (plan.demands().get(index).need() > 0) {
                placeMissing(unmet.get(index));
            }
        }
    }

    private void placeMissing(UnmetObligation one) {
        boolean isPlaced = true;
        while (isPlaced && missing(one) > 0) {
            isPlaced = false;
            for (Clip clip : one.candidates().clips()) {
                if (missing(one) > 0) {
                    isPlaced |= place(one, clip, NOT_PREFERRED);
                }
            }
        }
    }

    private long missing(UnmetObligation one) {
        return one.due() - plannedUnits(themeClips, one.obligation(), dayPlan);
    }

    /** Returns whether a place was found for the recording. */
    private boolean place(UnmetObligation one, Clip clip, AirTimeline.FreeInterval preferred) {
        Obligation obligation = one.obligation();
        if (!dayPlan.logCapacity().hasRoomFor(clip)) {
            return false;
        }
        OptionalLong start = spacing.startFor(clip, preferred);
        if (start.isEmpty()) {
            return false;
        }
        Instant instant = Instant.ofEpochMilli(start.getAsLong());
        Set<AiringId> names = new HashSet<>();
        dayPlan.airings().forEach(airing -> names.add(airing.id()));
        var airing =
                new Airing(
                        name(obligation, instant, names),
                        Airtime.of(instant, clip.length()),
                        clip.id(),
                        MessageClass.ORDINARY);
        dayPlan.addForObligation(obligation, airing, clip, isMakegood(obligation, one.own()));
        return true;
    }

    /** Returns whether the next airing is a makegood: what the day itself owes is placed. */
    private boolean isMakegood(Obligation obligation, long own) {
        return plannedUnits(themeClips, obligation, dayPlan) >= own;
    }

    /**
     * Derives the airing id from the obligation and the local time, so it is the same in every
     * revision that keeps the airing there.
     */
    private AiringId name(Obligation obligation, Instant start, Set<AiringId> names) {
        var localStart = LocalDateTime.ofInstant(start, dayPlan.stationDay().station().zone());
        var occurrence = new NumberedRecurrence.NumberedOccurrence(localStart, localStart, 0);
        var order = new SlotId(obligation.id().value());
        int item = 0;
        AiringId name = Slot.airingId(order, occurrence, item);
        while (!names.add(name)) {
            item++;
            name = Slot.airingId(order, occurrence, item);
        }
        return name;
    }

    private List<UnplacedReason> reasonsFor(UnmetObligation one) {
        if (one.candidates().clips().isEmpty()) {
            return one.candidates().missing().isEmpty()
                    ? List.of(new UnplacedReason.NothingToPlay())
                    : one.candidates().missing();
        }
        OpenDay open = dayPlan.stationDay().openDay();
        if (open.sessions().stream().allMatch(session -> session.open().isEmpty())) {
            return List.of(new UnplacedReason.Closed(closures(open)));
        }
        long shortest =
                one.candidates().clips().stream()
                        .map(Clip::length)
                        .mapToLong(Duration::toMillis)
                        .min()
                        .orElse(0);
        if (one.candidates().clips().stream().noneMatch(dayPlan.logCapacity()::hasRoomFor)) {
            return List.of(new UnplacedReason.LogFull());
        }
        if (dayPlan.stationAllocator().remainingInDay() < shortest) {
            return List.of(new UnplacedReason.DayCapExceeded(open.cap()));
        }
        return sessionReasons(open, dayPlan.freeIntervals(), shortest);
    }

    private List<UnplacedReason> sessionReasons(
            OpenDay open, List<AirTimeline.FreeInterval> free, long shortest) {
        long[] left = dayPlan.stationAllocator().remainingBySession();
        List<UnplacedReason> capped =
                free.stream()
                        .map(AirTimeline.FreeInterval::session)
                        .distinct()
                        .filter(session -> left[session] < shortest)
                        .map(session -> open.sessions().get(session))
                        .map(BroadcastSession::cap)
                        .distinct()
                        .<UnplacedReason>map(UnplacedReason.SessionCapExceeded::new)
                        .toList();
        if (!capped.isEmpty()) {
            return capped;
        }
        boolean isRoomLeft = free.stream().anyMatch(interval -> interval.length() >= shortest);
        return List.of(
                isRoomLeft
                        ? new UnplacedReason.RepeatedTooOften(open.repetition())
                        : new UnplacedReason.NoFreeAirtime());
    }

    private List<Closure> closures(OpenDay open) {
        var closures = new ArrayList<>(open.closures());
        if (open.sessions().isEmpty()) {
            var day =
                    new Airtime(
                            Instant.ofEpochMilli(dayPlan.stationDay().startMillis()),
                            Instant.ofEpochMilli(dayPlan.stationDay().endMillis()));
            closures.add(new Closure(Closure.Kind.NO_SESSION, day, open.sessionsBy()));
        }
        return closures;
    }
}
