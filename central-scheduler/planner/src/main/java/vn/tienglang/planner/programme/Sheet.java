package vn.tienglang.planner.programme;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.Clip;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.air.Air;
import vn.tienglang.planner.air.Clearance;
import vn.tienglang.planner.air.Fit;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.policy.Cap;
import vn.tienglang.planner.policy.Closure;
import vn.tienglang.planner.policy.Permission;
import vn.tienglang.planner.policy.Session;

/** One station's day while it is filled: first what stays, then who is served, in order. */
final class Sheet {
    /** Who has air that no order of the day was given. */
    private static final int NO_ORDER = -1;

    /** What was ordered so near to an instant is named where somebody asks why it is silent. */
    private static final long AROUND_MS = Duration.ofMinutes(30).toMillis();

    /**
     * What is fitted in must still reach the station, recording and all, before it sounds: a
     * quarter of an hour is enough for one of fifteen minutes at 32 kbit/s over a thin link.
     */
    static final Duration LEAD = Duration.ofMinutes(15);

    private static final int FEW = 2;

    private final Here here;
    private final Frozen frozen;
    private final List<Wish> wishes;
    private final Air air = new Air();
    private final Air.Lane usual;
    private final IdentityHashMap<Clearance, Air.Lane> lanes = new IdentityHashMap<>(FEW);
    private final List<Airing> airings = new ArrayList<>();
    private final List<Leaving> left = new ArrayList<>();
    private final List<Sounding> soundings = new ArrayList<>();
    private final LogRoom room = new LogRoom();

    /** What is not heard, and from when to when it would have been. */
    private record Leaving(Left left, long start, long end) {}

    Sheet(Here here, Frozen frozen, List<Wish> wishes) {
        this.here = here;
        this.frozen = frozen;
        this.wishes = wishes;
        this.usual = air.lane(here.clearance());
    }

    Here here() {
        return here;
    }

    /** Whether anything of the day may sound as the next begins. */
    boolean mayPassMidnight() {
        for (Wish wish : wishes) {
            if (wish.act().latestEnd() > here.ends()) {
                return true;
            }
        }
        return !frozen.isNothing() && frozen.passes(here.date(), Instant.ofEpochMilli(here.ends()));
    }

    /** Fills it from orders, after what of the day before still sounds. */
    void fill(List<Sounding> before) {
        before.forEach(sounding -> air.occupy(sounding.start(), sounding.end(), NO_ORDER));
        if (!frozen.isNothing()) {
            frozen.kept(here.date()).forEach(this::keep);
            for (Wish wish : wishes) {
                if (frozen.hasBegun(wish.act())) {
                    frozen.rest(here.date(), wish.act()).forEach(this::keep);
                }
            }
        }
        for (int index = 0; index < wishes.size(); index++) {
            Wish wish = wishes.get(index);
            if (frozen.isNothing() || isOpen(wish.act())) {
                serve(wish, index);
            }
        }
    }

    /** A programme that has begun is kept to its end, and one whose time has come is too late. */
    private boolean isOpen(Act act) {
        if (frozen.hasBegun(act)) {
            return false;
        }
        if (frozen.holds(act.block().start())) {
            leave(act, new Ground.Frozen(frozen.until()));
            return false;
        }
        return true;
    }

    private void keep(Airing airing) {
        long start = airing.airtime().start().toEpochMilli();
        long end = airing.airtime().end().toEpochMilli();
        usual.keep(start, end, NO_ORDER);
        airings.add(airing);
        soundings.add(new Sounding(start, end, new Sounding.Source.Kept(airing)));
        for (Clip clip : frozen.clips(here.date())) {
            if (clip.id().equals(airing.clip())) {
                room.add(clip);
            }
        }
    }

    private void serve(Wish wish, int index) {
        Act act = wish.act();
        for (Ground gap : act.gaps()) {
            leave(act, gap);
        }
        if (act.isSilent()) {
            leave(act, new Ground.NothingToTell());
            return;
        }
        if (!room.hasRoomFor(act)) {
            leave(act, new Ground.LogFull());
            return;
        }
        switch (lane(wish).place(act.block(), index)) {
            case Fit.Placed(long start, int kept, Fit.Limit limit) -> {
                if (limit != Fit.Limit.NONE) {
                    leave(act, ground(wish, limit, -1));
                }
                List<Airing> placed = act.at(start, kept);
                room.add(act, placed);
                airings.addAll(placed);
                long end = start + act.block().length(kept);
                soundings.add(new Sounding(start, end, wish));
            }
            case Fit.Refused(Fit.Limit limit, int by) -> leave(act, ground(wish, limit, by));
        }
    }

    private Air.Lane lane(Wish wish) {
        Clearance hours = wish.hours(here);
        return hours == here.clearance() ? usual : lanes.computeIfAbsent(hours, air::lane);
    }

