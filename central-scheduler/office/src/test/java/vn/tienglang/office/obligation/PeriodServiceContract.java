package vn.tienglang.office.obligation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.asrun.AsRunLog;
import vn.tienglang.airtime.asrun.Evidence;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.Playback;
import vn.tienglang.airtime.asrun.Reason;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.office.OfficeFixture;
import vn.tienglang.office.OfficePlanSamples;
import vn.tienglang.office.OfficeSamples;
import vn.tienglang.office.bulletin.BulletinResult;
import vn.tienglang.office.check.Losses;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.plan.PlanItemResult;
import vn.tienglang.office.publish.FakePublishTrigger;
import vn.tienglang.office.publish.FakeStationSender;
import vn.tienglang.office.schedule.BookingRequest;
import vn.tienglang.office.schedule.BookingResult;
import vn.tienglang.office.station.StationKeys;
import vn.tienglang.office.store.InMemoryClipSource;
import vn.tienglang.office.store.InMemoryTransactions;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.station.PeriodClosing;
import vn.tienglang.planner.bulletin.BulletinDetails;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.bulletin.Rendition;
import vn.tienglang.planner.bulletin.Validity;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.obligation.ObligationId;
import vn.tienglang.planner.obligation.ObligationPeriod;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;

/** Contract of PeriodService and of makegoods, run in memory and on disk. */
public abstract class PeriodServiceContract {
    private static final Officer LAN = new Officer("lan", "Chị Lan");
    private static final Station EAST =
            OfficeSamples.station("ls-dong-kinh", OfficeSamples.DONG_KINH);
    private static final LanguageTag TAY = new LanguageTag("tyz");
    private static final LocalDate SUNDAY = OfficeSamples.SATURDAY.plusDays(1);
    private static final Duration GRACE = Duration.ofMinutes(10);

    private final InMemoryClipSource clipSource = new InMemoryClipSource();
    private final OfficeSamples.Keys keys = OfficeSamples.Keys.of(EAST, 1);
    private AsRunLog chain = OfficeSamples.emptyChain(EAST.id());
    private Instant now = OfficeSamples.EIGHT;
    private Clip tay = OfficeSamples.clip("unset", Duration.ofSeconds(1));
    private BulletinId bulletin = new BulletinId("unset");
    private OfficeFixture office = fixture(new InMemoryTransactions());

    /** The transactions of the test, empty at its start; the same object in every call. */
    protected abstract Transactions transactions();

    @BeforeEach
    void setUp() {
        tay = clipSource.put("Tin Tày", "tyz", Duration.ofSeconds(60), new byte[60_000]);
        transactions()
                .inTransaction(repositories -> {
                    repositories.areas().add(OfficeSamples.areas());
                    OfficePlanSamples.openDays(repositories);
                    repositories.enrolments().put(OfficeSamples.enrolment(EAST, keys));
                    return true;
                });
        office = fixture(transactions());
        office.clips().registerClips();
        office.planItems()
                .put(new PlanItem.OfProfile(EAST.id(), OfficePlanSamples.halfTay()), 0, LAN);
        bulletin();
    }

    private OfficeFixture fixture(Transactions transactions) {
        return new OfficeFixture(
                transactions,
                new StationKeys(transactions),
                clipSource,
                new FakeStationSender(),
                new FakePublishTrigger(),
                () -> now,
                OfficeSamples.HANOI,
                GRACE);
    }

    private void bulletin() {
        var terms =
                new BulletinDetails(
                        "Sốt xuất huyết",
                        "y tế",
                        MessageClass.ORDINARY,
                        OfficeSamples.LANG_SON,
                        new Validity(OfficeSamples.SATURDAY, OfficeSamples.SATURDAY.plusDays(300)),
                        List.of(TAY));
        bulletin =
                ((BulletinResult.Done) office.bulletins().begin(terms, LAN)).kept().bulletin().id();
        office.bulletins()
                .putRendition(
                        bulletin,
                        1,
                        Rendition.missing(TAY)
                                .withText("…")
                                .withSound(new Rendition.Sound.Recorded(tay.id()))
                                .withPeople(new Rendition.People("A", "B", "C")),
                        LAN);
    }

