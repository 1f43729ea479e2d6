package vn.tienglang.office.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.enrolment.EnrolmentAnswer;
import vn.tienglang.airtime.enrolment.EnrolmentCode;
import vn.tienglang.airtime.enrolment.EnrolmentRequest;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.signing.Signature;
import vn.tienglang.airtime.wire.Topic;
import vn.tienglang.office.OfficeSamples;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.publish.FakePublishTrigger;
import vn.tienglang.office.store.InMemoryTransactions;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.station.AcceptanceReport;
import vn.tienglang.office.store.station.Enrolment;
import vn.tienglang.office.store.station.StationKey;
import vn.tienglang.office.store.station.StationOrder;
import vn.tienglang.office.store.station.StationState;
import vn.tienglang.planner.reach.StationTag;

/** Codes, boards that are enrolled with them, and revocation: early, late, twice, cut. */
class EnrolmentServiceTest {
    private static final Officer LAN = new Officer("lan", "Chị Lan");
    private static final StationId ID = new StationId("ls-mau-son");
    private static final StationOrder ORDER =
            new StationOrder(
                    ID,
                    "Đài Mẫu Sơn",
                    OfficeSamples.DONG_KINH,
                    Set.of(new StationTag("cho")),
                    "pinctrl-bcm2835:17:low",
                    8090,
                    "0912 345 678");
    private static final String ADDRESS = "192.0.2.7";

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final FakePublishTrigger trigger = new FakePublishTrigger();
    private final Board board = new Board();
    private StationKeys keys = new StationKeys(transactions);
    private Instant now = OfficeSamples.EIGHT;
    private EnrolmentService service = service(transactions);

    /** Keys and secret that a board makes. */
    private static final class Board {
        private final KeyPair pair = Ed25519.newPair();
        private final String secret = "secret of " + pair.getPublic();

        EnrolmentRequest request(EnrolmentCode code) {
            return EnrolmentRequest.of(
                    code,
                    pair.getPrivate(),
                    Ed25519.text(pair.getPublic()),
                    secret,
                    new SecureRandom());
        }

        Signature sign(KeyId key, byte[] bytes) {
            return Ed25519.signer(key, pair.getPrivate()).sign(bytes);
        }
    }

    private EnrolmentService service(Transactions over) {
        return new EnrolmentService(
                over,
                new PlainStationSettings(),
                _ -> keys.refresh(),
                trigger,
                () -> now,
                OfficeSamples.HANOI,
                new SecureRandom());
    }

    @BeforeEach
    void areas() {
        in(repositories -> {
            repositories.areas().add(OfficeSamples.areas());
            return ID;
        });
    }

    private <T> T in(Function<Repositories, T> work) {
        return transactions.inTransaction(work);
    }

    private EnrolmentCode code(CodeResult result) {
        assertThat(result).isInstanceOf(CodeResult.Made.class);
        return ((CodeResult.Made) result).code();
    }

    private EnrolmentResult.Enrolled enrolled(EnrolmentResult result) {
        assertThat(result).isInstanceOf(EnrolmentResult.Enrolled.class);
        return (EnrolmentResult.Enrolled) result;
    }

    private EnrolmentResult enrol(Board who, EnrolmentCode code) {
        return service.enrol(who.request(code), ADDRESS);
    }

    private List<StationKey> everyKey() {
        return in(books -> books.enrolments().keys());
    }

    private Optional<Enrolment> present() {
        return in(books -> books.enrolments().find(ID));
    }

    private boolean isAccepted(Board who, String key) {
        byte[] bytes = {1, 2, 3};
        return keys.of(new Topic.Status(ID)).verifies(bytes, who.sign(new KeyId(key), bytes));
    }

