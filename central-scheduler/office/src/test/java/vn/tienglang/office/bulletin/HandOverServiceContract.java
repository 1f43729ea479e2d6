package vn.tienglang.office.bulletin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.Station;
import vn.tienglang.office.OfficeFixture;
import vn.tienglang.office.OfficePlanSamples;
import vn.tienglang.office.OfficeSamples;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.plan.PlanItemResult;
import vn.tienglang.office.publish.FakePublishTrigger;
import vn.tienglang.office.publish.FakeStationSender;
import vn.tienglang.office.situation.RaiseRequest;
import vn.tienglang.office.station.StationKeys;
import vn.tienglang.office.store.InMemoryClipSource;
import vn.tienglang.office.store.InMemoryTransactions;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.programme.HandOverDay;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.planner.bulletin.BulletinDetails;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.bulletin.Rendition;
import vn.tienglang.planner.bulletin.Validity;
import vn.tienglang.planner.handover.HandOver;
import vn.tienglang.planner.handover.HandOverId;

/** Contract of HandOverService, run in memory and on disk. */
public abstract class HandOverServiceContract {
    private static final Officer LAN = new Officer("lan", "Chị Lan");
    private static final Station EAST =
            OfficeSamples.station("ls-dong-kinh", OfficeSamples.DONG_KINH);
    private static final LanguageTag VI = new LanguageTag("vi");
    private static final LanguageTag TAY = new LanguageTag("tyz");
    private static final HandOverId FIGURES = new HandOverId("so-lieu-17h");
    private static final Instant FIVE =
            OfficeSamples.SATURDAY.atTime(17, 0).atZone(OfficeSamples.HANOI).toInstant();

    private final InMemoryClipSource clipSource = new InMemoryClipSource();
    private final FakePublishTrigger trigger = new FakePublishTrigger();
    private Instant now = OfficeSamples.EIGHT;
    private Clip advice = OfficeSamples.clip("unset", Duration.ofSeconds(1));
    private Clip numbers = OfficeSamples.clip("unset", Duration.ofSeconds(1));
    private BulletinId figures = new BulletinId("unset");
    private OfficeFixture office = fixture(new InMemoryTransactions());

    /** The transactions of the test, empty at its start; the same object in every call. */
    protected abstract Transactions transactions();

    @BeforeEach
    void setUp() {
        advice = clipSource.put("Lời khuyên", "vi", Duration.ofSeconds(60), new byte[50_000]);
        numbers = clipSource.put("Số liệu", "vi", Duration.ofSeconds(50), new byte[40_000]);
        transactions()
                .inTransaction(repositories -> {
                    repositories.areas().add(OfficeSamples.areas());
                    repositories
                            .enrolments()
                            .put(OfficeSamples.enrolment(EAST, OfficeSamples.Keys.of(EAST, 1)));
                    return true;
                });
        office = fixture(transactions());
        office.clips().registerClips();
        figures = bulletin("Số liệu y tế", List.of(VI, TAY));
        BulletinId fallback = bulletin("Phòng bệnh", List.of(VI));
        record(fallback, advice);
        record(figures, numbers);
        now = OfficeSamples.EIGHT.minus(Duration.ofDays(3));
        var item =
                new PlanItem.OfHandOver(
                        OfficePlanSamples.handOver(
                                FIGURES.value(), figures.value(), fallback.value()));
        assertThat(office.planItems().put(item, 0, LAN)).isInstanceOf(PlanItemResult.Done.class);
        now = OfficeSamples.EIGHT;
        var raised =
                new RaiseRequest(
                        OfficeSamples.LANG_SON, 4, Set.of(), List.of(figures), Instant.MAX);
        assertThat(office.situations().raise(raised, LAN)).isInstanceOf(PlanItemResult.Done.class);
    }

    private OfficeFixture fixture(Transactions transactions) {
        return new OfficeFixture(
                transactions,
                new StationKeys(transactions),
                clipSource,
                new FakeStationSender(),
                trigger,
                () -> now,
                OfficeSamples.HANOI,
                Duration.ofMinutes(10));
    }

