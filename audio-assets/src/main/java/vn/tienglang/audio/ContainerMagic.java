package vn.tienglang.audio;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Magic bytes by which the containers of sound files are recognised. */
public enum ContainerMagic {
    /** WAV, and other kinds of RIFF. */
    RIFF(0, "RIFF"),
    /** RIFF with numbers in big-endian order. */
    RIFX(0, "RIFX"),
    /** RIFF with lengths of 64 bits. */
    RF64(0, "RF64"),
    /** Ogg. */
    OGG(0, "OggS"),
    /** FLAC without a container. */
    FLAC(0, "fLaC"),
    /** AIFF, and other kinds of IFF. */
    IFF(0, "FORM"),
    /** WebM and Matroska. */
    EBML(0, "\u001AE\u00DF\u00A3"),
    /** MP4 with its brand first. */
    MP4(4, "ftyp");

    private static final int HEAD_BYTES = 8;

    private final int at;
    private final String magic;

    ContainerMagic(int at, String magic) {
        this.at = at;
        this.magic = magic;
    }

    /**
     * The container of a file; empty when it is none of these.
     *
     * @param head the first bytes of the file; 8 are enough
     */
    public static Optional<ContainerMagic> of(byte[] head) {
        int length = Math.min(head.length, HEAD_BYTES);
        var start = new String(head, 0, length, StandardCharsets.ISO_8859_1);
        return Arrays.stream(values())
                .filter(container -> start.startsWith(container.magic, container.at))
                .findFirst();
    }
}