    @Test
    void aBoardWithTheCodeIsEnrolledAtOnce() {
        EnrolmentCode code = code(service.addStation(ORDER, LAN));
        EnrolmentResult.Enrolled done = enrolled(enrol(board, code));
        assertThat(done.answer().settings())
                .containsEntry("station", "ls-mau-son")
                .containsEntry("station.name", "Đài Mẫu Sơn")
                .containsEntry("station.key.id", "ls-mau-son-1")
                .containsEntry("relay", "gpio")
                .containsEntry("relay.line", "17");
        assertThat(keys.authenticates("ls-mau-son", board.secret)).isTrue();
        assertThat(keys.isPresentKey("ls-mau-son", board.pair.getPublic())).isTrue();
        assertThat(isAccepted(board, "ls-mau-son-1")).isTrue();
        assertThat(trigger.urgentCalls()).isEqualTo(1);
        assertThat(in(books -> books.planItems().find(tags())).orElseThrow().item())
                .isEqualTo(new PlanItem.OfTags(ID, ORDER.tags()));
        assertThat(acts()).contains("enrol ls-mau-son ls-mau-son-1");
    }

    private static PlanItem.Name tags() {
        return new PlanItem.Name(PlanItem.Kind.TAGS, "ls-mau-son");
    }

    private List<String> acts() {
        return in(books -> books.audit().latest(20)).stream()
                .map((AuditEntry act) -> act.action() + " " + act.about())
                .toList();
    }

    @Test
    void theSameBoardGetsTheSameAnswerAgainWhenOneWasLost() {
        EnrolmentCode code = code(service.addStation(ORDER, LAN));
        EnrolmentAnswer first = enrolled(enrol(board, code)).answer();
        now = now.plus(Duration.ofHours(47));
        assertThat(enrolled(enrol(board, code)).answer()).isEqualTo(first);
        assertThat(everyKey()).hasSize(1);
    }

    @Test
    void aSecondBoardIsRefusedAndTheFirstStays() {
        EnrolmentCode code = code(service.addStation(ORDER, LAN));
        enrolled(enrol(board, code));
        assertThat(enrol(new Board(), code)).isEqualTo(new EnrolmentResult.AlreadyUsed());
        assertThat(isAccepted(board, "ls-mau-son-1")).isTrue();
    }

    @Test
    void aCodeEndsAfter48Hours() {
        EnrolmentCode code = code(service.addStation(ORDER, LAN));
        now = now.plus(EnrolmentService.VALIDITY);
        assertThat(enrol(board, code)).isEqualTo(new EnrolmentResult.Expired());
        assertThat(present()).isEmpty();
        now = now.minusMillis(1);
        enrolled(enrol(board, code));
    }

    @Test
    void aNewCodeEndsTheFormerOne() {
        EnrolmentCode old = code(service.addStation(ORDER, LAN));
        EnrolmentCode fresh = code(service.addStation(ORDER, LAN));
        assertThat(enrol(board, old)).isEqualTo(new EnrolmentResult.WrongCode());
        enrolled(enrol(board, fresh));
    }

    @Test
    void wrongCodesAreThrottledByNetwork() {
        EnrolmentCode code = code(service.addStation(ORDER, LAN));
        for (int i = 0; i < EnrolmentThrottle.FREE_FAILURES; i++) {
            assertThat(enrol(board, EnrolmentCode.random(new SecureRandom())))
                    .isEqualTo(new EnrolmentResult.WrongCode());
        }
        assertThat(enrol(board, code))
                .isEqualTo(new EnrolmentResult.Throttled(Duration.ofSeconds(10)));
        enrolled(service.enrol(board.request(code), "198.51.100.9"));
        now = now.plusSeconds(10);
        enrolled(enrol(board, code));
    }

    @Test
    void aForgedRequestUnderAKnownIdIsAWrongCode() {
        EnrolmentCode code = code(service.addStation(ORDER, LAN));
        EnrolmentRequest real = board.request(code);
        var other = new Board().request(EnrolmentCode.random(new SecureRandom()));
        var forged =
                new EnrolmentRequest(
                        real.codeId(),
                        other.nonce(),
                        other.publicKey(),
                        other.secretSha256(),
                        other.brokerPassword(),
                        other.signature(),
                        other.mac());
        assertThat(service.enrol(forged, ADDRESS)).isEqualTo(new EnrolmentResult.WrongCode());
    }

