package vn.tienglang.node.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.signing.Signer;
import vn.tienglang.airtime.wire.Codec;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.Rejection;
import vn.tienglang.airtime.wire.SignedMessage;
import vn.tienglang.node.port.Event;
import vn.tienglang.node.port.RecordingMailbox;

class InboundDecoderTest {
    private static final StationId STATION = new StationId("ls-dong-kinh");
    private static final StationId OTHER = new StationId("ls-dong-kinh-2");

    private final java.security.KeyPair pair = Ed25519.newPair();
    private final Signer centre = Ed25519.signer(new KeyId("centre-1"), pair.getPrivate());
    private final RecordingMailbox mailbox = new RecordingMailbox(false);
    private final InboundDecoder decoder =
            new InboundDecoder(
                    STATION,
                    _ -> Ed25519.verifier(new KeyId("centre-1"), pair.getPublic()),
                    _ -> CentreKeyring.Result.REJECTED,
                    mailbox);
    private final AtomicInteger acknowledged = new AtomicInteger();

    private static Message log(StationId station) {
        var day = LocalDate.of(2026, 11, 21);
        return new Message.LogIssued(new DailyLog(station, day, 1, List.of(), List.of()));
    }

    private boolean receive(SignedMessage message) {
        return decoder.onMessage(
                message.topic(),
                message.payload(),
                message.signature().key().value(),
                message.signature().value(),
                1,
                acknowledged::incrementAndGet);
    }

    @Test
    void messageIsAcknowledgedOnlyWhenStored() {
        assertThat(receive(Codec.encode(log(STATION), centre))).isTrue();

        assertThat(acknowledged).hasValue(0);
        var received = mailbox.all(Event.MessageReceived.class).getFirst();
        assertThat(received.message()).isEqualTo(log(STATION));
        received.receipt().acknowledge();
        assertThat(acknowledged).hasValue(1);
    }

    @Test
    void signedLogOfAnotherStationIsRejected() {
        assertThat(receive(Codec.encode(log(OTHER), centre))).isTrue();

        assertThat(mailbox.events())
                .containsExactly(
                        new Event.MessageRejected(Rejection.UNKNOWN_TOPIC, "not ours to hear"));
        assertThat(acknowledged).hasValue(1);
    }

    @Test
    void rejectedMessageIsAcknowledged() {
        Signer stranger = Ed25519.signer(new KeyId("centre-1"), Ed25519.newPair().getPrivate());

        assertThat(receive(Codec.encode(log(STATION), stranger))).isTrue();

        assertThat(mailbox.all(Event.MessageRejected.class).getFirst().reason())
                .isEqualTo(Rejection.BAD_SIGNATURE);
        assertThat(acknowledged).hasValue(1);
    }

    @Test
    void fullMailboxRejectsWithoutAcknowledging() {
        mailbox.setFull(true);

        assertThat(receive(Codec.encode(log(STATION), centre))).isFalse();
        assertThat(receive(Codec.encode(log(OTHER), centre))).isFalse();

        assertThat(acknowledged).hasValue(0);
        assertThat(decoder.mailboxFullCount()).isEqualTo(2);
    }

    @Test
    void anyTopicAndSignatureNeverThrows() {
        for (String odd : List.of("", "/", "tl/1/all/", "tl/1/station/ls-dong-kinh/", "\uD800")) {
            assertThat(decoder.onMessage(odd, new byte[0], odd, odd, 0, () -> {})).isTrue();
        }
        assertThat(mailbox.all(Event.MessageRejected.class)).hasSize(5);
    }
}
