package vn.tienglang.office.cap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import vn.tienglang.airtime.Emergency;
import vn.tienglang.office.OfficeSamples;
import vn.tienglang.office.emergency.EmergencyService;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.publish.FakeStationSender;
import vn.tienglang.office.store.InMemoryTransactions;
import vn.tienglang.office.store.emergency.AlertSender;
import vn.tienglang.office.store.emergency.EmergencyRecord;
import vn.tienglang.office.store.emergency.IncomingAlert;

/** What becomes of alerts: nothing sounds by itself, and nothing twice. */
final class CapIntakeServiceTest {
    private static final Officer LAN = new Officer("lan", "Lan");

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private Instant now = Instant.parse("2026-11-27T01:00:00Z");
    private final EmergencyService emergencies =
            new EmergencyService(
                    transactions, new FakeStationSender(), () -> now, OfficeSamples.HANOI);
    private final CapIntakeService intake =
            new CapIntakeService(transactions, emergencies, () -> now, OfficeSamples.HANOI);
    private final AlertSenderService senders =
            new AlertSenderService(transactions, () -> now, new SecureRandom());

    @BeforeEach
    void setUp() {
        transactions.inTransaction(repositories -> {
            repositories.areas().add(OfficeSamples.areas());
            return 0;
        });
    }

    private String register(String key, int hourly) {
        return switch (senders.register(
                "nchmf", "Khí tượng", OfficeSamples.LANG_SON, key, hourly, LAN)) {
            case AlertSenderService.Result.Registered(String token) -> token;
            case AlertSenderService.Result.Wrong(String field) -> throw new AssertionError(field);
        };
    }

    private IncomingAlert receive(byte[] xml) {
        return intake.receive(xml, IncomingAlert.Channel.FILE, Optional.empty(), LAN);
    }

    private IncomingAlert receive(String identifier, String status, String type, String of) {
        return receive(
                CapSamples.xml(
                        identifier,
                        status,
                        type,
                        of.isEmpty() ? "" : CapSamples.reference(of),
                        CapSamples.DONG_KINH));
    }

    private EmergencyRecord draft(IncomingAlert alert) {
        assertThat(alert.outcome()).as(alert.reasons()).isEqualTo(IncomingAlert.Outcome.DRAFT);
        return emergencies.find(alert.emergency()).orElseThrow();
    }

    private void release(long id) {
        transactions.inTransaction(repositories -> {
            EmergencyRecord draft = repositories.emergencies().find(id).orElseThrow();
            repositories.emergencies().put(draft.in(EmergencyRecord.State.RELEASED));
            return 0;
        });
    }

    @Test
    void anAlertBecomesADraftThatNobodyHasReleased() {
        register("", 20);
        EmergencyRecord draft = draft(receive("a1", "Actual", "Alert", ""));
        assertThat(draft.state()).isEqualTo(EmergencyRecord.State.PREPARED);
        EmergencyRecord.Content content = draft.content();
        assertThat(content.exercise()).isFalse();
        assertThat(content.kind()).isEqualTo(Emergency.Kind.ALERT);
        assertThat(content.areas()).containsExactly(OfficeSamples.DONG_KINH);
        assertThat(content.text().action()).isEqualTo("Lên nhà văn hoá");
        assertThat(content.text().source()).isEqualTo("Đài khí tượng");
        assertThat(content.expires()).isEqualTo(Instant.parse("2026-11-27T05:00:00Z"));
        boolean isSilent = transactions.inTransaction(r -> r.outbox().next(9, now).isEmpty());
        assertThat(isSilent).isTrue();
    }

    @Test
    void testSystemAndDraftBecomeNothingAndAnExerciseADrill() {
        register("", 20);
        for (String status : List.of("Test", "System", "Draft")) {
            assertThat(receive("a-" + status, status, "Alert", "").reasons())
                    .isEqualTo("NOT_MEANT");
        }
        assertThat(receive("ack", "Actual", "Ack", "").reasons()).isEqualTo("NO_ALERT");
        assertThat(emergencies.latest(9)).isEmpty();
        assertThat(draft(receive("a2", "Exercise", "Alert", "")).content().exercise()).isTrue();
    }

    @Test
    void theSameAlertTwiceIsOneDraft() {
        register("", 20);
        draft(receive("a1", "Actual", "Alert", ""));
        assertThat(receive("a1", "Actual", "Alert", "").reasons()).isEqualTo("DUPLICATE");
        assertThat(emergencies.latest(9)).hasSize(1);
    }

    @Test
    void anUpdateReplacesWhatIsInForceAlsoWithoutReferences() {
        register("", 20);
        long first = draft(receive("a1", "Actual", "Alert", "")).id();
        EmergencyRecord second = draft(receive("a2", "Actual", "Update", "a1"));
        assertThat(emergencies.find(first).orElseThrow().state())
                .as("a draft is replaced")
                .isEqualTo(EmergencyRecord.State.DISCARDED);
        assertThat(second.content().kind()).isEqualTo(Emergency.Kind.ALERT);
        release(second.id());
        EmergencyRecord third = draft(receive("a3", "Actual", "Update", "a2"));
        assertThat(third.content().kind()).isEqualTo(Emergency.Kind.UPDATE);
        assertThat(third.content().replaces()).hasValue(second.id());
        IncomingAlert without = receive("a4", "Actual", "Update", "");
        assertThat(without.reasons()).isEqualTo("NO_REFERENCE");
        assertThat(draft(without).content().replaces()).hasValue(second.id());
    }

