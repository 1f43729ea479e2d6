package vn.tienglang.audio.decode;

import java.io.IOException;
import java.nio.file.Path;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.io.ByteReader;

/**
 * Boxes on the top level of an MP4 file (ISO/IEC 14496-12), as far as ffmpeg does not report them.
 *
 * @param movies number of {@code moov} boxes; a second one begins another recording
 * @param hasFragments whether the sound is in fragments, whose number nothing declares
 * @param hasIndex whether the index of the fragments is there, which a writer adds at the end
 */
record Mp4Boxes(int movies, boolean hasFragments, boolean hasIndex) {
    private static final int BOXES_MOST = 200_000;
    private static final long HEAD_BYTES = 8;

    /** Reads the boxes up to the first one that cannot be one. */
    static Mp4Boxes of(Path file) throws IOException {
        int movies = 0;
        boolean hasFragments = false;
        boolean hasIndex = false;
        try (var bytes = ByteReader.open(file)) {
            for (int box = 0; box < BOXES_MOST && bytes.remaining() >= HEAD_BYTES; box++) {
                long size = bytes.big4();
                String kind = bytes.name();
                long body = size == 1 ? bytes.big8() - 2 * HEAD_BYTES : size - HEAD_BYTES;
                movies += kind.equals("moov") ? 1 : 0;
                hasFragments |= kind.equals("moof");
                hasIndex |= kind.equals("mfra");
                if (size == 0 || body < 0 || body > bytes.remaining()) {
                    break;
                }
                bytes.skip(body);
            }
        } catch (InvalidSoundException _) {
            // The file ends within a box; the missing sound is found by its length.
        }
        return new Mp4Boxes(movies, hasFragments, hasIndex);
    }
}
