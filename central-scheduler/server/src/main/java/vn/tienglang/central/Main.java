package vn.tienglang.central;

import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.tinylog.jul.JulTinylogBridge;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.Utf8Locale;
import vn.tienglang.airtime.proof.NoteKey;
import vn.tienglang.central.proof.ExportProofCommand;
import vn.tienglang.central.proof.VerifyProofCommand;
import vn.tienglang.office.people.Login;
import vn.tienglang.office.publish.PublishTrigger;
import vn.tienglang.office.station.EnrolmentService;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.storage.sql.Database;
import vn.tienglang.storage.sql.DatabaseSettings;

/**
 * Main class of the centre: its commands. One class, because it only reads the options of each
 * command.
 */
public final class Main {
    private static final String USAGE =
            """
            central-scheduler serve --config FILE
                runs the centre until the process is stopped
            central-scheduler enrol --config FILE --station ID --name NAME --area CODE
                            --relay CHIP:PIN[:low]|simulated [--page-port PORT] [--replace] [--to FOLDER]
                makes a code with which a station enrols itself, or writes a folder that is carried to
                it; the centre may be running
            central-scheduler broker-rights --config FILE --to FOLDER
                writes users and rights for the MQTT broker of the setting broker.url; the centre must not be running
            central-scheduler move-database --config FILE --to jdbc:postgresql://HOST:PORT/DATABASE
                            --user NAME --password-file FILE
                moves the embedded database to an empty one of PostgreSQL; the centre must not be
                running
            central-scheduler certificate --config FILE --station ID --to FOLDER
                writes the TLS certificate of an enrolled station; the centre must not be running
            central-scheduler keys show|rotate|export-recovery|recover --config FILE
                            [--overlap-days 0 to 366] [--to FILE] [--from FILE]
                shows the signing keys; replaces the present one (30 days of overlap); moves the
                recovery key to a file; replaces a lost key; the centre must not be running
            central-scheduler reset-password --config FILE --login LOGIN
                prints a one-time password and removes the second factor of this account; an
                embedded database must not be in use by a running centre
            central-scheduler export-proof --config FILE --scope STATION-OR-AREA --month 2026-11 --to FILE
                exports what stations aired in a month, for somebody who verifies it; an embedded
                database must not be in use by a running centre: its pages export the same
            central-scheduler verify-proof BUNDLE --key KEY [--witness KEY]
                verifies an exported bundle without any centre, and prints minutes per language;
                exit code 0: genuine, 1: tampered, 3: not whole or not witnessed
            central-scheduler area NAME-OR-CODE
                lists the codes of areas
            """;

    /** Longer than daily logs are sent ahead, so that no retained log outlives its key. */
    private static final int OVERLAP_DAYS = 30;

    private static final int SUCCESS = 0;
    private static final int FAILED = 1;
    private static final int USAGE_ERROR = 2;

    private final InstantSource clock;
    private final PrintStream out;
    private final PrintStream err;
    private final String localeProblem;

    /**
     * @param localeProblem why no command may run in the locale of this process; empty if it may
     */
    Main(InstantSource clock, PrintStream out, PrintStream err, String localeProblem) {
        this.clock = clock;
        this.out = out;
        this.err = err;
        this.localeProblem = localeProblem;
    }

    /** Runs one command and exits with its exit code. */
    public static void main(String[] arguments) {
        JulTinylogBridge.activate();
        String localeProblem = Utf8Locale.problem().orElse("");
        var main = new Main(InstantSource.system(), System.out, System.err, localeProblem);
        System.exit(main.run(arguments));
    }

    /** Runs one command and returns the exit code. */
    int run(String... arguments) {
        if (!localeProblem.isEmpty()) {
            err.println(localeProblem);
            return FAILED;
        }
        List<String> rest =
                Arrays.asList(arguments).subList(Math.min(1, arguments.length), arguments.length);
        try {
            return switch (arguments.length == 0 ? "" : arguments[0]) {
                case "serve" -> serve(rest);
                case "enrol" -> enrol(rest);
                case "broker-rights" -> brokerRights(rest);
                case "move-database" -> moveDatabase(rest);
                case "keys" -> keys(rest);
                case "certificate" -> certificate(rest);
                case "reset-password" -> resetPassword(rest);
                case "export-proof" -> exportProof(rest);
                case "verify-proof" -> verifyProof(rest);
                case "area" -> area(rest);
                default -> {
                    err.print(USAGE);
                    yield USAGE_ERROR;
                }
            };
        } catch (StartupFailure | Database.Unusable | Transactions.Failed e) {
            err.println(e.getMessage());
            return FAILED;
        }
    }

