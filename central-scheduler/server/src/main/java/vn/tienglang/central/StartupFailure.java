package vn.tienglang.central;

import java.util.List;

/**
 * The program cannot do what it was asked to; each problem is one sentence for the administrator.
 * Ends the program with an exit code that is not 0.
 */
final class StartupFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** One problem. */
    StartupFailure(String sentence) {
        super(sentence);
    }

    /** One problem, and what lies beneath it. */
    StartupFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** Several problems, one a line. */
    StartupFailure(List<String> sentences) {
        super(String.join(System.lineSeparator(), sentences));
    }
}
