package vn.tienglang.central.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.central.languages.VietnamLanguages;
import vn.tienglang.planner.BulletinId;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.Terms;
import vn.tienglang.planner.Validity;
import vn.tienglang.planner.form.PlanDocument;
import vn.tienglang.planner.reach.Tag;
import vn.tienglang.planner.situation.Frequency;
import vn.tienglang.planner.situation.Playbook;

/** A whole plan is handed out and taken in: all of it, or nothing. */
public abstract class PlanDocumentStories {
    private static final Officer LAN = new Officer("lan", "Chị Lan");
    private static final Station EAST = Samples.station("ls-dong-kinh", Samples.DONG_KINH);
    private static final LanguageTag VI = new LanguageTag("vi");
    private static final String PAPER = "Quyết định 12/2021/QĐ-UBND";

    private final MemoryShelf shelf = new MemoryShelf();
    private final Instant now = Samples.EIGHT;
    private final Clip vi = shelf.put("Tin", "vi", Duration.ofSeconds(60), new byte[50_000]);
    private Room here;

    /** The same archive through a test, empty at its start. */
    protected abstract Archive archive();

    /** An office over an archive. */
    private final class Room {
        private final Archive archive;
        private final KeptAlarm alarm = new KeptAlarm();
        private final Desk desk;
        private final Newsroom newsroom;
        private final PlanOffice office;
        private final Situations situations;
        private final Approvals approvals;
        private final PlanDocuments documents;

        Room(Archive archive) {
            this.archive = archive;
            archive.inTransaction(books -> {
                books.areas().add(Samples.areas());
                books.enrolments().put(Samples.enrolment(EAST, Samples.Keys.of(EAST, 1)));
                return true;
            });
            var zone = Samples.HANOI;
            var table = VietnamLanguages.TABLE;
            desk =
                    new Desk(
                            archive,
                            new StationKeys(archive),
                            shelf,
                            new KeptPost(),
                            alarm,
                            () -> now,
                            new DeskRules(zone, Duration.ofMinutes(10)));
            desk.stockClips();
            newsroom = new Newsroom(archive, shelf, table, alarm, () -> now, zone);
            office = new PlanOffice(archive, table, alarm, () -> now, zone);
            situations = new Situations(archive, alarm, () -> now, zone);
            approvals = new Approvals(archive, alarm, () -> now);
            documents = new PlanDocuments(archive, office, situations, alarm, () -> now, zone);
        }

        BulletinId bulletin() {
            var terms =
                    new Terms(
                            "Sốt xuất huyết",
                            "y tế",
                            MessageClass.ORDINARY,
                            Samples.LANG_SON,
                            new Validity(Samples.SATURDAY, Samples.SATURDAY.plusDays(9)),
                            List.of(VI));
            return ((BulletinEdit.Done) newsroom.begin(terms, LAN)).kept().bulletin().id();
        }

        SlotId booked(String title, MessageClass messageClass, int hour) {
            var request =
                    BookingRequest.once(
                            title,
                            Samples.DONG_KINH,
                            Samples.SATURDAY,
                            LocalTime.of(hour, 0),
                            vi.id(),
                            messageClass);
            return ((Booking.Booked) desk.book(request, LAN)).booked().slot().id();
        }

        /** Something of every kind. */
        SlotId fill() {
            office.layDown(
                    PlanSamples.policy(Samples.LANG_SON, PAPER, PlanSamples.quiet(21, 5)), LAN);
            put(new PlanItem.OfProfile(EAST.id(), PlanSamples.halfTay()));
            put(new PlanItem.OfTags(EAST.id(), Set.of(new Tag("market"))));
            put(PlanSamples.oneOfEach().get(3));
            put(new PlanItem.OfHoliday(LocalDate.of(2027, 1, 1)));
            put(new PlanItem.OfObligation(PlanSamples.obligation("tay-daily")));
            SlotId slot = booked("Tin ưu tiên", MessageClass.PRIORITY, 17);
            put(new PlanItem.OfOrder(Samples.DONG_KINH, List.of(slot)));
            situations.raise(
                    new RaiseRequest(
                            Samples.DONG_KINH, 4, Set.of(), List.of(bulletin()), Instant.MAX),
                    LAN);
            return slot;
        }

        void put(PlanItem item) {
            assertThat(office.put(item, 0, LAN)).isInstanceOf(PlanEdit.Done.class);
        }

        String text() {
            return documents.whole().text();
        }

        PlanTaking take(String text) {
            return documents.take(text.getBytes(StandardCharsets.UTF_8), LAN);
        }

