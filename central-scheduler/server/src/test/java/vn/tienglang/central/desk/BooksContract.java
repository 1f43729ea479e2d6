package vn.tienglang.central.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.asrun.AsRunLog;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.Reason;
import vn.tienglang.airtime.asrun.SignedEntry;
import vn.tienglang.airtime.wire.Ed25519;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.audio.ingest.Finding;
import vn.tienglang.audio.ingest.Report;
import vn.tienglang.audio.loudness.Loudness;
import vn.tienglang.planner.Bulletin;
import vn.tienglang.planner.BulletinId;
import vn.tienglang.planner.Rendition;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.Terms;
import vn.tienglang.planner.Validity;
import vn.tienglang.planner.handover.HandOverId;
import vn.tienglang.planner.mix.LanguageMix;
import vn.tienglang.planner.obligation.ObligationId;
import vn.tienglang.planner.programme.Part;
import vn.tienglang.planner.programme.Starting;
import vn.tienglang.planner.reach.Target;

/** What every archive promises, in memory and on disk. */
public abstract class BooksContract {
    private static final Clip NEWS = Samples.clip("Bản tin sáng", Duration.ofSeconds(60));
    private static final Clip TUNE = Samples.clip("Nhạc hiệu", Duration.ofMillis(12_345));
    private static final Station ONE = Samples.station("ls-dong-kinh", Samples.DONG_KINH);
    private static final Station TWO = Samples.station("ls-tam-thanh", Samples.TAM_THANH);

    /** An archive with nothing in it; the same one through a test. */
    protected abstract Archive archive();

    private <T> T in(Function<Books, T> work) {
        return archive().inTransaction(work);
    }

    private List<OutboxItem> waiting(int atMost) {
        return in(books -> books.outbox().next(atMost));
    }

    private List<ObjectionCount> objections() {
        return in(books -> books.objections().all());
    }

    private List<AuditEntry> acts(int atMost) {
        return in(books -> books.audit().newest(atMost));
    }

    private long counted(String counter) {
        return in(books -> books.counters().value(counter));
    }

    private static boolean done() {
        return true;
    }

