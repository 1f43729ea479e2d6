package vn.tienglang.central;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.tinylog.jul.JulTinylogBridge;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.storage.sql.Database;

/** The centre's commands. */
public final class Main {
    private static final String USAGE =
            """
            central-scheduler serve --config FILE
                runs the centre until it is told to stop
            central-scheduler enrol --config FILE --station ID --name NAME --area CODE --to FOLDER
                            [--page-port PORT] [--replace]
                makes a station one of the centre's, while the centre does not run
            central-scheduler area NAME-OR-CODE
                looks up the codes of areas
            """;

    private static final int DONE = 0;
    private static final int REFUSED = 1;
    private static final int NOT_UNDERSTOOD = 2;

    private final InstantSource clock;
    private final PrintStream out;
    private final PrintStream err;

    Main(InstantSource clock, PrintStream out, PrintStream err) {
        this.clock = clock;
        this.out = out;
        this.err = err;
    }

    /** Runs one command; the exit code says whether it was done. */
    public static void main(String[] words) {
        JulTinylogBridge.activate();
        System.exit(new Main(InstantSource.system(), System.out, System.err).run(words));
    }

    /** Runs one command, and returns the exit code. */
    int run(String... words) {
        List<String> rest = Arrays.asList(words).subList(Math.min(1, words.length), words.length);
        try {
            return switch (words.length == 0 ? "" : words[0]) {
                case "serve" -> serve(rest);
                case "enrol" -> enrol(rest);
                case "area" -> area(rest);
                default -> {
                    err.print(USAGE);
                    yield NOT_UNDERSTOOD;
                }
            };
        } catch (StartupFailure | Database.Unusable e) {
            err.println(e.getMessage());
            return REFUSED;
        }
    }

    /** Runs until the process is told to end, or until the centre can no longer do its work. */
    private int serve(List<String> words) {
        var options = new CommandOptions(words, Set.of("--config"), Set.of());
        Path config = options.required("--config", Path::of, Path.of(""));
        options.throwProblems();
        var end = new CompletableFuture<String>();
        Centre centre = Centre.start(CentralConfig.read(config), clock, out, end::complete);
        Runtime.getRuntime().addShutdownHook(new Thread(centre::close, "goodbye"));
        err.println(end.join());
        return REFUSED;
    }

    private int enrol(List<String> words) {
        var options =
                new CommandOptions(
                        words,
                        Set.of("--config", "--station", "--name", "--area", "--to", "--page-port"),
                        Set.of("--replace"));
        Path config = options.required("--config", Path::of, Path.of(""));
        var order =
                new EnrolCommand(
                        options.required("--station", StationId::new, new StationId("none")),
                        options.required("--name", Main::name, ""),
                        options.required("--area", AreaCode::new, AreaCode.COUNTRY),
                        options.required("--to", Path::of, Path.of("")),
                        options.optional("--page-port", Main::port, 8090),
                        options.has("--replace"));
        options.throwProblems();
        CentralConfig settings = CentralConfig.read(config);
        try (Database database = Database.open(settings.dataFolder())) {
            Transactions archive = database.archive();
            VietnamAreas.storeInto(archive);
            CentreKey key = CentreKey.in(settings.dataFolder(), archive);
            out.println(order.into(archive, settings, key, clock.instant()));
        }
        return DONE;
    }

    private static String name(String text) {
        if (text.isBlank()
                || text.length() > 100
                || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("not a name of 1 to 100 characters");
        }
        return text.strip();
    }

    private static int port(String text) {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535 || text.matches("0+")) {
            throw new IllegalArgumentException("'" + text + "' is not a port from 1 to 65535");
        }
        return Integer.parseInt(text);
    }

    private int area(List<String> words) {
        var options = new CommandOptions(words, Set.of(), Set.of());
        options.throwProblems();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<String> found =
                options.positional().isBlank()
                        ? List.of()
                        : VietnamAreas.find(options.positional(), today);
        if (found.isEmpty()) {
            throw new StartupFailure("No area of '" + options.positional() + "' is known.");
        }
        found.forEach(out::println);
        return DONE;
    }
}
