package vn.tienglang.office.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

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
import java.util.Set;
import java.util.TreeMap;
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
import vn.tienglang.airtime.Emergency;
import vn.tienglang.airtime.EmergencyStep;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.asrun.AsRunLog;
import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.airtime.asrun.Digest;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.Reason;
import vn.tienglang.airtime.asrun.SignedEntry;
import vn.tienglang.airtime.enrolment.EnrolmentCode;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.Topic;
import vn.tienglang.audio.check.Finding;
import vn.tienglang.audio.check.Waveform;
import vn.tienglang.audio.ingest.IngestOptions;
import vn.tienglang.audio.ingest.IngestOptions.NoiseTreatment;
import vn.tienglang.audio.ingest.IngestReport;
import vn.tienglang.audio.ingest.VoiceOrigin;
import vn.tienglang.audio.loudness.Loudness;
import vn.tienglang.office.OfficePlanSamples;
import vn.tienglang.office.OfficeSamples;
import vn.tienglang.office.emergency.EmergencySamples;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.people.Login;
import vn.tienglang.office.people.Role;
import vn.tienglang.office.people.RoleGrant;
import vn.tienglang.office.people.SignInFailureRepository;
import vn.tienglang.office.report.figures.AirtimeFigures;
import vn.tienglang.office.report.figures.AirtimeOrigin;
import vn.tienglang.office.report.figures.ReportKey;
import vn.tienglang.office.report.figures.ReportQuery;
import vn.tienglang.office.report.figures.StationDay;
import vn.tienglang.office.schedule.BookingRequest;
import vn.tienglang.office.store.emergency.AlertSender;
import vn.tienglang.office.store.emergency.EmergencyRecord;
import vn.tienglang.office.store.emergency.EmergencyRepository;
import vn.tienglang.office.store.emergency.IncomingAlert;
import vn.tienglang.office.store.programme.Approval;
import vn.tienglang.office.store.programme.BulletinRevision;
import vn.tienglang.office.store.programme.HandOverDay;
import vn.tienglang.office.store.programme.Listening;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.office.store.programme.Recording;
import vn.tienglang.office.store.programme.Remark;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.office.store.programme.Theme;
import vn.tienglang.office.store.report.DayLock;
import vn.tienglang.office.store.report.FinalReport;
import vn.tienglang.office.store.report.FinalReportRepository;
import vn.tienglang.office.store.report.ReportDayRepository;
import vn.tienglang.office.store.station.AcceptanceReport;
import vn.tienglang.office.store.station.AreaChange;
import vn.tienglang.office.store.station.AsRunBranch;
import vn.tienglang.office.store.station.AsRunDayCount;
import vn.tienglang.office.store.station.AsRunGap;
import vn.tienglang.office.store.station.CreditedDay;
import vn.tienglang.office.store.station.Enrolment;
import vn.tienglang.office.store.station.IntakeRejection;
import vn.tienglang.office.store.station.OutboxMessage;
import vn.tienglang.office.store.station.PeriodClosing;
import vn.tienglang.office.store.station.ReceivedAsRunEntry;
import vn.tienglang.office.store.station.RejectionCount;
import vn.tienglang.office.store.station.StationCode;
import vn.tienglang.office.store.station.StationKey;
import vn.tienglang.office.store.station.StationOrder;
import vn.tienglang.office.store.station.StationRevocation;
import vn.tienglang.office.store.station.StationState;
import vn.tienglang.office.store.station.UndeliverableMessage;
import vn.tienglang.planner.bulletin.Bulletin;
import vn.tienglang.planner.bulletin.BulletinDetails;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.bulletin.Rendition;
import vn.tienglang.planner.bulletin.Validity;
import vn.tienglang.planner.handover.HandOverId;
import vn.tienglang.planner.mix.LanguageMix;
import vn.tienglang.planner.obligation.ObligationId;
import vn.tienglang.planner.reach.StationTag;
import vn.tienglang.planner.reach.Target;
import vn.tienglang.planner.slot.SlotId;
import vn.tienglang.planner.slot.SlotPart;
import vn.tienglang.planner.slot.StartPolicy;

/** Contract of all repositories, run in memory and on disk. */
public abstract class RepositoriesContract {
    private static final Clip NEWS = OfficeSamples.clip("Bản tin sáng", Duration.ofSeconds(60));
    private static final Clip TUNE = OfficeSamples.clip("Nhạc hiệu", Duration.ofMillis(12_345));
    private static final Station ONE =
            OfficeSamples.station("ls-dong-kinh", OfficeSamples.DONG_KINH);
    private static final Station TWO =
            OfficeSamples.station("ls-tam-thanh", OfficeSamples.TAM_THANH);

    /** The transactions of the test, empty at its start; the same object in every call. */
    protected abstract Transactions transactions();

    private <T> T in(Function<Repositories, T> work) {
        return transactions().inTransaction(work);
    }

    private List<OutboxMessage> waiting(int atMost) {
        return in(repositories -> repositories.outbox().next(atMost, OfficeSamples.EIGHT));
    }

    private List<RejectionCount> objections() {
        return in(repositories -> repositories.rejections().all());
    }

    private List<AuditEntry> acts(int atMost) {
        return in(repositories -> repositories.audit().latest(atMost));
    }

    private long counted(String counter) {
        return in(repositories -> repositories.counters().value(counter));
    }

    private static boolean done() {
        return true;
    }

    @Test
    void aWaveformIsReplacedAndRemovedAndListeningsAndThemesAreKept() {
        var theme = new Theme(OfficeSamples.DONG_KINH, "Phòng bệnh");
        var lan = new Login("lan");
        var sent = new Listening(NEWS.id(), lan, OfficeSamples.EIGHT, false);
        in(repositories -> {
            repositories.waveforms().put(NEWS.id(), new Waveform("0Az_"));
            repositories.waveforms().put(NEWS.id(), new Waveform("-"));
            repositories.waveforms().put(TUNE.id(), new Waveform(""));
            repositories.waveforms().remove(TUNE.id());
            repositories.themes().add(theme);
            repositories.themes().add(theme);
            repositories.themes().add(new Theme(OfficeSamples.DONG_KINH, "An ninh"));
            repositories.listenings().put(sent);
            return done();
        });
        in(repositories -> {
            assertThat(repositories.waveforms().find(NEWS.id())).contains(new Waveform("-"));
            assertThat(repositories.waveforms().find(TUNE.id())).isEmpty();
            assertThat(repositories.themes().all())
                    .extracting(Theme::name)
                    .containsExactly("An ninh", "Phòng bệnh");
            assertThat(repositories.listenings().find(NEWS.id(), lan)).contains(sent);
            assertThat(repositories.listenings().find(TUNE.id(), lan)).isEmpty();
            assertThat(repositories.listenings().find(NEWS.id(), new Login("mai"))).isEmpty();
            var said = new Listening(NEWS.id(), lan, OfficeSamples.EIGHT.plusSeconds(9), true);
            repositories.listenings().put(said);
            repositories.themes().remove(theme);
            assertThat(repositories.listenings().find(NEWS.id(), lan)).contains(said);
            assertThat(repositories.themes().all()).hasSize(1);
            return done();
        });
    }