    /** Stores an obligation of a minute of Tày a day, with three days of grace. */
    private void oweAMinuteADay() {
        oweAMinuteADay("");
    }

    private void oweAMinuteADay(String theme) {
        Obligation usual = OfficePlanSamples.obligation("tay-daily");
        var owed =
                new Obligation(
                        usual.id(),
                        usual.paper(),
                        usual.unit(),
                        theme,
                        usual.language(),
                        usual.amount(),
                        usual.period(),
                        usual.from(),
                        usual.until(),
                        usual.graceDays());
        assertThat(office.planItems().put(new PlanItem.OfObligation(owed), 0, LAN))
                .isInstanceOf(PlanItemResult.Done.class);
    }

    private static Instant at(LocalDate date, int hour, int minute) {
        return date.atTime(hour, minute).atZone(OfficeSamples.HANOI).toInstant();
    }

    /** The instant when the day has just been judged. */
    private static Instant judged(LocalDate date) {
        return at(date.plusDays(1), 0, 0).plus(GRACE);
    }

    private DailyLog log(LocalDate date) {
        office.publishDue(now);
        Optional<DailyLog> log =
                transactions()
                        .inTransaction(
                                repositories -> repositories.dailyLogs().latest(EAST.id(), date));
        return log.orElseThrow();
    }

    private List<Airing> airings(LocalDate date) {
        return log(date).airings();
    }

    private Playback played(Airing airing, long frames, Evidence evidence) {
        long whole = airing.airtime().length().toMillis() * 16;
        return new Playback(
                airing.airtime().start(),
                airing.airtime().start(),
                frames,
                whole,
                16_000,
                evidence,
                "loa");
    }

    private Outcome aired(Airing airing) {
        long whole = airing.airtime().length().toMillis() * 16;
        return new Outcome.Aired(played(airing, whole, Evidence.RENDERED));
    }

    private void tell(LocalDate date, Airing airing, Outcome outcome) {
        var entry =
                chain.next(
                        airing.id(),
                        date,
                        1,
                        airing.airtime().end(),
                        OfficeSamples.CLOCK,
                        outcome,
                        keys.signer());
        chain = chain.append(entry.entry());
        office.receiver().receive(new Message.AsRunReported(EAST.id(), List.of(entry)), now);
    }

    private void tellAll(LocalDate date) {
        for (Airing airing : airings(date)) {
            tell(date, airing, aired(airing));
        }
    }

    @Test
    void aShortfallIsMadeGoodOnTheNextDay() {
        oweAMinuteADay();
        assertThat(airings(OfficeSamples.SATURDAY)).hasSize(1);
        now = judged(OfficeSamples.SATURDAY).minusMillis(1);
        assertThat(airings(SUNDAY)).as("Saturday is not judged yet").hasSize(1);
        now = judged(OfficeSamples.SATURDAY);
        assertThat(airings(SUNDAY)).as("its own and Saturday's").hasSize(2);
        assertThat(airings(SUNDAY.plusDays(1))).as("it is made good once").hasSize(1);
        assertThat(office.publishDue(now)).as("a second run").isZero();
        assertThat(office.publishDue(now.plusSeconds(300))).as("a later run").isZero();
    }

    @Test
    void anAiredBulletinIsNotRepeated() {
        oweAMinuteADay();
        airings(OfficeSamples.SATURDAY);
        now = at(OfficeSamples.SATURDAY, 22, 0);
        tellAll(OfficeSamples.SATURDAY);
        now = judged(OfficeSamples.SATURDAY);
        assertThat(airings(SUNDAY)).hasSize(1);
        assertThat(office.publishDue(now)).isZero();
    }

