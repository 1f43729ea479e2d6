package vn.tienglang.planner.programme;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.air.Air;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.obligation.Packing;
import vn.tienglang.planner.policy.Closure;
import vn.tienglang.planner.policy.OpenDay;
import vn.tienglang.planner.policy.Session;

/**
 * Fits what is still owed on a day into the air that is left. An airing counts for every obligation
 * whose theme and language it has; so what a narrower one needs is taken off a wider one first, and
 * only when that leaves somebody short is each fitted for itself.
 */
final class Owed {
    private static final int DAY = 0;

    private final Repertoire repertoire;
    private final Sheet sheet;
    private final List<Owing> owing = new ArrayList<>();

    /** An obligation that is not met yet: what is missing, and what could serve it. */
    private record Owing(Obligation obligation, long due, long need, Repertoire.Offer offer) {
        boolean isByTime() {
            return obligation.amount() instanceof Obligation.Amount.Time;
        }

        boolean isServedBy(Owing other) {
            boolean sameTheme =
                    obligation.theme().isEmpty()
                            || obligation.theme().equals(other.obligation.theme());
            return sameTheme
                    && isByTime() == other.isByTime()
                    && obligation.language().equals(other.obligation.language());
        }
    }

    /** What would be told, and where: nothing is placed before one of several is chosen. */
    private record Draft(List<Packing.Demand> demands, List<Packing.Choice> choices) {}

    Owed(Repertoire repertoire, Sheet sheet, List<Debts.Debt> debts) {
        this.repertoire = repertoire;
        this.sheet = sheet;
        for (Debts.Debt debt : debts) {
            Obligation one = debt.obligation();
            keepWhatComesSoon(debt);
            long need = debt.due() - given(repertoire, one, sheet);
            if (need > 0) {
                owing.add(new Owing(one, debt.due(), need, offer(one)));
            }
        }
    }

    /**
     * What was fitted in before and sounds in a few minutes stays where it is while it is needed:
     * moved on with every look it would never be heard.
     */
    private void keepWhatComesSoon(Debts.Debt debt) {
        Obligation one = debt.obligation();
        List<Clip> clips = List.of();
        for (Airing airing : sheet.issuedSoon()) {
            if (!isFittedFor(one, airing) || given(repertoire, one, sheet) >= debt.due()) {
                continue;
            }
            clips = clips.isEmpty() ? offer(one).clips() : clips;
            clips.stream()
                    .filter(clip -> clip.id().equals(airing.clip()))
                    .filter(clip -> sheet.hasAirFor(airing) && sheet.room().hasRoomFor(clip))
                    .findFirst()
                    .ifPresent(clip -> sheet.fit(one, airing, clip));
        }
    }

    /** How much of an obligation the airings of the day are, in its own unit. */
    static long given(Repertoire repertoire, Obligation obligation, Sheet sheet) {
        long given = 0;
        for (Airing airing : sheet.airings()) {
            boolean speaks =
                    sheet.room()
                            .clip(airing.clip())
                            .map(clip -> clip.language().equals(obligation.language()))
                            .orElse(false);
            if (speaks && serves(repertoire, obligation, airing)) {
                given += sheet.worth(obligation, airing);
            }
        }
        return given;
    }

    /**
     * Whether an airing in the language of an obligation counts for it. What was fitted in for it
     * does, though the bulletin was read anew meanwhile and its old recording is of no theme.
     */
    static boolean serves(Repertoire repertoire, Obligation obligation, Airing airing) {
        return repertoire.isOf(obligation.theme(), airing.clip())
                || isFittedFor(obligation, airing);
    }

    private static boolean isFittedFor(Obligation obligation, Airing airing) {
        return Slot.of(airing.id())
                .filter(order -> order.value().equals(obligation.id().value()))
                .isPresent();
    }

    /** The bulletins take turns: each day begins with the next. */
    private Repertoire.Offer offer(Obligation obligation) {
        Repertoire.Offer offer =
                repertoire.offer(obligation.theme(), obligation.language(), sheet.here().date());
        var clips = new ArrayList<>(offer.clips());
        if (!clips.isEmpty()) {
            long day = sheet.here().date().toEpochDay();
            Collections.rotate(clips, -Math.floorMod(day, clips.size()));
        }
        return new Repertoire.Offer(List.copyOf(clips), offer.lacks());
    }

    /** Fits what can be fitted; what cannot is left with its grounds. */
    void fit() {
        if (owing.isEmpty()) {
            return;
        }
        List<Air.Free> free = sheet.free();
        Draft shared = draft(free, IntStream.range(0, owing.size()).mapToLong(this::unshared));
        Draft chosen = shared;
        if (isShort(shared)) {
            Draft apart = draft(free, owing.stream().mapToLong(Owing::need));
            chosen = shortOf(apart) < shortOf(shared) ? apart : shared;
        }
        place(free, chosen);
        for (Owing one : owing) {
            long missing = one.due() - given(repertoire, one.obligation(), sheet);
            if (missing > 0) {
                sheet.leave(
                        one.obligation(),
                        new Ground.Unmet(one.obligation().id(), missing, because(one, free)));
            }
        }
    }

