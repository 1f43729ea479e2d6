package vn.tienglang.airtime.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.ClockQuality;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.airtime.asrun.Digest;

/** Constructors of messages: an invalid message cannot exist. */
class MessageTest {
    private static final StationId STATION = GoldenMessages.STATION;
    private static final ChainId CHAIN = new ChainId("c-1");
    private static final ClipId CLIP = GoldenMessages.NEWS.id();

    @Test
    void emergencyNeedsOneToTheMaximumOfAreas() {
        assertThat(urgent(1, Limits.AREAS_AT_ONCE)).isNotNull();
        assertRejected(() -> urgent(1, 0));
        assertRejected(() -> urgent(1, Limits.AREAS_AT_ONCE + 1));
        assertRejected(() -> urgent(0, 1));
    }

    @Test
    void partIsNotEmptyAndNotTooLarge() {
        assertRejected(() -> new Message.PartSent(STATION, CLIP, -1, new byte[1]));
        assertRejected(() -> new Message.PartSent(STATION, CLIP, 0, new byte[0]));
        assertRejected(
                () -> new Message.PartSent(STATION, CLIP, 0, new byte[Limits.PART_BYTES_MOST + 1]));
    }

    @Test
    void pieceEndsWithinThePart() {
        int most = Limits.PART_BYTES_MOST;
        assertThat(new Message.PartSent(STATION, CLIP, 0, most - 1, new byte[1]).offset())
                .isEqualTo(most - 1);
        assertRejected(() -> new Message.PartSent(STATION, CLIP, 0, most, new byte[1]));
        assertRejected(() -> new Message.PartSent(STATION, CLIP, 0, -1, new byte[1]));
        assertRejected(
                () -> new Message.PartSent(STATION, CLIP, 0, Integer.MAX_VALUE, new byte[1]));
        assertThat(new Message.PartSent(STATION, CLIP, 0, 1, new byte[1]))
                .isNotEqualTo(new Message.PartSent(STATION, CLIP, 0, new byte[1]))
                .hasToString("PartSent[ls-tan-thanh, " + CLIP.brief() + ", 0+1]");
    }

    @Test
    void partIsImmutable() {
        byte[] bytes = {1, 2, 3};
        var part = new Message.PartSent(STATION, CLIP, 0, bytes);
        bytes[0] = 9;
        part.bytes()[1] = 9;
        assertThat(part.bytes()).containsExactly(1, 2, 3);
        assertThat(part).isEqualTo(new Message.PartSent(STATION, CLIP, 0, new byte[] {1, 2, 3}));
        assertThat(part).isNotEqualTo(new Message.PartSent(STATION, CLIP, 1, new byte[] {1, 2, 3}));
        assertThat(part).hasToString("PartSent[ls-tan-thanh, " + CLIP.brief() + ", 0]");
    }

    @Test
    void partsRequestedNeedsOneToEightValidIndices() {
        assertRejected(() -> new Message.PartsRequested(STATION, CLIP, List.of()));
        assertRejected(() -> new Message.PartsRequested(STATION, CLIP, Collections.nCopies(9, 1)));
        assertRejected(() -> new Message.PartsRequested(STATION, CLIP, List.of(0, -1)));
        assertRejected(
                () -> new Message.PartsRequested(STATION, CLIP, List.of(0), OptionalLong.of(-1)));
        var parts = new ArrayList<>(List.of(3, 1));
        var wanted = new Message.PartsRequested(STATION, CLIP, parts);
        parts.clear();
        assertThat(wanted.parts()).containsExactly(3, 1);
    }

    @Test
    void asRunReportHasOneToFiftyEntriesOfItsStation() {
        var entries = GoldenMessages.entries(CHAIN, ClockQuality.UNTRUSTED);
        assertRejected(() -> new Message.AsRunReported(STATION, List.of()));
        assertRejected(() ->
                new Message.AsRunReported(STATION, Collections.nCopies(51, entries.getFirst())));
        assertRejected(() -> new Message.AsRunReported(new StationId("ls-dong-kinh"), entries));
        var ofTwoChains =
                List.of(
                        entries.getFirst(),
                        GoldenMessages.entries(GoldenMessages.KEY_CHAIN, ClockQuality.UNTRUSTED)
                                .getLast());
        assertRejected(() -> new Message.AsRunReported(STATION, ofTwoChains));
    }

    @Test
    void negativeCountsAreRejected() {
        assertRejected(() -> new Message.AsRunAcknowledged(STATION, CHAIN, -1, Digest.NONE));
        assertRejected(() -> new Message.AsRunRangeMissing(STATION, CHAIN, 0, 1, Digest.NONE));
        assertRejected(() -> new Message.AsRunRangeMissing(STATION, CHAIN, 5, 4, Digest.NONE));
        assertRejected(() -> new Message.StationLost(STATION, Optional.empty(), -1));
    }

    private static Message urgent(long number, int areas) {
        return new Message.Urgent(
                number,
                new AiringId("khan-1"),
                GoldenMessages.DAY,
                Collections.nCopies(areas, new AreaCode("20")),
                GoldenMessages.STORM,
                Instant.EPOCH);
    }

    private static void assertRejected(ThrowingCallable construction) {
        assertThatThrownBy(construction).isInstanceOf(IllegalArgumentException.class);
    }
}