    private void leave(Act act, Ground ground) {
        left.add(
                new Leaving(
                        new Left(here.station().id(), act.id(), act.occurrence().id(), ground),
                        act.block().start(),
                        act.block().start() + act.block().length(act.block().items())));
    }

    private Ground ground(Wish wish, Fit.Limit limit, int by) {
        return switch (limit) {
            case NONE, LOG_FULL -> new Ground.LogFull();
            case CLOSED -> new Ground.Closed(closures(wish));
            case TAKEN ->
                    by == NO_ORDER
                            ? new Ground.TakenByWhatIsIssued()
                            : new Ground.Taken(wishes.get(by).act().id());
            case HARD_END -> new Ground.PastHardEnd();
            case SESSION_CAP -> new Ground.OverSession(sessionCap(wish));
            case DAY_CAP -> new Ground.OverDay(here.open().cap());
        };
    }

    private static Airtime wanted(Wish wish) {
        Act act = wish.act();
        return Airtime.of(
                Instant.ofEpochMilli(act.block().start()),
                Duration.ofMillis(act.block().length(act.block().items())));
    }

    private List<Closure> closures(Wish wish) {
        return switch (wish.hours(here).day().permit(wanted(wish))) {
            case Permission.Closed(var closures) -> closures;
            case Permission.Open _ -> List.of();
        };
    }

    private Cap sessionCap(Wish wish) {
        Instant start = wanted(wish).start();
        return here.open().sessions().stream()
                .filter(session -> session.whole().contains(start))
                .map(Session::cap)
                .findFirst()
                .orElse(here.open().cap());
    }

    /** The air that is left and can still be planned, in order. */
    List<Air.Free> free() {
        if (frozen.isNothing()) {
            return usual.free(here.begins(), here.ends());
        }
        long from = frozen.until().plus(LEAD).toEpochMilli();
        return usual.free(Math.max(from, here.begins()), here.ends());
    }

    /** What was issued for times so near that nothing new can be fitted in there. */
    List<Airing> issuedSoon() {
        return frozen.isNothing() ? List.of() : frozen.soon(here.date(), frozen.until().plus(LEAD));
    }

    /** Whether nobody has the air of that airing, and it is open, and within the caps. */
    boolean hasAirFor(Airing airing) {
        long start = airing.airtime().start().toEpochMilli();
        long end = airing.airtime().end().toEpochMilli();
        List<Air.Free> free = usual.free(start, end);
        return free.size() == 1
                && free.getFirst().length() == end - start
                && usual.sessionsLeft()[free.getFirst().session()] >= end - start
                && usual.dayLeft() >= end - start;
    }

    /** What an airing counts: what is proven where the station told, else what is planned. */
    long worth(Obligation obligation, Airing airing) {
        return frozen.worth(obligation.amount(), airing);
    }

    Air.Lane usual() {
        return usual;
    }

    LogRoom room() {
        return room;
    }

    List<Airing> airings() {
        return airings;
    }

    /** Gives an airing that serves an obligation its place. */
    void fit(Obligation obligation, Airing airing, Clip clip) {
        long start = airing.airtime().start().toEpochMilli();
        long end = airing.airtime().end().toEpochMilli();
        usual.keep(start, end, NO_ORDER);
        airings.add(airing);
        room.add(clip);
        soundings.add(new Sounding(start, end, new Sounding.Source.Fitted(obligation)));
    }

    /** Says that an obligation is not met. */
    void leave(Obligation obligation, Ground ground) {
        var order = new SlotId(obligation.id().value());
        left.add(
                new Leaving(
                        new Left(here.station().id(), order, here.date().atStartOfDay(), ground),
                        here.begins(),
                        here.ends()));
    }

    /** What was ordered around an instant, or is owed on that day, and is not heard. */
    List<Left> leftAround(long instant) {
        return left.stream()
                .filter(one -> one.start() - AROUND_MS <= instant)
                .filter(one -> instant < one.end() + AROUND_MS)
                .map(Leaving::left)
                .toList();
    }

    /** The order an airing of this day was named after, if it still stands. */
    Optional<Wish> wish(Airing airing) {
        return Slot.occurrence(airing.id())
                .flatMap(name ->
                        wishes.stream().filter(wish -> wish.act().name().equals(name)).findFirst());
    }

    /** From when on it can be changed. */
    Instant frozenUntil() {
        return frozen.until();
    }

    StationDay day() {
        airings.sort(Airing.IN_ORDER);
        return new StationDay(
                here.station().id(),
                here.date(),
                List.copyOf(airings),
                room.clips(),
                left.stream().map(Leaving::left).toList());
    }

    List<Sounding> soundings() {
        return soundings;
    }

    /** What still sounds as the next day begins. */
    List<Sounding> over() {
        var over = new ArrayList<Sounding>();
        for (Sounding sounding : soundings) {
            if (sounding.end() > here.ends()) {
                over.add(sounding);
            }
        }
        return over;
    }
}