        List<Object> traces() {
            return archive.inTransaction(books ->
                    List.of(
                            books.audit().newest(100),
                            books.counters().value(Counters.PLAN_ITEM),
                            books.counters().value(Counters.SLOT),
                            books.approvals().open()));
        }
    }

    @BeforeEach
    void openTheOffice() {
        here = new Room(archive());
    }

    private static PlanTaking.Taken taken(PlanTaking taking) {
        assertThat(taking).isInstanceOf(PlanTaking.Taken.class);
        return (PlanTaking.Taken) taking;
    }

    private static List<PlanTaking.Against> refused(PlanTaking taking) {
        assertThat(taking).isInstanceOf(PlanTaking.Refused.class);
        return ((PlanTaking.Refused) taking).against();
    }

    @Test
    void whatIsHandedOutAndTakenInAgainChangesNothing() {
        here.fill();
        String text = here.text();
        List<Object> before = here.traces();
        int wishes = here.alarm.wishes();
        PlanTaking.Taken taken = taken(here.take(text));
        assertThat(taken.entries()).isEmpty();
        assertThat(taken.unchanged()).isEqualTo(9);
        assertThat(here.traces()).isEqualTo(before);
        assertThat(here.alarm.wishes()).isEqualTo(wishes);
        assertThat(here.text()).isEqualTo(text);
        assertThat(here.documents.whole().complaints(Set.of())).isEmpty();
    }

    @Test
    void anotherOfficeTakesThePlanAndHasTheSame() {
        here.fill();
        String text = here.text();
        var there = new Room(new MemoryArchive());
        List<Object> before = there.traces();
        assertThat(there.documents.check(text.getBytes(StandardCharsets.UTF_8), LAN))
                .isInstanceOfSatisfying(
                        PlanTaking.Refused.class,
                        refused ->
                                assertThat(refused.against())
                                        .singleElement()
                                        .satisfies(one -> {
                                            assertThat(one.path()).isEqualTo("$.bulletins");
                                            assertThat(one.bar())
                                                    .isInstanceOf(
                                                            PlanTaking.Bar.MissingBulletin.class);
                                        }));
        BulletinId bulletin = there.bulletin();
        PlanDocument whole = here.documents.whole();
        String named = text.replace(whole.bulletins().iterator().next().value(), bulletin.value());
        assertThat(
                        taken(there.documents.check(named.getBytes(StandardCharsets.UTF_8), LAN))
                                .entries())
                .hasSize(9)
                .allMatch(entry -> entry.revision() == 1);
        assertThat(there.office.items(PlanItem.Kind.POLICY)).isEmpty();
        assertThat(before.getFirst()).isNotEqualTo(there.traces().getFirst());

        taken(there.take(named));
        assertThat(there.text()).isEqualTo(named);
        assertThat(taken(there.take(named)).entries()).isEmpty();
        assertThat(there.desk.publishDue(now)).isPositive();
    }

    @Test
    void whatNeedsApprovalHereWaitsForIt() {
        here.office.layDown(
                PlanSamples.policy(
                        Samples.LANG_SON, "Quy chế", PlanSamples.approval(true, "Lãnh đạo")),
                LAN);
        var elsewhere = new Room(new MemoryArchive());
        SlotId slot = elsewhere.booked("Tin tối", MessageClass.ORDINARY, 17);
        String text = elsewhere.text();
        assertThat(taken(here.take(text)).entries())
                .containsExactly(new PlanTaking.Entry("$.slots[0]", 1));
        assertThat(here.approvals.open()).extracting(Approval::subject).containsExactly(slot);
        assertThat(
                        here.archive.<List<BookedSlot>>inTransaction(books ->
                                books.slots()
                                        .standing(Samples.SATURDAY, Samples.SATURDAY.plusDays(1))))
                .isEmpty();
        assertThat(taken(here.take(text)).entries()).isEmpty();
        var minh = new Officer("minh", "Anh Minh");
        assertThat(here.approvals.approve(slot, 0, minh)).isInstanceOf(ApprovalEdit.Done.class);
        assertThat(here.documents.whole().slots()).hasSize(1);
    }

