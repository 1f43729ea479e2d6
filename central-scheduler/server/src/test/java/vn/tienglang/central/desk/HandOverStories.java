package vn.tienglang.central.desk;

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
import vn.tienglang.central.languages.VietnamLanguages;
import vn.tienglang.planner.BulletinId;
import vn.tienglang.planner.Rendition;
import vn.tienglang.planner.Terms;
import vn.tienglang.planner.Validity;
import vn.tienglang.planner.handover.HandOver;
import vn.tienglang.planner.handover.HandOverId;

/**
 * What is promised for each day by an hour, and what happens when it comes, and when it does not.
 */
public abstract class HandOverStories {
    private static final Officer LAN = new Officer("lan", "Chị Lan");
    private static final Station EAST = Samples.station("ls-dong-kinh", Samples.DONG_KINH);
    private static final LanguageTag VI = new LanguageTag("vi");
    private static final LanguageTag TAY = new LanguageTag("tyz");
    private static final HandOverId FIGURES = new HandOverId("so-lieu-17h");
    private static final Instant FIVE =
            Samples.SATURDAY.atTime(17, 0).atZone(Samples.HANOI).toInstant();

    private final MemoryShelf shelf = new MemoryShelf();
    private final KeptAlarm alarm = new KeptAlarm();
    private Instant now = Samples.EIGHT;
    private Clip advice = Samples.clip("unset", Duration.ofSeconds(1));
    private Clip numbers = Samples.clip("unset", Duration.ofSeconds(1));
    private BulletinId figures = new BulletinId("unset");
    private Desk desk = newDesk(new MemoryArchive());
    private Newsroom newsroom = newsroom(new MemoryArchive());
    private PlanOffice office = office(new MemoryArchive());
    private HandOvers handOvers = handOvers(new MemoryArchive());

    /** The same archive through a test, empty at its start. */
    protected abstract Archive archive();

    @BeforeEach
    void openTheOffice() {
        advice = shelf.put("Lời khuyên", "vi", Duration.ofSeconds(60), new byte[50_000]);
        numbers = shelf.put("Số liệu", "vi", Duration.ofSeconds(50), new byte[40_000]);
        archive()
                .inTransaction(books -> {
                    books.areas().add(Samples.areas());
                    books.enrolments().put(Samples.enrolment(EAST, Samples.Keys.of(EAST, 1)));
                    return true;
                });
        desk = newDesk(archive());
        desk.stockClips();
        newsroom = newsroom(archive());
        office = office(archive());
        handOvers = handOvers(archive());
        figures = bulletin("Số liệu y tế", List.of(VI, TAY));
        BulletinId fallback = bulletin("Phòng bệnh", List.of(VI));
        record(fallback, advice);
        record(figures, numbers);
        now = Samples.EIGHT.minus(Duration.ofDays(3));
        var item =
                new PlanItem.OfHandOver(
                        PlanSamples.handOver(FIGURES.value(), figures.value(), fallback.value()));
        assertThat(office.put(item, 0, LAN)).isInstanceOf(PlanEdit.Done.class);
        now = Samples.EIGHT;
        var raised = new RaiseRequest(Samples.LANG_SON, 4, Set.of(), List.of(figures), Instant.MAX);
        assertThat(situations().raise(raised, LAN)).isInstanceOf(PlanEdit.Done.class);
    }

    private Situations situations() {
        return new Situations(archive(), alarm, () -> now, Samples.HANOI);
    }

    private Desk newDesk(Archive archive) {
        return new Desk(
                archive,
                new StationKeys(archive),
                shelf,
                new KeptPost(),
                alarm,
                () -> now,
                new DeskRules(Samples.HANOI, Duration.ofMinutes(10)));
    }

    private Newsroom newsroom(Archive archive) {
        var table = VietnamLanguages.TABLE;
        return new Newsroom(archive, shelf, table, alarm, () -> now, Samples.HANOI);
    }

    private PlanOffice office(Archive archive) {
        return new PlanOffice(archive, VietnamLanguages.TABLE, alarm, () -> now, Samples.HANOI);
    }

    private HandOvers handOvers(Archive archive) {
        return new HandOvers(archive, alarm, () -> now, Samples.HANOI);
    }