    /** Runs the centre until the process is stopped or a part of the centre fails. */
    private int serve(List<String> arguments) {
        var options = new CommandOptions(arguments, Set.of("--config"), Set.of());
        Path config = options.required("--config", Path::of, Path.of(""));
        options.throwProblems();
        var end = new CompletableFuture<String>();
        Centre centre = Centre.start(CentralConfig.read(config), clock, out, end::complete);
        Runtime.getRuntime().addShutdownHook(new Thread(centre::close, "shutdown"));
        err.println(end.join());
        return FAILED;
    }

    /** Gives the command to the running centre, or carries it out when none runs. */
    private int enrol(List<String> arguments) {
        var options = EnrolCommand.options(arguments, "--config");
        Path config = options.required("--config", Path::of, Path.of(""));
        EnrolCommand command = EnrolCommand.of(options);
        CentralConfig settings = CentralConfig.read(config);
        Optional<String> done = CommandClient.enrol(settings.dataFolder(), command.arguments());
        out.println(done.isPresent() ? done.get() : enrolAlone(command, settings));
        return SUCCESS;
    }

    private String enrolAlone(EnrolCommand command, CentralConfig settings) {
        try (Database database = Database.openAlone(settings.database())) {
            Transactions transactions = database.transactions();
            VietnamAreas.storeInto(transactions);
            var centre =
                    new CentralStationSettings(
                            settings,
                            CentreKeys.in(settings.dataFolder(), transactions),
                            settings.mqttTls()
                                    ? Optional.of(CentreTls.openForCommand(settings, clock))
                                    : Optional.empty(),
                            clock);
            var service =
                    new EnrolmentService(
                            transactions,
                            centre,
                            _ -> {},
                            NoPublishing.INSTANCE,
                            clock,
                            settings.zone(),
                            new SecureRandom());
            return command.run(transactions, centre, service, _ -> {});
        }
    }

    /** The centre publishes when it starts. */
    private enum NoPublishing implements PublishTrigger {
        INSTANCE;

        @Override
        public void publishSoon() {}

        @Override
        public void publishNow() {}
    }

    private int brokerRights(List<String> arguments) {
        var options = new CommandOptions(arguments, Set.of("--config", "--to"), Set.of());
        Path config = options.required("--config", Path::of, Path.of(""));
        var command = new BrokerRightsCommand(options.required("--to", Path::of, Path.of("")));
        options.throwProblems();
        CentralConfig settings = CentralConfig.read(config);
        try (Database database = Database.open(settings.database())) {
            out.println(command.run(database.transactions(), settings, new SecureRandom()));
        }
        return SUCCESS;
    }

    private int certificate(List<String> arguments) {
        var options =
                new CommandOptions(arguments, Set.of("--config", "--station", "--to"), Set.of());
        Path config = options.required("--config", Path::of, Path.of(""));
        var command =
                new CertificateCommand(
                        options.required("--station", StationId::new, new StationId("none")),
                        options.required("--to", Path::of, Path.of("")));
        options.throwProblems();
        CentralConfig settings = CentralConfig.read(config);
        try (Database database = Database.open(settings.database())) {
            out.println(
                    command.run(
                            database.transactions(),
                            CentreTls.openForCommand(settings, clock),
                            clock.instant()));
        }
        return SUCCESS;
    }

