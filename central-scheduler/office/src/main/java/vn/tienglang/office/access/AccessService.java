package vn.tienglang.office.access;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.people.AccessRights;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.emergency.EmergencyRecord;
import vn.tienglang.office.store.programme.Approval;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;

/** Service of rights: the stored roles with the present tree, and the units of objects. */
public final class AccessService {
    private final Transactions transactions;
    private final InstantSource clock;
    private final ZoneId zone;

    /**
     * Service on these transactions.
     *
     * @param zone time zone of the office, in which the days of the roles count
     */
    public AccessService(Transactions transactions, InstantSource clock, ZoneId zone) {
        this.transactions = transactions;
        this.clock = clock;
        this.zone = zone;
    }

    /** Today in the zone of the office. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** The rights as they are stored now. */
    public AccessRights rights() {
        return transactions.inTransaction(repositories ->
                new AccessRights(repositories.roleGrants().all(), repositories.areas().tree()));
    }

    /**
     * The units that this object belongs to; empty when there is no such object, so that nothing
     * can happen to it.
     *
     * @param id as it stands in the address
     */
    public Set<AreaCode> unitsOf(ObjectKind kind, String id) {
        try {
            return transactions.inTransaction(repositories -> units(repositories, kind, id));
        } catch (IllegalArgumentException _) {
            // Not an id of this kind: no such object.
            return Set.of();
        }
    }

    private static Set<AreaCode> units(Repositories repositories, ObjectKind kind, String id) {
        return switch (kind) {
            case STATION ->
                    repositories
                            .enrolments()
                            .find(new StationId(id))
                            .map(one -> Set.of(one.station().area()))
                            .orElse(Set.of());
            case SLOT ->
                    repositories
                            .slots()
                            .find(new SlotId(id))
                            .map(one -> unitsOf(one.slot()))
                            .orElse(Set.of());
            case BULLETIN ->
                    repositories
                            .bulletins()
                            .find(new BulletinId(id))
                            .map(one -> Set.of(one.bulletin().details().area()))
                            .orElse(Set.of());
            case APPROVAL -> subject(repositories, id);
            case POLICY -> item(repositories, PlanItem.Kind.POLICY, id);
            case SITUATION -> item(repositories, PlanItem.Kind.RAISED, id);
            case OBLIGATION -> item(repositories, PlanItem.Kind.OBLIGATION, id);
            case HAND_OVER -> item(repositories, PlanItem.Kind.HAND_OVER, id);
            case SUCCESSION -> item(repositories, PlanItem.Kind.SUCCESSION, id);
            case PRIORITY -> Set.of(new AreaCode(id));
            case EMERGENCY ->
                    repositories
                            .emergencies()
                            .find(Long.parseLong(id))
                            .map(one -> unitsOf(one.content()))
                            .orElse(Set.of());
        };
    }

    private static Set<AreaCode> subject(Repositories repositories, String id) {
        Optional<Approval> approval = repositories.approvals().find(new SlotId(id));
        if (approval.isPresent()) {
            return Set.of(approval.get().unit());
        }
        Set<AreaCode> ofSlot = units(repositories, ObjectKind.SLOT, id);
        return ofSlot.isEmpty() ? item(repositories, PlanItem.Kind.RAISED, id) : ofSlot;
    }

    private static Set<AreaCode> unitsOf(EmergencyRecord.Content content) {
        var units = new TreeSet<>(content.areas());
        units.add(content.unit());
        return units;
    }

    private static Set<AreaCode> unitsOf(Slot slot) {
        var units = new TreeSet<>(slot.target().areas());
        units.add(slot.issuer());
        return units;
    }

    private static Set<AreaCode> item(Repositories repositories, PlanItem.Kind kind, String id) {
        return repositories
                .planItems()
                .find(new PlanItem.Name(kind, id))
                .map(PlanItemRevision::item)
                .map(PlanItem::unit)
                .map(Set::of)
                .orElse(Set.of());
    }
}
