package vn.tienglang.audio.opus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.InvalidSoundException.Flaw;
import vn.tienglang.audio.io.FileBytes;

/**
 * Sound track of a WebM file.
 *
 * @param number track number of its blocks
 * @param head head with the longer pre-skip of track and codec
 */
record WebmTrack(long number, OpusHead head) {
    private static final long ENTRY = 0xAE;
    private static final long NUMBER = 0xD7;
    private static final long TYPE = 0x83;
    private static final long CODEC = 0x86;
    private static final long CODEC_PRIVATE = 0x63A2;
    private static final long CODEC_DELAY = 0x56AA;
    private static final long CONTENT_ENCODINGS = 0x6D80;

    private static final long AUDIO = 2;
    private static final int TRACKS_MOST = 64;
    private static final int ELEMENTS_MOST = 256;

    /** Most bytes of an element: a number, a name or an OpusHead. */
    private static final int BODY_BYTES_MOST = 1_024;

    /** The first sound track in this list, if any. */
    static Optional<WebmTrack> first(FileBytes file, Ebml.Element tracks)
            throws IOException, InvalidSoundException {
        long at = tracks.body();
        for (int count = 0; at < tracks.end(); count++) {
            if (count == TRACKS_MOST) {
                throw bad(Flaw.DAMAGED, "more than " + TRACKS_MOST + " tracks");
            }
            Ebml.Element entry = known(file, at, tracks.end());
            if (entry.id() == ENTRY) {
                Map<Long, byte[]> bodies = entry(file, entry);
                if (Ebml.unsigned(bodyOf(bodies, TYPE)).filter(kind -> kind == AUDIO).isPresent()) {
                    return Optional.of(track(bodies));
                }
            }
            at = entry.end();
        }
        return Optional.empty();
    }

    private static Ebml.Element known(FileBytes file, long at, long limit)
            throws IOException, InvalidSoundException {
        Ebml.Element element = Ebml.at(file, at, limit, Duration.ZERO);
        if (element.isOpen()) {
            throw bad(Flaw.DAMAGED, "a track without length at byte " + at);
        }
        return element;
    }

    private static InvalidSoundException bad(Flaw flaw, String detail) {
        return new InvalidSoundException(flaw, Duration.ZERO, detail);
    }

    /** The bodies of the elements of an entry by their id; the last one of each kind counts. */
    private static Map<Long, byte[]> entry(FileBytes file, Ebml.Element entry)
            throws IOException, InvalidSoundException {
        var bodies = new HashMap<Long, byte[]>();
        long at = entry.body();
        for (int count = 0; at < entry.end(); count++) {
            if (count == ELEMENTS_MOST) {
                throw bad(Flaw.DAMAGED, "a track of more than " + ELEMENTS_MOST + " elements");
            }
            Ebml.Element element = known(file, at, entry.end());
            bodies.put(element.id(), body(file, element));
            at = element.end();
        }
        return bodies;
    }

    /** The first bytes of a body; longer elements are not used. */
    private static byte[] body(FileBytes file, Ebml.Element element) throws IOException {
        byte[] body = new byte[(int) Math.min(element.length(), BODY_BYTES_MOST)];
        int there = file.read(element.body(), body);
        return Arrays.copyOf(body, there);
    }

    private static WebmTrack track(Map<Long, byte[]> entry) throws InvalidSoundException {
        String codec = new String(bodyOf(entry, CODEC), StandardCharsets.US_ASCII);
        if (!codec.replace("\0", "").equals("A_OPUS")) {
            String name = codec.replaceAll("[^ -~]", "?");
            throw bad(Flaw.NOT_TAKEN, "WebM with sound of codec '" + name + "'");
        }
        if (entry.containsKey(CONTENT_ENCODINGS)) {
            throw bad(Flaw.NOT_TAKEN, "a track that is compressed or encrypted once more");
        }
        OpusHead head = OpusHead.parse(bodyOf(entry, CODEC_PRIVATE));
        long skip =
                entry.containsKey(CODEC_DELAY)
                        ? Ebml.unsigned(entry.get(CODEC_DELAY)).map(WebmTrack::frames).orElse(-1L)
                        : 0L;
        if (skip < 0) {
            throw bad(Flaw.DAMAGED, "a codec delay that is none");
        }
        long number =
                Ebml.unsigned(bodyOf(entry, NUMBER))
                        .orElseThrow(() -> bad(Flaw.DAMAGED, "a track number that is none"));
        // They should be the same. Where they are not, one writer left its own at zero and another
        // (ffmpeg 5, from sources below 48 kHz) counted it too small; none discards real sound.
        int preSkip = (int) Math.max(skip, head.preSkip());
        return new WebmTrack(number, head.withPreSkip(preSkip));
    }

    private static byte[] bodyOf(Map<Long, byte[]> entry, long id) {
        return entry.getOrDefault(id, new byte[0]);
    }

    /** Frames of 48 kHz in these nanoseconds, to the nearest; less than zero when out of range. */
    static long frames(long nanos) {
        long second = 1_000_000_000L;
        return nanos < 0 || nanos > second
                ? -1
                : (nanos * OpusPacket.RATE_HZ + second / 2) / second;
    }
}