    @Test
    void thingsOfTheSameNameAreChangedAndOthersStay() {
        SlotId slot = here.fill();
        String text = here.text();
        here.booked("Tin tối", MessageClass.ORDINARY, 19);
        here.put(new PlanItem.OfHoliday(LocalDate.of(2027, 4, 30)));
        String changed =
                text.replace("\"21:00-05:00\"", "\"20:00-05:00\"")
                        .replace("\"Tin ưu tiên\"", "\"Tin khẩn của phường\"");
        assertThat(taken(here.take(changed)).entries())
                .containsExactly(
                        new PlanTaking.Entry("$.policies[0]", 2),
                        new PlanTaking.Entry("$.slots[0]", 2));
        PlanDocument whole = here.documents.whole();
        assertThat(whole.policies())
                .containsExactly(
                        PlanSamples.policy(Samples.LANG_SON, PAPER, PlanSamples.quiet(20, 5)));
        assertThat(whole.holidays()).hasSize(2);
        assertThat(whole.slots())
                .extracting(one -> one.title())
                .containsExactly("Tin khẩn của phường", "Tin tối");
        assertThat(whole.firstAt().get(Samples.DONG_KINH)).containsExactly(slot);
        assertThat(here.desk.audit(5)).extracting(AuditEntry::act).contains("plan-import");
    }

    @Test
    void aPlaybookTakesTheVersionThatFollowsHere() {
        Playbook usual = Playbook.ofThePlan().getFirst();
        Playbook edited =
                usual.changed(
                        new Frequency.EachSession(2),
                        new Frequency.EachSession(1),
                        usual.languages());
        var elsewhere = new Room(new MemoryArchive());
        elsewhere.office.put(new PlanItem.OfPlaybook(edited), 1, LAN);
        String text = elsewhere.text();
        assertThat(taken(here.take(text)).entries())
                .containsExactly(new PlanTaking.Entry("$.playbooks[0]", 2));
        assertThat(here.office.playbooks().getFirst()).isEqualTo(edited);
        assertThat(here.office.revisions(new PlanItem.OfPlaybook(usual).name())).hasSize(2);
        assertThat(taken(here.take(text)).entries()).isEmpty();
        assertThat(here.text()).isEqualTo(text);
    }

    @Test
    void everythingThatStandsAgainstADocumentIsSaidWithItsPlaceAndNothingIsTaken() {
        SlotId slot = here.fill();
        String text = here.text();
        List<Object> before = here.traces();
        String bad =
                text.replace("\"unit\": \"20\"", "\"unit\": \"99\"")
                        .replace("ls-dong-kinh", "nobody")
                        .replace("\"Tin ưu tiên\"", "\"Tin thường\"")
                        .replace("\"priority\"", "\"ordinary\"")
                        .replace(vi.id().value(), "0".repeat(64));
        assertThat(refused(here.take(bad)))
                .contains(
                        item("$.policies[0]", new PlanEdit.Bar.UnknownArea(new AreaCode("99"))),
                        item(
                                "$.tags.nobody",
                                new PlanEdit.Bar.UnknownStation(new StationId("nobody"))),
                        item(
                                "$.profiles.nobody",
                                new PlanEdit.Bar.UnknownStation(new StationId("nobody"))),
                        item("$.obligations[0]", new PlanEdit.Bar.UnknownArea(new AreaCode("99"))))
                .anySatisfy(one -> {
                    assertThat(one.path()).isEqualTo("$.slots[0]");
                    assertThat(one.bar()).isInstanceOf(PlanTaking.Bar.UnknownClip.class);
                });
        assertThat(refused(here.take("{\"version\":1}")))
                .allMatch(one -> one.bar() instanceof PlanTaking.Bar.Form);
        assertThat(refused(here.take("["))).hasSize(1);
        assertThat(here.traces()).isEqualTo(before);
        here.desk.withdraw(slot, LAN);
        assertThat(refused(here.take(text)))
                .containsExactly(
                        new PlanTaking.Against("$.slots[0]", new PlanTaking.Bar.Withdrawn(slot)));
    }

    private static PlanTaking.Against item(String path, PlanEdit.Bar bar) {
        return new PlanTaking.Against(path, new PlanTaking.Bar.AgainstItem(bar));
    }

    @Test
    void aUnitThatWasRaisedHereIsNotChangedByADocumentAndANameStandsForOneThing() {
        SlotId slot = here.fill();
        String text = here.text();
        KeptItem raised = here.situations.all().getFirst();
        here.situations.lower(new SlotId(raised.item().name().id()), 1, LAN);
        assertThat(refused(here.take(text)))
                .containsExactly(
                        item("$.raised[0]", new PlanEdit.Bar.NotByHand(raised.item().name())));

        var there = new Room(new MemoryArchive());
        there.put(new PlanItem.OfObligation(PlanSamples.obligation(slot.value())));
        assertThat(refused(there.take(here.text())))
                .contains(
                        new PlanTaking.Against(
                                "$.slots[0]", new PlanTaking.Bar.NameTaken(slot.value())));
    }
}
