package vn.tienglang.central.desk;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.central.desk.PlanEdit.Bar;
import vn.tienglang.planner.BulletinId;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.programme.Slot;
import vn.tienglang.planner.situation.Playbook;
import vn.tienglang.planner.situation.Raised;

/**
 * Raises units to situations and lowers them. The stations of the unit are planned anew at once; to
 * lower it is to have its usual programme back.
 */
public final class Situations {
    private final Archive archive;
    private final Alarm alarm;
    private final InstantSource clock;
    private final ZoneId zone;

    /** Over these books; its day is that of {@code zone}. */
    public Situations(Archive archive, Alarm alarm, InstantSource clock, ZoneId zone) {
        this.archive = archive;
        this.alarm = alarm;
        this.clock = clock;
        this.zone = zone;
    }

    /** Raises a unit, or says everything that stands against it. */
    public PlanEdit raise(RaiseRequest request, Officer officer) {
        Instant now = now();
        return PlanEditing.told(
                archive,
                alarm,
                books -> {
                    List<Bar> bars = bars(books, request, now);
                    Optional<Playbook> playbook = Playbooks.find(books, request.situation());
                    if (!bars.isEmpty() || playbook.isEmpty()) {
                        return new PlanEdit.Refused(bars);
                    }
                    var raised =
                            new Raised(
                                    new SlotId(PlanEditing.newId(books, "r", now)),
                                    request.unit(),
                                    playbook.get(),
                                    new TreeSet<>(request.affected()),
                                    request.bulletins(),
                                    now,
                                    request.until());
                    LocalDate today = LocalDate.ofInstant(now, zone);
                    Stage stage =
                            Approvals.ask(books, raised.id(), raised.unit(), today, officer, now);
                    String act = stage.isCleared() ? "raise" : "raise-wish";
                    return PlanEditing.put(
                            books,
                            new PlanItem.OfRaised(raised),
                            0,
                            stage,
                            List.of(),
                            new PlanEditing.Signature(officer, act, now));
                });
    }

    /**
     * Lowers a unit.
     *
     * @param revision the one that was read
     */
    public PlanEdit lower(SlotId id, int revision, Officer officer) {
        Instant now = now();
        var name = new PlanItem.Name(PlanItem.Kind.RAISED, id.value());
        return PlanEditing.told(
                archive,
                alarm,
                books -> {
                    Optional<KeptItem> present = books.plan().find(name);
                    if (present.isEmpty()
                            || !(present.get().item()
                                    instanceof PlanItem.OfRaised(Raised raised))) {
                        return new PlanEdit.Unknown(name);
                    }
                    var by = new PlanEditing.Signature(officer, "lower", now);
                    List<Bar> bars = lowering(present.get(), raised, now);
                    // What never held is taken back; what did is kept up to this instant.
                    boolean held = held(present.get(), raised, now);
                    PlanItem item =
                            held && bars.isEmpty()
                                    ? new PlanItem.OfRaised(raised.lowered(now))
                                    : present.get().item();
                    Stage stage = held ? present.get().stage() : Stage.WITHDRAWN;
                    PlanEdit edit = PlanEditing.put(books, item, revision, stage, bars, by);
                    switch (edit) {
                        case PlanEdit.Done _ -> books.approvals().close(id);
                        case PlanEdit.Unknown _, PlanEdit.Conflict _, PlanEdit.Refused _ -> {}
                    }
                    return edit;
                });
    }

    /** What stands against lowering a unit. */
    static List<Bar> lowering(KeptItem present, Raised raised, Instant now) {
        boolean isOver = present.withdrawn() || !raised.until().isAfter(now);
        return isOver ? List.of(new Bar.Closed(present.item().name())) : List.of();
    }

    /** Whether it was heard already, or may have been. */
    static boolean held(KeptItem present, Raised raised, Instant now) {
        return present.stage().isCleared() && raised.from().isBefore(now);
    }

    /** Every unit that was ever raised, in order of name. */
    public List<KeptItem> all() {
        return archive.inTransaction(books -> books.plan().all(PlanItem.Kind.RAISED));
    }

    /** What stands against raising a unit like that. */
    List<Bar> bars(Books books, RaiseRequest request, Instant now) {
        var bars = new ArrayList<Bar>();
        AreaTree tree = books.areas().tree();
        LocalDate today = LocalDate.ofInstant(now, zone);
        if (tree.find(request.unit(), today).isEmpty()) {
            bars.add(new Bar.UnknownArea(request.unit()));
        }
        for (AreaCode area : new TreeSet<>(request.affected())) {
            if (tree.find(area, today).isEmpty()) {
                bars.add(new Bar.UnknownArea(area));
            } else if (!tree.within(area, request.unit(), today)) {
                bars.add(new Bar.Outside(area, request.unit()));
            }
        }
        if (Playbooks.find(books, request.situation()).isEmpty()) {
            bars.add(new Bar.NoPlaybook(request.situation()));
        }
        int count = request.bulletins().size();
        if (count < 1 || count > Slot.PARTS) {
            bars.add(new Bar.Bulletins(count, Slot.PARTS));
        }
        for (BulletinId id : new TreeSet<>(request.bulletins())) {
            if (books.bulletins().find(id).filter(one -> !one.bulletin().retired()).isEmpty()) {
                bars.add(new Bar.UnknownBulletin(id));
            }
        }
        if (!request.until().isAfter(now)) {
            bars.add(new Bar.OverAlready(request.until()));
        }
        return bars;
    }

    /** The books speak in milliseconds, so this does. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
