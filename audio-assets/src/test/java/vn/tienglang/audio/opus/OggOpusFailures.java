package vn.tienglang.audio.opus;

/** Failures of encoders, for tests of other packages. */
public final class OggOpusFailures {
    private OggOpusFailures() {}

    /** Throws the failure of an encoder. */
    public static long fail() throws EncoderFailedException {
        throw new EncoderFailedException("told to fail", new AssertionError("of its own"));
    }
}
