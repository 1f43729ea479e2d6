package vn.tienglang.central.desk;

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
import vn.tienglang.central.languages.VietnamLanguages;
import vn.tienglang.planner.BulletinId;
import vn.tienglang.planner.Rendition;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.Terms;
import vn.tienglang.planner.Validity;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.obligation.ObligationId;
import vn.tienglang.planner.obligation.Term;
import vn.tienglang.planner.programme.Slot;

/** What stations really played, and what follows from it for the days to come. */
public abstract class LedgerStories {
    private static final Officer LAN = new Officer("lan", "Chị Lan");
    private static final Station EAST = Samples.station("ls-dong-kinh", Samples.DONG_KINH);
    private static final LanguageTag TAY = new LanguageTag("tyz");
    private static final LocalDate SUNDAY = Samples.SATURDAY.plusDays(1);
    private static final Duration GRACE = Duration.ofMinutes(10);

    private final MemoryShelf shelf = new MemoryShelf();
    private final Samples.Keys keys = Samples.Keys.of(EAST, 1);
    private AsRunLog chain = AsRunLog.empty(EAST.id());
    private Instant now = Samples.EIGHT;
    private Clip tay = Samples.clip("unset", Duration.ofSeconds(1));
    private BulletinId bulletin = new BulletinId("unset");
    private Desk desk = newDesk(new MemoryArchive());
    private Newsroom newsroom = newsroom(new MemoryArchive());
    private PlanOffice office = office(new MemoryArchive());
    private Periods periods = new Periods(new MemoryArchive(), GRACE);

    /** The same archive through a test, empty at its start. */
    protected abstract Archive archive();

    @BeforeEach
    void openTheOffice() {
        tay = shelf.put("Tin Tày", "tyz", Duration.ofSeconds(60), new byte[60_000]);
        archive()
                .inTransaction(books -> {
                    books.areas().add(Samples.areas());
                    books.enrolments().put(Samples.enrolment(EAST, keys));
                    return true;
                });
        desk = newDesk(archive());
        newsroom = newsroom(archive());
        office = office(archive());
        periods = new Periods(archive(), GRACE);
        desk.stockClips();
        bulletin();
    }

    private Desk newDesk(Archive archive) {
        return new Desk(
                archive,
                new StationKeys(archive),
                shelf,
                new KeptPost(),
                new KeptAlarm(),
                () -> now,
                new DeskRules(Samples.HANOI, GRACE));
    }

    private Newsroom newsroom(Archive archive) {
        return new Newsroom(
                archive, shelf, VietnamLanguages.TABLE, new KeptAlarm(), () -> now, Samples.HANOI);
    }

    private PlanOffice office(Archive archive) {
        return new PlanOffice(
                archive, VietnamLanguages.TABLE, new KeptAlarm(), () -> now, Samples.HANOI);
    }

    private void bulletin() {
        var terms =
                new Terms(
                        "Sốt xuất huyết",
                        "y tế",
                        MessageClass.ORDINARY,
                        Samples.LANG_SON,
                        new Validity(Samples.SATURDAY, Samples.SATURDAY.plusDays(300)),
                        List.of(TAY));
        bulletin = ((BulletinEdit.Done) newsroom.begin(terms, LAN)).kept().bulletin().id();
        newsroom.put(
                bulletin,
                1,
                Rendition.missing(TAY)
                        .withText("…")
                        .withSound(new Rendition.Sound.Recorded(tay.id()))
                        .withPeople(new Rendition.People("A", "B", "C")),
                LAN);
    }

    /** A minute of Tày a day, with three days of grace. */
    private void oweAMinuteADay() {
        oweAMinuteADay("");
    }

    private void oweAMinuteADay(String theme) {
        Obligation usual = PlanSamples.obligation("tay-daily");
        var owed =
                new Obligation(
                        usual.id(),
                        usual.paper(),
                        usual.unit(),
                        theme,
                        usual.language(),
                        usual.amount(),
                        usual.term(),
                        usual.from(),
                        usual.until(),
                        usual.graceDays());
        assertThat(office.put(new PlanItem.OfObligation(owed), 0, LAN))
                .isInstanceOf(PlanEdit.Done.class);
    }

    private static Instant at(LocalDate date, int hour, int minute) {
        return date.atTime(hour, minute).atZone(Samples.HANOI).toInstant();
    }

    /** When the day has just been judged. */
    private static Instant judged(LocalDate date) {
        return at(date.plusDays(1), 0, 0).plus(GRACE);
    }