    /** What is needed beside what others need that serves it, too. Of two alike, the first. */
    private long unshared(int index) {
        Owing one = owing.get(index);
        long need = one.need();
        for (int other = 0; other < owing.size(); other++) {
            Owing narrower = owing.get(other);
            boolean counts =
                    other != index
                            && one.isServedBy(narrower)
                            && (other < index || !narrower.isServedBy(one));
            if (counts) {
                need -= narrower.isServedBy(one) ? unshared(other) : narrower.need();
            }
        }
        return Math.max(0, need);
    }

    private Draft draft(List<Air.Free> free, LongStream needs) {
        long[] need = needs.toArray();
        var demands = new ArrayList<Packing.Demand>(need.length);
        for (int index = 0; index < need.length; index++) {
            Owing one = owing.get(index);
            List<Long> lengths =
                    one.offer().clips().stream().map(clip -> clip.length().toMillis()).toList();
            demands.add(
                    new Packing.Demand(
                            lengths.isEmpty() ? 0 : need[index], lengths, one.isByTime()));
        }
        List<Packing.Bin> bins =
                free.stream()
                        .map(one -> new Packing.Bin(one.length(), one.session(), DAY))
                        .toList();
        var packing =
                new Packing(
                        bins, sheet.usual().sessionsLeft(), new long[] {sheet.usual().dayLeft()});
        return new Draft(demands, packing.fit(demands));
    }

    private boolean isShort(Draft draft) {
        return shortOf(draft) > 0;
    }

    /** How many would be left short, by everything that counts for each. */
    private long shortOf(Draft draft) {
        return owing.stream().filter(one -> one.need() > counted(one, draft)).count();
    }

    private long counted(Owing one, Draft draft) {
        return draft.choices().stream()
                .map(choice -> owing.get(choice.demand()).offer().clips().get(choice.item()))
                .filter(clip -> clip.language().equals(one.obligation().language()))
                .filter(clip -> repertoire.isOf(one.obligation().theme(), clip.id()))
                .mapToLong(clip -> one.obligation().amount().worth(clip.length()))
                .sum();
    }

    private void place(List<Air.Free> free, Draft draft) {
        long[] at = free.stream().mapToLong(Air.Free::start).toArray();
        Set<AiringId> names = new HashSet<>();
        sheet.airings().forEach(airing -> names.add(airing.id()));
        for (Packing.Choice choice : draft.choices()) {
            Owing one = owing.get(choice.demand());
            Clip clip = one.offer().clips().get(choice.item());
            if (!sheet.room().hasRoomFor(clip)) {
                continue;
            }
            Instant start = Instant.ofEpochMilli(at[choice.bin()]);
            var airing =
                    new Airing(
                            name(one.obligation(), start, names),
                            Airtime.of(start, clip.length()),
                            clip.id(),
                            MessageClass.ORDINARY);
            sheet.fit(one.obligation(), airing, clip);
            at[choice.bin()] += clip.length().toMillis();
        }
    }

    /** After the obligation and the local time: the same in every revision that has it there. */
    private AiringId name(Obligation obligation, Instant start, Set<AiringId> names) {
        var local = LocalDateTime.ofInstant(start, sheet.here().station().zone());
        var occurrence = new Recurring.Occurrence(local, local, 0);
        var order = new SlotId(obligation.id().value());
        int item = 0;
        AiringId name = Slot.name(order, occurrence, item);
        while (!names.add(name)) {
            item++;
            name = Slot.name(order, occurrence, item);
        }
        return name;
    }

    private List<Ground> because(Owing one, List<Air.Free> free) {
        if (one.offer().clips().isEmpty()) {
            return one.offer().lacks().isEmpty()
                    ? List.of(new Ground.NothingToTell())
                    : one.offer().lacks();
        }
        OpenDay open = sheet.here().open();
        if (open.sessions().stream().allMatch(session -> session.open().isEmpty())) {
            return List.of(new Ground.Closed(closures(open)));
        }
        long shortest =
                one.offer().clips().stream()
                        .map(Clip::length)
                        .mapToLong(Duration::toMillis)
                        .min()
                        .orElse(0);
        if (one.offer().clips().stream().noneMatch(sheet.room()::hasRoomFor)) {
            return List.of(new Ground.LogFull());
        }
        if (sheet.usual().dayLeft() < shortest) {
            return List.of(new Ground.OverDay(open.cap()));
        }
        return inSessions(open, free, shortest);
    }

    private List<Ground> inSessions(OpenDay open, List<Air.Free> free, long shortest) {
        long[] left = sheet.usual().sessionsLeft();
        List<Ground> capped =
                free.stream()
                        .map(Air.Free::session)
                        .distinct()
                        .filter(session -> left[session] < shortest)
                        .map(session -> open.sessions().get(session))
                        .map(Session::cap)
                        .distinct()
                        .<Ground>map(Ground.OverSession::new)
                        .toList();
        return capped.isEmpty() ? List.of(new Ground.NoFreeAir()) : capped;
    }

    private List<Closure> closures(OpenDay open) {
        var closures = new ArrayList<>(open.closures());
        if (open.sessions().isEmpty()) {
            var day =
                    new Airtime(
                            Instant.ofEpochMilli(sheet.here().begins()),
                            Instant.ofEpochMilli(sheet.here().ends()));
            closures.add(new Closure(Closure.Why.NO_SESSION, day, open.sessionsBy()));
        }
        return closures;
    }
}
