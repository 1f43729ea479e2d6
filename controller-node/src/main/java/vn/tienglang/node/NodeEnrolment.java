package vn.tienglang.node;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.tienglang.node.link.enrolment.CentreEnrolment;
import vn.tienglang.node.link.enrolment.EnrolmentOutcome;
import vn.tienglang.node.web.EnrolmentPageServer;

/**
 * Command that enrols the node at its centre.
 *
 * @param settings file of the settings that is written
 * @param dataFolder folder of journal and clips
 * @param centre address of the centre
 * @param code code as it was typed; empty to ask for it, because other users of the machine can
 *     read a command line
 */
record NodeEnrolment(Path settings, Path dataFolder, String centre, String code) {
    static final String USAGE =
            "controller-node enrol --config FILE --centre https://HOST:PORT [--code CODE]"
                    + " [--data FOLDER]";

    private static final Set<String> OPTIONS = Set.of("--config", "--centre", "--code", "--data");
    private static final String DATA = "data";

    /** The command of these arguments; empty when they are wrong. */
    static Optional<NodeEnrolment> of(List<String> arguments) {
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i < arguments.size(); i += 2) {
            if (!OPTIONS.contains(arguments.get(i)) || i + 1 == arguments.size()) {
                return Optional.empty();
            }
            options.put(arguments.get(i), arguments.get(i + 1));
        }
        return options.containsKey("--config") && options.containsKey("--centre")
                ? Optional.of(
                        new NodeEnrolment(
                                Path.of(options.getOrDefault("--config", "")),
                                Path.of(options.getOrDefault("--data", DATA)),
                                options.getOrDefault("--centre", ""),
                                options.getOrDefault("--code", "")))
                : Optional.empty();
    }

    /** Enrols the node; returns whether it is enrolled. */
    boolean run(PrintStream out, PrintStream err) throws IOException {
        String typed = code;
        if (typed.isEmpty()) {
            out.print("Mã: ");
            out.flush();
            String line =
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                            .readLine();
            typed = line == null ? "" : line;
        }
        return switch (enrolment(settings, dataFolder).enrol(centre, typed)) {
            case EnrolmentOutcome.Enrolled(String station, String name) -> {
                out.println("Đã ghi danh: " + name + " (" + station + "), " + settings);
                yield true;
            }
            case EnrolmentOutcome.Failed(EnrolmentOutcome.Failure failure, String detail) -> {
                err.println(EnrolmentPageServer.sentence(failure.name()));
                if (!detail.isEmpty()) {
                    err.println(detail);
                }
                yield false;
            }
        };
    }

    /** Enrolment that checks settings as the start of the node does. */
    static CentreEnrolment enrolment(Path settings, Path dataFolder) {
        return new CentreEnrolment(
                settings, dataFolder, NodeEnrolment::problem, new SecureRandom());
    }

    private static Optional<String> problem(Path file) {
        try {
            var _ = NodeConfig.read(file);
            return Optional.empty();
        } catch (NodeConfig.InvalidConfigException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