    @Test
    void aCancelDropsADraftAndWaitsForAPersonOnceItIsReleased() {
        register("", 20);
        long first = draft(receive("a1", "Actual", "Alert", "")).id();
        IncomingAlert dropped = receive("c1", "Actual", "Cancel", "a1");
        assertThat(dropped.outcome()).isEqualTo(IncomingAlert.Outcome.DRAFT_DROPPED);
        assertThat(emergencies.find(first).orElseThrow().state())
                .isEqualTo(EmergencyRecord.State.DISCARDED);
        long second = draft(receive("a2", "Actual", "Alert", "")).id();
        release(second);
        IncomingAlert waits = receive("c2", "Actual", "Cancel", "a2");
        assertThat(waits.outcome()).isEqualTo(IncomingAlert.Outcome.CANCEL_WAITS);
        assertThat(waits.emergency()).isEqualTo(second);
        assertThat(receive("c3", "Actual", "Cancel", "none").reasons()).isEqualTo("NO_REFERENCE");
    }

    @Test
    void whatIsOverOldOrFromTheFutureIsRefused() {
        register("", 20);
        now = Instant.parse("2026-11-27T05:00:00Z");
        byte[] xml = CapSamples.xml("a1", "Actual", "Alert", "", CapSamples.DONG_KINH);
        String only =
                new String(xml, StandardCharsets.UTF_8)
                        .replaceAll("(?s)<info><language>en.*?</info>", "");
        assertThat(receive(only.getBytes(StandardCharsets.UTF_8)).reasons()).isEqualTo("EXPIRED");
        now = Instant.parse("2026-11-28T01:00:00Z");
        assertThat(receive(xml).reasons()).isEqualTo("TOO_OLD");
        now = Instant.parse("2026-11-27T00:49:00Z");
        assertThat(receive(xml).reasons()).isEqualTo("FROM_THE_FUTURE");
    }

    @Test
    void anUnknownSenderMakesADraftWithAWarning() {
        IncomingAlert alert = receive("a1", "Actual", "Alert", "");
        assertThat(alert.reasons()).isEqualTo("UNKNOWN_SENDER");
        draft(alert);
    }

    @Test
    void aSenderIsHeardOnlyInItsUnitUpToItsLimitAndWithItsToken() {
        String token = register("", 2);
        Optional<AlertSender> known = intake.senderOf(token);
        assertThat(known).isPresent();
        assertThat(intake.senderOf("x")).isEmpty();
        assertThat(intake.senderOf("")).isEmpty();
        String abroad =
                "<area><areaDesc>HN</areaDesc><geocode><valueName>GSO</valueName><value>vn</value>"
                        + "</geocode></area>";
        assertThat(receive(CapSamples.xml("a0", "Actual", "Alert", "", abroad)).reasons())
                .isEqualTo("NO_UNIT");
        draft(receive("a1", "Actual", "Alert", ""));
        assertThat(receive("a2", "Actual", "Alert", "").reasons()).isEqualTo("LIMIT");
        assertThat(receive("a3", "Actual", "Alert", "").reasons()).isEqualTo("LIMIT");
        assertThat(intake.latest(9)).as("a flood is entered once").hasSize(3);
        now = now.plus(Duration.ofHours(2));
        byte[] other =
                new String(
                                CapSamples.xml("a4", "Actual", "Alert", "", CapSamples.DONG_KINH),
                                StandardCharsets.UTF_8)
                        .replace("<sender>nchmf", "<sender>other")
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(intake.receive(other, IncomingAlert.Channel.HTTP, known, LAN).reasons())
                .isEqualTo("WRONG_TOKEN");
        senders.remove("nchmf", LAN);
        assertThat(intake.senderOf(token)).isEmpty();
    }

    @Test
    void aSenderThatSignsIsHeardOnlyWithItsSignatureOverTheWholeAlert() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        register(Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()), 20);
        byte[] plain = CapSamples.xml("a1", "Actual", "Alert", "", CapSamples.DONG_KINH);
        assertThat(receive(plain).reasons()).isEqualTo("NOT_SIGNED");
        byte[] signed = sign(plain, pair);
        byte[] changed =
                new String(signed, StandardCharsets.UTF_8)
                        .replace("Lên nhà văn hoá", "Ở nguyên nhà")
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(receive(changed).reasons()).isEqualTo("WRONG_SIGNATURE");
        KeyPair other = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        assertThat(receive(sign(plain, other)).reasons()).isEqualTo("WRONG_SIGNATURE");
        assertThat(receive(signed).outcome()).isEqualTo(IncomingAlert.Outcome.DRAFT);
    }

    private static byte[] sign(byte[] xml, KeyPair pair) throws Exception {
        Document document =
                DocumentBuilderFactory.newDefaultNSInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(xml));
        XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
        var reference =
                factory.newReference(
                        "",
                        factory.newDigestMethod(DigestMethod.SHA256, null),
                        List.of(
                                factory.newTransform(
                                        Transform.ENVELOPED, (TransformParameterSpec) null)),
                        null,
                        null);
        var info =
                factory.newSignedInfo(
                        factory.newCanonicalizationMethod(
                                CanonicalizationMethod.INCLUSIVE, (C14NMethodParameterSpec) null),
                        factory.newSignatureMethod(
                                "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", null),
                        List.of(reference));
        factory.newXMLSignature(info, null)
                .sign(new DOMSignContext(pair.getPrivate(), document.getDocumentElement()));
        var out = new ByteArrayOutputStream();
        TransformerFactory.newDefaultInstance()
                .newTransformer()
                .transform(new DOMSource(document), new StreamResult(out));
        return out.toByteArray();
    }

    @Test
    void anUnreadableFileIsListedWithItsReason() {
        assertThat(receive("<x".getBytes(StandardCharsets.UTF_8)).reasons()).isEqualTo("NOT_XML");
        assertThat(intake.latest(1).getFirst().outcome()).isEqualTo(IncomingAlert.Outcome.REFUSED);
    }
}
