package vn.tienglang.audio.opus;

/** Failure of an encoder on sound that another encoder may encode. */
public final class EncoderFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    EncoderFailedException(String detail, Throwable cause) {
        super(detail, cause);
    }
}