    @Test
    void aCutInTheMiddleEnrolsNothingAndTheCodeStaysOpen() {
        EnrolmentCode code = code(service.addStation(ORDER, LAN));
        EnrolmentService cut =
                service(
                        new Transactions() {
                            @Override
                            public <T> T inTransaction(Function<Repositories, T> work) {
                                return transactions.inTransaction(repositories -> {
                                    var _ = work.apply(repositories);
                                    throw new IllegalStateException("power cut");
                                });
                            }
                        });
        assertThatIllegalStateException().isThrownBy(() -> cut.enrol(board.request(code), ADDRESS));
        assertThat(present()).isEmpty();
        assertThat(keys.knows("ls-mau-son")).isFalse();
        enrolled(enrol(board, code));
    }

    @Test
    void whatIsWrongInAnOrderIsNamedAtOnce() {
        var wrong =
                new StationOrder(
                        ID, " ", new AreaCode("99999"), Set.of(), "simulated?", 8090, "1\n2");
        assertThat(service.addStation(wrong, LAN))
                .isEqualTo(
                        new CodeResult.Refused(
                                List.of(
                                        CodeResult.Reason.NAME,
                                        CodeResult.Reason.PHONE,
                                        CodeResult.Reason.UNKNOWN_AREA,
                                        CodeResult.Reason.RELAY)));
        assertThat(service.replaceBoard(ORDER, LAN))
                .isEqualTo(new CodeResult.Refused(List.of(CodeResult.Reason.NOT_ENROLLED)));
    }

    @Test
    void anEnrolledStationIsNotAddedAgain() {
        enrolled(enrol(board, code(service.addStation(ORDER, LAN))));
        assertThat(service.addStation(ORDER, LAN))
                .isEqualTo(new CodeResult.Refused(List.of(CodeResult.Reason.ENROLLED_ALREADY)));
    }

    @Test
    void aReplacedBoardHasANewKeyAndTheOldOneStaysInTheHistory() {
        enrolled(enrol(board, code(service.addStation(ORDER, LAN))));
        Instant since = present().orElseThrow().since();
        now = now.plus(Duration.ofDays(3));
        EnrolmentCode code = code(service.replaceBoard(ORDER, LAN));
        assertThat(isAccepted(board, "ls-mau-son-1")).as("until the code is used").isTrue();
        var fresh = new Board();
        enrolled(enrol(fresh, code));
        Enrolment present = present().orElseThrow();
        assertThat(present.key()).isEqualTo(new KeyId("ls-mau-son-2"));
        assertThat(present.since()).isEqualTo(since);
        assertThat(isAccepted(fresh, "ls-mau-son-2")).isTrue();
        assertThat(isAccepted(board, "ls-mau-son-1")).isFalse();
        assertThat(keys.authenticates("ls-mau-son", board.secret)).isFalse();
        assertThat(keys.isPresentKey("ls-mau-son", board.pair.getPublic())).isFalse();
        byte[] bytes = {4};
        assertThat(
                        keys.entryVerifier(ID, new KeyId("ls-mau-son-1"))
                                .verifies(bytes, board.sign(new KeyId("ls-mau-son-1"), bytes)))
                .as("entries of the old board")
                .isTrue();
        assertThat(everyKey())
                .extracting(StationKey::key)
                .containsExactly(new KeyId("ls-mau-son-1"), new KeyId("ls-mau-son-2"));
    }

    @Test
    void aKeyThatHasSignedBeforeIsNotEnrolledAgain() {
        enrolled(enrol(board, code(service.addStation(ORDER, LAN))));
        EnrolmentCode code = code(service.replaceBoard(ORDER, LAN));
        assertThat(enrol(board, code)).isEqualTo(new EnrolmentResult.KnownKey());
    }