    @Test
    void aTransactionThatThrowsChangesNothing() {
        in(repositories -> {
            repositories.areas().add(OfficeSamples.areas());
            repositories.clips().put(NEWS);
            return done();
        });
        assertThatThrownBy(() ->
                        in(repositories -> {
                            writeEverywhere(repositories);
                            throw new IllegalStateException("half way");
                        }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("half way");
        in(repositories -> {
            assertThat(repositories.enrolments().all()).isEmpty();
            assertThat(repositories.clips().all()).containsExactly(NEWS);
            assertThat(
                            repositories
                                    .areas()
                                    .tree()
                                    .find(new AreaCode("new"), OfficeSamples.SATURDAY))
                    .isEmpty();
            assertThat(repositories.recordings().all()).isEmpty();
            assertThat(repositories.bulletins().all()).isEmpty();
            assertThat(repositories.slots().between(LocalDate.MIN, LocalDate.MAX)).isEmpty();
            assertThat(repositories.planItems().all(PlanItem.Kind.HOLIDAY)).isEmpty();
            assertThat(repositories.dailyLogs().latestOn(OfficeSamples.SATURDAY)).isEmpty();
            assertThat(repositories.clipGrants().mayFetch(ONE.id(), NEWS.id())).isFalse();
            assertThat(repositories.outbox().next(10, OfficeSamples.EIGHT)).isEmpty();
            assertThat(repositories.asRun().latest(10)).isEmpty();
            assertThat(repositories.creditedDays().between(List.of(ONE.id()), FIRST, LAST))
                    .isEmpty();
            assertThat(repositories.handOverDays().between(FIRST, LAST)).isEmpty();
            assertThat(repositories.emergencies().latest(9)).isEmpty();
            assertThat(repositories.emergencies().stations(7)).isEmpty();
            assertThat(repositories.alerts().senders()).isEmpty();
            assertThat(repositories.alerts().latest(9)).isEmpty();
            assertThat(repositories.periodClosings().forObligation(TAY_DAILY, 10)).isEmpty();
            assertThat(repositories.stationStates().all()).isEmpty();
            assertThat(repositories.rejections().all()).isEmpty();
            assertThat(repositories.audit().latest(10)).isEmpty();
            assertThat(repositories.counters().value(Counters.SLOT)).isZero();
            return done();
        });
    }

    private static void writeEverywhere(Repositories repositories) {
        var keys = OfficeSamples.Keys.of(ONE, 1);
        repositories.enrolments().put(OfficeSamples.enrolment(ONE, keys));
        repositories
                .planItems()
                .put(kept(new PlanItem.OfHoliday(OfficeSamples.SATURDAY), 1, false));
        repositories.clips().put(TUNE);
        repositories
                .areas()
                .add(
                        List.of(
                                new Area(
                                        new AreaCode("new"),
                                        OfficeSamples.LANG_SON,
                                        "commune",
                                        "Xã Mới",
                                        OfficeSamples.SATURDAY,
                                        LocalDate.MAX)));
        assertThat(repositories.areas().tree().find(new AreaCode("new"), OfficeSamples.SATURDAY))
                .isPresent();
        repositories.recordings().put(recording("a", new Recording.State.Queued(0)));
        repositories.bulletins().add(kept("b1-x", 1, OfficeSamples.SATURDAY));
        repositories.slots().add(booked(1, "s1-a", OfficeSamples.SATURDAY));
        OfficeSamples.issue(repositories, log(ONE.id(), 1, NEWS), OfficeSamples.EIGHT);
        repositories.clipGrants().grant(ONE.id(), List.of(NEWS.id()));
        repositories
                .outbox()
                .put(new Message.LogIssued(log(ONE.id(), 1, NEWS)), true, OfficeSamples.EIGHT);
        append(repositories, missed(ONE.id(), 1, keys));
        repositories.creditedDays().put(List.of(heard(0, 1, 20)));
        repositories.handOverDays().enter(handed("so-lieu", 0, HandOverDay.State.MET));
        repositories.emergencies().put(draft(1));
        repositories.emergencies().putStations(7, List.of(ONE.id()));
        repositories.alerts().putSender(alertSender("nchmf", "Khí tượng"));
        repositories.alerts().add(alert(1, "nchmf", "a-1", IncomingAlert.Outcome.DRAFT));
        repositories.periodClosings().enter(closing(0, ONE.id(), 60));
        repositories
                .stationStates()
                .put(
                        new StationState(
                                OfficeSamples.status(ONE.id(), 1, OfficeSamples.EIGHT),
                                false,
                                OfficeSamples.EIGHT));
        repositories
                .rejections()
                .add(
                        new RejectionCount(
                                "", IntakeRejection.OVERSIZE, 3, "big", OfficeSamples.EIGHT));
        repositories.audit().add(new AuditEntry(OfficeSamples.EIGHT, "lan", "book", "s1-a"));
        repositories.counters().countTo(Counters.SLOT, 5);
    }

    @Test
    void areasFormATreeThatIsTheSameInLaterTransactions() {
        in(repositories -> {
            repositories.areas().add(OfficeSamples.areas());
            return done();
        });
        in(repositories -> {
            var tree = repositories.areas().tree();
            assertThat(tree.ancestry(OfficeSamples.DONG_KINH, OfficeSamples.SATURDAY))
                    .extracting(Area::code)
                    .containsExactly(
                            OfficeSamples.DONG_KINH,
                            OfficeSamples.TOWN,
                            OfficeSamples.LANG_SON,
                            AreaCode.COUNTRY);
            assertThat(tree.find(OfficeSamples.LANG_SON, OfficeSamples.SATURDAY).orElseThrow())
                    .isEqualTo(OfficeSamples.areas().get(1));
            return done();
        });
        AreaTree known = in(repositories -> repositories.areas().tree());
        assertThat(known).isSameAs(in(repositories -> repositories.areas().tree()));
    }

    @Test
    void areasThatFormNoTreeAreRefused() {
        in(repositories -> {
            repositories.areas().add(OfficeSamples.areas());
            return done();
        });
        assertThatThrownBy(() ->
                        in(repositories -> {
                            repositories.areas().add(OfficeSamples.areas());
                            return done();
                        }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("stands twice");
    }

    @Test
    void areasAreReplacedAndTheTreeHasANewVersion() {
        Area old = OfficeSamples.areas().getLast();
        var merged =
                new Area(
                        new AreaCode("05974-2025"),
                        OfficeSamples.LANG_SON,
                        "ward",
                        "Phường Tam Thanh",
                        OfficeSamples.SATURDAY,
                        LocalDate.MAX);
        var former =
                new Area(
                        old.code(),
                        merged.code(),
                        "former-commune",
                        old.name(),
                        OfficeSamples.SATURDAY,
                        LocalDate.MAX,
                        OfficeSamples.TOWN,
                        true);
        List<Area> after = List.of(old.endingOn(OfficeSamples.SATURDAY), merged, former);
        long version =
                in(repositories -> {
                    repositories.areas().add(OfficeSamples.areas());
                    return repositories.areas().version();
                });
        in(repositories -> {
            repositories.areas().replace(List.of(old), after);
            return done();
        });
        in(repositories -> {
            AreaTree tree = repositories.areas().tree();
            assertThat(repositories.areas().version()).isGreaterThan(version);
            assertThat(tree.history(old.code())).containsExactly(after.getFirst(), former);
            assertThat(tree.ancestry(old.code(), OfficeSamples.SATURDAY))
                    .extracting(Area::code)
                    .containsExactly(
                            old.code(),
                            merged.code(),
                            OfficeSamples.TOWN,
                            OfficeSamples.LANG_SON,
                            AreaCode.COUNTRY);
            return done();
        });
        assertThatThrownBy(() ->
                        in(repositories -> {
                            repositories.areas().replace(List.of(old), after);
                            return done();
                        }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not stored");
        in(repositories -> {
            repositories.areas().replace(after, List.of(old));
            return done();
        });
        List<Area> all = in(repositories -> repositories.areas().tree().all());
        assertThat(all).containsExactlyInAnyOrderElementsOf(OfficeSamples.areas());
    }

    @Test
    void aChangeOfUnitsIsKeptWithItsAreasAndMarkedAsUndone() {
        List<Area> areas = OfficeSamples.areas();
        var change =
                new AreaChange(
                        1,
                        AreaChange.Kind.REFORM,
                        "Tỉnh Lạng Sơn",
                        OfficeSamples.SATURDAY,
                        "lan",
                        OfficeSamples.EIGHT,
                        false,
                        areas.subList(4, 5),
                        areas.subList(5, 6),
                        List.of(
                                new AreaChange.StationMove(
                                        ONE.id(),
                                        OfficeSamples.DONG_KINH,
                                        OfficeSamples.TAM_THANH)));
        in(repositories -> {
            repositories.areas().add(change);
            return done();
        });
        List<AreaChange> stored = in(repositories -> repositories.areas().changes());
        assertThat(stored).containsExactly(change);
        in(repositories -> {
            repositories.areas().markUndone(1);
            return done();
        });
        List<AreaChange> undone = in(repositories -> repositories.areas().changes());
        assertThat(undone)
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.undone()).isTrue();
                    assertThat(one.moves()).isEqualTo(change.moves());
                    assertThat(one.after()).isEqualTo(change.after());
                });
    }

    @Test
    void aReplacedBoardReplacesTheEnrolment() {
        Enrolment old = OfficeSamples.enrolment(ONE, OfficeSamples.Keys.of(ONE, 1));
        Enrolment other = OfficeSamples.enrolment(TWO, OfficeSamples.Keys.of(TWO, 1));
        Enrolment replaced = OfficeSamples.enrolment(ONE, OfficeSamples.Keys.of(ONE, 2));
        in(repositories -> {
            repositories.enrolments().put(other);
            repositories.enrolments().put(old);
            assertThat(repositories.enrolments().all()).containsExactly(old, other);
            repositories.enrolments().put(replaced);
            return done();
        });
        in(repositories -> {
            assertThat(repositories.enrolments().all()).containsExactly(replaced, other);
            assertThat(repositories.enrolments().find(ONE.id())).contains(replaced);
            assertThat(repositories.enrolments().find(new StationId("nobody"))).isEmpty();
            return done();
        });
    }

    private static StationCode code(Station station, EnrolmentCode code, Instant at) {
        return new StationCode(
                code.id(),
                code.mac(),
                new StationOrder(
                        station.id(),
                        "Đài \\ \"mới\"",
                        OfficeSamples.DONG_KINH,
                        Set.of(new StationTag("cho"), new StationTag("ben-xe")),
                        "pinctrl-rp1:17:low",
                        8090,
                        ""),
                at,
                "lan",
                at.plusSeconds(172_800),
                Optional.empty());
    }

    @Test
    void aNewCodeOfAStationReplacesTheFormerOne() {
        StationCode first = code(ONE, new EnrolmentCode("0000000000000001"), OfficeSamples.EIGHT);
        StationCode other =
                code(TWO, new EnrolmentCode("0000000000000002"), OfficeSamples.EIGHT.plusMillis(1));
        StationCode second =
                code(ONE, new EnrolmentCode("0000000000000003"), OfficeSamples.EIGHT.plusMillis(2));
        in(repositories -> {
            repositories.commissioning().putCode(first);
            repositories.commissioning().putCode(other);
            repositories.commissioning().putCode(second);
            return done();
        });
        StationCode used =
                second.used(
                        new StationCode.Use(OfficeSamples.EIGHT.plusMillis(3), "key", "secret"));
        in(repositories -> {
            CommissioningRepository commissioning = repositories.commissioning();
            assertThat(commissioning.codeOfId(first.codeId())).isEmpty();
            assertThat(commissioning.codeOfId(second.codeId())).contains(second);
            assertThat(commissioning.latestCodes(2)).containsExactly(second, other);
            assertThat(commissioning.latestCodes(1)).containsExactly(second);
            commissioning.putCode(used);
            assertThat(commissioning.code(ONE.id())).contains(used);
            return done();
        });
    }

    @Test
    void aRevocationIsANewVersionOfTheEnrolments() {
        var revocation = new StationRevocation(ONE.id(), OfficeSamples.EIGHT, "lan", "bị mất cắp");
        long before = in(repositories -> repositories.enrolments().version());
        in(repositories -> {
            repositories.commissioning().revoke(revocation);
            return done();
        });
        long after = in(repositories -> repositories.enrolments().version());
        assertThat(after).isGreaterThan(before);
        in(repositories -> {
            assertThat(repositories.commissioning().revocations()).containsExactly(revocation);
            assertThat(repositories.commissioning().revocation(ONE.id())).contains(revocation);
            assertThat(repositories.commissioning().revocation(TWO.id())).isEmpty();
            repositories.commissioning().readmit(ONE.id());
            repositories.commissioning().readmit(TWO.id());
            assertThat(repositories.commissioning().revocations()).isEmpty();
            return done();
        });
    }

    @Test
    void nobodyIsRevokedTwice() {
        var revocation = new StationRevocation(ONE.id(), OfficeSamples.EIGHT, "lan", "?");
        in(repositories -> {
            repositories.commissioning().revoke(revocation);
            return done();
        });
        assertThatThrownBy(() ->
                        in(repositories -> {
                            repositories.commissioning().revoke(revocation);
                            return done();
                        }))
                .isInstanceOf(Transactions.Failed.class);
    }

    @Test
    void acceptanceReportsAreListedTheLatestFirst() {
        AcceptanceReport first = report(OfficeSamples.EIGHT);
        AcceptanceReport second = report(OfficeSamples.EIGHT.plusMillis(1));
        in(repositories -> {
            repositories.commissioning().addReport(first);
            repositories.commissioning().addReport(second);
            return done();
        });
        in(repositories -> {
            assertThat(repositories.commissioning().reports(ONE.id(), 2))
                    .containsExactly(second, first);
            assertThat(repositories.commissioning().reports(ONE.id(), 1)).containsExactly(second);
            assertThat(repositories.commissioning().reports(TWO.id(), 2)).isEmpty();
            return done();
        });
    }

    private static AcceptanceReport report(Instant at) {
        return new AcceptanceReport(
                ONE.id(),
                at,
                "lan",
                List.of(
                        new AcceptanceReport.Zone("+ Thôn A", true),
                        new AcceptanceReport.Zone("-Thôn B", false)),
                true,
                "-18.5",
                9,
                ONE.id() + "-1",
                "Anh Hùng",
                "");
    }

    @Test
    void clipsAreStoredByIdAndListedByTitle() {
        in(repositories -> {
            repositories.clips().put(TUNE);
            repositories.clips().put(NEWS);
            return done();
        });
        Clip renamed =
                new Clip(NEWS.id(), "Z", NEWS.language(), NEWS.length(), NEWS.bytes(), 1_024);
        in(repositories -> {
            assertThat(repositories.clips().all()).containsExactly(NEWS, TUNE);
            assertThat(repositories.clips().find(TUNE.id())).contains(TUNE);
            repositories.clips().put(renamed);
            return done();
        });
        in(repositories -> {
            assertThat(repositories.clips().all()).containsExactly(TUNE, renamed);
            return done();
        });
    }

    private static SlotRevision booked(long number, String id, LocalDate date) {
        return new SlotRevision(
                number,
                1,
                OfficeSamples.slot(
                        id, OfficeSamples.LANG_SON, date, LocalTime.of(5, 30, 15), NEWS.id()),
                "lan",
                OfficeSamples.EIGHT.plusMillis(5),
                Stage.APPROVED);
    }

    @Test
    void slotsAreListedInBookingOrderByTheirDays() {
        SlotRevision late = booked(2, "s2-b", OfficeSamples.SATURDAY);
        SlotRevision early = booked(1, "s1-b", OfficeSamples.SATURDAY);
        SlotRevision sunday = booked(3, "s3-b", OfficeSamples.SATURDAY.plusDays(1));
        in(repositories -> {
            repositories.clips().put(NEWS);
            List.of(sunday, late, early).forEach(repositories.slots()::add);
            return done();
        });
        in(repositories -> {
            SlotRepository slots = repositories.slots();
            LocalDate day = OfficeSamples.SATURDAY;
            assertThat(slots.between(day, day.plusDays(1))).containsExactly(early, late);
            assertThat(slots.between(day.plusDays(1), day.plusDays(2))).containsExactly(sunday);
            assertThat(slots.between(day.minusDays(9), day)).isEmpty();
            assertThat(slots.between(day.plusDays(2), day.plusDays(9))).isEmpty();
            assertThat(slots.find(late.slot().id())).contains(late);
            return done();
        });
    }

    @Test
    void aWithdrawnSlotIsKeptAsWithdrawn() {
        SlotRevision slot = booked(1, "s1-c", OfficeSamples.SATURDAY);
        in(repositories -> {
            repositories.clips().put(NEWS);
            repositories.slots().add(slot);
            repositories.slots().advance(slot.slot().id(), 1, Stage.WITHDRAWN);
            repositories.slots().advance(slot.slot().id(), 1, Stage.WITHDRAWN);
            repositories.slots().advance(new SlotId("nothing"), 1, Stage.WITHDRAWN);
            return done();
        });
        in(repositories -> {
            assertThat(repositories.slots().find(slot.slot().id()).orElseThrow().withdrawn())
                    .isTrue();
            return done();
        });
    }

    private static SlotRevision revised(SlotRevision before, Stage stage) {
        return new SlotRevision(
                before.number(),
                before.revision() + 1,
                OfficeSamples.slot(
                        before.slot().id().value(),
                        OfficeSamples.LANG_SON,
                        OfficeSamples.SATURDAY,
                        LocalTime.of(17, before.revision()),
                        NEWS.id()),
                "minh",
                OfficeSamples.EIGHT.plusMillis(6),
                stage);
    }

    @Test
    void theOldRevisionIsInForceUntilAChangeIsApproved() {
        LocalDate day = OfficeSamples.SATURDAY;
        SlotRevision first = booked(1, "s1-e", day);
        SlotRevision second = revised(first, Stage.AWAITING);
        SlotRevision third = revised(second, Stage.DRAFT);
        in(repositories -> {
            repositories.clips().put(NEWS);
            repositories.slots().add(first);
            assertThat(repositories.slots().put(second)).isTrue();
            assertThat(repositories.slots().put(second))
                    .as("a concurrent change was stored first")
                    .isFalse();
            return done();
        });
        in(repositories -> {
            assertThat(repositories.slots().find(first.slot().id())).contains(second);
            assertThat(repositories.slots().revisions(first.slot().id()))
                    .containsExactly(first, second);
            assertThat(repositories.slots().between(day, day.plusDays(1))).containsExactly(second);
            assertThat(repositories.slots().standing(day, day.plusDays(1))).containsExactly(first);
            repositories.slots().advance(first.slot().id(), 2, Stage.APPROVED);
            assertThat(repositories.slots().put(third)).isTrue();
            return done();
        });
        in(repositories -> {
            assertThat(repositories.slots().standing(day, day.plusDays(1)))
                    .containsExactly(second.at(Stage.APPROVED));
            assertThat(repositories.slots().standing(day.plusDays(1), day.plusDays(2))).isEmpty();
            repositories.slots().advance(first.slot().id(), 3, Stage.WITHDRAWN);
            return done();
        });
        in(repositories -> {
            assertThat(repositories.slots().standing(day, day.plusDays(1))).isEmpty();
            return done();
        });
    }

    @Test
    void aSlotWithoutAnEndIsReadAsItWasStored() {
        var request =
                new BookingRequest(
                        "Chương trình \"sáng\"",
                        OfficeSamples.LANG_SON,
                        Target.of(OfficeSamples.LANG_SON, OfficeSamples.CAO_BANG),
                        OfficeSamples.recurrence(
                                "DTSTART:20261121T053000\nRRULE:FREQ=WEEKLY;BYDAY=MO,FR"),
                        new StartPolicy.WaitUpTo(Duration.ofMinutes(5)),
                        Duration.ofMinutes(45),
                        List.of(
                                new SlotPart.Recording(NEWS.id()),
                                new SlotPart.Relay("Đài tỉnh", Duration.ofMinutes(15)),
                                new SlotPart.Notices(Duration.ofMinutes(5))),
                        new LanguageMix.Alternate(),
                        MessageClass.PRIORITY);
        var slot =
                new SlotRevision(
                        1,
                        1,
                        request.slot(new SlotId("s1-f")),
                        "lan",
                        OfficeSamples.EIGHT,
                        Stage.PUBLISHED);
        in(repositories -> {
            repositories.slots().add(slot);
            return done();
        });
        in(repositories -> {
            assertThat(repositories.slots().find(slot.slot().id())).contains(slot);
            LocalDate far = LocalDate.of(2090, 1, 1);
            assertThat(repositories.slots().standing(far, far.plusDays(1))).containsExactly(slot);
            assertThat(repositories.slots().usesClip(NEWS.id())).isTrue();
            assertThat(repositories.slots().usesClip(TUNE.id())).isFalse();
            return done();
        });
    }

    @Test
    void noSlotIsStoredTwice() {
        SlotRevision slot = booked(1, "s1-d", OfficeSamples.SATURDAY);
        in(repositories -> {
            repositories.clips().put(NEWS);
            repositories.slots().add(slot);
            return done();
        });
        assertThatThrownBy(() ->
                        in(repositories -> {
                            repositories.slots().add(slot);
                            return done();
                        }))
                .isInstanceOf(Transactions.Failed.class);
    }

    @Test
    void approvalsStayOpenUntilClosedAndKeepTheirSteps() {
        var later =
                new Approval(
                        new SlotId("s1-a"),
                        OfficeSamples.TOWN,
                        List.of("Biên tập", "Lãnh đạo"),
                        true,
                        "lan",
                        OfficeSamples.EIGHT.plusMillis(1),
                        List.of(),
                        List.of());
        var first =
                new Approval(
                        new SlotId("s2-a"),
                        OfficeSamples.TOWN,
                        List.of("Lãnh đạo"),
                        false,
                        "lan",
                        OfficeSamples.EIGHT,
                        List.of(),
                        List.of(
                                new Approval.SentBack(
                                        "minh",
                                        OfficeSamples.EIGHT.plusMillis(5),
                                        new Remark("Thiếu tên người đọc"))));
        in(repositories -> {
            repositories.approvals().put(later);
            repositories.approvals().put(first);
            return done();
        });
        List<Approval> both = in(repositories -> repositories.approvals().open());
        assertThat(both).containsExactly(first, later);
        Approval taken =
                later.withStep(
                        new Approval.CompletedStep("minh", OfficeSamples.EIGHT.plusMillis(7)));
        in(repositories -> {
            repositories.approvals().put(taken);
            repositories.approvals().close(first.subject());
            repositories.approvals().close(new SlotId("nothing"));
            return done();
        });
        List<Approval> one = in(repositories -> repositories.approvals().open());
        assertThat(one).containsExactly(taken);
        Approval kept =
                in(repositories -> repositories.approvals().find(first.subject()).orElseThrow());
        assertThat(kept).isEqualTo(first);
    }

    private boolean put(PlanItemRevision item) {
        return in(repositories -> repositories.planItems().put(item));
    }

    private List<PlanItemRevision> plan(
            Function<PlanItemRepository, List<PlanItemRevision>> question) {
        return in(repositories -> question.apply(repositories.planItems()));
    }

    private static PlanItemRevision kept(PlanItem item, int revision, boolean withdrawn) {
        Stage stage = withdrawn ? Stage.WITHDRAWN : Stage.APPROVED;
        return new PlanItemRevision(
                item, revision, stage, "lan", OfficeSamples.EIGHT.plusMillis(revision));
    }

    @Test
    void everyKindOfPlanItemIsReadAsItWasStored() {
        for (PlanItem item : OfficePlanSamples.oneOfEach()) {
            PlanItemRevision first = kept(item, 1, false);
            assertThat(put(first)).as("%s", item.name()).isTrue();
            assertThat(plan(book -> book.find(item.name()).stream().toList()))
                    .containsExactly(first);
            assertThat(plan(book -> book.all(item.name().kind()))).containsExactly(first);
            assertThat(plan(book -> book.withIds(item.name().kind(), List.of(item.name().id()))))
                    .containsExactly(first);
        }
        assertThat(OfficePlanSamples.oneOfEach())
                .extracting(item -> item.name().kind())
                .containsExactlyInAnyOrder(PlanItem.Kind.values());
    }

    @Test
    void ofTwoChangesOfOnePlanItemRevisionTheSecondIsRefused() {
        PlanItem order = new PlanItem.OfOrder(OfficeSamples.TOWN, List.of(new SlotId("s1-abc")));
        PlanItem other = new PlanItem.OfOrder(OfficeSamples.TOWN, List.of(new SlotId("s2-abc")));
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
        in(repositories -> {
            repositories.planItems().advance(order.name(), Stage.APPROVED);
            return done();
        });
        assertThat(plan(book -> book.all(PlanItem.Kind.ORDER)))
                .containsExactly(kept(order, 3, false));
        in(repositories -> {
            repositories.planItems().advance(order.name(), Stage.WITHDRAWN);
            return done();
        });
        assertThat(plan(book -> book.withIds(PlanItem.Kind.ORDER, List.of("178")))).isEmpty();
        in(repositories -> {
            assertThat(repositories.planItems().firstEnteredAt(PlanItem.Kind.ORDER))
                    .containsExactly(Map.entry("178", kept(order, 1, false).at()));
            assertThat(repositories.planItems().firstEnteredAt(PlanItem.Kind.HOLIDAY)).isEmpty();
            return done();
        });
    }

    @Test
    void planItemsInForceAreFoundByTheirDays() {
        LocalDate feast = LocalDate.of(2026, 9, 2);
        PlanItemRevision holiday = kept(new PlanItem.OfHoliday(feast), 1, false);
        PlanItemRevision later = kept(new PlanItem.OfHoliday(feast.plusYears(1)), 1, false);
        PlanItemRevision tags = kept(OfficePlanSamples.oneOfEach().get(2), 1, false);
        in(repositories -> {
            repositories.planItems().put(later);
            repositories.planItems().put(holiday);
            repositories.planItems().put(tags);
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

    @Test
    void aPendingChangeDoesNotEndWhatWasApprovedBefore() {
        var owed = OfficePlanSamples.obligation("tay-daily");
        var before = new PlanItem.OfObligation(owed);
        var later =
                new PlanItem.OfObligation(
                        new vn.tienglang.planner.obligation.Obligation(
                                owed.id(),
                                owed.paper(),
                                owed.unit(),
                                owed.theme(),
                                owed.language(),
                                owed.amount(),
                                owed.period(),
                                LocalDate.of(2027, 6, 1),
                                owed.until(),
                                owed.graceDays()));
        LocalDate today = OfficeSamples.SATURDAY;
        var kinds = java.util.Set.of(PlanItem.Kind.OBLIGATION);
        var approved = staged(before, 1, Stage.APPROVED);
        in(repositories -> repositories.planItems().put(approved));
        for (Stage pending : List.of(Stage.AWAITING, Stage.DRAFT)) {
            in(repositories -> {
                repositories.planItems().put(staged(later, 2, pending));
                repositories.planItems().advance(before.name(), pending);
                return done();
            });
            assertThat(plan(book -> book.standing(kinds, today, today.plusDays(1))))
                    .containsExactly(approved);
            assertThat(plan(book -> book.inForce(before.name()).stream().toList()))
                    .containsExactly(approved);
        }
        in(repositories -> {
            repositories.planItems().advance(before.name(), Stage.APPROVED);
            return done();
        });
        assertThat(plan(book -> book.standing(kinds, today, today.plusDays(1)))).isEmpty();
        assertThat(
                        plan(book ->
                                book.standing(
                                        kinds, LocalDate.of(2027, 6, 1), LocalDate.of(2027, 6, 2))))
                .containsExactly(staged(later, 2, Stage.APPROVED));
        in(repositories -> {
            repositories.planItems().advance(before.name(), Stage.WITHDRAWN);
            repositories.planItems().put(staged(before, 3, Stage.AWAITING));
            return done();
        });
        assertThat(plan(book -> book.standing(kinds, today, today.plusDays(1))))
                .as("withdrawn, and awaiting again")
                .isEmpty();
    }

    private static PlanItemRevision staged(PlanItem item, int revision, Stage stage) {
        return new PlanItemRevision(item, revision, stage, "lan", OfficeSamples.EIGHT);
    }

    private static DailyLog log(StationId station, int revision, Clip clip) {
        var airtime = Airtime.of(OfficeSamples.EIGHT.plusMillis(revision), clip.length());
        var airing =
                new Airing(
                        new AiringId("s1-a-20261121"), airtime, clip.id(), MessageClass.PRIORITY);
        return new DailyLog(
                station, OfficeSamples.SATURDAY, revision, List.of(airing), List.of(clip));
    }

    @Test
    void theHighestRevisionIsTheLatest() {
        DailyLog empty =
                new DailyLog(ONE.id(), OfficeSamples.SATURDAY.plusDays(1), 1, List.of(), List.of());
        in(repositories -> {
            OfficeSamples.issue(repositories, log(TWO.id(), 1, NEWS), OfficeSamples.EIGHT);
            OfficeSamples.issue(repositories, log(ONE.id(), 1, NEWS), OfficeSamples.EIGHT);
            OfficeSamples.issue(repositories, log(ONE.id(), 12, TUNE), OfficeSamples.EIGHT);
            OfficeSamples.issue(repositories, empty, OfficeSamples.EIGHT);
            return done();
        });
        in(repositories -> {
            assertThat(repositories.dailyLogs().latest(ONE.id(), OfficeSamples.SATURDAY))
                    .contains(log(ONE.id(), 12, TUNE));
            assertThat(repositories.dailyLogs().latestOn(OfficeSamples.SATURDAY))
                    .containsExactly(log(ONE.id(), 12, TUNE), log(TWO.id(), 1, NEWS));
            assertThat(repositories.dailyLogs().latestOn(empty.date())).containsExactly(empty);
            assertThat(
                            repositories
                                    .dailyLogs()
                                    .latestBetween(
                                            List.of(TWO.id(), ONE.id()),
                                            OfficeSamples.SATURDAY,
                                            empty.date().plusDays(1)))
                    .containsExactly(log(ONE.id(), 12, TUNE), empty, log(TWO.id(), 1, NEWS));
            assertThat(
                            repositories
                                    .dailyLogs()
                                    .latestBetween(
                                            List.of(TWO.id()),
                                            OfficeSamples.SATURDAY,
                                            OfficeSamples.SATURDAY.plusDays(1)))
                    .containsExactly(log(TWO.id(), 1, NEWS));
            assertThat(
                            repositories
                                    .dailyLogs()
                                    .latestBetween(List.of(), LocalDate.MIN, LocalDate.MAX))
                    .isEmpty();
            assertThat(repositories.dailyLogs().latest(TWO.id(), empty.date())).isEmpty();
            return done();
        });
    }

    @Test
    void aRevisionNeverGoesBack() {
        in(repositories -> {
            OfficeSamples.issue(repositories, log(ONE.id(), 3, NEWS), OfficeSamples.EIGHT);
            return done();
        });
        for (int revision : List.of(3, 2)) {
            assertThatThrownBy(() ->
                            in(repositories -> {
                                OfficeSamples.issue(
                                        repositories,
                                        log(ONE.id(), revision, TUNE),
                                        OfficeSamples.EIGHT);
                                return done();
                            }))
                    .as("revision %d", revision)
                    .isInstanceOf(Transactions.Failed.class);
        }
    }

    @Test
    void aStationMayFetchWhatWasGrantedToItAndNothingElse() {
        in(repositories -> {
            repositories.clipGrants().grant(ONE.id(), List.of(NEWS.id(), TUNE.id()));
            repositories.clipGrants().grant(ONE.id(), List.of(NEWS.id()));
            return done();
        });
        in(repositories -> {
            assertThat(repositories.clipGrants().mayFetch(ONE.id(), NEWS.id())).isTrue();
            assertThat(repositories.clipGrants().mayFetch(ONE.id(), TUNE.id())).isTrue();
            assertThat(repositories.clipGrants().mayFetch(TWO.id(), NEWS.id())).isFalse();
            return done();
        });
    }

    @Test
    void theOutboxReturnsEmergenciesFirst() {
        var first = new Message.LogIssued(log(ONE.id(), 1, NEWS));
        var urgent =
                new Message.Urgent(
                        7,
                        new AiringId("urgent-7"),
                        OfficeSamples.SATURDAY,
                        List.of(OfficeSamples.LANG_SON),
                        NEWS,
                        OfficeSamples.EIGHT.plusSeconds(9));
        in(repositories -> {
            repositories.outbox().put(first, true, OfficeSamples.EIGHT.plusSeconds(1));
            repositories.outbox().put(urgent, false, OfficeSamples.EIGHT.plusSeconds(2));
            return done();
        });
        List<OutboxMessage> items =
                in(repositories -> repositories.outbox().next(5, OfficeSamples.EIGHT));
        assertThat(items).extracting(OutboxMessage::message).containsExactly(urgent, first);
        assertThat(items).extracting(OutboxMessage::retained).containsExactly(false, true);
        assertThat(items.getFirst().expiresAt()).isEqualTo(OfficeSamples.EIGHT.plusSeconds(2));
        assertThat(waiting(1)).containsExactly(items.getFirst());
        in(repositories -> {
            repositories.outbox().remove(items.getFirst().id());
            repositories.outbox().remove(items.getFirst().id());
            return done();
        });
        assertThat(waiting(5)).containsExactly(items.getLast());
    }

    @Test
    void aNewerLogReplacesTheWaitingOneUnderANewId() {
        in(repositories -> {
            repositories
                    .outbox()
                    .put(new Message.LogIssued(log(ONE.id(), 1, NEWS)), true, OfficeSamples.EIGHT);
            repositories
                    .outbox()
                    .put(new Message.LogIssued(log(TWO.id(), 1, NEWS)), true, OfficeSamples.EIGHT);
            return done();
        });
        OutboxMessage underWay =
                in(repositories -> repositories.outbox().next(1, OfficeSamples.EIGHT)).getFirst();
        in(repositories -> {
            repositories
                    .outbox()
                    .put(new Message.LogIssued(log(ONE.id(), 2, TUNE)), true, OfficeSamples.EIGHT);
            repositories.outbox().remove(underWay.id());
            return done();
        });
        assertThat(waiting(5))
                .extracting(OutboxMessage::message)
                .containsExactly(
                        new Message.LogIssued(log(TWO.id(), 1, NEWS)),
                        new Message.LogIssued(log(ONE.id(), 2, TUNE)));
    }

    @Test
    void manyLogsAreIssuedGrantedAndEnqueuedAtOnceAndReplaceThoseThatWait() {
        DailyLog first = new DailyLog(ONE.id(), OfficeSamples.SATURDAY, 1, List.of(), List.of());
        DailyLog again = new DailyLog(ONE.id(), OfficeSamples.SATURDAY, 2, List.of(), List.of());
        DailyLog other = new DailyLog(TWO.id(), OfficeSamples.SATURDAY, 1, List.of(), List.of());
        Instant expiry = OfficeSamples.EIGHT.plus(Duration.ofDays(2));
        in(repositories -> {
            OfficeSamples.issue(repositories, first, OfficeSamples.EIGHT);
            repositories.outbox().putLogs(List.of(new OutboxRepository.OutgoingLog(first, expiry)));
            OfficeSamples.issue(repositories, again, OfficeSamples.EIGHT);
            OfficeSamples.issue(repositories, other, OfficeSamples.EIGHT);
            repositories
                    .outbox()
                    .putLogs(
                            List.of(
                                    new OutboxRepository.OutgoingLog(again, expiry),
                                    new OutboxRepository.OutgoingLog(other, expiry)));
            repositories.outbox().putLogs(List.of());
            repositories
                    .clipGrants()
                    .grant(
                            Map.of(
                                    ONE.id(),
                                    Set.of(NEWS.id(), TUNE.id()),
                                    TWO.id(),
                                    Set.of(TUNE.id())));
            repositories.clipGrants().grant(ONE.id(), List.of(NEWS.id()));
            return done();
        });
        assertThat(waiting(9))
                .extracting(OutboxMessage::message)
                .containsExactlyInAnyOrder(
                        new Message.LogIssued(again), new Message.LogIssued(other));
        in(repositories -> {
            assertThat(repositories.clipGrants().mayFetch(ONE.id(), NEWS.id())).isTrue();
            assertThat(repositories.clipGrants().mayFetch(TWO.id(), TUNE.id())).isTrue();
            assertThat(repositories.clipGrants().mayFetch(TWO.id(), NEWS.id())).isFalse();
            assertThat(repositories.slots().of(Set.of())).isEmpty();
            assertThat(repositories.rejections().of(Set.of())).isEmpty();
            return done();
        });
    }

    @Test
    void aPostponedMessageIsLeftOutUntilItsTime() {
        Instant later = OfficeSamples.EIGHT.plusSeconds(5);
        in(repositories -> {
            putLogs(repositories, ONE.id(), TWO.id());
            return done();
        });
        OutboxMessage refused = waiting(1).getFirst();
        in(repositories -> {
            repositories.outbox().postpone(refused.id(), 3, later);
            repositories.outbox().postpone(-1, 3, later);
            return done();
        });
        assertThat(waiting(5))
                .extracting(RepositoriesContract::topic)
                .doesNotContain(topic(refused));
        List<OutboxMessage> due = in(repositories -> repositories.outbox().next(5, later));
        assertThat(due).hasSize(2);
        assertThat(due.getFirst().attempts()).isEqualTo(3);
        assertThat(topic(due.getFirst())).isEqualTo(topic(refused));
    }

    private static Object topic(OutboxMessage item) {
        return item.message().topic();
    }

    private static void putLogs(Repositories repositories, StationId... stations) {
        for (StationId station : stations) {
            var message = new Message.LogIssued(log(station, 1, NEWS));
            repositories.outbox().put(message, true, OfficeSamples.EIGHT.plusSeconds(60));
        }
    }

    @Test
    void aDeadLetterIsNotSentUntilItIsRevived() {
        in(repositories -> {
            putLogs(repositories, ONE.id(), TWO.id());
            return done();
        });
        OutboxMessage refused = waiting(1).getFirst();
        in(repositories -> {
            repositories
                    .outbox()
                    .bury(
                            refused.id(),
                            UndeliverableMessage.Reason.REFUSED,
                            "x".repeat(UndeliverableMessage.DETAIL_CHARACTERS + 1),
                            OfficeSamples.EIGHT);
            repositories
                    .outbox()
                    .bury(-1, UndeliverableMessage.Reason.REFUSED, "", OfficeSamples.EIGHT);
            return done();
        });
        assertThat(waiting(5))
                .extracting(RepositoriesContract::topic)
                .doesNotContain(topic(refused));
        UndeliverableMessage letter = deadLetters().getFirst();
        assertThat(letter)
                .isEqualTo(
                        new UndeliverableMessage(
                                letter.id(),
                                ONE.id().value(),
                                refused.message().topic().text(),
                                UndeliverableMessage.Reason.REFUSED,
                                "x".repeat(UndeliverableMessage.DETAIL_CHARACTERS),
                                OfficeSamples.EIGHT,
                                OfficeSamples.EIGHT.plusSeconds(60)));
        boolean first = in(repositories -> repositories.outbox().revive(letter.id()));
        boolean second = in(repositories -> repositories.outbox().revive(letter.id()));
        assertThat(List.of(first, second)).containsExactly(true, false);
        assertThat(deadLetters()).isEmpty();
        assertThat(waiting(5)).extracting(OutboxMessage::message).contains(refused.message());
    }

    @Test
    void logsThatWaitOrAreDeadLettersAreKnownByTopic() {
        var date = OfficeSamples.SATURDAY;
        var waits = new DailyLog(ONE.id(), date, 1, List.of(), List.of());
        var dead = new DailyLog(ONE.id(), date.plusDays(1), 1, List.of(), List.of());
        in(repositories -> {
            for (DailyLog log : List.of(waits, dead)) {
                OfficeSamples.issue(repositories, log, OfficeSamples.EIGHT);
                repositories
                        .outbox()
                        .put(new Message.LogIssued(log), true, OfficeSamples.EIGHT.plusSeconds(60));
            }
            long id =
                    repositories.outbox().next(9, OfficeSamples.EIGHT).stream()
                            .filter(one -> one.message().equals(new Message.LogIssued(dead)))
                            .findFirst()
                            .orElseThrow()
                            .id();
            repositories
                    .outbox()
                    .bury(id, UndeliverableMessage.Reason.REFUSED, "", OfficeSamples.EIGHT);
            return done();
        });
        var first = new Topic.Log(ONE.id(), date);
        var second = new Topic.Log(ONE.id(), date.plusDays(1));
        var third = new Topic.Log(ONE.id(), date.plusDays(2));
        Set<Topic> both =
                in(repositories -> repositories.outbox().waiting(Set.of(first, second, third)));
        Set<Topic> one = in(repositories -> repositories.outbox().waiting(Set.of(first)));
        Set<Topic> none = in(repositories -> repositories.outbox().waiting(Set.of()));
        assertThat(both).containsExactlyInAnyOrder(first, second);
        assertThat(one).containsExactly(first);
        assertThat(none).isEmpty();
    }

    private List<UndeliverableMessage> deadLetters() {
        return in(repositories -> repositories.outbox().deadLetters());
    }

    @Test
    void aNewerLogReplacesADeadLetter() {
        in(repositories -> {
            putLogs(repositories, ONE.id());
            long id = repositories.outbox().next(1, OfficeSamples.EIGHT).getFirst().id();
            repositories
                    .outbox()
                    .bury(id, UndeliverableMessage.Reason.NOT_ENCODABLE, "", OfficeSamples.EIGHT);
            return done();
        });
        assertThat(deadLetters()).hasSize(1);
        in(repositories -> {
            putLogs(repositories, ONE.id());
            return done();
        });
        assertThat(deadLetters()).isEmpty();
        assertThat(waiting(5)).hasSize(1);
    }

    @Test
    void anUnplannedStationIsListedOnceUntilItIsPlanned() {
        in(repositories -> {
            repositories.outbox().putUnplanned(ONE.id(), "first", OfficeSamples.EIGHT);
            repositories
                    .outbox()
                    .putUnplanned(ONE.id(), "second", OfficeSamples.EIGHT.plusSeconds(9));
            repositories.outbox().putUnplanned(TWO.id(), "other", OfficeSamples.EIGHT);
            return done();
        });
        assertThat(deadLetters())
                .extracting(
                        UndeliverableMessage::station,
                        UndeliverableMessage::detail,
                        UndeliverableMessage::since)
                .containsExactlyInAnyOrder(
                        tuple(ONE.id().value(), "second", OfficeSamples.EIGHT),
                        tuple(TWO.id().value(), "other", OfficeSamples.EIGHT));
        in(repositories -> {
            repositories.outbox().removeUnplanned(List.of(ONE.id()));
            repositories.outbox().revive(repositories.outbox().deadLetters().getFirst().id());
            return done();
        });
        assertThat(deadLetters()).isEmpty();
        assertThat(waiting(5)).isEmpty();
    }

    @Test
    void onlyOldSupersededRevisionsAreRemoved() {
        LocalDate saturday = OfficeSamples.SATURDAY;
        in(repositories -> {
            for (int revision = 1; revision <= 3; revision++) {
                OfficeSamples.issue(
                        repositories,
                        log(ONE.id(), revision, NEWS),
                        OfficeSamples.EIGHT.plusSeconds(revision));
            }
            OfficeSamples.issue(repositories, log(TWO.id(), 1, NEWS), OfficeSamples.EIGHT);
            return done();
        });
        Instant before = OfficeSamples.EIGHT.plusSeconds(2);
        assertThat(removeSuperseded(saturday.plusDays(1), before)).isZero();
        assertThat(removeSuperseded(saturday, before)).as("revision 1").isEqualTo(1);
        assertThat(removeSuperseded(saturday, before)).isZero();
        assertThat(removeSuperseded(saturday, before.plusSeconds(60)))
                .as("revision 2; 3 is the latest")
                .isEqualTo(1);
        List<DailyLog> left = in(repositories -> repositories.dailyLogs().latestOn(saturday));
        assertThat(left).containsExactly(log(ONE.id(), 3, NEWS), log(TWO.id(), 1, NEWS));
    }

    private int removeSuperseded(LocalDate from, Instant before) {
        return in(repositories -> repositories.dailyLogs().removeSuperseded(from, before));
    }

    private static DailyLog log(LocalDate date, StationId station) {
        return new DailyLog(station, date, 1, List.of(), List.of());
    }

    @Test
    void theOutboxReturnsTheLogsOfTheNearestDayFirst() {
        List<DailyLog> night =
                List.of(
                        log(OfficeSamples.SATURDAY.plusDays(7), ONE.id()),
                        log(OfficeSamples.SATURDAY.plusDays(1), ONE.id()),
                        log(OfficeSamples.SATURDAY, TWO.id()),
                        log(OfficeSamples.SATURDAY.plusDays(1), TWO.id()),
                        log(OfficeSamples.SATURDAY, ONE.id()));
        in(repositories -> {
            night.forEach(log ->
                    repositories
                            .outbox()
                            .put(new Message.LogIssued(log), true, OfficeSamples.EIGHT));
            return done();
        });
        assertThat(waiting(9))
                .extracting(item -> ((Message.LogIssued) item.message()).log())
                .containsExactly(
                        night.get(2), night.get(4), night.get(1), night.get(3), night.get(0));
        assertThat(waiting(2)).hasSize(2);
    }

    /** A log with the maximum number of airings, each of another clip with the longest title. */
    private static DailyLog fullest() {
        var airings = new ArrayList<Airing>();
        var clips = new ArrayList<Clip>();
        for (int number = 0; number < Limits.AIRINGS_A_DAY; number++) {
            String title =
                    "ệ".repeat(Limits.TITLE_CHARACTERS - 3)
                            + String.format(Locale.ROOT, "%03d", number);
            Clip clip = OfficeSamples.clip(title, Duration.ofMinutes(2));
            clips.add(clip);
            airings.add(
                    new Airing(
                            new AiringId(String.format(Locale.ROOT, "%064d", number)),
                            Airtime.of(
                                    OfficeSamples.EIGHT.plus(Duration.ofMinutes(2L * number)),
                                    clip.length()),
                            clip.id(),
                            MessageClass.ORDINARY));
        }
        return new DailyLog(ONE.id(), OfficeSamples.SATURDAY, 1, airings, clips);
    }

    @Test
    void aLogOfMaximumSizeIsStored() {
        DailyLog log = fullest();
        in(repositories -> {
            OfficeSamples.issue(repositories, log, OfficeSamples.EIGHT);
            repositories.outbox().put(new Message.LogIssued(log), true, OfficeSamples.EIGHT);
            return done();
        });
        Optional<DailyLog> kept =
                in(repositories ->
                        repositories.dailyLogs().latest(ONE.id(), OfficeSamples.SATURDAY));
        assertThat(kept).contains(log);
        assertThat(waiting(1))
                .extracting(OutboxMessage::message)
                .containsExactly(new Message.LogIssued(log));
    }

    @Test
    void theSentTimeOfALogIsStoredByRevision() {
        Instant later = OfficeSamples.EIGHT.plusSeconds(7);
        var first = new DailyLogRepository.LogRevision(ONE.id(), OfficeSamples.SATURDAY, 1);
        var second = new DailyLogRepository.LogRevision(ONE.id(), OfficeSamples.SATURDAY, 2);
        var neverIssued = new DailyLogRepository.LogRevision(TWO.id(), OfficeSamples.SATURDAY, 1);
        LocalDate sunday = OfficeSamples.SATURDAY.plusDays(1);
        in(repositories -> {
            OfficeSamples.issue(repositories, log(ONE.id(), 1, NEWS), OfficeSamples.EIGHT);
            OfficeSamples.issue(repositories, log(ONE.id(), 2, TUNE), OfficeSamples.EIGHT);
            repositories.dailyLogs().markSent(first, OfficeSamples.EIGHT);
            repositories.dailyLogs().markSent(second, OfficeSamples.EIGHT);
            repositories.dailyLogs().markSent(neverIssued, OfficeSamples.EIGHT);
            repositories.dailyLogs().markSent(second, later);
            return done();
        });
        List<StationId> both = List.of(ONE.id(), TWO.id());
        assertThat(sentBetween(both, OfficeSamples.SATURDAY, sunday))
                .isEqualTo(Map.of(first, OfficeSamples.EIGHT, second, later));
        assertThat(sentBetween(both, sunday, sunday.plusDays(9))).isEmpty();
        assertThat(sentBetween(List.of(), OfficeSamples.SATURDAY, sunday)).isEmpty();
        assertThat(latestRevisions(both, OfficeSamples.SATURDAY, sunday)).containsExactly(second);
        assertThat(latestRevisions(both, sunday, sunday.plusDays(9))).isEmpty();
        assertThat(latestRevisions(List.of(), OfficeSamples.SATURDAY, sunday)).isEmpty();
    }

    private Map<DailyLogRepository.LogRevision, Instant> sentBetween(
            List<StationId> stations, LocalDate from, LocalDate until) {
        return in(repositories -> repositories.dailyLogs().sentTimes(stations, from, until));
    }

    private List<DailyLogRepository.LogRevision> latestRevisions(
            List<StationId> stations, LocalDate from, LocalDate until) {
        return in(repositories -> repositories.dailyLogs().latestRevisions(stations, from, until));
    }

    private static List<SignedEntry> missed(StationId station, int count, OfficeSamples.Keys keys) {
        return OfficeSamples.chain(
                OfficeSamples.emptyChain(station),
                OfficeSamples.SATURDAY,
                Collections.nCopies(count, new Outcome.Missed(Reason.NO_FILE)),
                keys.signer());
    }

    private static List<ReceivedAsRunEntry> held(List<SignedEntry> entries, Instant at) {
        return entries.stream().map(entry -> new ReceivedAsRunEntry(entry, at)).toList();
    }

    /** The branch after these entries. */
    private static AsRunBranch branch(int number, long first, List<SignedEntry> entries) {
        AsRunEntry last = entries.getLast().entry();
        return new AsRunBranch(
                number,
                0,
                first,
                new AsRunLog(last.station(), last.chain(), last.sequence(), last.digest()),
                OfficeSamples.EIGHT,
                OfficeSamples.EIGHT);
    }

    private static void append(Repositories repositories, List<SignedEntry> entries) {
        repositories.asRun().append(branch(0, 1, entries), held(entries, OfficeSamples.EIGHT));
    }

    @Test
    void asRunEntriesAreReadExactlyAndStillVerify() {
        var keys = OfficeSamples.Keys.of(ONE, 1);
        List<SignedEntry> told =
                OfficeSamples.chain(
                        OfficeSamples.emptyChain(ONE.id()),
                        OfficeSamples.SATURDAY,
                        List.of(
                                new Outcome.Aired(OfficeSamples.playback(960_000)),
                                new Outcome.CutShort(OfficeSamples.playback(0), Reason.NO_POWER),
                                new Outcome.Missed(Reason.CLOCK_UNSURE)),
                        keys.signer());
        in(repositories -> {
            assertThat(repositories.asRun().branches(ONE.id(), OfficeSamples.CHAIN)).isEmpty();
            append(repositories, told);
            return done();
        });
        in(repositories -> {
            AsRunRepository book = repositories.asRun();
            List<ReceivedAsRunEntry> newest = book.latest(10);
            assertThat(newest.reversed()).isEqualTo(held(told, OfficeSamples.EIGHT));
            AsRunLog end = branch(0, 1, told).end();
            assertThat(
                            OfficeSamples.emptyChain(ONE.id())
                                    .check(
                                            newest.reversed().stream()
                                                    .map(ReceivedAsRunEntry::entry)
                                                    .toList(),
                                            _ ->
                                                    Ed25519.verifier(
                                                            keys.id(), keys.pair().getPublic())))
                    .isEqualTo(new AsRunLog.Check.Intact(end));
            assertThat(book.branches(ONE.id(), end.chain())).containsExactly(branch(0, 1, told));
            assertThat(book.branches(ONE.id(), new ChainId("c-other"))).isEmpty();
            assertThat(book.branches(TWO.id(), OfficeSamples.CHAIN)).isEmpty();
            assertThat(book.digests(ONE.id(), end.chain(), 0, 2, 9))
                    .containsOnlyKeys(2L, 3L)
                    .containsEntry(2L, told.get(1).entry().digest());
            assertThat(book.digests(ONE.id(), end.chain(), 1, 1, 9)).isEmpty();
            assertThat(book.onDay(OfficeSamples.SATURDAY))
                    .isEqualTo(told.stream().map(SignedEntry::entry).toList());
            assertThat(book.onDay(OfficeSamples.SATURDAY.plusDays(1))).isEmpty();
            LocalDate next = OfficeSamples.SATURDAY.plusDays(1);
            assertThat(book.between(List.of(ONE.id()), OfficeSamples.SATURDAY, next))
                    .isEqualTo(book.onDay(OfficeSamples.SATURDAY));
            assertThat(book.between(List.of(TWO.id()), OfficeSamples.SATURDAY, next)).isEmpty();
            assertThat(book.between(List.of(ONE.id()), next, next.plusDays(9))).isEmpty();
            assertThat(book.between(List.of(), OfficeSamples.SATURDAY, next)).isEmpty();
            assertThat(book.countByDay(List.of(ONE.id()), OfficeSamples.SATURDAY, next))
                    .containsExactly(
                            new AsRunDayCount(ONE.id(), OfficeSamples.SATURDAY, told.size()));
            assertThat(book.countByDay(List.of(), OfficeSamples.SATURDAY, next)).isEmpty();
            assertThat(book.latest(1)).containsExactly(newest.getFirst());
            assertThat(book.entries(ONE.id(), end.chain(), 0, 2, 9))
                    .isEqualTo(newest.reversed().subList(1, 3));
            assertThat(book.entries(ONE.id(), end.chain(), 1, 1, 9)).isEmpty();
            assertThat(book.ranges(ONE.id(), OfficeSamples.SATURDAY, next))
                    .containsExactly(new AsRunRepository.Range(end.chain(), 0, 1, 3));
            assertThat(book.ranges(ONE.id(), next, next.plusDays(9))).isEmpty();
            return done();
        });
    }

    @Test
    void leavesOfTheProofLogAreAddedForStationsThatChanged() {
        new ProofLogContract(transactions()).leavesAreAddedForStationsThatChanged();
    }

    @Test
    void cosignaturesOfACheckpointAreKeptByWitness() {
        new ProofLogContract(transactions()).cosignaturesAreKeptByWitness();
    }

    @Test
    void aBranchOfAChainHasEntriesOfItsOwn() {
        var keys = OfficeSamples.Keys.of(ONE, 1);
        List<SignedEntry> first = missed(ONE.id(), 2, keys);
        List<SignedEntry> other =
                OfficeSamples.chain(
                        OfficeSamples.emptyChain(ONE.id()).append(first.getFirst().entry()),
                        OfficeSamples.SATURDAY,
                        List.of(new Outcome.Missed(Reason.NO_POWER)),
                        keys.signer());
        in(repositories -> {
            append(repositories, first);
            repositories
                    .asRun()
                    .append(branch(1, 2, other), held(other, OfficeSamples.EIGHT.plusSeconds(1)));
            return done();
        });
        in(repositories -> {
            AsRunRepository book = repositories.asRun();
            assertThat(book.branches(ONE.id(), OfficeSamples.CHAIN))
                    .containsExactly(branch(0, 1, first), branch(1, 2, other));
            assertThat(book.digests(ONE.id(), OfficeSamples.CHAIN, 1, 1, 9))
                    .containsExactly(Map.entry(2L, other.getFirst().entry().digest()));
            assertThat(book.onDay(OfficeSamples.SATURDAY)).hasSize(3);
            return done();
        });
    }

    @Test
    void branchesThatWereBothWrittenLatelyAreAFork() {
        var keys = OfficeSamples.Keys.of(ONE, 1);
        List<SignedEntry> first = missed(ONE.id(), 2, keys);
        Instant later = OfficeSamples.EIGHT.plusSeconds(60);
        in(repositories -> {
            append(repositories, first);
            assertThat(repositories.asRun().forkedSince(OfficeSamples.EIGHT)).isEmpty();
            List<SignedEntry> other =
                    OfficeSamples.chain(
                            OfficeSamples.emptyChain(ONE.id()).append(first.getFirst().entry()),
                            OfficeSamples.SATURDAY,
                            List.of(new Outcome.Missed(Reason.NO_POWER)),
                            keys.signer());
            AsRunBranch branch = branch(1, 2, other);
            repositories.asRun().append(branch.endingAt(branch.end(), later), held(other, later));
            return done();
        });
        in(repositories -> {
            AsRunRepository book = repositories.asRun();
            assertThat(book.branches(ONE.id()))
                    .extracting(AsRunBranch::number, AsRunBranch::writtenAt)
                    .containsExactly(tuple(0, OfficeSamples.EIGHT), tuple(1, later));
            assertThat(book.branches(TWO.id())).isEmpty();
            assertThat(book.forkedSince(OfficeSamples.EIGHT)).containsExactly(ONE.id());
            assertThat(book.forkedSince(OfficeSamples.EIGHT.plusMillis(1)))
                    .as("only one of the branches was written since")
                    .isEmpty();
            return done();
        });
    }

    @Test
    void entriesAreFoundByTheirDigestAndChainsByWhatTheyName() {
        var keys = OfficeSamples.Keys.of(ONE, 1);
        List<SignedEntry> entries = missed(ONE.id(), 2, keys);
        Digest second = entries.getLast().entry().digest();
        var next = new ChainId("c-next");
        List<SignedEntry> after =
                OfficeSamples.chain(
                        new AsRunLog(ONE.id(), next, 0, second),
                        OfficeSamples.SATURDAY,
                        List.of(new Outcome.Missed(Reason.NO_POWER)),
                        keys.signer());
        in(repositories -> {
            append(repositories, entries);
            append(repositories, after);
            AsRunRepository book = repositories.asRun();
            assertThat(book.beforeFirst(ONE.id(), OfficeSamples.CHAIN)).contains(Digest.NONE);
            assertThat(book.beforeFirst(ONE.id(), next)).contains(second);
            assertThat(book.beforeFirst(TWO.id(), next)).isEmpty();
            assertThat(book.places(ONE.id(), second))
                    .containsExactly(new AsRunLog(ONE.id(), OfficeSamples.CHAIN, 2, second));
            assertThat(book.places(TWO.id(), second)).isEmpty();
            return done();
        });
    }

    @Test
    void missingRangesAreReadAsStated() {
        var keys = OfficeSamples.Keys.of(ONE, 1);
        List<SignedEntry> entries = missed(ONE.id(), 1, keys);
        AsRunBranch whole = branch(0, 1, entries);
        var gap = new AsRunGap(0, 2, 7, Digest.of("7"), OfficeSamples.EIGHT.plusSeconds(9));
        AsRunBranch after =
                whole.endingAt(
                        new AsRunLog(ONE.id(), OfficeSamples.CHAIN, 7, gap.last()), gap.statedAt());
        in(repositories -> {
            append(repositories, entries);
            repositories.asRun().addGap(after, gap);
            return done();
        });
        in(repositories -> {
            assertThat(repositories.asRun().gaps(ONE.id(), OfficeSamples.CHAIN))
                    .containsExactly(gap);
            assertThat(repositories.asRun().gaps(TWO.id(), OfficeSamples.CHAIN)).isEmpty();
            assertThat(repositories.asRun().branches(ONE.id(), OfficeSamples.CHAIN))
                    .containsExactly(after);
            return done();
        });
    }

    @Test
    void keysOfReplacedBoardsStay() {
        var old = OfficeSamples.Keys.of(ONE, 1);
        var fresh = OfficeSamples.Keys.of(ONE, 2);
        in(repositories -> {
            repositories.enrolments().put(OfficeSamples.enrolment(ONE, old));
            repositories.enrolments().put(OfficeSamples.enrolment(ONE, fresh));
            return done();
        });
        in(repositories -> {
            assertThat(repositories.enrolments().keys())
                    .filteredOn(key -> key.station().equals(ONE.id()))
                    .extracting(StationKey::key)
                    .containsExactly(old.id(), fresh.id());
            return done();
        });
    }

    @Test
    void noEntryIsStoredTwice() {
        var keys = OfficeSamples.Keys.of(ONE, 1);
        List<SignedEntry> entries = missed(ONE.id(), 1, keys);
        in(repositories -> {
            append(repositories, entries);
            return done();
        });
        assertThatThrownBy(() ->
                        in(repositories -> {
                            append(repositories, entries);
                            return done();
                        }))
                .isInstanceOf(Transactions.Failed.class);
    }

    private static final ObligationId TAY_DAILY = new ObligationId("tay-daily");
    private static final LocalDate FIRST = OfficeSamples.SATURDAY.minusDays(30);
    private static final LocalDate LAST = OfficeSamples.SATURDAY.plusDays(30);

    private static HandOverDay handed(String id, int day, HandOverDay.State state) {
        return new HandOverDay(
                new HandOverId(id),
                OfficeSamples.SATURDAY.plusDays(day),
                state,
                "",
                OfficeSamples.EIGHT);
    }

    private static PeriodClosing closing(int day, StationId station, long heard) {
        return new PeriodClosing(
                TAY_DAILY,
                OfficeSamples.SATURDAY.plusDays(day),
                station,
                60,
                heard,
                OfficeSamples.EIGHT);
    }

    private static CreditedDay heard(int day, int entries, long units) {
        return new CreditedDay(
                ONE.id(),
                OfficeSamples.SATURDAY.plusDays(day),
                TAY_DAILY,
                "time tyz y tế",
                entries,
                units);
    }

    private static StationDay counted(int day, StationId station, long change, Instant dueAt) {
        var key =
                new ReportKey(
                        new LanguageTag("tyz"), "y tế", AirtimeOrigin.OWN, MessageClass.PRIORITY);
        return new StationDay(
                station,
                OfficeSamples.DONG_KINH,
                OfficeSamples.SATURDAY.plusDays(day),
                new TreeMap<>(Map.of(key, AirtimeFigures.NONE)),
                dueAt,
                change);
    }

    @Test
    void countedDaysAreFoundByStationAreaChangeAndTime() {
        StationDay open = counted(0, ONE.id(), 3, OfficeSamples.EIGHT);
        StationDay settled = counted(-1, ONE.id(), 4, Instant.MAX);
        StationDay other = counted(0, TWO.id(), 5, OfficeSamples.EIGHT.plusSeconds(9));
        LocalDate from = OfficeSamples.SATURDAY.minusDays(1);
        LocalDate until = OfficeSamples.SATURDAY.plusDays(1);
        in(repositories -> {
            ReportDayRepository days = repositories.reportDays();
            assertThat(days.lastChange()).isZero();
            days.put(List.of());
            days.put(List.of(counted(0, ONE.id(), 1, Instant.MAX), settled, other));
            days.put(List.of(open));
            return done();
        });
        in(repositories -> {
            ReportDayRepository days = repositories.reportDays();
            assertThat(days.of(List.of(ONE.id()), from, until)).containsExactly(settled, open);
            assertThat(days.of(List.of(), from, until)).isEmpty();
            assertThat(days.in(Set.of(OfficeSamples.DONG_KINH), from, OfficeSamples.SATURDAY))
                    .containsExactly(settled);
            assertThat(days.in(Set.of(), from, until))
                    .containsExactlyInAnyOrder(settled, open, other);
            assertThat(days.in(Set.of(OfficeSamples.LANG_SON), from, until)).isEmpty();
            assertThat(days.changedAfter(3, from, until, 9)).containsExactly(settled, other);
            assertThat(days.changedAfter(3, from, until, 1)).containsExactly(settled);
            assertThat(days.lastChange()).isEqualTo(5);
            assertThat(days.due(OfficeSamples.EIGHT, 9)).containsExactly(open);
            assertThat(days.due(OfficeSamples.EIGHT.minusMillis(1), 9)).isEmpty();
            assertThat(days.due(OfficeSamples.EIGHT.plusSeconds(9), 9))
                    .containsExactly(open, other);
            assertThat(days.removeBefore(OfficeSamples.SATURDAY, 9)).isEqualTo(1);
            assertThat(days.in(Set.of(), from, until)).containsExactlyInAnyOrder(open, other);
            return done();
        });
    }

    @Test
    void frozenReportsAndLocksStay() {
        LocalDate from = OfficeSamples.SATURDAY;
        var filter =
                new ReportQuery.Filter(
                        Optional.of(new LanguageTag("tyz")),
                        Optional.of(""),
                        Optional.of(AirtimeOrigin.HIGHER),
                        Optional.of(MessageClass.PRIORITY));
        var report =
                new FinalReport(
                        1,
                        new ReportQuery(OfficeSamples.LANG_SON, from, from.plusDays(7), filter),
                        "figures=1",
                        "a".repeat(64),
                        2,
                        5,
                        "TOTAL\t\t0\n",
                        "lan",
                        OfficeSamples.EIGHT);
        var all =
                new FinalReport(
                        2,
                        new ReportQuery(
                                OfficeSamples.LANG_SON,
                                from,
                                from.plusDays(1),
                                ReportQuery.Filter.ALL),
                        "figures=1",
                        "b".repeat(64),
                        2,
                        5,
                        "",
                        "lan",
                        OfficeSamples.EIGHT);
        var lock = new DayLock(OfficeSamples.LANG_SON, from, "lan", OfficeSamples.EIGHT, 5);
        var again = new DayLock(OfficeSamples.LANG_SON, from, "hoa", OfficeSamples.EIGHT, 6);
        in(repositories -> {
            repositories.frozenReports().add(report);
            repositories.frozenReports().add(all);
            assertThat(repositories.frozenReports().lock(lock)).isTrue();
            assertThat(repositories.frozenReports().lock(again)).isFalse();
            return done();
        });
        in(repositories -> {
            FinalReportRepository frozen = repositories.frozenReports();
            assertThat(frozen.find(1)).contains(report);
            assertThat(frozen.find(3)).isEmpty();
            assertThat(frozen.latest(1)).containsExactly(all);
            assertThat(frozen.latest(9).getLast().content()).isEmpty();
            Set<AreaCode> units = Set.of(OfficeSamples.LANG_SON);
            assertThat(frozen.locks(units, from, from.plusDays(1))).containsExactly(lock);
            assertThat(frozen.locks(units, from.plusDays(1), from.plusDays(2))).isEmpty();
            assertThat(frozen.locks(Set.of(), from, from.plusDays(1))).isEmpty();
            return done();
        });
    }

    @Test
    void theLatestCreditOfADayIsKeptUntilItIsDeleted() {
        in(repositories -> {
            repositories.creditedDays().put(List.of(heard(0, 1, 20), heard(-1, 0, 0)));
            repositories.creditedDays().put(List.of(heard(0, 2, 60)));
            repositories.creditedDays().put(List.of());
            return done();
        });
        in(repositories -> {
            CreditedDayRepository book = repositories.creditedDays();
            assertThat(book.between(List.of(ONE.id()), FIRST, LAST))
                    .containsExactlyInAnyOrder(heard(0, 2, 60), heard(-1, 0, 0));
            assertThat(book.between(List.of(ONE.id()), FIRST, OfficeSamples.SATURDAY))
                    .containsExactly(heard(-1, 0, 0));
            assertThat(book.between(List.of(TWO.id()), FIRST, LAST)).isEmpty();
            assertThat(book.between(List.of(), FIRST, LAST)).isEmpty();
            book.forgetBefore(OfficeSamples.SATURDAY);
            assertThat(book.between(List.of(ONE.id()), FIRST, LAST))
                    .containsExactly(heard(0, 2, 60));
            return done();
        });
    }

    @Test
    void oldEmergenciesGoWithTheirStationsAndSteps() {
        Emergency message = issued(7);
        var step =
                new EmergencyRepository.StationStep(
                        ONE.id(), EmergencyStep.RECEIVED, OfficeSamples.EIGHT, OfficeSamples.EIGHT);
        in(repositories -> {
            repositories.emergencies().put(draft(1).released("mai", "", message));
            repositories.emergencies().putStations(7, List.of(ONE.id()));
            assertThat(repositories.emergencies().addStep(7, step)).isTrue();
            repositories.emergencies().put(draft(2));
            repositories.emergencies().putStations(8, List.of(ONE.id()));
            return done();
        });
        in(repositories -> {
            EmergencyRepository emergencies = repositories.emergencies();
            assertThat(emergencies.removeBefore(OfficeSamples.EIGHT, 9)).isZero();
            assertThat(emergencies.removeBefore(OfficeSamples.EIGHT.plusSeconds(1), 1))
                    .isEqualTo(1);
            assertThat(emergencies.find(1)).isEmpty();
            assertThat(emergencies.find(2)).isPresent();
            assertThat(emergencies.stations(7)).isEmpty();
            assertThat(emergencies.steps(7)).isEmpty();
            assertThat(emergencies.stations(8)).hasSize(1);
            return done();
        });
    }

    private static AlertSender alertSender(String sender, String name) {
        return new AlertSender(sender, name, OfficeSamples.LANG_SON, "ab12", "", "", 20);
    }

    private static IncomingAlert alert(
            long id, String sender, String identifier, IncomingAlert.Outcome outcome) {
        return new IncomingAlert(
                id,
                sender,
                identifier,
                OfficeSamples.EIGHT,
                OfficeSamples.EIGHT.plusSeconds(id),
                IncomingAlert.Channel.HTTP,
                "Actual",
                "Alert",
                "Lũ quét",
                outcome,
                "EXPIRED NO_UNIT",
                "xã 1",
                7);
    }

    @Test
    void sendersOfAlertsAreReplacedAndRemoved() {
        in(repositories -> {
            repositories.alerts().putSender(alertSender("b", "Hồ chứa"));
            repositories.alerts().putSender(alertSender("a", "Khí tượng"));
            repositories.alerts().putSender(alertSender("b", "Thuỷ điện"));
            return done();
        });
        in(repositories -> {
            assertThat(repositories.alerts().senders())
                    .extracting(AlertSender::name)
                    .containsExactly("Khí tượng", "Thuỷ điện");
            assertThat(repositories.alerts().findSender("a"))
                    .contains(alertSender("a", "Khí tượng"));
            repositories.alerts().removeSender("a");
            repositories.alerts().removeSender("none");
            assertThat(repositories.alerts().findSender("a")).isEmpty();
            return done();
        });
    }

    @Test
    void anAlertIsFoundByItsKeyAndOneThatWasNotRefusedComesFirst() {
        in(repositories -> {
            assertThat(repositories.alerts().highest()).isZero();
            repositories.alerts().add(alert(1, "s", "x", IncomingAlert.Outcome.REFUSED));
            repositories.alerts().add(alert(2, "s", "x", IncomingAlert.Outcome.DRAFT));
            repositories.alerts().add(alert(3, "s", "y", IncomingAlert.Outcome.REFUSED));
            return done();
        });
        in(repositories -> {
            var alerts = repositories.alerts();
            assertThat(alerts.find("s", "x", OfficeSamples.EIGHT))
                    .contains(alert(2, "s", "x", IncomingAlert.Outcome.DRAFT));
            assertThat(alerts.find("s", "y", OfficeSamples.EIGHT)).isPresent();
            assertThat(alerts.find("t", "x", OfficeSamples.EIGHT)).isEmpty();
            assertThat(alerts.find("s", "x", OfficeSamples.EIGHT.plusSeconds(1))).isEmpty();
            assertThat(alerts.latest(2)).extracting(IncomingAlert::id).containsExactly(3L, 2L);
            assertThat(alerts.countSince("s", OfficeSamples.EIGHT.plusSeconds(2))).isEqualTo(2);
            assertThat(alerts.highest()).isEqualTo(3);
            assertThat(alerts.removeBefore(OfficeSamples.EIGHT.plusSeconds(3), 1)).isEqualTo(1);
            assertThat(alerts.removeBefore(OfficeSamples.EIGHT.plusSeconds(3), 9)).isEqualTo(1);
            assertThat(alerts.latest(9)).extracting(IncomingAlert::id).containsExactly(3L);
            return done();
        });
    }

    private static EmergencyRecord draft(long id) {
        return new EmergencyRecord(
                id,
                "form-" + id,
                EmergencyRecord.State.PREPARED,
                EmergencySamples.content(
                        Emergency.Kind.UPDATE,
                        id % 2 == 0,
                        List.of(OfficeSamples.DONG_KINH, OfficeSamples.LANG_SON),
                        List.of(NEWS.id(), TUNE.id()),
                        OfficeSamples.EIGHT.plusMillis(1),
                        15,
                        id - 1),
                "lan",
                OfficeSamples.EIGHT,
                "",
                "",
                "",
                Optional.empty());
    }

    private static Emergency issued(long number) {
        return new Emergency(
                number,
                Emergency.Kind.ALERT,
                MessageClass.EMERGENCY,
                3,
                Emergency.airingOf(number),
                OfficeSamples.SATURDAY,
                OfficeSamples.EIGHT,
                OfficeSamples.EIGHT.plusSeconds(600),
                Duration.ofMinutes(15),
                100,
                List.of(),
                List.of(new Emergency.Target(List.of(OfficeSamples.DONG_KINH), List.of(NEWS))));
    }

    @Test
    void anEmergencyIsStoredAsItStands() {
        EmergencyRecord released =
                draft(2).askedBy("lan").released("hung", "máy bận", issued(1_795_237_201L));
        in(repositories -> {
            repositories.emergencies().put(draft(1));
            repositories.emergencies().put(draft(2));
            repositories.emergencies().put(released);
            return done();
        });
        in(repositories -> {
            EmergencyRepository book = repositories.emergencies();
            assertThat(book.find(1)).contains(draft(1));
            assertThat(book.find(2)).contains(released);
            assertThat(book.find(3)).isEmpty();
            assertThat(book.findByKey("form-2")).contains(released);
            assertThat(book.findByKey("form-3")).isEmpty();
            assertThat(book.latest(1)).containsExactly(released);
            assertThat(book.latest(9)).containsExactly(released, draft(1));
            return done();
        });
    }

    @Test
    void theFirstTimeOfAStepStaysAndOtherStationsHaveNone() {
        var step =
                new EmergencyRepository.StationStep(
                        ONE.id(), EmergencyStep.RECEIVED, OfficeSamples.EIGHT, OfficeSamples.EIGHT);
        var later =
                new EmergencyRepository.StationStep(
                        ONE.id(),
                        EmergencyStep.RECEIVED,
                        OfficeSamples.EIGHT.plusSeconds(1),
                        OfficeSamples.EIGHT.plusSeconds(1));
        var next =
                new EmergencyRepository.StationStep(
                        ONE.id(),
                        EmergencyStep.SOUNDING,
                        OfficeSamples.EIGHT.plusSeconds(2),
                        OfficeSamples.EIGHT.plusSeconds(3));
        var stranger =
                new EmergencyRepository.StationStep(
                        new StationId("stranger"),
                        EmergencyStep.RECEIVED,
                        OfficeSamples.EIGHT,
                        OfficeSamples.EIGHT);
        in(repositories -> {
            EmergencyRepository book = repositories.emergencies();
            book.putStations(7, List.of(ONE.id()));
            assertThat(book.addStep(7, next)).isTrue();
            assertThat(book.addStep(7, step)).isTrue();
            assertThat(book.addStep(7, later)).isFalse();
            assertThat(book.addStep(7, stranger)).isFalse();
            assertThat(book.addStep(8, step)).isFalse();
            return done();
        });
        in(repositories -> {
            assertThat(repositories.emergencies().steps(7)).containsExactly(step, next);
            assertThat(repositories.emergencies().stations(7)).containsExactly(ONE.id());
            assertThat(repositories.emergencies().steps(8)).isEmpty();
            return done();
        });
    }

    @Test
    void theResultOfAHandOverDayIsStoredOnce() {
        HandOverDay met = handed("so-lieu", 0, HandOverDay.State.MET);
        HandOverDay missed = handed("so-lieu", -3, HandOverDay.State.FALLBACK);
        HandOverDay other = handed("khac", 0, HandOverDay.State.FALLBACK);
        in(repositories -> {
            assertThat(repositories.handOverDays().enter(met)).isTrue();
            assertThat(repositories.handOverDays().enter(missed)).isTrue();
            assertThat(repositories.handOverDays().enter(other)).isTrue();
            return done();
        });
        in(repositories -> {
            HandOverDayRepository book = repositories.handOverDays();
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
    void aPeriodClosingIsStoredOnce() {
        in(repositories -> {
            assertThat(repositories.periodClosings().enter(closing(0, TWO.id(), 60))).isTrue();
            assertThat(repositories.periodClosings().enter(closing(0, ONE.id(), 60))).isTrue();
            assertThat(repositories.periodClosings().enter(closing(1, ONE.id(), 20))).isTrue();
            return done();
        });
        in(repositories -> {
            PeriodClosingRepository book = repositories.periodClosings();
            assertThat(book.enter(closing(0, ONE.id(), 0))).isFalse();
            assertThat(book.forObligation(TAY_DAILY, 10))
                    .containsExactly(
                            closing(1, ONE.id(), 20),
                            closing(0, ONE.id(), 60),
                            closing(0, TWO.id(), 60));
            assertThat(book.forObligation(TAY_DAILY, 1)).containsExactly(closing(1, ONE.id(), 20));
            assertThat(book.lastClosed(List.of(ONE.id(), TWO.id())))
                    .isEqualTo(
                            Map.of(
                                    ONE.id(), Map.of(TAY_DAILY, OfficeSamples.SATURDAY.plusDays(1)),
                                    TWO.id(), Map.of(TAY_DAILY, OfficeSamples.SATURDAY)));
            assertThat(book.lastClosed(List.of())).isEmpty();
            return done();
        });
    }

    @Test
    void theLatestStateOfAStationIsStored() {
        var first =
                new StationState(
                        OfficeSamples.status(ONE.id(), 1, OfficeSamples.EIGHT.plusNanos(5)),
                        false,
                        OfficeSamples.EIGHT);
        var lost = new StationState(first.status(), true, OfficeSamples.EIGHT.plusMillis(1));
        var other =
                new StationState(
                        OfficeSamples.status(TWO.id(), 4, OfficeSamples.EIGHT),
                        false,
                        OfficeSamples.EIGHT);
        in(repositories -> {
            repositories.stationStates().put(other);
            repositories.stationStates().put(first);
            assertThat(repositories.stationStates().find(ONE.id())).contains(first);
            repositories.stationStates().put(lost);
            return done();
        });
        in(repositories -> {
            assertThat(repositories.stationStates().all()).containsExactly(lost, other);
            assertThat(repositories.stationStates().find(new StationId("nobody"))).isEmpty();
            return done();
        });
    }

    @Test
    void rejectionsAddUpBySenderAndReason() {
        var once =
                new RejectionCount("", IntakeRejection.MALFORMED, 1, "first", OfficeSamples.EIGHT);
        var more =
                new RejectionCount(
                        "",
                        IntakeRejection.MALFORMED,
                        4,
                        "later",
                        OfficeSamples.EIGHT.plusMillis(9));
        var other = new RejectionCount("ls-x", IntakeRejection.STALE, 2, "", OfficeSamples.EIGHT);
        in(repositories -> {
            List.of(other, once, more).forEach(repositories.rejections()::add);
            return done();
        });
        assertThat(objections())
                .containsExactly(
                        new RejectionCount(
                                "",
                                IntakeRejection.MALFORMED,
                                5,
                                "later",
                                OfficeSamples.EIGHT.plusMillis(9)),
                        other);
    }

    @Test
    void theAuditListsTheLatestEntryFirst() {
        var book = new AuditEntry(OfficeSamples.EIGHT, "lan", "book", "s1");
        var withdraw = new AuditEntry(OfficeSamples.EIGHT, "minh", "withdraw", "s1");
        in(repositories -> {
            repositories.audit().add(book);
            repositories.audit().add(withdraw);
            return done();
        });
        assertThat(acts(5)).containsExactly(withdraw, book);
        assertThat(acts(1)).containsExactly(withdraw);
    }

    private static final CentreName EAST = new CentreName("east");
    private static final CentreName WEST = new CentreName("west");

    private static CentreRepository.Heartbeat heartbeat(
            CentreName name, String start, boolean linkUp) {
        return new CentreRepository.Heartbeat(
                name, start, true, OfficeSamples.EIGHT, linkUp, OfficeSamples.EIGHT);
    }

    private boolean beats(CentreName name, String start, boolean linkUp) {
        return in(repositories -> repositories.centres().beat(heartbeat(name, start, linkUp)));
    }

    private List<OutboxMessage> claims(CentreName centre, int atMost) {
        return in(repositories -> repositories.outbox().claim(centre, atMost, OfficeSamples.EIGHT));
    }

    @Test
    void aCentreIsListedWhileItBeatsAndNoOtherStartTakesItsName() {
        assertThat(beats(WEST, "w1", true)).isTrue();
        assertThat(beats(EAST, "e1", false)).isTrue();
        assertThat(beats(EAST, "e1", true)).isTrue();
        assertThat(beats(EAST, "e2", true)).isFalse();

        List<CentreRepository.SeenCentre> all = in(repositories -> repositories.centres().all());
        assertThat(all).extracting(CentreRepository.SeenCentre::name).containsExactly(EAST, WEST);
        CentreRepository.SeenCentre east = all.getFirst();
        assertThat(east.startId()).isEqualTo("e1");
        assertThat(east.clustered()).isTrue();
        assertThat(east.startedAt()).isEqualTo(OfficeSamples.EIGHT);
        assertThat(east.isWorking()).isTrue();
        assertThat(east.age()).isBetween(Duration.ZERO, CentreRepository.SILENT_AFTER);

        in(repositories -> {
            repositories.centres().remove(EAST, "e2");
            repositories.centres().remove(WEST, "w1");
            return done();
        });
        List<CentreRepository.SeenCentre> left = in(repositories -> repositories.centres().all());
        assertThat(left).extracting(CentreRepository.SeenCentre::name).containsExactly(EAST);
    }

    private CentreRepository.RetentionClock retentionClock() {
        return in(repositories -> repositories.centres().retentionClock());
    }

    @Test
    void theClockOfTheRemovalIsReplacedAsAWhole() {
        assertThat(retentionClock()).isEqualTo(CentreRepository.RetentionClock.NONE);
        var waiting =
                new CentreRepository.RetentionClock(
                        Optional.of(OfficeSamples.EIGHT),
                        Optional.of(OfficeSamples.EIGHT.plusMillis(1)),
                        Optional.of(OfficeSamples.EIGHT.plusMillis(2)));
        var believed =
                new CentreRepository.RetentionClock(
                        Optional.of(OfficeSamples.EIGHT.minusSeconds(9)),
                        Optional.empty(),
                        Optional.empty());
        for (CentreRepository.RetentionClock clock : List.of(waiting, believed)) {
            in(repositories -> {
                repositories.centres().putRetentionClock(clock);
                return done();
            });
            assertThat(retentionClock()).isEqualTo(clock);
        }
    }

    @Test
    void noTwoWorkingCentresClaimTheSameMessage() {
        beats(EAST, "e1", true);
        beats(WEST, "w1", true);
        in(repositories -> {
            putLogs(repositories, ONE.id(), TWO.id());
            return done();
        });

        List<OutboxMessage> east = claims(EAST, 1);
        List<OutboxMessage> west = claims(WEST, 5);

        assertThat(east).hasSize(1);
        assertThat(west).hasSize(1).doesNotContainAnyElementsOf(east);
        assertThat(claims(EAST, 5)).isEqualTo(east);
    }

    @Test
    void theClaimsOfACentreWithoutALinkAndOfADeadOneAreFree() {
        beats(EAST, "e1", true);
        beats(WEST, "w1", true);
        in(repositories -> {
            putLogs(repositories, ONE.id(), TWO.id());
            return done();
        });
        List<OutboxMessage> east = claims(EAST, 5);
        assertThat(claims(WEST, 5)).isEmpty();

        beats(EAST, "e1", false);
        assertThat(claims(WEST, 5)).isEqualTo(east);

        in(repositories -> {
            repositories.centres().remove(WEST, "w1");
            return done();
        });
        assertThat(claims(EAST, 5)).isEqualTo(east);
    }

    @Test
    void aLogThatReplacesAClaimedOneWaitsForItsCentre() {
        beats(EAST, "e1", true);
        in(repositories -> {
            putLogs(repositories, ONE.id());
            return done();
        });
        OutboxMessage underWay = claims(EAST, 5).getFirst();

        var newer = new Message.LogIssued(log(ONE.id(), 2, TUNE));
        in(repositories -> {
            repositories.outbox().put(newer, true, OfficeSamples.EIGHT.plusSeconds(9));
            return done();
        });

        assertThat(claims(WEST, 5)).isEmpty();
        boolean removed = in(repositories -> repositories.outbox().remove(underWay.id()));
        assertThat(removed).isFalse();
        assertThat(claims(EAST, 5)).extracting(OutboxMessage::message).containsExactly(newer);
    }

    @Test
    void messagesOfATopicAreClaimedOneAfterAnother() {
        beats(EAST, "e1", true);
        beats(WEST, "w1", true);
        in(repositories -> {
            for (long number = 1; number <= 2; number++) {
                repositories
                        .outbox()
                        .put(
                                new Message.Urgent(
                                        number,
                                        new AiringId("urgent-" + number),
                                        OfficeSamples.SATURDAY,
                                        List.of(OfficeSamples.LANG_SON),
                                        NEWS,
                                        OfficeSamples.EIGHT.plusSeconds(9)),
                                false,
                                OfficeSamples.EIGHT.plusSeconds(9));
            }
            return done();
        });

        OutboxMessage first = claims(EAST, 5).getFirst();
        assertThat(claims(EAST, 5)).containsExactly(first);
        assertThat(claims(WEST, 5)).isEmpty();

        in(repositories -> {
            repositories.outbox().postpone(first.id(), 1, OfficeSamples.EIGHT.plusSeconds(5));
            return done();
        });
        List<OutboxMessage> second = claims(WEST, 5);
        assertThat(second).hasSize(1).doesNotContain(first);
    }

    @Test
    void failuresToSignInAreFoundByKindAndSubjectAndTheLatestStay() {
        Instant last = OfficeSamples.EIGHT;
        in(repositories -> {
            SignInFailureRepository failures = repositories.signInFailures();
            failures.put(
                    SignInFailureRepository.Kind.LOGIN,
                    "lan\u0000'x",
                    new SignInFailureRepository.Failures(1, last));
            failures.put(
                    SignInFailureRepository.Kind.LOGIN,
                    "lan\u0000'x",
                    new SignInFailureRepository.Failures(2, last.plusMillis(1)));
            for (int i = 2; i < 6; i++) {
                failures.put(
                        SignInFailureRepository.Kind.ADDRESS,
                        "10.0.0." + i,
                        new SignInFailureRepository.Failures(i, last.plusMillis(i)));
            }
            failures.remove(SignInFailureRepository.Kind.ADDRESS, "10.0.0.4");
            return done();
        });
        assertThat(failures(SignInFailureRepository.Kind.LOGIN, "lan\u0000'x"))
                .contains(new SignInFailureRepository.Failures(2, last.plusMillis(1)));
        assertThat(failures(SignInFailureRepository.Kind.ADDRESS, "lan\u0000'x")).isEmpty();
        assertThat(failures(SignInFailureRepository.Kind.ADDRESS, "10.0.0.4")).isEmpty();

        in(repositories -> {
            repositories.signInFailures().retain(last.plusMillis(2), 2);
            return done();
        });

        assertThat(failures(SignInFailureRepository.Kind.LOGIN, "lan\u0000'x")).isEmpty();
        assertThat(failures(SignInFailureRepository.Kind.ADDRESS, "10.0.0.2")).isEmpty();
        assertThat(failures(SignInFailureRepository.Kind.ADDRESS, "10.0.0.3")).isPresent();
        assertThat(failures(SignInFailureRepository.Kind.ADDRESS, "10.0.0.5")).isPresent();
    }

    private Optional<SignInFailureRepository.Failures> failures(
            SignInFailureRepository.Kind kind, String subject) {
        return in(repositories -> repositories.signInFailures().find(kind, subject));
    }

    @Test
    void rolesAreReadInOrderAndEndOnce() {
        LocalDate day = OfficeSamples.SATURDAY;
        var lan = new Login("role-lan");
        var minh = new Login("role-minh");
        var scheduler = new RoleGrant(lan, Role.SCHEDULER, new AreaCode("20"), day, LocalDate.MAX);
        var viewer = new RoleGrant(lan, Role.VIEWER, new AreaCode("20"), day, day.plusDays(3));
        var other = new RoleGrant(minh, Role.APPROVER, AreaCode.COUNTRY, day, LocalDate.MAX);
        in(repositories -> {
            List.of(other, viewer, scheduler).forEach(repositories.roleGrants()::put);
            repositories.roleGrants().put(scheduler.endedOn(day.plusDays(9)));
            return done();
        });

        assertThat(grants(RoleGrantRepository::all))
                .containsExactly(scheduler.endedOn(day.plusDays(9)), viewer, other);
        assertThat(grants(repository -> repository.of(minh))).containsExactly(other);
        assertThatThrownBy(() ->
                        in(repositories -> {
                            repositories.roleGrants().put(other.endedOn(day));
                            throw new IllegalStateException("undo");
                        }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(grants(repository -> repository.of(minh))).containsExactly(other);
    }

    private List<RoleGrant> grants(Function<RoleGrantRepository, List<RoleGrant>> read) {
        return in(repositories -> read.apply(repositories.roleGrants()));
    }

    @Test
    void countersOnlyCountUp() {
        in(repositories -> {
            repositories.counters().hold(Counters.PLAN);
            assertThat(repositories.counters().value(Counters.URGENT)).isZero();
            repositories.counters().countTo(Counters.URGENT, 41);
            return done();
        });
        assertThat(counted(Counters.URGENT)).isEqualTo(41);
        assertThatThrownBy(() ->
                        in(repositories -> {
                            repositories.counters().countTo(Counters.URGENT, 41);
                            return done();
                        }))
                .isInstanceOf(Transactions.Failed.class);
    }

    @Test
    void theHolderOfThePlanLockSeesTheEarlierChanges() throws InterruptedException {
        int bookings = 20;
        Runnable oneAfterAnother =
                () -> {
                    for (int i = 0; i < bookings; i++) {
                        in(repositories -> {
                            repositories.counters().hold(Counters.PLAN);
                            long last = repositories.counters().value(Counters.SLOT);
                            repositories.counters().countTo(Counters.SLOT, last + 1);
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
        return in(repositories -> repositories.recordings().all());
    }

    private Optional<Recording> recording(ClipId id) {
        return in(repositories -> repositories.recordings().find(id));
    }

    private List<BulletinRevision> bulletins() {
        return in(repositories -> repositories.bulletins().all());
    }

    private Optional<BulletinRevision> bulletin(BulletinId id) {
        return in(repositories -> repositories.bulletins().find(id));
    }

    private List<Clip> clips() {
        return in(repositories -> repositories.clips().all());
    }

    private boolean is(Function<Repositories, Boolean> so) {
        return in(so);
    }

    private static Recording recording(String name, Recording.State state) {
        return new Recording(
                ClipId.of(name.getBytes(StandardCharsets.UTF_8)),
                "Bản ghi " + name,
                new LanguageTag("tyz"),
                123_456_789_012L,
                "lan",
                OfficeSamples.EIGHT,
                name.length() % 2 == 0
                        ? new IngestOptions(VoiceOrigin.SYNTHETIC, NoiseTreatment.KEPT)
                        : new IngestOptions(VoiceOrigin.PERSON, NoiseTreatment.LOWERED),
                state);
    }

    private static BulletinRevision kept(String id, int revision, LocalDate until) {
        var terms =
                new BulletinDetails(
                        "Phòng bệnh sốt xuất huyết",
                        "y tế",
                        MessageClass.PRIORITY,
                        OfficeSamples.LANG_SON,
                        new Validity(OfficeSamples.SATURDAY, until),
                        List.of(new LanguageTag("nut"), new LanguageTag("vi")));
        return new BulletinRevision(
                Bulletin.create(new BulletinId(id), terms), revision, "lan", OfficeSamples.EIGHT);
    }

    private static Rendition rendition() {
        return new Rendition(
                new LanguageTag("vi"),
                new Rendition.Sound.Recorded(NEWS.id()),
                "Bà con chú ý.\n\nDiệt bọ gậy.",
                new Rendition.People("", "Lò Thị Mai", "Hoàng Văn Thụ"));
    }

    @Test
    void everyStateOfARecordingIsReadExactly() {
        var report =
                new IngestReport(
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
                        new Recording.State.Ready(NEWS.id(), report, List.of(finding, finding)),
                        new Recording.State.Ready(NEWS.id(), report, List.of()),
                        new Recording.State.Refused(List.of(finding), OfficeSamples.EIGHT),
                        new Recording.State.Failed(
                                Recording.FailureReason.DISK, OfficeSamples.EIGHT),
                        new Recording.State.Deleted(List.of(NEWS.id())),
                        new Recording.State.Deleted(List.of()))) {
            Recording recording = recording("a", state);
            in(repositories -> {
                repositories.recordings().put(recording);
                return done();
            });
            assertThat(recording(recording.id())).contains(recording);
            assertThat(recordings()).containsExactly(recording);
        }
        in(repositories -> {
            repositories.recordings().remove(recording("a", new Recording.State.Queued(0)).id());
            repositories.recordings().remove(NEWS.id());
            return done();
        });
        assertThat(recordings()).isEmpty();
    }

    @Test
    void aBulletinIsReadAsItWasStoredWithItsLanguagesInOrder() {
        var first = kept("b1-x", 1, OfficeSamples.SATURDAY);
        var later = kept("b2-x", 1, OfficeSamples.SATURDAY.plusDays(1));
        in(repositories -> {
            repositories.clips().put(NEWS);
            repositories.bulletins().add(first);
            repositories.bulletins().add(later);
            return done();
        });
        var changed =
                new BulletinRevision(
                        first.bulletin().withRendition(rendition()).asRetired(),
                        2,
                        "minh",
                        OfficeSamples.EIGHT.plusMillis(7));
        assertThat(is(repositories -> repositories.bulletins().usesClip(NEWS.id()))).isFalse();
        assertThat(is(repositories -> repositories.bulletins().replace(changed))).isTrue();
        assertThat(is(repositories -> repositories.bulletins().usesClip(NEWS.id()))).isTrue();
        assertThat(bulletin(new BulletinId("b1-x"))).contains(changed);
        assertThat(bulletin(new BulletinId("b9-x"))).isEmpty();
        assertThat(bulletins()).containsExactly(later, changed);
    }

    @Test
    void aBulletinIsReplacedOnlyByTheRevisionAfterIt() {
        in(repositories -> {
            repositories.bulletins().add(kept("b1-x", 1, OfficeSamples.SATURDAY));
            return done();
        });
        for (int revision : List.of(1, 3)) {
            var other = kept("b1-x", revision, OfficeSamples.SATURDAY.plusDays(9));
            assertThat(is(repositories -> repositories.bulletins().replace(other))).isFalse();
        }
        assertThat(
                        is(repositories ->
                                repositories
                                        .bulletins()
                                        .replace(kept("b7-x", 2, OfficeSamples.SATURDAY))))
                .isFalse();
        assertThat(bulletins()).containsExactly(kept("b1-x", 1, OfficeSamples.SATURDAY));
    }

    @Test
    void aRecordingIsRemovedAndItsUsesAreFound() {
        in(repositories -> {
            repositories.clips().put(NEWS);
            repositories.clips().put(TUNE);
            repositories.slots().add(booked(1, "s1-a", OfficeSamples.SATURDAY));
            repositories.slots().advance(new SlotId("s1-a"), 1, Stage.WITHDRAWN);
            return done();
        });
        assertThat(is(repositories -> repositories.slots().usesClip(NEWS.id()))).isTrue();
        assertThat(is(repositories -> repositories.slots().usesClip(TUNE.id()))).isFalse();
        in(repositories -> {
            repositories.clips().remove(TUNE.id());
            repositories.clips().remove(TUNE.id());
            return done();
        });
        assertThat(clips()).containsExactly(NEWS);
    }
}