    private int keys(List<String> arguments) {
        var options =
                new CommandOptions(
                        arguments,
                        Set.of("--config", "--overlap-days", "--to", "--from"),
                        Set.of());
        Path config = options.required("--config", Path::of, Path.of(""));
        KeysCommand command =
                switch (options.positional()) {
                    case "show" -> new KeysCommand.Show();
                    case "rotate" ->
                            new KeysCommand.Rotate(
                                    options.optional(
                                            "--overlap-days",
                                            Main::overlap,
                                            Duration.ofDays(OVERLAP_DAYS)));
                    case "export-recovery" ->
                            new KeysCommand.ExportRecovery(
                                    options.required("--to", Path::of, Path.of("")));
                    case "recover" ->
                            new KeysCommand.Recover(
                                    options.required("--from", Path::of, Path.of("")));
                    default ->
                            throw new StartupFailure(
                                    "Say what to do with the keys: show, rotate, export-recovery or"
                                            + " recover.");
                };
        options.throwProblems();
        CentralConfig settings = CentralConfig.read(config);
        try (Database database = Database.openAlone(settings.database())) {
            out.println(
                    command.run(database.transactions(), settings.dataFolder(), clock.instant()));
        }
        return SUCCESS;
    }

    private int resetPassword(List<String> arguments) {
        var options = new CommandOptions(arguments, Set.of("--config", "--login"), Set.of());
        Path config = options.required("--config", Path::of, Path.of(""));
        Login login = options.required("--login", Login::new, Login.ADMIN);
        options.throwProblems();
        CentralConfig settings = CentralConfig.read(config);
        try (Database database = Database.open(settings.database())) {
            out.println(new ResetPasswordCommand(login).run(database.transactions(), clock));
        }
        return SUCCESS;
    }

    private int exportProof(List<String> arguments) {
        var options =
                new CommandOptions(
                        arguments, Set.of("--config", "--scope", "--month", "--to"), Set.of());
        Path config = options.required("--config", Path::of, Path.of(""));
        var command =
                new ExportProofCommand(
                        options.required("--scope", text -> text, ""),
                        options.required("--month", Main::month, YearMonth.of(2000, 1)),
                        options.required("--to", Path::of, Path.of("")));
        options.throwProblems();
        CentralConfig settings = CentralConfig.read(config);
        try (Database database = Database.open(settings.database())) {
            Transactions transactions = database.transactions();
            CentreKeys keys = CentreKeys.in(settings.dataFolder(), transactions);
            out.println(command.run(transactions, keys.logIdentity()));
        } catch (IllegalStateException e) {
            throw new StartupFailure(String.valueOf(e.getMessage()), e);
        }
        return SUCCESS;
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is not a month like 2026-11", e);
        }
    }

    private int verifyProof(List<String> arguments) {
        var options = new CommandOptions(arguments, Set.of("--key", "--witness"), Set.of());
        List<NoteKey> keys =
                options.required(
                        "--key",
                        "the key on the page Bằng chứng of the centre",
                        text -> List.of(NoteKey.parse(text)),
                        List.of());
        List<NoteKey> witnesses =
                options.optional("--witness", text -> List.of(NoteKey.parse(text)), List.of());
        options.throwProblems();
        try {
            return new VerifyProofCommand(Path.of(options.positional()), keys, witnesses).run(out);
        } catch (IllegalStateException e) {
            throw new StartupFailure(String.valueOf(e.getMessage()), e);
        }
    }

    private static Duration overlap(String text) {
        if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) > KeysCommand.OVERLAP_DAYS_MOST) {
            throw new IllegalArgumentException("'" + text + "' is not a number of days to 366");
        }
        return Duration.ofDays(Integer.parseInt(text));
    }

    private int moveDatabase(List<String> arguments) {
        var options =
                new CommandOptions(
                        arguments,
                        Set.of("--config", "--to", "--user", "--password-file"),
                        Set.of());
        Path config = options.required("--config", Path::of, Path.of(""));
        String user = options.required("--user", text -> text, "");
        Path password = options.required("--password-file", Path::of, Path.of(""));
        Optional<DatabaseSettings.Postgresql> to =
                options.required(
                        "--to",
                        url ->
                                Optional.of(
                                        new DatabaseSettings.Postgresql(
                                                url, user, password, DatabaseSettings.CONNECTIONS)),
                        Optional.empty());
        options.throwProblems();
        var command = new MoveDatabaseCommand(CentralConfig.read(config), to.orElseThrow());
        out.println(command.run(clock.instant()));
        return SUCCESS;
    }

    private int area(List<String> arguments) {
        var options = new CommandOptions(arguments, Set.of(), Set.of());
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
        return SUCCESS;
    }
}
