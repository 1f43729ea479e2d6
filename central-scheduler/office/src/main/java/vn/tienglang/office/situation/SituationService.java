package vn.tienglang.office.situation;

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
import vn.tienglang.office.approval.ApprovalService;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.plan.PlanItemEditor;
import vn.tienglang.office.plan.PlanItemResult;
import vn.tienglang.office.plan.PlanItemResult.Reason;
import vn.tienglang.office.plan.PlaybookVersions;
import vn.tienglang.office.publish.PublishTrigger;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.situation.ActiveSituation;
import vn.tienglang.planner.situation.Playbook;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;

/**
 * Raises units to situations and lowers them. The stations of the unit are planned anew at once; to
 * lower it is to have its usual programme back.
 */
public final class SituationService {
    private final Transactions archive;
    private final PublishTrigger alarm;
    private final InstantSource clock;
    private final ZoneId zone;

    /** Over these books; its day is that of {@code zone}. */
    public SituationService(
            Transactions archive, PublishTrigger alarm, InstantSource clock, ZoneId zone) {
        this.archive = archive;
        this.alarm = alarm;
        this.clock = clock;
        this.zone = zone;
    }

    /** Raises a unit, or says everything that stands against it. */
    public PlanItemResult raise(RaiseRequest request, Officer officer) {
        Instant now = now();
        return PlanItemEditor.inPlanTransaction(
                archive,
                alarm,
                books -> {
                    List<Reason> bars = reasonsAgainst(books, request, now);
                    Optional<Playbook> playbook = PlaybookVersions.find(books, request.situation());
                    if (!bars.isEmpty() || playbook.isEmpty()) {
                        return new PlanItemResult.Refused(bars);
                    }
                    var raised =
                            new ActiveSituation(
                                    new SlotId(PlanItemEditor.newId(books, "r", now)),
                                    request.unit(),
                                    playbook.get(),
                                    new TreeSet<>(request.affected()),
                                    request.bulletins(),
                                    now,
                                    request.until());
                    LocalDate today = LocalDate.ofInstant(now, zone);
                    Stage stage =
                            ApprovalService.openIfRequired(
                                    books, raised.id(), raised.unit(), today, officer, now);
                    String act = stage.mayAir() ? "raise" : "raise-wish";
                    return PlanItemEditor.put(
                            books,
                            new PlanItem.OfRaised(raised),
                            0,
                            stage,
                            List.of(),
                            new PlanItemEditor.Authorship(officer, act, now));
                });
    }

    /**
     * Lowers a unit.
     *
     * @param revision the one that was read
     */
    public PlanItemResult lower(SlotId id, int revision, Officer officer) {
        Instant now = now();
        var name = new PlanItem.Name(PlanItem.Kind.RAISED, id.value());
        return PlanItemEditor.inPlanTransaction(
                archive,
                alarm,
                books -> {
                    Optional<PlanItemRevision> present = books.planItems().find(name);
                    if (present.isEmpty()
                            || !(present.get().item()
                                    instanceof PlanItem.OfRaised(ActiveSituation raised))) {
                        return new PlanItemResult.Unknown(name);
                    }
                    var by = new PlanItemEditor.Authorship(officer, "lower", now);
                    List<Reason> bars = reasonsAgainstLowering(present.get(), raised, now);
                    // What never held is taken back; what did is kept up to this instant.
                    boolean held = wasInForce(present.get(), raised, now);
                    PlanItem item =
                            held && bars.isEmpty()
                                    ? new PlanItem.OfRaised(raised.endingAt(now))
                                    : present.get().item();
                    Stage stage = held ? present.get().stage() : Stage.WITHDRAWN;
                    PlanItemResult edit =
                            PlanItemEditor.put(books, item, revision, stage, bars, by);
                    switch (edit) {
                        case PlanItemResult.Done _ -> books.approvals().close(id);
                        case PlanItemResult.Unknown _,
                                PlanItemResult.Conflict _,
                                PlanItemResult.Refused _ -> {}
                    }
                    return edit;
                });
    }

    /** What stands against lowering a unit. */
    public static List<Reason> reasonsAgainstLowering(
            PlanItemRevision present, ActiveSituation raised, Instant now) {
        boolean isOver = present.withdrawn() || !raised.until().isAfter(now);
        return isOver ? List.of(new Reason.Closed(present.item().name())) : List.of();
    }

    /** Whether it was heard already, or may have been. */
    public static boolean wasInForce(
            PlanItemRevision present, ActiveSituation raised, Instant now) {
        return present.stage().mayAir() && raised.from().isBefore(now);
    }

    /** Every unit that was ever raised, in order of name. */
    public List<PlanItemRevision> all() {
        return archive.inTransaction(books -> books.planItems().all(PlanItem.Kind.RAISED));
    }

    /** What stands against raising a unit like that. */
    public List<Reason> reasonsAgainst(Repositories books, RaiseRequest request, Instant now) {
        var bars = new ArrayList<Reason>();
        AreaTree tree = books.areas().tree();
        LocalDate today = LocalDate.ofInstant(now, zone);
        if (tree.find(request.unit(), today).isEmpty()) {
            bars.add(new Reason.UnknownArea(request.unit()));
        }
        for (AreaCode area : new TreeSet<>(request.affected())) {
            if (tree.find(area, today).isEmpty()) {
                bars.add(new Reason.UnknownArea(area));
            } else if (!tree.within(area, request.unit(), today)) {
                bars.add(new Reason.OutsideUnit(area, request.unit()));
            }
        }
        if (PlaybookVersions.find(books, request.situation()).isEmpty()) {
            bars.add(new Reason.NoPlaybook(request.situation()));
        }
        int count = request.bulletins().size();
        if (count < 1 || count > Slot.PARTS) {
            bars.add(new Reason.BulletinCount(count, Slot.PARTS));
        }
        for (BulletinId id : new TreeSet<>(request.bulletins())) {
            if (books.bulletins().find(id).filter(one -> !one.bulletin().retired()).isEmpty()) {
                bars.add(new Reason.UnknownBulletin(id));
            }
        }
        if (!request.until().isAfter(now)) {
            bars.add(new Reason.AlreadyOver(request.until()));
        }
        return bars;
    }

    /** The books speak in milliseconds, so this does. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