    private BulletinId bulletin(String title, List<LanguageTag> wanted) {
        var terms =
                new Terms(
                        title,
                        "y tế",
                        MessageClass.ORDINARY,
                        Samples.LANG_SON,
                        new Validity(Samples.SATURDAY, Samples.SATURDAY.plusDays(30)),
                        wanted);
        return ((BulletinEdit.Done) newsroom.begin(terms, LAN)).kept().bulletin().id();
    }

    private void record(BulletinId bulletin, Clip clip) {
        newsroom.put(
                bulletin,
                1,
                Rendition.missing(VI)
                        .withText("…")
                        .withSound(new Rendition.Sound.Recorded(clip.id()))
                        .withPeople(new Rendition.People("A", "B", "C")),
                LAN);
    }

    private DailyLog log(LocalDate date) {
        desk.publishDue(now);
        return archive().inTransaction(books -> books.logs().latest(EAST.id(), date)).orElseThrow();
    }

    private List<String> heardAt(LocalDate date, LocalTime time) {
        Instant at = date.atTime(time).atZone(Samples.HANOI).toInstant();
        DailyLog log = log(date);
        return log.airings().stream()
                .filter(one -> one.airtime().start().equals(at))
                .map(one -> log.clip(one.clip()).orElseThrow().title())
                .toList();
    }

    private List<HandOverDay> days() {
        return handOvers.days(Samples.SATURDAY.minusDays(9), Samples.SATURDAY.plusDays(9));
    }

    private HandOverView view() {
        assertThat(handOvers.today()).hasSize(1);
        return handOvers.today().getFirst();
    }

    @Test
    void daysAheadHoldTheFallbackAndWhoHandsOverPutsTheBulletinIntoItsPlace() {
        LocalTime six = LocalTime.of(18, 0);
        LocalDate tomorrow = Samples.SATURDAY.plusDays(1);
        assertThat(heardAt(Samples.SATURDAY, six)).containsExactly("Lời khuyên");
        assertThat(heardAt(tomorrow, six)).containsExactly("Lời khuyên");
        assertThat(view().standing()).isEqualTo(new HandOverView.Standing.Open());
        assertThat(view().due()).isEqualTo(FIVE);
        assertThat(view().bulletin()).isEqualTo("Số liệu y tế");
        assertThat(view().fallback()).isEqualTo("Phòng bệnh");
        assertThat(view().lacking()).containsExactly(TAY);

        now = FIVE.minusMillis(1);
        int before = alarm.wishes();
        var done = new HandOverDay(FIGURES, Samples.SATURDAY, HandOverDay.State.MET, "lan", now);
        assertThat(handOvers.handOver(FIGURES, LAN))
                .isEqualTo(new HandingOver.Done(done, List.of(TAY)));
        assertThat(alarm.wishes()).isEqualTo(before + 1);
        assertThat(heardAt(Samples.SATURDAY, six)).containsExactly("Số liệu");
        assertThat(heardAt(tomorrow, six)).containsExactly("Lời khuyên");
        assertThat(view().standing()).isEqualTo(new HandOverView.Standing.Met("lan", done.at()));

        now = FIVE.plusSeconds(60);
        assertThat(handOvers.handOver(FIGURES, LAN))
                .as("twice comes to the same")
                .isEqualTo(new HandingOver.Done(done, List.of(TAY)));
        handOvers.settle(now);
        assertThat(days().getLast()).isEqualTo(done);
        assertThat(desk.audit(50))
                .filteredOn(entry -> entry.act().equals("hand-over"))
                .extracting(AuditEntry::about)
                .containsExactly("so-lieu-17h 2026-11-21");
    }

    @Test
    void afterItsHourItIsTooLateAndTheFallbackStays() {
        now = FIVE;
        assertThat(handOvers.handOver(FIGURES, LAN))
                .isEqualTo(new HandingOver.Refused(List.of(new HandingOver.Bar.PastDue(FIVE))));
        assertThat(view().standing()).isEqualTo(new HandOverView.Standing.Fallback());
        assertThat(heardAt(Samples.SATURDAY, LocalTime.of(18, 0))).containsExactly("Lời khuyên");
        var nothing = new HandOverId("nothing");
        assertThat(handOvers.handOver(nothing, LAN)).isEqualTo(new HandingOver.Unknown(nothing));
    }