    @Test
    void anAiringReportedAsMissedIsMadeGoodOnTheSameDay() {
        oweAMinuteADay();
        Airing first = airings(OfficeSamples.SATURDAY).getFirst();
        now = at(OfficeSamples.SATURDAY, 10, 0);
        assertThat(airings(OfficeSamples.SATURDAY))
                .as("an unjudged day without entries is no failure")
                .containsExactly(first);
        tell(OfficeSamples.SATURDAY, first, new Outcome.Missed(Reason.NO_POWER));
        List<Airing> both = airings(OfficeSamples.SATURDAY);
        assertThat(both).hasSize(2).contains(first);
        assertThat(both.getLast().airtime().start())
                .as("in time for the station to receive it")
                .isEqualTo(now.plus(Duration.ofMinutes(15)));
        now = now.plus(Duration.ofMinutes(7));
        assertThat(airings(OfficeSamples.SATURDAY)).as("it is not postponed").isEqualTo(both);
        now = now.plus(Duration.ofMinutes(30));
        tell(OfficeSamples.SATURDAY, both.getLast(), aired(both.getLast()));
        assertThat(airings(OfficeSamples.SATURDAY)).isEqualTo(both);
        now = judged(OfficeSamples.SATURDAY);
        assertThat(airings(SUNDAY)).as("no open obligation").hasSize(1);
    }

    @Test
    void lateProofRemovesTheMakegoodUnlessItWasAired() {
        oweAMinuteADay();
        for (int day = 0; day < 3; day++) {
            now = judged(OfficeSamples.SATURDAY.plusDays(day)).minus(Duration.ofHours(1));
            office.publishDue(now);
        }
        LocalDate tuesday = OfficeSamples.SATURDAY.plusDays(3);
        now = judged(tuesday.minusDays(1));
        assertThat(airings(tuesday)).as("three days of silence, and its own").hasSize(4);
        // The link is back at noon: all three days and the makegoods of this morning were played.
        now = at(tuesday, 0, 40);
        List<Airing> begun =
                airings(tuesday).stream()
                        .filter(one -> one.airtime().start().isBefore(now))
                        .toList();
        assertThat(begun).hasSize(4);
        for (int day = 0; day < 3; day++) {
            tellAll(OfficeSamples.SATURDAY.plusDays(day));
        }
        assertThat(airings(tuesday)).as("what was aired stays").hasSize(4);
    }

    @Test
    void lateProofRemovesFutureMakegoods() {
        oweAMinuteADay();
        Airing saturday = airings(OfficeSamples.SATURDAY).getFirst();
        now = judged(OfficeSamples.SATURDAY);
        assertThat(airings(SUNDAY)).hasSize(2);
        now = now.plusSeconds(60);
        tell(OfficeSamples.SATURDAY, saturday, aired(saturday));
        assertThat(airings(SUNDAY)).hasSize(1);
        assertThat(office.publishDue(now)).isZero();
    }

    @Test
    void aShortfallIsNotMadeGoodAfterItsDeadline() {
        oweAMinuteADay();
        airings(OfficeSamples.SATURDAY);
        for (int day = 0; day < 4; day++) {
            now = judged(OfficeSamples.SATURDAY.plusDays(day));
            office.publishDue(now);
        }
        // No entries from Saturday to Tuesday; the deadline of Saturday was Tuesday.
        assertThat(airings(OfficeSamples.SATURDAY.plusDays(4))).hasSize(4);
    }

    @Test
    void anAiringWithoutProofOfSoundDoesNotCount() {
        oweAMinuteADay();
        Airing first = airings(OfficeSamples.SATURDAY).getFirst();
        now = at(OfficeSamples.SATURDAY, 10, 0);
        long whole = first.airtime().length().toMillis() * 16;
        tell(
                OfficeSamples.SATURDAY,
                first,
                new Outcome.Aired(played(first, whole, Evidence.COMMANDED)));
        List<Airing> both = airings(OfficeSamples.SATURDAY);
        assertThat(both).hasSize(2);
        now = at(OfficeSamples.SATURDAY, 12, 0);
        tell(
                OfficeSamples.SATURDAY,
                both.getLast(),
                new Outcome.CutShort(
                        played(both.getLast(), whole - 1, Evidence.RENDERED),
                        Reason.OUTPUT_SILENT));
        assertThat(airings(OfficeSamples.SATURDAY)).hasSize(3);
    }

    @Test
    void daysBeforeTheObligationWasStoredAreNotMadeGood() {
        office.publishDue(now);
        now = judged(OfficeSamples.SATURDAY.plusDays(9));
        oweAMinuteADay();
        LocalDate today = LocalDate.ofInstant(now, OfficeSamples.HANOI);
        assertThat(airings(today)).hasSize(1);
    }

