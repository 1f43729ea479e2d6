package vn.tienglang.deploy.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The pipeline that makes a recording ready for air, as far as a bench looks at it. */
interface Ingesting {
    /** How many seconds it takes to admit this recording. */
    double secondsFor(Path master) throws IOException;

    /**
     * The one of this build, if it has one.
     *
     * @param work where it may leave what it makes
     */
    static Optional<Ingesting> here(Path work) {
        return Optional.empty();
    }
}