    private DailyLog log(LocalDate date) {
        desk.publishDue(now);
        Optional<DailyLog> log =
                archive().inTransaction(books -> books.logs().latest(EAST.id(), date));
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
                chain.next(airing.id(), date, 1, airing.airtime().end(), outcome, keys.signer());
        chain = chain.after(entry.entry());
        desk.heard(new Message.AsRunTold(EAST.id(), List.of(entry)), now);
    }

    private void tellAll(LocalDate date) {
        for (Airing airing : airings(date)) {
            tell(date, airing, aired(airing));
        }
    }

    @Test
    void aShortfallIsMadeGoodOnTheNextDay() {
        oweAMinuteADay();
        assertThat(airings(Samples.SATURDAY)).hasSize(1);
        now = judged(Samples.SATURDAY).minusMillis(1);
        assertThat(airings(SUNDAY)).as("Saturday is not judged yet").hasSize(1);
        now = judged(Samples.SATURDAY);
        assertThat(airings(SUNDAY)).as("its own and Saturday's").hasSize(2);
        assertThat(airings(SUNDAY.plusDays(1))).as("it is made good once").hasSize(1);
        assertThat(desk.publishDue(now)).as("a second look").isZero();
        assertThat(desk.publishDue(now.plusSeconds(300))).as("and a later one").isZero();
    }

    @Test
    void whatWasHeardIsNotToldAgain() {
        oweAMinuteADay();
        airings(Samples.SATURDAY);
        now = at(Samples.SATURDAY, 22, 0);
        tellAll(Samples.SATURDAY);
        now = judged(Samples.SATURDAY);
        assertThat(airings(SUNDAY)).hasSize(1);
        assertThat(desk.publishDue(now)).isZero();
    }

    @Test
    void whatTheStationItselfSaysWasMissedIsMadeGoodOnTheSameDay() {
        oweAMinuteADay();
        Airing first = airings(Samples.SATURDAY).getFirst();
        now = at(Samples.SATURDAY, 10, 0);
        assertThat(airings(Samples.SATURDAY)).as("silence is not failure").containsExactly(first);
        tell(Samples.SATURDAY, first, new Outcome.Missed(Reason.NO_POWER));
        List<Airing> both = airings(Samples.SATURDAY);
        assertThat(both).hasSize(2).contains(first);
        assertThat(both.getLast().airtime().start())
                .as("in time for the station to hear of it")
                .isEqualTo(now.plus(Duration.ofMinutes(15)));
        now = now.plus(Duration.ofMinutes(7));
        assertThat(airings(Samples.SATURDAY)).as("it is not put off").isEqualTo(both);
        now = now.plus(Duration.ofMinutes(30));
        tell(Samples.SATURDAY, both.getLast(), aired(both.getLast()));
        assertThat(airings(Samples.SATURDAY)).isEqualTo(both);
        now = judged(Samples.SATURDAY);
        assertThat(airings(SUNDAY)).as("nothing is owed any more").hasSize(1);
    }

    @Test
    void lateProofTakesTheMakegoodBackUnlessItWasAired() {
        oweAMinuteADay();
        for (int day = 0; day < 3; day++) {
            now = judged(Samples.SATURDAY.plusDays(day)).minus(Duration.ofHours(1));
            desk.publishDue(now);
        }
        LocalDate tuesday = Samples.SATURDAY.plusDays(3);
        now = judged(tuesday.minusDays(1));
        assertThat(airings(tuesday)).as("three days of silence, and its own").hasSize(4);
        // The link is back at noon: all three days were played, and this morning's makegoods.
        now = at(tuesday, 0, 40);
        List<Airing> begun =
                airings(tuesday).stream()
                        .filter(one -> one.airtime().start().isBefore(now))
                        .toList();
        assertThat(begun).hasSize(4);
        for (int day = 0; day < 3; day++) {
            tellAll(Samples.SATURDAY.plusDays(day));
        }
        assertThat(airings(tuesday)).as("what was aired stays").hasSize(4);
    }

    @Test
    void lateProofTakesBackWhatIsStillToCome() {
        oweAMinuteADay();
        Airing saturday = airings(Samples.SATURDAY).getFirst();
        now = judged(Samples.SATURDAY);
        assertThat(airings(SUNDAY)).hasSize(2);
        now = now.plusSeconds(60);
        tell(Samples.SATURDAY, saturday, aired(saturday));
        assertThat(airings(SUNDAY)).hasSize(1);
        assertThat(desk.publishDue(now)).isZero();
    }