    private BulletinId bulletin(String title, List<LanguageTag> wanted) {
        var terms =
                new BulletinDetails(
                        title,
                        "y tế",
                        MessageClass.ORDINARY,
                        OfficeSamples.LANG_SON,
                        new Validity(OfficeSamples.SATURDAY, OfficeSamples.SATURDAY.plusDays(30)),
                        wanted);
        return ((BulletinResult.Done) office.bulletins().begin(terms, LAN)).kept().bulletin().id();
    }

    private void record(BulletinId bulletin, Clip clip) {
        office.bulletins()
                .putRendition(
                        bulletin,
                        1,
                        Rendition.missing(VI)
                                .withText("…")
                                .withSound(new Rendition.Sound.Recorded(clip.id()))
                                .withPeople(new Rendition.People("A", "B", "C")),
                        LAN);
    }

    private DailyLog log(LocalDate date) {
        office.publishDue(now);
        return transactions()
                .inTransaction(repositories -> repositories.dailyLogs().latest(EAST.id(), date))
                .orElseThrow();
    }

    private List<String> heardAt(LocalDate date, LocalTime time) {
        Instant at = date.atTime(time).atZone(OfficeSamples.HANOI).toInstant();
        DailyLog log = log(date);
        return log.airings().stream()
                .filter(one -> one.airtime().start().equals(at))
                .map(one -> log.clip(one.clip()).orElseThrow().title())
                .toList();
    }

    private List<HandOverDay> days() {
        return office.handOvers()
                .days(OfficeSamples.SATURDAY.minusDays(9), OfficeSamples.SATURDAY.plusDays(9));
    }

    private HandOverStatus view() {
        assertThat(office.handOvers().today()).hasSize(1);
        return office.handOvers().today().getFirst();
    }

    @Test
    void futureDaysAirTheFallbackUntilTheBulletinIsHandedOver() {
        LocalTime six = LocalTime.of(18, 0);
        LocalDate tomorrow = OfficeSamples.SATURDAY.plusDays(1);
        assertThat(heardAt(OfficeSamples.SATURDAY, six)).containsExactly("Lời khuyên");
        assertThat(heardAt(tomorrow, six)).containsExactly("Lời khuyên");
        assertThat(view().state()).isEqualTo(new HandOverStatus.State.Open());
        assertThat(view().due()).isEqualTo(FIVE);
        assertThat(view().bulletin()).isEqualTo("Số liệu y tế");
        assertThat(view().fallback()).isEqualTo("Phòng bệnh");
        assertThat(view().missingLanguages()).containsExactly(TAY);

        now = FIVE.minusMillis(1);
        int before = trigger.calls();
        var done =
                new HandOverDay(FIGURES, OfficeSamples.SATURDAY, HandOverDay.State.MET, "lan", now);
        assertThat(office.handOvers().handOver(FIGURES, LAN))
                .isEqualTo(new HandOverResult.Done(done, List.of(TAY)));
        assertThat(trigger.calls()).isEqualTo(before + 1);
        assertThat(heardAt(OfficeSamples.SATURDAY, six)).containsExactly("Số liệu");
        assertThat(heardAt(tomorrow, six)).containsExactly("Lời khuyên");
        assertThat(view().state()).isEqualTo(new HandOverStatus.State.Met("lan", done.at()));

        now = FIVE.plusSeconds(60);
        assertThat(office.handOvers().handOver(FIGURES, LAN))
                .as("a second call changes nothing")
                .isEqualTo(new HandOverResult.Done(done, List.of(TAY)));
        office.handOvers().settle(now);
        assertThat(days().getLast()).isEqualTo(done);
        assertThat(office.reports().audit(50))
                .filteredOn(entry -> entry.action().equals("hand-over"))
                .extracting(AuditEntry::about)
                .containsExactly("so-lieu-17h 2026-11-21");
    }

    @Test
    void afterTheDeadlineTheFallbackAirs() {
        now = FIVE;
        assertThat(office.handOvers().handOver(FIGURES, LAN))
                .isEqualTo(
                        new HandOverResult.Refused(
                                List.of(new HandOverResult.Reason.PastDue(FIVE))));
        assertThat(view().state()).isEqualTo(new HandOverStatus.State.Fallback());
        assertThat(heardAt(OfficeSamples.SATURDAY, LocalTime.of(18, 0)))
                .containsExactly("Lời khuyên");
        var nothing = new HandOverId("nothing");
        assertThat(office.handOvers().handOver(nothing, LAN))
                .isEqualTo(new HandOverResult.Unknown(nothing));
    }