    @Test
    void whatNobodyCanTellIsNotHandedOver() {
        BulletinId bare = bulletin("Tin chưa đọc", List.of(VI, TAY));
        var item =
                new HandOver(
                        FIGURES,
                        Samples.LANG_SON,
                        "Số liệu",
                        bare,
                        LocalTime.of(17, 0),
                        figures,
                        PlanSamples.FIRST,
                        LocalDate.MAX);
        assertThat(office.put(new PlanItem.OfHandOver(item), 1, LAN))
                .isInstanceOf(PlanEdit.Done.class);
        assertThat(handOvers.handOver(FIGURES, LAN))
                .isEqualTo(
                        new HandingOver.Refused(
                                List.of(new HandingOver.Bar.CannotBeTold(bare, List.of(VI, TAY)))));
    }

    @Test
    void everyDeadlineThatPassedIsWrittenDownOnceThoughNobodyWasThere() {
        now = Samples.EIGHT;
        // Laid down three days ago at eight; the centre was down ever since.
        assertThat(handOvers.settle(now)).contains(FIVE);
        assertThat(days())
                .extracting(HandOverDay::date, HandOverDay::state, HandOverDay::by)
                .containsExactly(
                        tuple(Samples.SATURDAY.minusDays(3), HandOverDay.State.FALLBACK, ""),
                        tuple(Samples.SATURDAY.minusDays(2), HandOverDay.State.FALLBACK, ""),
                        tuple(Samples.SATURDAY.minusDays(1), HandOverDay.State.FALLBACK, ""));
        assertThat(handOvers.settle(now)).as("another centre").contains(FIVE);
        assertThat(days()).hasSize(3);
        now = FIVE;
        assertThat(handOvers.settle(now)).contains(FIVE.plus(Duration.ofDays(1)));
        assertThat(days()).hasSize(4);
        assertThat(desk.audit(50))
                .filteredOn(entry -> entry.act().equals("hand-over-missed"))
                .extracting(AuditEntry::about)
                .containsExactly(
                        "so-lieu-17h 2026-11-21",
                        "so-lieu-17h 2026-11-20",
                        "so-lieu-17h 2026-11-19",
                        "so-lieu-17h 2026-11-18");
    }

    @Test
    void whoHandsOverFirstThingAfterALongAbsenceLeavesNoGapBehind() {
        assertThat(handOvers.handOver(FIGURES, LAN)).isInstanceOf(HandingOver.Done.class);
        assertThat(days())
                .extracting(HandOverDay::state)
                .containsExactly(
                        HandOverDay.State.FALLBACK,
                        HandOverDay.State.FALLBACK,
                        HandOverDay.State.FALLBACK,
                        HandOverDay.State.MET);
    }

    @Test
    void whatWasTakenBackIsSettledNoMore() {
        handOvers.settle(now);
        var name = new PlanItem.Name(PlanItem.Kind.HAND_OVER, FIGURES.value());
        assertThat(office.withdraw(name, 1, LAN)).isInstanceOf(PlanEdit.Done.class);
        now = FIVE.plus(Duration.ofDays(2));
        assertThat(handOvers.settle(now)).isEmpty();
        assertThat(days()).hasSize(3);
        assertThat(handOvers.today()).isEmpty();
        assertThat(handOvers.handOver(FIGURES, LAN)).isInstanceOf(HandingOver.Unknown.class);
    }

    @Test
    void aHandOverOfBulletinsNobodyKnowsIsRefused() {
        var item = new PlanItem.OfHandOver(PlanSamples.handOver("khac", "b8-no", "b9-no"));
        assertThat(office.put(item, 0, LAN))
                .isEqualTo(
                        new PlanEdit.Refused(
                                List.of(
                                        new PlanEdit.Bar.UnknownBulletin(new BulletinId("b8-no")),
                                        new PlanEdit.Bar.UnknownBulletin(
                                                new BulletinId("b9-no")))));
    }
}