    @Test
    void afterItsDeadlineAShortfallIsNotMadeGoodAnyMore() {
        oweAMinuteADay();
        airings(Samples.SATURDAY);
        for (int day = 0; day < 4; day++) {
            now = judged(Samples.SATURDAY.plusDays(day));
            desk.publishDue(now);
        }
        // Silent from Saturday to Tuesday: Saturday's deadline was Tuesday.
        assertThat(airings(Samples.SATURDAY.plusDays(4))).hasSize(4);
    }

    @Test
    void whatWasOnlyOrderedOrWentIntoASilentOutputIsUnproven() {
        oweAMinuteADay();
        Airing first = airings(Samples.SATURDAY).getFirst();
        now = at(Samples.SATURDAY, 10, 0);
        long whole = first.airtime().length().toMillis() * 16;
        tell(Samples.SATURDAY, first, new Outcome.Aired(played(first, whole, Evidence.COMMANDED)));
        List<Airing> both = airings(Samples.SATURDAY);
        assertThat(both).hasSize(2);
        now = at(Samples.SATURDAY, 12, 0);
        tell(
                Samples.SATURDAY,
                both.getLast(),
                new Outcome.CutShort(
                        played(both.getLast(), whole - 1, Evidence.RENDERED),
                        Reason.OUTPUT_SILENT));
        assertThat(airings(Samples.SATURDAY)).hasSize(3);
    }

    @Test
    void whatCameBeforeTheObligationWasLaidDownIsNotMadeGood() {
        desk.publishDue(now);
        now = judged(Samples.SATURDAY.plusDays(9));
        oweAMinuteADay();
        LocalDate today = LocalDate.ofInstant(now, Samples.HANOI);
        assertThat(airings(today)).hasSize(1);
    }

    private SlotId booked(LocalTime time) {
        var request =
                BookingRequest.once(
                        "Tin",
                        Samples.DONG_KINH,
                        Samples.SATURDAY,
                        time,
                        tay.id(),
                        MessageClass.ORDINARY);
        return ((Booking.Booked) desk.book(request, LAN)).slot().id();
    }

    @Test
    void whatHasBegunStaysAsItWasIssued() {
        booked(LocalTime.of(9, 0));
        booked(LocalTime.of(21, 30));
        DailyLog before = log(Samples.SATURDAY);
        now = at(Samples.SATURDAY, 9, 0).plusSeconds(30);
        assertThat(
                        office.layDown(
                                PlanSamples.policy(
                                        Samples.LANG_SON, "Quy định", PlanSamples.quiet(21, 10)),
                                LAN))
                .isInstanceOf(PlanEdit.Done.class);
        assertThat(airings(Samples.SATURDAY)).containsExactly(before.airings().getFirst());
        now = at(Samples.SATURDAY, 12, 0);
        assertThat(desk.publishDue(now)).isZero();
    }

    @Test
    void whatIsTakenBackOnTheAirLeavesItAtOnceAndWhatIsOverStays() {
        SlotId nine = booked(LocalTime.of(9, 0));
        SlotId ten = booked(LocalTime.of(10, 0));
        SlotId eleven = booked(LocalTime.of(11, 0));
        desk.publishDue(now);
        now = at(Samples.SATURDAY, 10, 0).minusSeconds(1);
        assertThat(airings(Samples.SATURDAY)).hasSize(3);
        now = at(Samples.SATURDAY, 10, 0).plusSeconds(30);
        desk.withdraw(ten, LAN);
        assertThat(airings(Samples.SATURDAY))
                .extracting(airing -> Slot.of(airing.id()).orElseThrow())
                .containsExactly(nine, eleven);
        now = at(Samples.SATURDAY, 13, 0);
        assertThat(desk.publishDue(now)).isZero();
    }

