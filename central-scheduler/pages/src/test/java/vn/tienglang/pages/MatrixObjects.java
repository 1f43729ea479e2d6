package vn.tienglang.pages;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.Emergency;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.office.OfficePlanSamples;
import vn.tienglang.office.OfficeSamples;
import vn.tienglang.office.emergency.EmergencySamples;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.emergency.EmergencyRecord;
import vn.tienglang.office.store.emergency.Hazard;
import vn.tienglang.office.store.programme.Approval;
import vn.tienglang.office.store.programme.BulletinRevision;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.pages.access.PathObject;
import vn.tienglang.planner.bulletin.Bulletin;
import vn.tienglang.planner.bulletin.BulletinDetails;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.bulletin.Validity;
import vn.tienglang.planner.handover.HandOver;
import vn.tienglang.planner.handover.HandOverId;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.obligation.ObligationId;
import vn.tienglang.planner.obligation.ObligationPeriod;
import vn.tienglang.planner.situation.ActiveSituation;
import vn.tienglang.planner.situation.Playbook;
import vn.tienglang.planner.slot.SlotId;

/** Objects of every kind in three units, for the walk over all routes. */
final class MatrixObjects {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final Instant THEN = Instant.parse("2026-11-20T01:00:00Z");

    private final PagesFixture fixture;
    private final Map<PathObject, Map<AreaCode, String>> ids = new EnumMap<>(PathObject.class);

    MatrixObjects(PagesFixture fixture) {
        this.fixture = fixture;
    }

    /** Stores the objects; returns their ids by kind and unit. */
    Map<PathObject, Map<AreaCode, String>> create() {
        Clip clip = fixture.admits("Tin", "vi", Duration.ofMinutes(1));
        keep(PathObject.STATION, new AreaCode("06238"), PagesFixture.MAU_SON.value());
        keep(PathObject.STATION, new AreaCode("05980"), PagesFixture.DONG_KINH.value());
        fixture.archive.inTransaction(repositories -> {
            int number = 900;
            for (String unit : List.of("06238", "05980", "20")) {
                number++;
                create(repositories, new AreaCode(unit), number, clip);
            }
            return 0;
        });
        return ids;
    }

    private void create(Repositories repositories, AreaCode unit, int number, Clip clip) {
        SlotId slot = new SlotId("s" + number + "-abc");
        repositories
                .slots()
                .add(
                        new SlotRevision(
                                number,
                                1,
                                OfficeSamples.slot(
                                        slot.value(),
                                        unit,
                                        LocalDate.of(2026, 12, 1),
                                        LocalTime.of(9, 0),
                                        clip.id()),
                                "lan",
                                THEN,
                                Stage.DRAFT));
        keep(PathObject.SLOT, unit, slot.value());
        repositories
                .approvals()
                .put(
                        new Approval(
                                slot,
                                unit,
                                List.of("Duyệt"),
                                false,
                                "lan",
                                THEN,
                                List.of(),
                                List.of()));
        keep(PathObject.APPROVAL, unit, slot.value());
        BulletinId bulletin = new BulletinId("b" + number + "-abc");
        repositories
                .bulletins()
                .add(
                        new BulletinRevision(
                                Bulletin.create(
                                        bulletin,
                                        new BulletinDetails(
                                                "Tin",
                                                "",
                                                MessageClass.ORDINARY,
                                                unit,
                                                new Validity(FIRST, LocalDate.of(2027, 1, 1)),
                                                List.of(new LanguageTag("vi")))),
                                1,
                                "lan",
                                THEN));
        keep(PathObject.BULLETIN, unit, bulletin.value());
        var policy = new PlanItem.Name(PlanItem.Kind.POLICY, "p" + number);
        put(
                repositories,
                new PlanItem.OfPolicy(
                        policy,
                        OfficePlanSamples.policy(
                                unit, "QĐ " + number, OfficePlanSamples.quiet(22, 23))));
        keep(PathObject.POLICY, unit, policy.id());
        var obligation =
                new Obligation(
                        new ObligationId("o" + number),
                        "KH " + number,
                        unit,
                        "",
                        new LanguageTag("vi"),
                        new Obligation.Amount.Time(Duration.ofMinutes(1)),
                        ObligationPeriod.MONTH,
                        FIRST,
                        LocalDate.MAX,
                        3);
        put(repositories, new PlanItem.OfObligation(obligation));
        keep(PathObject.OBLIGATION, unit, obligation.id().value());
        keep(PathObject.OBLIGATION_ID, unit, obligation.id().value());
        var raised =
                new ActiveSituation(
                        new SlotId("r" + number + "-abc"),
                        unit,
                        Playbook.provincialDefaults().get(2),
                        Set.of(),
                        List.of(bulletin),
                        THEN,
                        Instant.MAX);
        put(repositories, new PlanItem.OfRaised(raised));
        keep(PathObject.SITUATION, unit, raised.id().value());
        var handOver =
                new HandOver(
                        new HandOverId("h" + number),
                        unit,
                        "Số liệu",
                        bulletin,
                        LocalTime.of(17, 0),
                        new BulletinId("b-other"),
                        FIRST,
                        LocalDate.MAX);
        put(repositories, new PlanItem.OfHandOver(handOver));
        keep(PathObject.HAND_OVER, unit, handOver.id().value());
        repositories
                .emergencies()
                .put(
                        new EmergencyRecord(
                                number,
                                "key-" + number,
                                EmergencyRecord.State.PREPARED,
                                new EmergencyRecord.Content(
                                        Emergency.Kind.ALERT,
                                        false,
                                        Hazard.FLASH_FLOOD,
                                        EmergencySamples.TEXT,
                                        unit,
                                        List.of(unit),
                                        List.of(clip.id()),
                                        THEN.plusSeconds(7_200),
                                        0,
                                        OptionalLong.empty()),
                                "lan",
                                THEN,
                                "",
                                "",
                                "",
                                Optional.empty()));
        keep(PathObject.EMERGENCY, unit, Integer.toString(number));
    }

    private static void put(Repositories repositories, PlanItem item) {
        repositories.planItems().put(new PlanItemRevision(item, 1, Stage.APPROVED, "lan", THEN));
    }

    private void keep(PathObject kind, AreaCode unit, String id) {
        ids.computeIfAbsent(kind, _ -> new HashMap<>()).put(unit, id);
    }
}
