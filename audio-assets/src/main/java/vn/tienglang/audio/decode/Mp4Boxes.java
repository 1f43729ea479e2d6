package vn.tienglang.audio.decode;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.InvalidSoundException.Flaw;
import vn.tienglang.audio.io.ByteReader;

/**
 * Boxes of an MP4 or M4A file (ISO/IEC 14496-12), as far as they show its tracks and whether it is
 * complete.
 *
 * @param tracks in the order of the file
 */
record Mp4Boxes(List<Track> tracks) {
    private static final Set<String> OPENED = Set.of("moov", "trak", "mdia", "minf", "stbl");
    private static final int BOXES_MOST = 100_000;
    private static final int HEAD_BYTES = 8;

    /**
     * One track.
     *
     * @param handler what kind, such as {@code soun}; four characters
     * @param coding how it is coded, such as {@code mp4a}; four characters
     */
    record Track(String handler, String coding) {}

    Mp4Boxes {
        tracks = List.copyOf(tracks);
    }

    /** True when there is a video track. */
    boolean video() {
        return tracks.stream().anyMatch(track -> track.handler().equals("vide"));
    }

    /** Codings of the sound tracks. */
    List<String> soundCodings() {
        return tracks.stream()
                .filter(track -> track.handler().equals("soun"))
                .map(Track::coding)
                .toList();
    }

    /**
     * Reads the boxes of the whole file.
     *
     * @throws InvalidSoundException when it ends within a box, or before the index that makes it
     *     playable
     */
    static Mp4Boxes of(ByteReader bytes) throws IOException, InvalidSoundException {
        var tracks = new ArrayList<Track>();
        boolean index = false;
        String handler = "";
        for (int boxes = 0; bytes.remaining() > 0; boxes++) {
            if (boxes == BOXES_MOST) {
                throw new InvalidSoundException(
                        Flaw.DAMAGED, Duration.ZERO, "M4A of too many boxes");
            }
            Box box = Box.next(bytes);
            index |= box.name().equals("moov");
            long before = bytes.position();
            switch (box.name()) {
                case "trak" -> handler = "";
                case "hdlr" -> {
                    bytes.skip(2 * Integer.BYTES);
                    String name = bytes.name();
                    // A second one, which QuickTime writes, only says where the bytes lie.
                    handler = handler.isEmpty() ? name : handler;
                }
                case "stsd" -> {
                    bytes.skip(3 * Integer.BYTES);
                    tracks.add(new Track(handler, bytes.name()));
                }
                default -> {}
            }
            if (!OPENED.contains(box.name())) {
                bytes.skip(Math.max(0, box.body() - (bytes.position() - before)));
            }
        }
        if (!index) {
            throw new InvalidSoundException(
                    Flaw.CUT_OFF, Duration.ZERO, "M4A whose index was never written");
        }
        return new Mp4Boxes(tracks);
    }

    /**
     * The head of a box.
     *
     * @param body how many bytes follow
     */
    private record Box(String name, long body) {
        static Box next(ByteReader bytes) throws IOException, InvalidSoundException {
            long length = bytes.big4();
            String name = bytes.name();
            long head = HEAD_BYTES;
            if (length == 1) {
                length = bytes.big8();
                head += Long.BYTES;
            }
            long body = length == 0 ? bytes.remaining() : length - head;
            if (length != 0 && body < 0) {
                throw new InvalidSoundException(
                        Flaw.DAMAGED, Duration.ZERO, "M4A: box '" + name + "' of " + length);
            }
            if (body > bytes.remaining()) {
                throw new InvalidSoundException(
                        Flaw.CUT_OFF,
                        Duration.ZERO,
                        "box '%s' has %d of %d bytes".formatted(name, bytes.remaining(), body));
            }
            return new Box(name, body);
        }
    }
}