    private SlotId booked(LocalTime time) {
        var request =
                BookingRequest.once(
                        "Tin",
                        OfficeSamples.DONG_KINH,
                        OfficeSamples.SATURDAY,
                        time,
                        tay.id(),
                        MessageClass.ORDINARY);
        return ((BookingResult.Booked) office.slots().book(request, LAN)).slot().id();
    }

    @Test
    void anAiringThatHasBegunStaysAsItWasIssued() {
        booked(LocalTime.of(9, 0));
        booked(LocalTime.of(21, 30));
        DailyLog before = log(OfficeSamples.SATURDAY);
        now = at(OfficeSamples.SATURDAY, 9, 0).plusSeconds(30);
        assertThat(
                        office.planItems()
                                .with(Losses.ACCEPT)
                                .addPolicy(
                                        OfficePlanSamples.policy(
                                                OfficeSamples.LANG_SON,
                                                "Quy định",
                                                OfficePlanSamples.quiet(21, 10)),
                                        LAN))
                .isInstanceOf(PlanItemResult.Done.class);
        assertThat(airings(OfficeSamples.SATURDAY)).containsExactly(before.airings().getFirst());
        now = at(OfficeSamples.SATURDAY, 12, 0);
        assertThat(office.publishDue(now)).isZero();
    }

    @Test
    void aWithdrawnAiringOnAirIsRemovedAtOnceAndAnEndedOneStays() {
        SlotId nine = booked(LocalTime.of(9, 0));
        SlotId ten = booked(LocalTime.of(10, 0));
        SlotId eleven = booked(LocalTime.of(11, 0));
        office.publishDue(now);
        now = at(OfficeSamples.SATURDAY, 10, 0).minusSeconds(1);
        assertThat(airings(OfficeSamples.SATURDAY)).hasSize(3);
        now = at(OfficeSamples.SATURDAY, 10, 0).plusSeconds(30);
        office.slots().withdraw(ten, LAN);
        assertThat(airings(OfficeSamples.SATURDAY))
                .extracting(airing -> Slot.slotIdOf(airing.id()).orElseThrow())
                .containsExactly(nine, eleven);
        now = at(OfficeSamples.SATURDAY, 13, 0);
        assertThat(office.publishDue(now)).isZero();
    }

    @Test
    void creditedAirtimeStaysWhenTheBulletinIsRecordedAgain() {
        oweAMinuteADay("y tế");
        airings(OfficeSamples.SATURDAY);
        now = at(OfficeSamples.SATURDAY, 22, 0);
        tellAll(OfficeSamples.SATURDAY);
        now = judged(OfficeSamples.SATURDAY);
        assertThat(airings(SUNDAY)).hasSize(1);
        Clip other = clipSource.put("Tin Tày mới", "tyz", Duration.ofSeconds(60), new byte[61_000]);
        office.clips().registerClips();
        office.bulletins()
                .putRendition(
                        bulletin,
                        2,
                        Rendition.missing(TAY)
                                .withText("…")
                                .withSound(new Rendition.Sound.Recorded(other.id()))
                                .withPeople(new Rendition.People("A", "B", "C")),
                        LAN);
        now = at(SUNDAY, 0, 12);
        assertThat(airings(SUNDAY)).hasSize(1);
    }

    private List<PeriodClosing> closings() {
        return office.periods().closings(new ObligationId("tay-daily"), 100).orElseThrow();
    }

    private static PeriodClosing closing(LocalDate period, long owed, long heard, Instant at) {
        return new PeriodClosing(new ObligationId("tay-daily"), period, EAST.id(), owed, heard, at);
    }