    @Test
    void workThatThrowsLeavesNothingBehind() {
        in(books -> {
            books.areas().add(Samples.areas());
            books.clips().put(NEWS);
            return done();
        });
        assertThatThrownBy(() ->
                        in(books -> {
                            writeEverywhere(books);
                            throw new IllegalStateException("half way");
                        }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("half way");
        in(books -> {
            assertThat(books.enrolments().all()).isEmpty();
            assertThat(books.clips().all()).containsExactly(NEWS);
            assertThat(books.areas().tree().find(new AreaCode("new"), Samples.SATURDAY)).isEmpty();
            assertThat(books.recordings().all()).isEmpty();
            assertThat(books.bulletins().all()).isEmpty();
            assertThat(books.slots().between(LocalDate.MIN, LocalDate.MAX)).isEmpty();
            assertThat(books.plan().all(PlanItem.Kind.HOLIDAY)).isEmpty();
            assertThat(books.logs().latestOn(Samples.SATURDAY)).isEmpty();
            assertThat(books.clipRights().mayFetch(ONE.id(), NEWS.id())).isFalse();
            assertThat(books.outbox().next(10)).isEmpty();
            assertThat(books.asRun().newest(10)).isEmpty();
            assertThat(books.heard().between(List.of(ONE.id()), FIRST, LAST)).isEmpty();
            assertThat(books.handOvers().between(FIRST, LAST)).isEmpty();
            assertThat(books.closings().of(TAY_DAILY, 10)).isEmpty();
            assertThat(books.statuses().all()).isEmpty();
            assertThat(books.objections().all()).isEmpty();
            assertThat(books.audit().newest(10)).isEmpty();
            assertThat(books.counters().value(Counters.SLOT)).isZero();
            return done();
        });
    }

    private static void writeEverywhere(Books books) {
        var keys = Samples.Keys.of(ONE, 1);
        books.enrolments().put(Samples.enrolment(ONE, keys));
        books.plan().put(kept(new PlanItem.OfHoliday(Samples.SATURDAY), 1, false));
        books.clips().put(TUNE);
        books.areas()
                .add(
                        List.of(
                                new Area(
                                        new AreaCode("new"),
                                        Samples.LANG_SON,
                                        "commune",
                                        "Xã Mới",
                                        Samples.SATURDAY,
                                        LocalDate.MAX)));
        assertThat(books.areas().tree().find(new AreaCode("new"), Samples.SATURDAY)).isPresent();
        books.recordings().put(recording("a", new Recording.State.Queued(0)));
        books.bulletins().add(kept("b1-x", 1, Samples.SATURDAY));
        books.slots().add(booked(1, "s1-a", Samples.SATURDAY));
        books.logs().issue(log(ONE.id(), 1, NEWS), Samples.EIGHT);
        books.clipRights().grant(ONE.id(), List.of(NEWS.id()));
        books.outbox().put(new Message.LogIssued(log(ONE.id(), 1, NEWS)), true, Samples.EIGHT);
        books.asRun().append(held(missed(ONE.id(), 1, keys), Samples.EIGHT));
        books.heard().put(List.of(heard(0, 1, 20)));
        books.handOvers().enter(handed("so-lieu", 0, HandOverDay.State.MET));
        books.closings().enter(closing(0, ONE.id(), 60));
        books.statuses()
                .put(
                        new StationState(
                                Samples.status(ONE.id(), 1, Samples.EIGHT), false, Samples.EIGHT));
        books.objections().add(new ObjectionCount("", Objection.OVERSIZE, 3, "big", Samples.EIGHT));
        books.audit().add(new AuditEntry(Samples.EIGHT, "lan", "book", "s1-a"));
        books.counters().countTo(Counters.SLOT, 5);
    }

    @Test
    void areasMakeATreeThatIsTheSameInEveryLaterTransaction() {
        in(books -> {
            books.areas().add(Samples.areas());
            return done();
        });
        in(books -> {
            var tree = books.areas().tree();
            assertThat(tree.ancestry(Samples.DONG_KINH, Samples.SATURDAY))
                    .extracting(Area::code)
                    .containsExactly(
                            Samples.DONG_KINH, Samples.TOWN, Samples.LANG_SON, AreaCode.COUNTRY);
            assertThat(tree.find(Samples.LANG_SON, Samples.SATURDAY).orElseThrow())
                    .isEqualTo(Samples.areas().get(1));
            return done();
        });
        AreaTree known = in(books -> books.areas().tree());
        assertThat(known).isSameAs(in(books -> books.areas().tree()));
    }

    @Test
    void areasThatMakeNoTreeAreNotTakenIn() {
        in(books -> {
            books.areas().add(Samples.areas());
            return done();
        });
        assertThatThrownBy(() ->
                        in(books -> {
                            books.areas().add(Samples.areas());
                            return done();
                        }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("stands twice");
    }

    @Test
    void aReplacedBoardTakesThePlaceOfTheOldOne() {
        Enrolment old = Samples.enrolment(ONE, Samples.Keys.of(ONE, 1));
        Enrolment other = Samples.enrolment(TWO, Samples.Keys.of(TWO, 1));
        Enrolment replaced = Samples.enrolment(ONE, Samples.Keys.of(ONE, 2));
        in(books -> {
            books.enrolments().put(other);
            books.enrolments().put(old);
            assertThat(books.enrolments().all()).containsExactly(old, other);
            books.enrolments().put(replaced);
            return done();
        });
        in(books -> {
            assertThat(books.enrolments().all()).containsExactly(replaced, other);
            assertThat(books.enrolments().find(ONE.id())).contains(replaced);
            assertThat(books.enrolments().find(new StationId("nobody"))).isEmpty();
            return done();
        });
    }

    @Test
    void clipsAreKeptByIdAndListedByTitle() {
        in(books -> {
            books.clips().put(TUNE);
            books.clips().put(NEWS);
            return done();
        });
        Clip renamed =
                new Clip(NEWS.id(), "Z", NEWS.language(), NEWS.length(), NEWS.bytes(), 1_024);
        in(books -> {
            assertThat(books.clips().all()).containsExactly(NEWS, TUNE);
            assertThat(books.clips().find(TUNE.id())).contains(TUNE);
            books.clips().put(renamed);
            return done();
        });
        in(books -> {
            assertThat(books.clips().all()).containsExactly(TUNE, renamed);
            return done();
        });
    }

    private static BookedSlot booked(long number, String id, LocalDate date) {
        return new BookedSlot(
                number,
                1,
                Samples.slot(id, Samples.LANG_SON, date, LocalTime.of(5, 30, 15), NEWS.id()),
                "lan",
                Samples.EIGHT.plusMillis(5),
                Stage.APPROVED);
    }

    @Test
    void slotsAreListedInBookingOrderByTheDaysTheyTouch() {
        BookedSlot late = booked(2, "s2-b", Samples.SATURDAY);
        BookedSlot early = booked(1, "s1-b", Samples.SATURDAY);
        BookedSlot sunday = booked(3, "s3-b", Samples.SATURDAY.plusDays(1));
        in(books -> {
            books.clips().put(NEWS);
            List.of(sunday, late, early).forEach(books.slots()::add);
            return done();
        });
        in(books -> {
            SlotBook slots = books.slots();
            LocalDate day = Samples.SATURDAY;
            assertThat(slots.between(day, day.plusDays(1))).containsExactly(early, late);
            assertThat(slots.between(day.plusDays(1), day.plusDays(2))).containsExactly(sunday);
            assertThat(slots.between(day.minusDays(9), day)).isEmpty();
            assertThat(slots.between(day.plusDays(2), day.plusDays(9))).isEmpty();
            assertThat(slots.find(late.slot().id())).contains(late);
            return done();
        });
    }

    @Test
    void aWithdrawnSlotStaysInTheBookAndSaysSo() {
        BookedSlot slot = booked(1, "s1-c", Samples.SATURDAY);
        in(books -> {
            books.clips().put(NEWS);
            books.slots().add(slot);
            books.slots().advance(slot.slot().id(), 1, Stage.WITHDRAWN);
            books.slots().advance(slot.slot().id(), 1, Stage.WITHDRAWN);
            books.slots().advance(new SlotId("nothing"), 1, Stage.WITHDRAWN);
            return done();
        });
        in(books -> {
            assertThat(books.slots().find(slot.slot().id()).orElseThrow().withdrawn()).isTrue();
            return done();
        });
    }

    private static BookedSlot revised(BookedSlot before, Stage stage) {
        return new BookedSlot(
                before.number(),
                before.revision() + 1,
                Samples.slot(
                        before.slot().id().value(),
                        Samples.LANG_SON,
                        Samples.SATURDAY,
                        LocalTime.of(17, before.revision()),
                        NEWS.id()),
                "minh",
                Samples.EIGHT.plusMillis(6),
                stage);
    }

    @Test
    void untilAChangeOfASlotIsClearedWhatItChangesStands() {
        LocalDate day = Samples.SATURDAY;
        BookedSlot first = booked(1, "s1-e", day);
        BookedSlot second = revised(first, Stage.AWAITING);
        BookedSlot third = revised(second, Stage.DRAFT);
        in(books -> {
            books.clips().put(NEWS);
            books.slots().add(first);
            assertThat(books.slots().put(second)).isTrue();
            assertThat(books.slots().put(second)).as("somebody was faster").isFalse();
            return done();
        });
        in(books -> {
            assertThat(books.slots().find(first.slot().id())).contains(second);
            assertThat(books.slots().revisions(first.slot().id())).containsExactly(first, second);
            assertThat(books.slots().between(day, day.plusDays(1))).containsExactly(second);
            assertThat(books.slots().standing(day, day.plusDays(1))).containsExactly(first);
            books.slots().advance(first.slot().id(), 2, Stage.APPROVED);
            assertThat(books.slots().put(third)).isTrue();
            return done();
        });
        in(books -> {
            assertThat(books.slots().standing(day, day.plusDays(1)))
                    .containsExactly(second.at(Stage.APPROVED));
            assertThat(books.slots().standing(day.plusDays(1), day.plusDays(2))).isEmpty();
            books.slots().advance(first.slot().id(), 3, Stage.WITHDRAWN);
            return done();
        });
        in(books -> {
            assertThat(books.slots().standing(day, day.plusDays(1))).isEmpty();
            return done();
        });
    }

    @Test
    void aProgrammeWithoutAnEndComesBackAsItWent() {
        var request =
                new BookingRequest(
                        "Chương trình \"sáng\"",
                        Samples.LANG_SON,
                        Target.of(Samples.LANG_SON, Samples.CAO_BANG),
                        Samples.recurrence(
                                "DTSTART:20261121T053000\nRRULE:FREQ=WEEKLY;BYDAY=MO,FR"),
                        new Starting.WaitUpTo(Duration.ofMinutes(5)),
                        Duration.ofMinutes(45),
                        List.of(
                                new Part.Recording(NEWS.id()),
                                new Part.Relay("Đài tỉnh", Duration.ofMinutes(15)),
                                new Part.Notices(Duration.ofMinutes(5))),
                        new LanguageMix.Alternate(),
                        MessageClass.PRIORITY);
        var slot =
                new BookedSlot(
                        1,
                        1,
                        request.slot(new SlotId("s1-f")),
                        "lan",
                        Samples.EIGHT,
                        Stage.PUBLISHED);
        in(books -> {
            books.slots().add(slot);
            return done();
        });
        in(books -> {
            assertThat(books.slots().find(slot.slot().id())).contains(slot);
            LocalDate far = LocalDate.of(2090, 1, 1);
            assertThat(books.slots().standing(far, far.plusDays(1))).containsExactly(slot);
            assertThat(books.slots().plays(NEWS.id())).isTrue();
            assertThat(books.slots().plays(TUNE.id())).isFalse();
            return done();
        });
    }

    @Test
    void noSlotIsEnteredTwice() {
        BookedSlot slot = booked(1, "s1-d", Samples.SATURDAY);
        in(books -> {
            books.clips().put(NEWS);
            books.slots().add(slot);
            return done();
        });
        assertThatThrownBy(() ->
                        in(books -> {
                            books.slots().add(slot);
                            return done();
                        }))
                .isInstanceOf(Archive.Failed.class);
    }

    @Test
    void approvalsAreOpenUntilTheyAreClosedAndKeepTheirSteps() {
        var later =
                new Approval(
                        new SlotId("s1-a"),
                        Samples.TOWN,
                        List.of("Biên tập", "Lãnh đạo"),
                        true,
                        "lan",
                        Samples.EIGHT.plusMillis(1),
                        List.of(),
                        List.of());
        var first =
                new Approval(
                        new SlotId("s2-a"),
                        Samples.TOWN,
                        List.of("Lãnh đạo"),
                        false,
                        "lan",
                        Samples.EIGHT,
                        List.of(),
                        List.of(
                                new Approval.Returned(
                                        "minh",
                                        Samples.EIGHT.plusMillis(5),
                                        new Remark("Thiếu tên người đọc"))));
        in(books -> {
            books.approvals().put(later);
            books.approvals().put(first);
            return done();
        });
        List<Approval> both = in(books -> books.approvals().open());
        assertThat(both).containsExactly(first, later);
        Approval taken = later.with(new Approval.Taken("minh", Samples.EIGHT.plusMillis(7)));
        in(books -> {
            books.approvals().put(taken);
            books.approvals().close(first.subject());
            books.approvals().close(new SlotId("nothing"));
            return done();
        });
        List<Approval> one = in(books -> books.approvals().open());
        assertThat(one).containsExactly(taken);
        Approval kept = in(books -> books.approvals().find(first.subject()).orElseThrow());
        assertThat(kept).isEqualTo(first);
    }

    private boolean put(KeptItem item) {
        return in(books -> books.plan().put(item));
    }

    private List<KeptItem> plan(Function<PlanBook, List<KeptItem>> question) {
        return in(books -> question.apply(books.plan()));
    }

    private static KeptItem kept(PlanItem item, int revision, boolean withdrawn) {
        Stage stage = withdrawn ? Stage.WITHDRAWN : Stage.APPROVED;
        return new KeptItem(item, revision, stage, "lan", Samples.EIGHT.plusMillis(revision));
    }

    @Test
    void everyKindOfPlanItemComesBackAsItWasPut() {
        for (PlanItem item : PlanSamples.oneOfEach()) {
            KeptItem first = kept(item, 1, false);
            assertThat(put(first)).as("%s", item.name()).isTrue();
            assertThat(plan(book -> book.find(item.name()).stream().toList()))
                    .containsExactly(first);
            assertThat(plan(book -> book.all(item.name().kind()))).containsExactly(first);
            assertThat(plan(book -> book.named(item.name().kind(), List.of(item.name().id()))))
                    .containsExactly(first);
        }
        assertThat(PlanSamples.oneOfEach())
                .extracting(item -> item.name().kind())
                .containsExactlyInAnyOrder(PlanItem.Kind.values());
    }

    @Test
    void ofTwoWhoChangeTheSameRevisionOfThePlanTheSecondIsTold() {
        PlanItem order = new PlanItem.OfOrder(Samples.TOWN, List.of(new SlotId("s1-abc")));
        PlanItem other = new PlanItem.OfOrder(Samples.TOWN, List.of(new SlotId("s2-abc")));
        assertThat(put(kept(order, 2, false))).isFalse();
        assertThat(put(kept(order, 1, false))).isTrue();
        assertThat(put(kept(other, 1, false))).isFalse();
        assertThat(put(kept(other, 2, false))).isTrue();
        assertThat(put(kept(order, 2, true))).isFalse();
        assertThat(put(kept(order, 3, true))).isTrue();
        assertThat(plan(book -> book.find(order.name()).stream().toList()))
                .containsExactly(kept(order, 3, true));
        assertThat(plan(book -> book.revisions(order.name())))
                .containsExactly(
                        kept(order, 1, false), kept(other, 2, false), kept(order, 3, true));
        assertThat(plan(book -> book.all(PlanItem.Kind.ORDER)))
                .containsExactly(kept(order, 3, true));
        in(books -> {
            books.plan().advance(order.name(), Stage.APPROVED);
            return done();
        });
        assertThat(plan(book -> book.all(PlanItem.Kind.ORDER)))
                .containsExactly(kept(order, 3, false));
        in(books -> {
            books.plan().advance(order.name(), Stage.WITHDRAWN);
            return done();
        });
        assertThat(plan(book -> book.named(PlanItem.Kind.ORDER, List.of("178")))).isEmpty();
        in(books -> {
            assertThat(books.plan().begun(PlanItem.Kind.ORDER))
                    .containsExactly(Map.entry("178", kept(order, 1, false).at()));
            assertThat(books.plan().begun(PlanItem.Kind.HOLIDAY)).isEmpty();
            return done();
        });
    }

    @Test
    void whatStandsInThePlanIsFoundByItsDays() {
        LocalDate feast = LocalDate.of(2026, 9, 2);
        KeptItem holiday = kept(new PlanItem.OfHoliday(feast), 1, false);
        KeptItem later = kept(new PlanItem.OfHoliday(feast.plusYears(1)), 1, false);
        KeptItem tags = kept(PlanSamples.oneOfEach().get(2), 1, false);
        in(books -> {
            books.plan().put(later);
            books.plan().put(holiday);
            books.plan().put(tags);
            return done();
        });
        var kinds = java.util.EnumSet.of(PlanItem.Kind.HOLIDAY);
        assertThat(plan(book -> book.standing(kinds, feast, feast.plusYears(2))))
                .containsExactly(holiday, later);
        assertThat(plan(book -> book.standing(kinds, feast, feast.plusDays(1))))
                .containsExactly(holiday);
        assertThat(plan(book -> book.standing(kinds, feast.plusDays(1), feast.plusDays(9))))
                .isEmpty();
        assertThat(plan(book -> book.standing(java.util.Set.of(), feast, feast.plusDays(1))))
                .isEmpty();
    }

    private static DailyLog log(StationId station, int revision, Clip clip) {
        var airtime = Airtime.of(Samples.EIGHT.plusMillis(revision), clip.length());
        var airing =
                new Airing(
                        new AiringId("s1-a-20261121"), airtime, clip.id(), MessageClass.PRIORITY);
        return new DailyLog(station, Samples.SATURDAY, revision, List.of(airing), List.of(clip));
    }

    @Test
    void theHighestRevisionIsTheLatest() {
        DailyLog empty =
                new DailyLog(ONE.id(), Samples.SATURDAY.plusDays(1), 1, List.of(), List.of());
        in(books -> {
            books.logs().issue(log(TWO.id(), 1, NEWS), Samples.EIGHT);
            books.logs().issue(log(ONE.id(), 1, NEWS), Samples.EIGHT);
            books.logs().issue(log(ONE.id(), 12, TUNE), Samples.EIGHT);
            books.logs().issue(empty, Samples.EIGHT);
            return done();
        });
        in(books -> {
            assertThat(books.logs().latest(ONE.id(), Samples.SATURDAY))
                    .contains(log(ONE.id(), 12, TUNE));
            assertThat(books.logs().latestOn(Samples.SATURDAY))
                    .containsExactly(log(ONE.id(), 12, TUNE), log(TWO.id(), 1, NEWS));
            assertThat(books.logs().latestOn(empty.date())).containsExactly(empty);
            assertThat(
                            books.logs()
                                    .latestBetween(
                                            List.of(TWO.id(), ONE.id()),
                                            Samples.SATURDAY,
                                            empty.date().plusDays(1)))
                    .containsExactly(log(ONE.id(), 12, TUNE), empty, log(TWO.id(), 1, NEWS));
            assertThat(
                            books.logs()
                                    .latestBetween(
                                            List.of(TWO.id()),
                                            Samples.SATURDAY,
                                            Samples.SATURDAY.plusDays(1)))
                    .containsExactly(log(TWO.id(), 1, NEWS));
            assertThat(books.logs().latestBetween(List.of(), LocalDate.MIN, LocalDate.MAX))
                    .isEmpty();
            assertThat(books.logs().latest(TWO.id(), empty.date())).isEmpty();
            return done();
        });
    }

    @Test
    void aRevisionNeverGoesBack() {
        in(books -> {
            books.logs().issue(log(ONE.id(), 3, NEWS), Samples.EIGHT);
            return done();
        });
        for (int revision : List.of(3, 2)) {
            assertThatThrownBy(() ->
                            in(books -> {
                                books.logs().issue(log(ONE.id(), revision, TUNE), Samples.EIGHT);
                                return done();
                            }))
                    .as("revision %d", revision)
                    .isInstanceOf(Archive.Failed.class);
        }
    }

    @Test
    void aStationMayFetchWhatWasGrantedToItAndNothingElse() {
        in(books -> {
            books.clipRights().grant(ONE.id(), List.of(NEWS.id(), TUNE.id()));
            books.clipRights().grant(ONE.id(), List.of(NEWS.id()));
            return done();
        });
        in(books -> {
            assertThat(books.clipRights().mayFetch(ONE.id(), NEWS.id())).isTrue();
            assertThat(books.clipRights().mayFetch(ONE.id(), TUNE.id())).isTrue();
            assertThat(books.clipRights().mayFetch(TWO.id(), NEWS.id())).isFalse();
            return done();
        });
    }

    @Test
    void theOutboxGivesBackWhatWasPutInAndEmergenciesFirst() {
        var first = new Message.LogIssued(log(ONE.id(), 1, NEWS));
        var urgent =
                new Message.Urgent(
                        7,
                        new AiringId("urgent-7"),
                        Samples.SATURDAY,
                        List.of(Samples.LANG_SON),
                        NEWS,
                        Samples.EIGHT.plusSeconds(9));
        in(books -> {
            books.outbox().put(first, true, Samples.EIGHT.plusSeconds(1));
            books.outbox().put(urgent, false, Samples.EIGHT.plusSeconds(2));
            return done();
        });
        List<OutboxItem> items = in(books -> books.outbox().next(5));
        assertThat(items).extracting(OutboxItem::message).containsExactly(urgent, first);
        assertThat(items).extracting(OutboxItem::retained).containsExactly(false, true);
        assertThat(items.getFirst().expiresAt()).isEqualTo(Samples.EIGHT.plusSeconds(2));
        assertThat(waiting(1)).containsExactly(items.getFirst());
        in(books -> {
            books.outbox().remove(items.getFirst().id());
            books.outbox().remove(items.getFirst().id());
            return done();
        });
        assertThat(waiting(5)).containsExactly(items.getLast());
    }

    @Test
    void aNewerLogTakesThePlaceOfTheOneThatWaitsAndIsNotTakenOutWithIt() {
        in(books -> {
            books.outbox().put(new Message.LogIssued(log(ONE.id(), 1, NEWS)), true, Samples.EIGHT);
            books.outbox().put(new Message.LogIssued(log(TWO.id(), 1, NEWS)), true, Samples.EIGHT);
            return done();
        });
        OutboxItem underWay = in(books -> books.outbox().next(1)).getFirst();
        in(books -> {
            books.outbox().put(new Message.LogIssued(log(ONE.id(), 2, TUNE)), true, Samples.EIGHT);
            books.outbox().remove(underWay.id());
            return done();
        });
        assertThat(waiting(5))
                .extracting(OutboxItem::message)
                .containsExactly(
                        new Message.LogIssued(log(TWO.id(), 1, NEWS)),
                        new Message.LogIssued(log(ONE.id(), 2, TUNE)));
    }

    private static DailyLog log(LocalDate date, StationId station) {
        return new DailyLog(station, date, 1, List.of(), List.of());
    }

    @Test
    void theLogsOfTheNearestDayLeaveTheOutboxFirstAndOfOneDayInOrder() {
        List<DailyLog> night =
                List.of(
                        log(Samples.SATURDAY.plusDays(7), ONE.id()),
                        log(Samples.SATURDAY.plusDays(1), ONE.id()),
                        log(Samples.SATURDAY, TWO.id()),
                        log(Samples.SATURDAY.plusDays(1), TWO.id()),
                        log(Samples.SATURDAY, ONE.id()));
        in(books -> {
            night.forEach(
                    log -> books.outbox().put(new Message.LogIssued(log), true, Samples.EIGHT));
            return done();
        });
        assertThat(waiting(9))
                .extracting(item -> ((Message.LogIssued) item.message()).log())
                .containsExactly(
                        night.get(2), night.get(4), night.get(1), night.get(3), night.get(0));
        assertThat(waiting(2)).hasSize(2);
    }

    /** As many airings as a day may have, each of another recording with the longest title. */
    private static DailyLog fullest() {
        var airings = new ArrayList<Airing>();
        var clips = new ArrayList<Clip>();
        for (int number = 0; number < Limits.AIRINGS_A_DAY; number++) {
            String title =
                    "ệ".repeat(Limits.TITLE_CHARACTERS - 3)
                            + String.format(Locale.ROOT, "%03d", number);
            Clip clip = Samples.clip(title, Duration.ofMinutes(2));
            clips.add(clip);
            airings.add(
                    new Airing(
                            new AiringId(String.format(Locale.ROOT, "%064d", number)),
                            Airtime.of(
                                    Samples.EIGHT.plus(Duration.ofMinutes(2L * number)),
                                    clip.length()),
                            clip.id(),
                            MessageClass.ORDINARY));
        }
        return new DailyLog(ONE.id(), Samples.SATURDAY, 1, airings, clips);
    }

    @Test
    void theFullestLogThereMayBeHasRoomInTheBooksAndInTheOutbox() {
        DailyLog log = fullest();
        in(books -> {
            books.logs().issue(log, Samples.EIGHT);
            books.outbox().put(new Message.LogIssued(log), true, Samples.EIGHT);
            return done();
        });
        Optional<DailyLog> kept = in(books -> books.logs().latest(ONE.id(), Samples.SATURDAY));
        assertThat(kept).contains(log);
        assertThat(waiting(1))
                .extracting(OutboxItem::message)
                .containsExactly(new Message.LogIssued(log));
    }

    @Test
    void whenALogWasSentIsKnownByRevision() {
        Instant later = Samples.EIGHT.plusSeconds(7);
        var first = new LogBook.Revision(ONE.id(), Samples.SATURDAY, 1);
        var second = new LogBook.Revision(ONE.id(), Samples.SATURDAY, 2);
        var neverIssued = new LogBook.Revision(TWO.id(), Samples.SATURDAY, 1);
        LocalDate sunday = Samples.SATURDAY.plusDays(1);
        in(books -> {
            books.logs().issue(log(ONE.id(), 1, NEWS), Samples.EIGHT);
            books.logs().issue(log(ONE.id(), 2, TUNE), Samples.EIGHT);
            books.logs().sent(first, Samples.EIGHT);
            books.logs().sent(second, Samples.EIGHT);
            books.logs().sent(neverIssued, Samples.EIGHT);
            books.logs().sent(second, later);
            return done();
        });
        List<StationId> both = List.of(ONE.id(), TWO.id());
        assertThat(sentBetween(both, Samples.SATURDAY, sunday))
                .isEqualTo(Map.of(first, Samples.EIGHT, second, later));
        assertThat(sentBetween(both, sunday, sunday.plusDays(9))).isEmpty();
        assertThat(sentBetween(List.of(), Samples.SATURDAY, sunday)).isEmpty();
        assertThat(latestRevisions(both, Samples.SATURDAY, sunday)).containsExactly(second);
        assertThat(latestRevisions(both, sunday, sunday.plusDays(9))).isEmpty();
        assertThat(latestRevisions(List.of(), Samples.SATURDAY, sunday)).isEmpty();
    }

    private Map<LogBook.Revision, Instant> sentBetween(
            List<StationId> stations, LocalDate from, LocalDate until) {
        return in(books -> books.logs().sentBetween(stations, from, until));
    }

    private List<LogBook.Revision> latestRevisions(
            List<StationId> stations, LocalDate from, LocalDate until) {
        return in(books -> books.logs().latestRevisions(stations, from, until));
    }

    private static List<SignedEntry> missed(StationId station, int count, Samples.Keys keys) {
        return Samples.chain(
                AsRunLog.empty(station),
                Samples.SATURDAY,
                Collections.nCopies(count, new Outcome.Missed(Reason.NO_FILE)),
                keys.signer());
    }

    private static List<HeldEntry> held(List<SignedEntry> entries, Instant at) {
        return entries.stream().map(entry -> new HeldEntry(entry, at)).toList();
    }

    @Test
    void asRunEntriesComeBackToTheLastDigitAndStillVerify() {
        var keys = Samples.Keys.of(ONE, 1);
        List<SignedEntry> told =
                Samples.chain(
                        AsRunLog.empty(ONE.id()),
                        Samples.SATURDAY,
                        List.of(
                                new Outcome.Aired(Samples.playback(960_000)),
                                new Outcome.CutShort(Samples.playback(0), Reason.NO_POWER),
                                new Outcome.Missed(Reason.CLOCK_UNSURE)),
                        keys.signer());
        in(books -> {
            assertThat(books.asRun().end(ONE.id(), keys.id())).isEqualTo(AsRunLog.empty(ONE.id()));
            books.asRun().append(held(told, Samples.EIGHT));
            return done();
        });
        in(books -> {
            AsRunBook book = books.asRun();
            List<HeldEntry> newest = book.newest(10);
            assertThat(newest.reversed()).isEqualTo(held(told, Samples.EIGHT));
            assertThat(
                            AsRunLog.empty(ONE.id())
                                    .check(
                                            newest.reversed().stream()
                                                    .map(HeldEntry::entry)
                                                    .toList(),
                                            Ed25519.verifier(keys.id(), keys.pair().getPublic())))
                    .isEqualTo(
                            new AsRunLog.Check.Intact(
                                    new AsRunLog(ONE.id(), 3, told.getLast().entry().digest())));
            assertThat(book.end(ONE.id(), keys.id()).sequence()).isEqualTo(3);
            assertThat(book.end(ONE.id(), keys.id()).head())
                    .isEqualTo(told.getLast().entry().digest());
            assertThat(book.digests(ONE.id(), keys.id(), 2, 9))
                    .containsOnlyKeys(2L, 3L)
                    .containsEntry(2L, told.get(1).entry().digest());
            assertThat(book.onDay(Samples.SATURDAY))
                    .isEqualTo(told.stream().map(SignedEntry::entry).toList());
            assertThat(book.onDay(Samples.SATURDAY.plusDays(1))).isEmpty();
            LocalDate next = Samples.SATURDAY.plusDays(1);
            assertThat(book.between(List.of(ONE.id()), Samples.SATURDAY, next))
                    .isEqualTo(book.onDay(Samples.SATURDAY));
            assertThat(book.between(List.of(ONE.id()), next, next.plusDays(1))).isEmpty();
            assertThat(book.between(List.of(TWO.id()), Samples.SATURDAY, next)).isEmpty();
            assertThat(book.between(List.of(), Samples.SATURDAY, next)).isEmpty();
            assertThat(book.told(List.of(ONE.id(), TWO.id()), Samples.SATURDAY, next))
                    .containsExactly(new ToldDay(ONE.id(), Samples.SATURDAY, told.size()));
            assertThat(book.told(List.of(), Samples.SATURDAY, next)).isEmpty();
            assertThat(book.newest(1)).containsExactly(newest.getFirst());
            return done();
        });
    }

    @Test
    void aReplacedBoardBeginsAChainOfItsOwn() {
        var old = Samples.Keys.of(ONE, 1);
        var fresh = Samples.Keys.of(ONE, 2);
        in(books -> {
            books.asRun().append(held(missed(ONE.id(), 2, old), Samples.EIGHT));
            assertThat(books.asRun().end(ONE.id(), fresh.id())).isEqualTo(AsRunLog.empty(ONE.id()));
            books.asRun().append(held(missed(ONE.id(), 1, fresh), Samples.EIGHT.plusSeconds(1)));
            return done();
        });
        in(books -> {
            assertThat(books.asRun().end(ONE.id(), old.id()).sequence()).isEqualTo(2);
            assertThat(books.asRun().end(ONE.id(), fresh.id()).sequence()).isEqualTo(1);
            assertThat(books.asRun().onDay(Samples.SATURDAY))
                    .extracting(AsRunEntry::sequence)
                    .containsExactly(1L, 1L, 2L);
            assertThat(books.asRun().newest(1).getFirst().entry().signature().key())
                    .isEqualTo(fresh.id());
            return done();
        });
    }

    @Test
    void noEntryIsHeldTwice() {
        var keys = Samples.Keys.of(ONE, 1);
        List<HeldEntry> entries = held(missed(ONE.id(), 1, keys), Samples.EIGHT);
        in(books -> {
            books.asRun().append(entries);
            return done();
        });
        assertThatThrownBy(() ->
                        in(books -> {
                            books.asRun().append(entries);
                            return done();
                        }))
                .isInstanceOf(Archive.Failed.class);
    }

    private static final ObligationId TAY_DAILY = new ObligationId("tay-daily");
    private static final LocalDate FIRST = Samples.SATURDAY.minusDays(30);
    private static final LocalDate LAST = Samples.SATURDAY.plusDays(30);

    private static HandOverDay handed(String id, int day, HandOverDay.State state) {
        return new HandOverDay(
                new HandOverId(id), Samples.SATURDAY.plusDays(day), state, "", Samples.EIGHT);
    }

    private static PeriodClosing closing(int day, StationId station, long heard) {
        return new PeriodClosing(
                TAY_DAILY, Samples.SATURDAY.plusDays(day), station, 60, heard, Samples.EIGHT);
    }

    private static HeardDay heard(int day, int entries, long units) {
        return new HeardDay(
                ONE.id(),
                Samples.SATURDAY.plusDays(day),
                TAY_DAILY,
                "time tyz y tế",
                entries,
                units);
    }

    @Test
    void whatWasCountedLastOfADayStandsUntilItIsForgotten() {
        in(books -> {
            books.heard().put(List.of(heard(0, 1, 20), heard(-1, 0, 0)));
            books.heard().put(List.of(heard(0, 2, 60)));
            books.heard().put(List.of());
            return done();
        });
        in(books -> {
            HeardBook book = books.heard();
            assertThat(book.between(List.of(ONE.id()), FIRST, LAST))
                    .containsExactlyInAnyOrder(heard(0, 2, 60), heard(-1, 0, 0));
            assertThat(book.between(List.of(ONE.id()), FIRST, Samples.SATURDAY))
                    .containsExactly(heard(-1, 0, 0));
            assertThat(book.between(List.of(TWO.id()), FIRST, LAST)).isEmpty();
            assertThat(book.between(List.of(), FIRST, LAST)).isEmpty();
            book.forgetBefore(Samples.SATURDAY);
            assertThat(book.between(List.of(ONE.id()), FIRST, LAST))
                    .containsExactly(heard(0, 2, 60));
            return done();
        });
    }

    @Test
    void howADayOfAHandOverEndedIsEnteredOnce() {
        HandOverDay met = handed("so-lieu", 0, HandOverDay.State.MET);
        HandOverDay missed = handed("so-lieu", -3, HandOverDay.State.FALLBACK);
        HandOverDay other = handed("khac", 0, HandOverDay.State.FALLBACK);
        in(books -> {
            assertThat(books.handOvers().enter(met)).isTrue();
            assertThat(books.handOvers().enter(missed)).isTrue();
            assertThat(books.handOvers().enter(other)).isTrue();
            return done();
        });
        in(books -> {
            HandOverBook book = books.handOvers();
            assertThat(book.enter(handed("so-lieu", 0, HandOverDay.State.FALLBACK))).isFalse();
            assertThat(book.find(met.handOver(), met.date())).contains(met);
            assertThat(book.find(met.handOver(), met.date().plusDays(1))).isEmpty();
            assertThat(book.lastBefore(met.handOver(), met.date())).contains(missed.date());
            assertThat(book.lastBefore(met.handOver(), missed.date())).isEmpty();
            assertThat(book.between(FIRST, LAST)).containsExactly(other, missed, met);
            assertThat(book.between(missed.date().plusDays(1), met.date())).isEmpty();
            return done();
        });
    }

    @Test
    void whatAPeriodCameToIsEnteredOnce() {
        in(books -> {
            assertThat(books.closings().enter(closing(0, TWO.id(), 60))).isTrue();
            assertThat(books.closings().enter(closing(0, ONE.id(), 60))).isTrue();
            assertThat(books.closings().enter(closing(1, ONE.id(), 20))).isTrue();
            return done();
        });
        in(books -> {
            ClosingBook book = books.closings();
            assertThat(book.enter(closing(0, ONE.id(), 0))).isFalse();
            assertThat(book.of(TAY_DAILY, 10))
                    .containsExactly(
                            closing(1, ONE.id(), 20),
                            closing(0, ONE.id(), 60),
                            closing(0, TWO.id(), 60));
            assertThat(book.of(TAY_DAILY, 1)).containsExactly(closing(1, ONE.id(), 20));
            assertThat(book.last(List.of(ONE.id(), TWO.id())))
                    .isEqualTo(
                            Map.of(
                                    ONE.id(), Map.of(TAY_DAILY, Samples.SATURDAY.plusDays(1)),
                                    TWO.id(), Map.of(TAY_DAILY, Samples.SATURDAY)));
            assertThat(book.last(List.of())).isEmpty();
            return done();
        });
    }

    @Test
    void theLatestStateOfAStationIsHeld() {
        var first =
                new StationState(
                        Samples.status(ONE.id(), 1, Samples.EIGHT.plusNanos(5)),
                        false,
                        Samples.EIGHT);
        var lost = new StationState(first.status(), true, Samples.EIGHT.plusMillis(1));
        var other =
                new StationState(Samples.status(TWO.id(), 4, Samples.EIGHT), false, Samples.EIGHT);
        in(books -> {
            books.statuses().put(other);
            books.statuses().put(first);
            assertThat(books.statuses().find(ONE.id())).contains(first);
            books.statuses().put(lost);
            return done();
        });
        in(books -> {
            assertThat(books.statuses().all()).containsExactly(lost, other);
            assertThat(books.statuses().find(new StationId("nobody"))).isEmpty();
            return done();
        });
    }

    @Test
    void objectionsAddUpBySenderAndReason() {
        var once = new ObjectionCount("", Objection.MALFORMED, 1, "first", Samples.EIGHT);
        var more =
                new ObjectionCount(
                        "", Objection.MALFORMED, 4, "later", Samples.EIGHT.plusMillis(9));
        var other = new ObjectionCount("ls-x", Objection.STALE, 2, "", Samples.EIGHT);
        in(books -> {
            List.of(other, once, more).forEach(books.objections()::add);
            return done();
        });
        assertThat(objections())
                .containsExactly(
                        new ObjectionCount(
                                "", Objection.MALFORMED, 5, "later", Samples.EIGHT.plusMillis(9)),
                        other);
    }

    @Test
    void theAuditTellsTheLatestActFirst() {
        var book = new AuditEntry(Samples.EIGHT, "lan", "book", "s1");
        var withdraw = new AuditEntry(Samples.EIGHT, "minh", "withdraw", "s1");
        in(books -> {
            books.audit().add(book);
            books.audit().add(withdraw);
            return done();
        });
        assertThat(acts(5)).containsExactly(withdraw, book);
        assertThat(acts(1)).containsExactly(withdraw);
    }

    @Test
    void countersOnlyCountUp() {
        in(books -> {
            books.counters().hold(Counters.PLAN);
            assertThat(books.counters().value(Counters.URGENT)).isZero();
            books.counters().countTo(Counters.URGENT, 41);
            return done();
        });
        assertThat(counted(Counters.URGENT)).isEqualTo(41);
        assertThatThrownBy(() ->
                        in(books -> {
                            books.counters().countTo(Counters.URGENT, 41);
                            return done();
                        }))
                .isInstanceOf(Archive.Failed.class);
    }

    @Test
    void whoHoldsThePlanSeesWhatTheOneBeforeWrote() throws InterruptedException {
        int bookings = 20;
        Runnable oneAfterAnother =
                () -> {
                    for (int i = 0; i < bookings; i++) {
                        in(books -> {
                            books.counters().hold(Counters.PLAN);
                            long last = books.counters().value(Counters.SLOT);
                            books.counters().countTo(Counters.SLOT, last + 1);
                            return done();
                        });
                    }
                };
        var one = new Thread(oneAfterAnother, "one");
        var other = new Thread(oneAfterAnother, "other");
        one.start();
        other.start();
        one.join();
        other.join();
        assertThat(counted(Counters.SLOT)).isEqualTo(2L * bookings);
    }

    private List<Recording> recordings() {
        return in(books -> books.recordings().all());
    }

    private Optional<Recording> recording(ClipId id) {
        return in(books -> books.recordings().find(id));
    }

    private List<KeptBulletin> bulletins() {
        return in(books -> books.bulletins().all());
    }

    private Optional<KeptBulletin> bulletin(BulletinId id) {
        return in(books -> books.bulletins().find(id));
    }

    private List<Clip> clips() {
        return in(books -> books.clips().all());
    }

    private boolean is(Function<Books, Boolean> so) {
        return in(so);
    }

    private static Recording recording(String name, Recording.State state) {
        return new Recording(
                ClipId.of(name.getBytes(StandardCharsets.UTF_8)),
                "Bản ghi " + name,
                new LanguageTag("tyz"),
                123_456_789_012L,
                "lan",
                Samples.EIGHT,
                state);
    }

    private static KeptBulletin kept(String id, int revision, LocalDate until) {
        var terms =
                new Terms(
                        "Phòng bệnh sốt xuất huyết",
                        "y tế",
                        MessageClass.PRIORITY,
                        Samples.LANG_SON,
                        new Validity(Samples.SATURDAY, until),
                        List.of(new LanguageTag("nut"), new LanguageTag("vi")));
        return new KeptBulletin(
                Bulletin.begun(new BulletinId(id), terms), revision, "lan", Samples.EIGHT);
    }

    private static Rendition rendition() {
        return new Rendition(
                new LanguageTag("vi"),
                new Rendition.Sound.Recorded(NEWS.id()),
                "Bà con chú ý.\n\nDiệt bọ gậy.",
                new Rendition.People("", "Lò Thị Mai", "Hoàng Văn Thụ"));
    }

    @Test
    void whatBecameOfARecordingComesBackToTheLastFigure() {
        var report =
                new Report(
                        "WebM/Opus",
                        48_000,
                        2,
                        Duration.ofNanos(61_234_567_891L),
                        new Loudness(Double.NEGATIVE_INFINITY, -20.125, -22, 0, -9.8, -1.0 / 3),
                        new Loudness(-16, -10.2, -12.7, 5.1, -1.6, -1.7),
                        true);
        var finding =
                new Finding(
                        Finding.Kind.CLIPPED,
                        Finding.Weight.WARNING,
                        Duration.ofNanos(1),
                        Duration.ofSeconds(61),
                        0.25,
                        "a | b");
        for (Recording.State state :
                List.of(
                        new Recording.State.Queued(0),
                        new Recording.State.Working(2),
                        new Recording.State.Taken(NEWS.id(), report, List.of(finding, finding)),
                        new Recording.State.Taken(NEWS.id(), report, List.of()),
                        new Recording.State.Refused(List.of(finding), Samples.EIGHT),
                        new Recording.State.Failed(Recording.Trouble.DISK, Samples.EIGHT),
                        new Recording.State.Discarded(List.of(NEWS.id())),
                        new Recording.State.Discarded(List.of()))) {
            Recording recording = recording("a", state);
            in(books -> {
                books.recordings().put(recording);
                return done();
            });
            assertThat(recording(recording.id())).contains(recording);
            assertThat(recordings()).containsExactly(recording);
        }
        in(books -> {
            books.recordings().remove(recording("a", new Recording.State.Queued(0)).id());
            books.recordings().remove(NEWS.id());
            return done();
        });
        assertThat(recordings()).isEmpty();
    }

    @Test
    void aBulletinComesBackAsItWasWithItsLanguagesInOrder() {
        var first = kept("b1-x", 1, Samples.SATURDAY);
        var later = kept("b2-x", 1, Samples.SATURDAY.plusDays(1));
        in(books -> {
            books.clips().put(NEWS);
            books.bulletins().add(first);
            books.bulletins().add(later);
            return done();
        });
        var changed =
                new KeptBulletin(
                        first.bulletin().withRendition(rendition()).asRetired(),
                        2,
                        "minh",
                        Samples.EIGHT.plusMillis(7));
        assertThat(is(books -> books.bulletins().isHeard(NEWS.id()))).isFalse();
        assertThat(is(books -> books.bulletins().replace(changed))).isTrue();
        assertThat(is(books -> books.bulletins().isHeard(NEWS.id()))).isTrue();
        assertThat(bulletin(new BulletinId("b1-x"))).contains(changed);
        assertThat(bulletin(new BulletinId("b9-x"))).isEmpty();
        assertThat(bulletins()).containsExactly(later, changed);
    }

    @Test
    void aBulletinIsReplacedOnlyByTheRevisionAfterIt() {
        in(books -> {
            books.bulletins().add(kept("b1-x", 1, Samples.SATURDAY));
            return done();
        });
        for (int revision : List.of(1, 3)) {
            var other = kept("b1-x", revision, Samples.SATURDAY.plusDays(9));
            assertThat(is(books -> books.bulletins().replace(other))).isFalse();
        }
        assertThat(is(books -> books.bulletins().replace(kept("b7-x", 2, Samples.SATURDAY))))
                .isFalse();
        assertThat(bulletins()).containsExactly(kept("b1-x", 1, Samples.SATURDAY));
    }

    @Test
    void aRecordingIsForgottenAndWhatPlaysItIsKnown() {
        in(books -> {
            books.clips().put(NEWS);
            books.clips().put(TUNE);
            books.slots().add(booked(1, "s1-a", Samples.SATURDAY));
            books.slots().advance(new SlotId("s1-a"), 1, Stage.WITHDRAWN);
            return done();
        });
        assertThat(is(books -> books.slots().plays(NEWS.id()))).isTrue();
        assertThat(is(books -> books.slots().plays(TUNE.id()))).isFalse();
        in(books -> {
            books.clips().remove(TUNE.id());
            books.clips().remove(TUNE.id());
            return done();
        });
        assertThat(clips()).containsExactly(NEWS);
    }
}
