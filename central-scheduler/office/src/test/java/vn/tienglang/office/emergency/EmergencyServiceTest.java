package vn.tienglang.office.emergency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.Emergency;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.office.OfficeSamples;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.publish.FakeStationSender;
import vn.tienglang.office.store.InMemoryTransactions;
import vn.tienglang.office.store.emergency.EmergencyRecord;
import vn.tienglang.office.store.emergency.EmergencyText;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.office.store.station.OutboxMessage;
import vn.tienglang.planner.mix.LanguageProfile;

/** Stories of the two persons who release an emergency, and take it back. */
class EmergencyServiceTest {
    private static final Station EAST =
            OfficeSamples.station("ls-dong-kinh", OfficeSamples.DONG_KINH);
    private static final Station WEST =
            OfficeSamples.station("ls-tam-thanh", OfficeSamples.TAM_THANH);
    private static final Clip VIETNAMESE = clip("Lũ quét", "vi");
    private static final Clip TAY = clip("Lũ quét, tiếng Tày", "tyz");
    private static final Clip DRILL = clip("Đây là diễn tập", "vi");

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final FakeStationSender sender = new FakeStationSender();
    private Instant now = OfficeSamples.EIGHT;
    private final EmergencyService emergencies =
            new EmergencyService(transactions, sender, () -> now, OfficeSamples.HANOI);