    @Test
    void whatWasHeardStaysHeardThoughTheBulletinIsReadAnew() {
        oweAMinuteADay("y tế");
        airings(Samples.SATURDAY);
        now = at(Samples.SATURDAY, 22, 0);
        tellAll(Samples.SATURDAY);
        now = judged(Samples.SATURDAY);
        assertThat(airings(SUNDAY)).hasSize(1);
        Clip other = shelf.put("Tin Tày mới", "tyz", Duration.ofSeconds(60), new byte[61_000]);
        desk.stockClips();
        newsroom.put(
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
        return periods.closings(new ObligationId("tay-daily"), 100).orElseThrow();
    }

    private static PeriodClosing closing(LocalDate period, long owed, long heard, Instant at) {
        return new PeriodClosing(new ObligationId("tay-daily"), period, EAST.id(), owed, heard, at);
    }

    @Test
    void aPeriodIsClosedOnceWhenNothingOfItCanBeMadeGoodAnyMore() {
        oweAMinuteADay();
        Airing saturday = airings(Samples.SATURDAY).getFirst();
        // Three days of grace after Saturday; then it is judged.
        now = judged(Samples.SATURDAY.plusDays(3)).minusMillis(1);
        assertThat(periods.close(now)).isZero();
        now = judged(Samples.SATURDAY.plusDays(3));
        assertThat(periods.close(now)).isEqualTo(1);
        assertThat(closings()).containsExactly(closing(Samples.SATURDAY, 60_000, 0, now));
        assertThat(closings().getFirst().missing()).isEqualTo(60_000);
        assertThat(periods.close(now)).as("a second centre").isZero();
        Instant closedAt = now;
        now = now.plusSeconds(60);
        tell(Samples.SATURDAY, saturday, aired(saturday));
        assertThat(periods.close(now)).isZero();
        assertThat(closings())
                .as("late proof changes nothing of what is closed")
                .containsExactly(closing(Samples.SATURDAY, 60_000, 0, closedAt));
        assertThat(desk.audit(3))
                .extracting(AuditEntry::act, AuditEntry::about)
                .contains(tuple("period-short", "tay-daily 2026-11-21: 1 đài"));
    }

    @Test
    void everyPeriodThatEndedWhileNobodyWasThereIsClosedAtReturn() {
        oweAMinuteADay();
        desk.publishDue(now);
        now = at(Samples.SATURDAY, 22, 0);
        tellAll(Samples.SATURDAY);
        now = judged(Samples.SATURDAY.plusDays(150));
        assertThat(periods.close(now)).isEqualTo(148);
        assertThat(periods.close(now)).isZero();
        assertThat(periods.closings(new ObligationId("tay-daily"), 1000).orElseThrow())
                .hasSize(148)
                .filteredOn(one -> one.missing() == 0)
                .extracting(PeriodClosing::period)
                .containsExactly(Samples.SATURDAY);
    }

    @Test
    void aMakegoodCountsForThePeriodItWasTold() {
        oweAMinuteADay();
        desk.publishDue(now);
        now = judged(Samples.SATURDAY);
        assertThat(airings(SUNDAY)).hasSize(2);
        now = at(SUNDAY, 23, 0);
        tellAll(SUNDAY);
        now = judged(SUNDAY.plusDays(3));
        assertThat(periods.close(now)).isEqualTo(2);
        assertThat(closings())
                .extracting(PeriodClosing::period, PeriodClosing::heard)
                .containsExactly(tuple(SUNDAY, 60_000L), tuple(Samples.SATURDAY, 60_000L));
    }

    @Test
    void howFarARunningPeriodHasComeIsToldForEveryStation() {
        var weekly =
                new Obligation(
                        new ObligationId("tay-weekly"),
                        "Kế hoạch 125/KH-UBND",
                        Samples.LANG_SON,
                        "",
                        TAY,
                        new Obligation.Amount.Time(Duration.ofMinutes(7)),
                        Term.WEEK,
                        PlanSamples.FIRST,
                        LocalDate.MAX,
                        3);
        now = at(SUNDAY.plusDays(1), 6, 0);
        assertThat(office.put(new PlanItem.OfObligation(weekly), 0, LAN))
                .isInstanceOf(PlanEdit.Done.class);
        LocalDate monday = SUNDAY.plusDays(1);
        desk.publishDue(now);
        now = at(monday, 23, 0);
        tellAll(monday);
        now = judged(monday.plusDays(1));
        // Tuesday was silent, and its makegood not planned yet.
        assertThat(periods.progress(weekly.id(), now).orElseThrow())
                .containsExactly(
                        new PeriodProgress(
                                EAST.id(),
                                monday,
                                monday.plusDays(7),
                                420_000,
                                60_000,
                                300_000,
                                60_000));
        desk.publishDue(now);
        assertThat(periods.progress(weekly.id(), now).orElseThrow())
                .extracting(PeriodProgress::missing)
                .containsExactly(0L);
        assertThat(periods.progress(new ObligationId("nothing"), now)).isEmpty();
        assertThat(periods.closings(new ObligationId("nothing"), 9)).isEmpty();
    }

    @Test
    void nothingIsClosedWhereNothingIsOwed() {
        assertThat(periods.close(now)).isZero();
    }
}
