package vn.tienglang.node.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.wire.Codec;
import vn.tienglang.airtime.wire.Ed25519;
import vn.tienglang.airtime.wire.KeyId;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.Parcel;
import vn.tienglang.airtime.wire.Rejection;
import vn.tienglang.airtime.wire.Signer;
import vn.tienglang.node.LetterBox;
import vn.tienglang.node.playout.Event;

class DoorTest {
    private static final StationId STATION = new StationId("ls-dong-kinh");
    private static final StationId OTHER = new StationId("ls-dong-kinh-2");

    private final java.security.KeyPair pair = Ed25519.newPair();
    private final Signer centre = Ed25519.signer(new KeyId("centre-1"), pair.getPrivate());
    private final LetterBox mailbox = new LetterBox(false);
    private final Door door =
            new Door(
                    STATION,
                    _ -> Ed25519.verifier(new KeyId("centre-1"), pair.getPublic()),
                    mailbox);
    private final AtomicInteger acknowledged = new AtomicInteger();

    private static Message log(StationId station) {
        var day = LocalDate.of(2026, 11, 21);
        return new Message.LogIssued(new DailyLog(station, day, 1, List.of(), List.of()));
    }

    private boolean bring(Parcel parcel) {
        return door.admits(
                parcel.topic(),
                parcel.payload(),
                parcel.signature().key().value(),
                parcel.signature().value(),
                acknowledged::incrementAndGet);
    }

    @Test
    void aMessageIsLeftAndAcknowledgedOnlyWhenItIsKept() {
        assertThat(bring(Codec.seal(log(STATION), centre))).isTrue();

        assertThat(acknowledged).hasValue(0);
        var received = mailbox.all(Event.Received.class).getFirst();
        assertThat(received.message()).isEqualTo(log(STATION));
        received.receipt().kept();
        assertThat(acknowledged).hasValue(1);
    }

    @Test
    void anotherStationsLogIsRefusedThoughTheCentreSignedIt() {
        assertThat(bring(Codec.seal(log(OTHER), centre))).isTrue();

        assertThat(mailbox.events())
                .containsExactly(new Event.Refused(Rejection.UNKNOWN_TOPIC, "not ours to hear"));
        assertThat(acknowledged).hasValue(1);
    }

    @Test
    void whatIsRefusedIsAcknowledgedOrItWouldComeForEver() {
        Signer stranger = Ed25519.signer(new KeyId("centre-1"), Ed25519.newPair().getPrivate());

        assertThat(bring(Codec.seal(log(STATION), stranger))).isTrue();

        assertThat(mailbox.all(Event.Refused.class).getFirst().why())
                .isEqualTo(Rejection.BAD_SIGNATURE);
        assertThat(acknowledged).hasValue(1);
    }

    @Test
    void aFullMailboxTurnsAwayWithoutAcknowledging() {
        mailbox.setFull(true);

        assertThat(bring(Codec.seal(log(STATION), centre))).isFalse();
        assertThat(bring(Codec.seal(log(OTHER), centre))).isFalse();

        assertThat(acknowledged).hasValue(0);
        assertThat(door.turnedAway()).isEqualTo(2);
    }

    @Test
    void noTopicAndNoSignatureCanMakeItThrow() {
        for (String odd : List.of("", "/", "tl/1/all/", "tl/1/station/ls-dong-kinh/", "\uD800")) {
            assertThat(door.admits(odd, new byte[0], odd, odd, Event.Receipt.NONE)).isTrue();
        }
        assertThat(mailbox.all(Event.Refused.class)).hasSize(5);
    }
}