    @Test
    void aBulletinWithoutACompleteRenditionIsNotHandedOver() {
        BulletinId bare = bulletin("Tin chưa đọc", List.of(VI, TAY));
        var item =
                new HandOver(
                        FIGURES,
                        OfficeSamples.LANG_SON,
                        "Số liệu",
                        bare,
                        LocalTime.of(17, 0),
                        figures,
                        OfficePlanSamples.FIRST,
                        LocalDate.MAX);
        assertThat(office.planItems().put(new PlanItem.OfHandOver(item), 1, LAN))
                .isInstanceOf(PlanItemResult.Done.class);
        assertThat(office.handOvers().handOver(FIGURES, LAN))
                .isEqualTo(
                        new HandOverResult.Refused(
                                List.of(
                                        new HandOverResult.Reason.NoRenditionReady(
                                                bare, List.of(VI, TAY)))));
    }

    @Test
    void everyMissedDeadlineIsStoredOnceAfterADowntime() {
        now = OfficeSamples.EIGHT;
        // Stored three days ago at 08:00; the centre was down since then.
        assertThat(office.handOvers().settle(now)).contains(FIVE);
        assertThat(days())
                .extracting(HandOverDay::date, HandOverDay::state, HandOverDay::by)
                .containsExactly(
                        tuple(OfficeSamples.SATURDAY.minusDays(3), HandOverDay.State.FALLBACK, ""),
                        tuple(OfficeSamples.SATURDAY.minusDays(2), HandOverDay.State.FALLBACK, ""),
                        tuple(OfficeSamples.SATURDAY.minusDays(1), HandOverDay.State.FALLBACK, ""));
        assertThat(office.handOvers().settle(now)).as("another centre").contains(FIVE);
        assertThat(days()).hasSize(3);
        now = FIVE;
        assertThat(office.handOvers().settle(now)).contains(FIVE.plus(Duration.ofDays(1)));
        assertThat(days()).hasSize(4);
        assertThat(office.reports().audit(50))
                .filteredOn(entry -> entry.action().equals("hand-over-missed"))
                .extracting(AuditEntry::about)
                .containsExactly(
                        "so-lieu-17h 2026-11-21",
                        "so-lieu-17h 2026-11-20",
                        "so-lieu-17h 2026-11-19",
                        "so-lieu-17h 2026-11-18");
    }

    @Test
    void aHandOverAfterADowntimeFirstStoresTheMissedDays() {
        assertThat(office.handOvers().handOver(FIGURES, LAN))
                .isInstanceOf(HandOverResult.Done.class);
        assertThat(days())
                .extracting(HandOverDay::state)
                .containsExactly(
                        HandOverDay.State.FALLBACK,
                        HandOverDay.State.FALLBACK,
                        HandOverDay.State.FALLBACK,
                        HandOverDay.State.MET);
    }

    @Test
    void aWithdrawnHandOverHasNoMoreDeadlines() {
        office.handOvers().settle(now);
        var name = new PlanItem.Name(PlanItem.Kind.HAND_OVER, FIGURES.value());
        assertThat(office.planItems().withdraw(name, 1, LAN))
                .isInstanceOf(PlanItemResult.Done.class);
        now = FIVE.plus(Duration.ofDays(2));
        assertThat(office.handOvers().settle(now)).isEmpty();
        assertThat(days()).hasSize(3);
        assertThat(office.handOvers().today()).isEmpty();
        assertThat(office.handOvers().handOver(FIGURES, LAN))
                .isInstanceOf(HandOverResult.Unknown.class);
    }

    @Test
    void aHandOverOfUnknownBulletinsIsRefused() {
        var item = new PlanItem.OfHandOver(OfficePlanSamples.handOver("khac", "b8-no", "b9-no"));
        assertThat(office.planItems().put(item, 0, LAN))
                .isEqualTo(
                        new PlanItemResult.Refused(
                                List.of(
                                        new PlanItemResult.Reason.UnknownBulletin(
                                                new BulletinId("b8-no")),
                                        new PlanItemResult.Reason.UnknownBulletin(
                                                new BulletinId("b9-no")))));
    }
}
