package vn.tienglang.central;

import java.util.List;

/**
 * Failure of a command; each problem is one sentence for the administrator. The program ends with
 * an exit code that is not 0.
 */
final class StartupFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** One problem. */
    StartupFailure(String sentence) {
        super(sentence);
    }

    /** One problem and its cause. */
    StartupFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** Several problems, one per line. */
    StartupFailure(List<String> sentences) {
        super(String.join(System.lineSeparator(), sentences));
    }
}
