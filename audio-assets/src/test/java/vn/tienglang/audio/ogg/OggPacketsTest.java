package vn.tienglang.audio.ogg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.InvalidSoundException.Flaw;
import vn.tienglang.audio.io.ByteReader;
import vn.tienglang.audio.ogg.OggPackets.Packet;
import vn.tienglang.audio.ogg.OggPackets.Skipped;
import vn.tienglang.audio.ogg.OggPackets.TrailingBytes;

/** Pages and packets, read as a whole stream (Vorbis) and after the first page (Opus). */
class OggPacketsTest {
    private static final int LIMIT = 1_000;
    private static final int SERIAL = 7;
    private static final int CONTINUED = 1;
    private static final Duration POSITION = Duration.ofSeconds(3);

    private static final byte[] HEAD = packet(19);
    private static final byte[] FIRST = page(OggPage.FIRST, 0, 0, HEAD);

    /** The two ways in which a stream is opened. */
    enum Start {
        WHOLE_STREAM {
            @Override
            OggPackets open(ByteReader bytes, TrailingBytes trailing)
                    throws IOException, InvalidSoundException {
                return OggPackets.open(bytes, trailing, () -> POSITION);
            }
        },
        AFTER_FIRST_PAGE {
            @Override
            OggPackets open(ByteReader bytes, TrailingBytes trailing)
                    throws IOException, InvalidSoundException {
                OggPage first = OggPage.read(bytes, POSITION);
                return OggPackets.after(first, bytes, trailing, () -> POSITION);
            }
        };

        abstract OggPackets open(ByteReader bytes, TrailingBytes trailing)
                throws IOException, InvalidSoundException;
    }

    private static byte[] packet(int length) {
        byte[] packet = new byte[length];
        Arrays.fill(packet, (byte) length);
        return packet;
    }

    private static byte[] page(int flags, long granule, int sequence, byte[]... packets) {
        return OggPage.bytes(flags, granule, SERIAL, sequence, List.of(packets));
    }

    /** A page whose last packet continues on the next page: its last segment has 255 bytes. */
    private static byte[] openPage(int flags, long granule, int sequence, byte[]... packets) {
        byte[] page = page(flags, granule, sequence, packets);
        int segments = page[26];
        var open = new ByteArrayOutputStream();
        open.write(page, 0, 26);
        open.write(segments - 1);
        open.write(page, 27, segments - 1);
        open.write(page, 27 + segments, page.length - 27 - segments);
        byte[] bytes = open.toByteArray();
        OggFileEditor.correctChecksums(bytes);
        return bytes;
    }

    private static ByteReader reader(byte[]... pages) {
        var file = new ByteArrayOutputStream();
        for (byte[] page : pages) {
            file.writeBytes(page);
        }
        return ByteReader.of(new ByteArrayInputStream(file.toByteArray()));
    }

    private static List<Packet> all(Start start, TrailingBytes trailing, byte[]... pages)
            throws IOException, InvalidSoundException {
        try (OggPackets packets = start.open(reader(pages), trailing)) {
            var all = new ArrayList<Packet>();
            Optional<Packet> next = packets.next(LIMIT);
            while (next.isPresent()) {
                all.add(next.get());
                next = packets.next(LIMIT);
            }
            // The first page is read by the caller in the other case.
            return start == Start.WHOLE_STREAM ? all.subList(1, all.size()) : all;
        }
    }

    private static Flaw flaw(Start start, TrailingBytes trailing, byte[]... pages) {
        InvalidSoundException e =
                catchThrowableOfType(
                        InvalidSoundException.class, () -> all(start, trailing, pages));
        assertThat(e.position()).isEqualTo(POSITION);
        return e.flaw();
    }

    private static Flaw flaw(Start start, byte[]... pages) {
        return flaw(start, TrailingBytes.REFUSED, pages);
    }