    @Test
    void aRevokedBoardIsRefusedEverywhereUntilANewOneIsEnrolled() {
        EnrolmentCode first = code(service.addStation(ORDER, LAN));
        enrolled(enrol(board, first));
        assertThat(service.revoke(ID, "bị mất cắp", LAN)).isTrue();
        assertThat(keys.knows("ls-mau-son")).isFalse();
        assertThat(keys.authenticates("ls-mau-son", board.secret)).isFalse();
        assertThat(keys.isPresentKey("ls-mau-son", board.pair.getPublic())).isFalse();
        assertThat(isAccepted(board, "ls-mau-son-1")).isFalse();
        assertThat(enrol(board, first))
                .as("a retry of the stolen board")
                .isEqualTo(new EnrolmentResult.AlreadyUsed());
        assertThat(service.revoke(ID, "lần nữa", LAN)).as("twice").isFalse();
        assertThat(service.revoke(new StationId("nobody"), "?", LAN)).isFalse();
        assertThat(acts()).contains("station-revoke ls-mau-son ls-mau-son-1: bị mất cắp");
        var fresh = new Board();
        enrolled(enrol(fresh, code(service.replaceBoard(ORDER, LAN))));
        assertThat(isAccepted(fresh, "ls-mau-son-2")).isTrue();
    }

    /** The last will of an old board is signed by a key that counts no more. */
    @Test
    void aReplacedAndARevokedBoardCountAsNotConnectedAtOnce() {
        enrolled(enrol(board, code(service.addStation(ORDER, LAN))));
        isConnected();
        enrolled(enrol(new Board(), code(service.replaceBoard(ORDER, LAN))));
        assertThat(isLost()).as("replaced").isTrue();

        isConnected();
        assertThat(service.revoke(ID, "bị mất cắp", LAN)).isTrue();
        assertThat(isLost()).as("revoked").isTrue();
    }

    private void isConnected() {
        transactions.inTransaction(repositories -> {
            Instant at = OfficeSamples.EIGHT;
            var status = OfficeSamples.status(ID, 1, at);
            repositories.stationStates().put(new StationState(status, false, at));
            return true;
        });
    }

    private boolean isLost() {
        return transactions.inTransaction(
                repositories -> repositories.stationStates().find(ID).orElseThrow().lost());
    }

    @Test
    void anOpenCodeEndsWhenTheStationIsRevoked() {
        enrolled(enrol(board, code(service.addStation(ORDER, LAN))));
        EnrolmentCode leaked = code(service.replaceBoard(ORDER, LAN));
        assertThat(service.revoke(ID, "lộ mã", LAN)).isTrue();
        assertThat(enrol(new Board(), leaked)).isEqualTo(new EnrolmentResult.Expired());
    }

    @Test
    void anotherCentreSeesTheChangeByItsVersion() {
        var other = new StationKeys(transactions);
        assertThat(other.refreshIfChanged()).isFalse();
        enrolled(enrol(board, code(service.addStation(ORDER, LAN))));
        assertThat(other.refreshIfChanged()).isTrue();
        assertThat(other.knows("ls-mau-son")).isTrue();
        assertThat(service.revoke(ID, "thử", LAN)).isTrue();
        assertThat(other.refreshIfChanged()).isTrue();
        assertThat(other.knows("ls-mau-son")).isFalse();
        assertThat(other.refreshIfChanged()).isFalse();
    }

    @Test
    void anAcceptanceReportIsStoredWithWhoAndWhen() {
        var acceptance = new AcceptanceService(transactions, () -> now);
        assertThat(acceptance.store(ID, EnrolmentServiceTest::report, LAN)).isEmpty();
        enrolled(enrol(board, code(service.addStation(ORDER, LAN))));
        AcceptanceReport report =
                acceptance.store(ID, EnrolmentServiceTest::report, LAN).orElseThrow();
        assertThat(report.by()).isEqualTo("lan");
        assertThat(report.at()).isEqualTo(now);
        assertThat(report.key()).isEqualTo("ls-mau-son-1");
        assertThat(report.isComplete()).isTrue();
        assertThat(acceptance.reports(ID)).containsExactly(report);
    }

    private static AcceptanceReport report(AcceptanceService.Head head) {
        return new AcceptanceReport(
                head.station(),
                head.at(),
                head.login(),
                List.of(new AcceptanceReport.Zone("Thôn Co Loi", true)),
                true,
                "-18",
                AcceptanceReport.BOOTS,
                head.key(),
                "Anh Hùng",
                "");
    }
}