    @Test
    void aPeriodIsClosedOnceAfterItsMakegoodDeadline() {
        oweAMinuteADay();
        Airing saturday = airings(OfficeSamples.SATURDAY).getFirst();
        // Three days of grace after Saturday; then it is judged.
        now = judged(OfficeSamples.SATURDAY.plusDays(3)).minusMillis(1);
        assertThat(office.periods().close(now)).isZero();
        now = judged(OfficeSamples.SATURDAY.plusDays(3));
        assertThat(office.periods().close(now)).isEqualTo(1);
        assertThat(closings()).containsExactly(closing(OfficeSamples.SATURDAY, 60_000, 0, now));
        assertThat(closings().getFirst().missing()).isEqualTo(60_000);
        assertThat(office.periods().close(now)).as("a second centre").isZero();
        Instant closedAt = now;
        now = now.plusSeconds(60);
        tell(OfficeSamples.SATURDAY, saturday, aired(saturday));
        assertThat(office.periods().close(now)).isZero();
        assertThat(closings())
                .as("late proof does not change a closed period")
                .containsExactly(closing(OfficeSamples.SATURDAY, 60_000, 0, closedAt));
        assertThat(office.reports().audit(3))
                .extracting(AuditEntry::action, AuditEntry::about)
                .contains(tuple("period-short", "tay-daily 2026-11-21: 1 đài"));
    }

    @Test
    void everyPeriodThatEndedDuringADowntimeIsClosedAfterIt() {
        oweAMinuteADay();
        office.publishDue(now);
        now = at(OfficeSamples.SATURDAY, 22, 0);
        tellAll(OfficeSamples.SATURDAY);
        now = judged(OfficeSamples.SATURDAY.plusDays(150));
        assertThat(office.periods().close(now)).isEqualTo(148);
        assertThat(office.periods().close(now)).isZero();
        assertThat(office.periods().closings(new ObligationId("tay-daily"), 1000).orElseThrow())
                .hasSize(148)
                .filteredOn(one -> one.missing() == 0)
                .extracting(PeriodClosing::period)
                .containsExactly(OfficeSamples.SATURDAY);
    }

    @Test
    void aMakegoodCountsForThePeriodOfTheShortfall() {
        oweAMinuteADay();
        office.publishDue(now);
        now = judged(OfficeSamples.SATURDAY);
        assertThat(airings(SUNDAY)).hasSize(2);
        now = at(SUNDAY, 23, 0);
        tellAll(SUNDAY);
        now = judged(SUNDAY.plusDays(3));
        assertThat(office.periods().close(now)).isEqualTo(2);
        assertThat(closings())
                .extracting(PeriodClosing::period, PeriodClosing::heard)
                .containsExactly(tuple(SUNDAY, 60_000L), tuple(OfficeSamples.SATURDAY, 60_000L));
    }

    @Test
    void theProgressOfTheCurrentPeriodIsListedForEveryStation() {
        var weekly =
                new Obligation(
                        new ObligationId("tay-weekly"),
                        "Kế hoạch 125/KH-UBND",
                        OfficeSamples.LANG_SON,
                        "",
                        TAY,
                        new Obligation.Amount.Time(Duration.ofMinutes(7)),
                        ObligationPeriod.WEEK,
                        OfficePlanSamples.FIRST,
                        LocalDate.MAX,
                        3);
        now = at(SUNDAY.plusDays(1), 6, 0);
        assertThat(office.planItems().put(new PlanItem.OfObligation(weekly), 0, LAN))
                .isInstanceOf(PlanItemResult.Done.class);
        LocalDate monday = SUNDAY.plusDays(1);
        office.publishDue(now);
        now = at(monday, 23, 0);
        tellAll(monday);
        now = judged(monday.plusDays(1));
        // Tuesday has no entries, and its makegood is not planned yet.
        assertThat(office.periods().progress(weekly.id(), now).orElseThrow())
                .containsExactly(
                        new PeriodProgress(
                                EAST.id(),
                                monday,
                                monday.plusDays(7),
                                420_000,
                                60_000,
                                300_000,
                                60_000));
        office.publishDue(now);
        assertThat(office.periods().progress(weekly.id(), now).orElseThrow())
                .extracting(PeriodProgress::missing)
                .containsExactly(0L);
        assertThat(office.periods().progress(new ObligationId("nothing"), now)).isEmpty();
        assertThat(office.periods().closings(new ObligationId("nothing"), 9)).isEmpty();
    }

    @Test
    void nothingIsClosedWithoutObligations() {
        assertThat(office.periods().close(now)).isZero();
    }
}