    private static Clip clip(String title, String language) {
        return new Clip(
                ClipId.of((title + language).getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                title,
                new LanguageTag(language),
                Duration.ofSeconds(40),
                90_000,
                24_576);
    }

    @BeforeEach
    void setUp() {
        transactions.inTransaction(repositories -> {
            repositories.areas().add(OfficeSamples.areas());
            for (Station station : List.of(EAST, WEST)) {
                repositories
                        .enrolments()
                        .put(OfficeSamples.enrolment(station, OfficeSamples.Keys.of(station, 1)));
            }
            List.of(VIETNAMESE, TAY, DRILL).forEach(repositories.clips()::put);
            return true;
        });
    }

    private EmergencyRecord.Content alert() {
        return content(Emergency.Kind.ALERT, false, List.of(VIETNAMESE), 15, 0);
    }

    private EmergencyRecord.Content content(
            Emergency.Kind kind,
            boolean exercise,
            List<Clip> clips,
            int repeatMinutes,
            long replaces) {
        return EmergencySamples.content(
                kind,
                exercise,
                List.of(OfficeSamples.LANG_SON),
                clips.stream().map(Clip::id).toList(),
                now.plusSeconds(7_200),
                repeatMinutes,
                replaces);
    }

    private EmergencyRecord prepare(EmergencyRecord.Content content) {
        return emergencies.prepare(
                EmergencySamples.key(emergencies), content, EmergencySamples.FIRST);
    }

    private EmergencyRecord release(EmergencyRecord.Content content) {
        EmergencyRecord draft = prepare(content);
        done(emergencies.ask(draft.id(), EmergencySamples.FIRST));
        return done(emergencies.confirm(draft.id(), EmergencySamples.SECOND));
    }

    private static EmergencyRecord done(EmergencyResult result) {
        return switch (result) {
            case EmergencyResult.Done(EmergencyRecord record) -> record;
            case EmergencyResult.Refused refused -> throw new AssertionError(refused.toString());
        };
    }

    private static List<EmergencyRefusal.Reason> reasons(EmergencyResult result) {
        return switch (result) {
            case EmergencyResult.Done done -> throw new AssertionError(done.toString());
            case EmergencyResult.Refused(var refusals) ->
                    refusals.stream().map(EmergencyRefusal::reason).toList();
        };
    }

    private List<Emergency> outbox() {
        return transactions.inTransaction(repositories ->
                repositories.outbox().next(99, now).stream()
                        .map(OutboxMessage::message)
                        .map(message -> ((Message.EmergencyIssued) message).emergency())
                        .toList());
    }

    private List<String> audited() {
        return transactions.inTransaction(repositories ->
                repositories.audit().latest(99).stream().map(AuditEntry::action).toList());
    }

    @Test
    void twoPersonsReleaseItAndNothingGoesOutBefore() {
        EmergencyRecord draft = prepare(alert());
        done(emergencies.ask(draft.id(), EmergencySamples.FIRST));
        assertThat(outbox()).isEmpty();
        assertThat(sender.outboxChanges()).isZero();
        EmergencyRecord released = done(emergencies.confirm(draft.id(), EmergencySamples.SECOND));

        Emergency message = released.message().orElseThrow();
        assertThat(outbox()).containsExactly(message);
        assertThat(sender.outboxChanges()).isPositive();
        assertThat(message.kind()).isEqualTo(Emergency.Kind.ALERT);
        assertThat(message.repeatEvery()).isEqualTo(Duration.ofMinutes(15));
        assertThat(message.volumePercent()).isEqualTo(100);
        assertThat(released.askedBy()).isEqualTo("lan");
        assertThat(released.confirmedBy()).isEqualTo("hung");
        assertThat(audited()).contains("emergency-ask", "emergency-release");
    }

    @Test
    void nobodyIsTheirOwnSecondPerson() {
        EmergencyRecord draft = prepare(alert());
        done(emergencies.ask(draft.id(), EmergencySamples.FIRST));
        assertThat(reasons(emergencies.confirm(draft.id(), EmergencySamples.FIRST)))
                .containsExactly(EmergencyRefusal.Reason.SAME_PERSON);
        assertThat(outbox()).isEmpty();
    }

    @Test
    void everyStepPressedTwiceIsOneStep() {
        EmergencyRecord draft = emergencies.prepare("form", alert(), EmergencySamples.FIRST);
        assertThat(emergencies.prepare("form", alert(), EmergencySamples.FIRST)).isEqualTo(draft);
        done(emergencies.ask(draft.id(), EmergencySamples.FIRST));
        done(emergencies.ask(draft.id(), EmergencySamples.SECOND));
        EmergencyRecord once = done(emergencies.confirm(draft.id(), EmergencySamples.SECOND));
        assertThat(done(emergencies.confirm(draft.id(), EmergencySamples.SECOND))).isEqualTo(once);
        assertThat(outbox()).hasSize(1);
        done(emergencies.cancel(draft.id(), EmergencySamples.FIRST));
        done(emergencies.cancel(draft.id(), EmergencySamples.FIRST));
        assertThat(outbox()).hasSize(3);
    }

    @Test
    void onePersonBreaksTheGlassWithAReasonThatStays() {
        EmergencyRecord draft = prepare(alert());
        done(emergencies.ask(draft.id(), EmergencySamples.FIRST));
        assertThat(reasons(emergencies.breakGlass(draft.id(), "  gấp  ", EmergencySamples.FIRST)))
                .containsExactly(EmergencyRefusal.Reason.REASON_MISSING);
        EmergencyRecord released =
                done(
                        emergencies.breakGlass(
                                draft.id(),
                                "Đồng chí Hùng không nghe máy",
                                EmergencySamples.FIRST));
        assertThat(released.breakGlass()).isEqualTo("Đồng chí Hùng không nghe máy");
        assertThat(outbox()).hasSize(1);
        assertThat(audited()).contains("emergency-break-glass");
    }

    @Test
    void aCancelNamesTheAlertAndReplacesItOnItsTopic() {
        EmergencyRecord alert = release(alert());
        Emergency message = alert.message().orElseThrow();
        EmergencyRecord after = done(emergencies.cancel(alert.id(), EmergencySamples.SECOND));

        assertThat(after.state()).isEqualTo(EmergencyRecord.State.ENDED);
        List<Emergency> sent = outbox();
        assertThat(sent).hasSize(3);
        assertThat(sent.get(1).kind()).isEqualTo(Emergency.Kind.CANCEL);
        assertThat(sent.get(1).ends()).containsExactly(message.number());
        assertThat(sent.get(1).number()).isGreaterThan(message.number());
        assertThat(sent.get(1).expires()).isAfterOrEqualTo(message.expires());
        assertThat(sent.get(2)).isEqualTo(message.ended());
        assertThat(emergencies.find(alert.id()).orElseThrow().state())
                .isEqualTo(EmergencyRecord.State.ENDED);
    }

    @Test
    void anUpdateEndsWhatCameBeforeWithAllItEnded() {
        EmergencyRecord first = release(alert());
        EmergencyRecord second =
                release(content(Emergency.Kind.UPDATE, false, List.of(VIETNAMESE), 0, first.id()));
        EmergencyRecord third =
                release(
                        content(
                                Emergency.Kind.ALL_CLEAR,
                                false,
                                List.of(VIETNAMESE),
                                0,
                                second.id()));
        assertThat(third.message().orElseThrow().ends())
                .containsExactlyInAnyOrder(
                        first.message().orElseThrow().number(),
                        second.message().orElseThrow().number());
        assertThat(emergencies.find(second.id()).orElseThrow().state())
                .isEqualTo(EmergencyRecord.State.ENDED);
        assertThat(
                        reasons(
                                ask(
                                        content(
                                                Emergency.Kind.UPDATE,
                                                false,
                                                List.of(VIETNAMESE),
                                                0,
                                                first.id()))))
                .containsExactly(EmergencyRefusal.Reason.NOTHING_TO_REPLACE);
    }

    private EmergencyResult ask(EmergencyRecord.Content content) {
        return emergencies.ask(prepare(content).id(), EmergencySamples.FIRST);
    }

    @Test
    void everyReasonAgainstItIsNamedAtOnce() {
        var nothing =
                new EmergencyRecord.Content(
                        Emergency.Kind.ALERT,
                        false,
                        alert().hazard(),
                        new EmergencyText("", "ở đâu", "", "", "ai nói"),
                        AreaCode.COUNTRY,
                        List.of(new AreaCode("nowhere")),
                        List.of(),
                        now,
                        0,
                        java.util.OptionalLong.empty());
        assertThat(emergencies.check(nothing))
                .containsExactly(
                        new EmergencyRefusal(EmergencyRefusal.Reason.PART_MISSING, "WHO"),
                        new EmergencyRefusal(EmergencyRefusal.Reason.PART_MISSING, "ACTION"),
                        new EmergencyRefusal(EmergencyRefusal.Reason.PART_MISSING, "UNTIL"),
                        new EmergencyRefusal(EmergencyRefusal.Reason.UNKNOWN_AREA, "nowhere"),
                        new EmergencyRefusal(EmergencyRefusal.Reason.IN_THE_PAST),
                        new EmergencyRefusal(EmergencyRefusal.Reason.NO_CLIP));
        assertThat(reasons(ask(content(Emergency.Kind.ALERT, false, List.of(VIETNAMESE), 1, 0))))
                .containsExactly(EmergencyRefusal.Reason.REPEAT_TOO_SHORT);
    }

    @Test
    void aDrillIsQuietSaysSoAndNeverBecomesReal() {
        assertThat(reasons(ask(content(Emergency.Kind.ALERT, true, List.of(VIETNAMESE), 0, 0))))
                .containsExactly(EmergencyRefusal.Reason.DRILL_WITHOUT_PREFIX);
        assertThat(
                        reasons(
                                ask(
                                        content(
                                                Emergency.Kind.ALERT,
                                                false,
                                                List.of(DRILL, VIETNAMESE),
                                                0,
                                                0))))
                .containsExactly(EmergencyRefusal.Reason.DRILL_CLIP_IN_ALERT);
        EmergencyRecord drill =
                release(content(Emergency.Kind.ALERT, true, List.of(DRILL, VIETNAMESE), 0, 0));
        Emergency message = drill.message().orElseThrow();
        assertThat(message.messageClass()).isEqualTo(MessageClass.EXERCISE);
        assertThat(message.volumePercent()).isEqualTo(EmergencyIssuer.DRILL_VOLUME);
        assertThat(
                        reasons(
                                ask(
                                        content(
                                                Emergency.Kind.UPDATE,
                                                false,
                                                List.of(VIETNAMESE),
                                                0,
                                                drill.id()))))
                .containsExactly(EmergencyRefusal.Reason.DRILL_AND_ALERT);
        now = now.plus(Duration.ofHours(13));
        assertThat(
                        reasons(
                                ask(
                                        content(
                                                Emergency.Kind.ALERT,
                                                true,
                                                List.of(DRILL, VIETNAMESE),
                                                0,
                                                0))))
                .containsExactly(EmergencyRefusal.Reason.DRILL_AT_NIGHT);
    }

    @Test
    void eachStationPlaysTheLanguagesOfItsProfile() {
        profile(EAST.id(), "tyz");
        EmergencyRecord.Content both =
                content(Emergency.Kind.ALERT, false, List.of(VIETNAMESE, TAY), 0, 0);
        EmergencyScope scope = emergencies.scope(both);
        assertThat(scope.stations()).containsEntry(EAST.id(), List.of(TAY));
        assertThat(scope.stations()).containsEntry(WEST.id(), List.of(VIETNAMESE, TAY));
        assertThat(scope.targets())
                .containsExactlyInAnyOrder(
                        new Emergency.Target(List.of(EAST.area()), List.of(TAY)),
                        new Emergency.Target(List.of(WEST.area()), List.of(VIETNAMESE, TAY)));
        assertThat(scope.languages().values()).containsExactlyInAnyOrder(2, 1);
        EmergencyRecord.Content drill =
                content(Emergency.Kind.ALERT, true, List.of(DRILL, VIETNAMESE, TAY), 0, 0);
        assertThat(emergencies.scope(drill).stations())
                .containsEntry(EAST.id(), List.of(DRILL, TAY));
    }

    /** A message names areas, so a board cannot tell its own recordings from its neighbour's. */
    @Test
    void stationsOfOneAreaPlayTheLanguagesOfAllOfThemAndMayFetchThem() {
        Station neighbour = OfficeSamples.station("ls-dong-kinh-2", EAST.area());
        transactions.inTransaction(repositories -> {
            repositories
                    .enrolments()
                    .put(OfficeSamples.enrolment(neighbour, OfficeSamples.Keys.of(neighbour, 1)));
            return true;
        });
        profile(EAST.id(), "tyz");
        profile(neighbour.id(), "vi");

        EmergencyRecord released =
                release(content(Emergency.Kind.ALERT, false, List.of(VIETNAMESE, TAY), 0, 0));

        List<AreaCode> areasOfTheBoard = List.of(EAST.area(), OfficeSamples.LANG_SON);
        assertThat(released.message().orElseThrow().targetOf(areasOfTheBoard))
                .hasValueSatisfying(
                        target -> assertThat(target.clips()).containsExactly(VIETNAMESE, TAY));
        transactions.inTransaction(repositories -> {
            for (Station station : List.of(EAST, neighbour)) {
                for (Clip clip : List.of(VIETNAMESE, TAY)) {
                    assertThat(repositories.clipGrants().mayFetch(station.id(), clip.id()))
                            .as(station.id() + " " + clip.title())
                            .isTrue();
                }
            }
            return true;
        });
    }

    @Test
    void aReasonThatIsTooLongIsRefusedNotCut() {
        EmergencyRecord draft = prepare(alert());
        done(emergencies.ask(draft.id(), EmergencySamples.FIRST));

        assertThat(
                        reasons(
                                emergencies.breakGlass(
                                        draft.id(), "x".repeat(501), EmergencySamples.FIRST)))
                .containsExactly(EmergencyRefusal.Reason.REASON_TOO_LONG);
        assertThat(outbox()).isEmpty();
    }

    private void profile(StationId station, String language) {
        transactions.inTransaction(repositories -> {
            repositories
                    .planItems()
                    .put(
                            new PlanItemRevision(
                                    new PlanItem.OfProfile(
                                            station,
                                            LanguageProfile.ofSingle(new LanguageTag(language))),
                                    1,
                                    Stage.PUBLISHED,
                                    "lan",
                                    now));
            return true;
        });
    }

    @Test
    void numbersRiseAfterARestoreFromAnOldBackup() {
        EmergencyRecord first = release(alert());
        now = now.plusSeconds(3_600);
        EmergencyRecord second = release(alert());
        long number = second.message().orElseThrow().number();
        assertThat(number).isEqualTo(now.getEpochSecond());
        assertThat(number).isGreaterThan(first.message().orElseThrow().number());
    }

    @Test
    void aDroppedDraftIsNotReleased() {
        EmergencyRecord draft = prepare(alert());
        done(emergencies.ask(draft.id(), EmergencySamples.FIRST));
        done(emergencies.discard(draft.id(), EmergencySamples.SECOND));
        assertThat(reasons(emergencies.confirm(draft.id(), EmergencySamples.SECOND)))
                .containsExactly(EmergencyRefusal.Reason.WRONG_STATE);
        assertThat(reasons(emergencies.confirm(99, EmergencySamples.SECOND)))
                .containsExactly(EmergencyRefusal.Reason.UNKNOWN);
        assertThat(outbox()).isEmpty();
    }

    @Test
    void theSilentStationsComeFirstAndTheCountsAddUp() {
        EmergencyRecord alert = release(alert());
        long number = alert.message().orElseThrow().number();
        transactions.inTransaction(repositories ->
                repositories
                        .emergencies()
                        .addStep(
                                number,
                                new vn.tienglang.office.store.emergency.EmergencyRepository
                                        .StationStep(
                                        EAST.id(),
                                        vn.tienglang.airtime.EmergencyStep.SOUNDING,
                                        now,
                                        now)));
        EmergencyBoard board = emergencies.board(alert.id()).orElseThrow();
        assertThat(board.rows())
                .extracting(EmergencyBoard.Row::station)
                .containsExactly(WEST.id(), EAST.id());
        assertThat(board.silent()).isEqualTo(1);
        assertThat(board.counts().values().stream().mapToInt(count -> count).sum())
                .isEqualTo(board.rows().size() - board.silent());
        assertThat(Set.copyOf(board.counts().keySet()))
                .containsExactly(vn.tienglang.airtime.EmergencyStep.SOUNDING);
    }
}