    @ParameterizedTest
    @EnumSource
    void packetsOfOneAndOfSeveralPagesAreRead(Start start)
            throws IOException, InvalidSoundException {
        List<Packet> packets =
                all(
                        start,
                        TrailingBytes.REFUSED,
                        FIRST,
                        page(0, 10, 1, packet(5), packet(0), packet(255)),
                        openPage(0, 20, 2, packet(3), packet(510)),
                        page(CONTINUED | OggPage.LAST, 30, 3, packet(4), packet(6)));

        assertThat(packets)
                .extracting(packet -> packet.bytes().limit())
                .containsExactly(5, 0, 255, 3, 514, 6);
        assertThat(packets)
                .extracting(Packet::endsPage)
                .containsExactly(false, false, true, true, false, true);
        assertThat(packets)
                .extracting(Packet::granule)
                .containsExactly(10L, 10L, 10L, 20L, 30L, 30L);
        assertThat(packets)
                .extracting(Packet::lastPage)
                .containsExactly(false, false, false, false, true, true);
        assertThat(packets.getFirst().copy()).isEqualTo(packet(5));
    }

    @ParameterizedTest
    @EnumSource
    void emptyLastPageEndsTheStream(Start start) throws IOException, InvalidSoundException {
        assertThat(
                        all(
                                start,
                                TrailingBytes.REFUSED,
                                FIRST,
                                page(0, 10, 1, packet(5)),
                                page(OggPage.LAST, 10, 2)))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void streamWithoutLastPageIsCutOff(Start start) {
        byte[] page = page(0, 10, 1, packet(5));
        assertThat(flaw(start, FIRST, page)).isEqualTo(Flaw.CUT_OFF);
        for (int length = 1; length < page.length; length++) {
            assertThat(flaw(start, FIRST, Arrays.copyOf(page, length)))
                    .as("%d bytes", length)
                    .isEqualTo(Flaw.CUT_OFF);
        }
    }

    @ParameterizedTest
    @EnumSource
    void openPacketOnTheLastPageIsCutOff(Start start) {
        assertThat(flaw(start, FIRST, openPage(OggPage.LAST, 10, 1, packet(255))))
                .isEqualTo(Flaw.CUT_OFF);
    }

    @ParameterizedTest
    @EnumSource
    void bytesThatAreNoPageAreDamage(Start start) {
        byte[] page = page(OggPage.LAST, 10, 1, packet(5));
        byte[] otherVersion = page.clone();
        otherVersion[4] = 1;
        byte[] wrongBody = page.clone();
        wrongBody[page.length - 1] ^= 1;
        byte[] wrongChecksum = page.clone();
        wrongChecksum[22] ^= 1;

        assertThat(flaw(start, FIRST, "Oggs".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(Flaw.DAMAGED);
        assertThat(flaw(start, FIRST, otherVersion)).isEqualTo(Flaw.DAMAGED);
        assertThat(flaw(start, FIRST, wrongBody)).isEqualTo(Flaw.DAMAGED);
        assertThat(flaw(start, FIRST, wrongChecksum)).isEqualTo(Flaw.DAMAGED);
    }

    @ParameterizedTest
    @EnumSource
    void anotherStreamBetweenThePagesIsNotTaken(Start start) {
        byte[] other = OggPage.bytes(0, 10, SERIAL + 1, 1, List.of(packet(5)));
        byte[] again = page(OggPage.FIRST, 0, 1, packet(5));

        assertThat(flaw(start, FIRST, other)).isEqualTo(Flaw.NOT_TAKEN);
        assertThat(flaw(start, FIRST, again)).isEqualTo(Flaw.NOT_TAKEN);
    }

    @ParameterizedTest
    @EnumSource
    void missingOrRepeatedPageIsDamage(Start start) {
        byte[] one = page(0, 10, 1, packet(5));

        assertThat(flaw(start, FIRST, page(OggPage.LAST, 10, 2, packet(5))))
                .isEqualTo(Flaw.DAMAGED);
        assertThat(flaw(start, FIRST, one, one)).isEqualTo(Flaw.DAMAGED);
    }

    @Test
    void firstPageOfAWholeStreamHasNumberZero() {
        byte[] first = page(OggPage.FIRST, 0, 1, HEAD);

        assertThat(flaw(Start.WHOLE_STREAM, first, page(OggPage.LAST, 10, 2, packet(5))))
                .isEqualTo(Flaw.DAMAGED);
    }

    @Test
    void firstPageReadByTheCallerHasAnyNumber() throws IOException, InvalidSoundException {
        byte[] first = page(OggPage.FIRST, 0, -1, HEAD);
        byte[] last = page(OggPage.LAST, 10, 0, packet(5));

        assertThat(all(Start.AFTER_FIRST_PAGE, TrailingBytes.REFUSED, first, last)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void continuedFlagMustMatchTheOpenPacket(Start start) {
        assertThat(flaw(start, FIRST, page(CONTINUED | OggPage.LAST, 10, 1, packet(5))))
                .isEqualTo(Flaw.DAMAGED);
        assertThat(
                        flaw(
                                start,
                                FIRST,
                                openPage(0, -1, 1, packet(255)),
                                page(OggPage.LAST, 10, 2, packet(5))))
                .isEqualTo(Flaw.DAMAGED);
    }

    @ParameterizedTest
    @EnumSource
    void packetAboveTheLimitIsDamage(Start start) throws IOException, InvalidSoundException {
        assertThat(
                        all(
                                start,
                                TrailingBytes.REFUSED,
                                FIRST,
                                page(OggPage.LAST, 10, 1, packet(LIMIT))))
                .hasSize(1);
        assertThat(flaw(start, FIRST, page(OggPage.LAST, 10, 1, packet(LIMIT + 1))))
                .isEqualTo(Flaw.DAMAGED);
    }

    @ParameterizedTest
    @EnumSource
    void bytesAfterTheLastPageAreRefusedUnlessAllowed(Start start)
            throws IOException, InvalidSoundException {
        byte[] last = page(OggPage.LAST, 10, 1, packet(5));
        byte[] tag = "TAG".getBytes(StandardCharsets.US_ASCII);

        assertThat(all(start, TrailingBytes.ALLOWED, FIRST, last, tag)).hasSize(1);
        assertThat(flaw(start, TrailingBytes.REFUSED, FIRST, last, tag)).isEqualTo(Flaw.DAMAGED);
    }

    @ParameterizedTest
    @EnumSource
    void streamAfterTheLastPageIsNeverTaken(Start start) {
        byte[] last = page(OggPage.LAST, 10, 1, packet(5));

        for (TrailingBytes trailing : TrailingBytes.values()) {
            assertThat(flaw(start, trailing, FIRST, last, FIRST)).isEqualTo(Flaw.NOT_TAKEN);
        }
    }

    @Test
    void packetIsPeekedAndSkipped() throws IOException, InvalidSoundException {
        ByteReader bytes =
                reader(
                        FIRST,
                        openPage(0, -1, 1, packet(510)),
                        page(CONTINUED, 0, 2, packet(4), packet(6)),
                        page(0, 0, 3, packet(0)),
                        page(OggPage.LAST, 10, 4, packet(5)));
        try (OggPackets packets = Start.AFTER_FIRST_PAGE.open(bytes, TrailingBytes.REFUSED)) {
            assertThat(packets.peek(2)).contains(Arrays.copyOf(packet(510), 2));
            assertThat(packets.skip(514)).isEqualTo(Skipped.WHOLE);
            assertThat(packets.peek(9)).contains(packet(6));
            packets.skipRestOfPage();
            assertThat(packets.peek(9)).contains(new byte[0]);
            assertThat(packets.skip(0)).isEqualTo(Skipped.WHOLE);
            assertThat(packets.skip(4)).isEqualTo(Skipped.TOO_LARGE);
            assertThat(packets.peek(1)).isEmpty();
            assertThat(packets.skip(LIMIT)).isEqualTo(Skipped.UNFINISHED);
        }
    }
}
