package vn.tienglang.central;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.PlainText;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.enrolment.EnrolmentCode;
import vn.tienglang.airtime.enrolment.MosquittoPassword;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.station.CodeResult;
import vn.tienglang.office.station.EnrolmentService;
import vn.tienglang.office.station.RelayOption;
import vn.tienglang.office.station.StationKeys;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.station.Enrolment;
import vn.tienglang.office.store.station.StationOrder;

/**
 * Command that enrols a station. With a folder it writes keys, secret and settings of the station
 * there, to be carried to it; the centre keeps no secret of the station. Without one it makes a
 * code, with which the board enrols itself. It runs in the running centre, or alone.
 *
 * @param station id of the station
 * @param name name that people read
 * @param area code of the station's area
 * @param to folder for the station's files; empty to make a code
 * @param relay relay of the station as the option names it
 * @param pagePort port of the station's own page
 * @param replace true to make new keys for a station that is already enrolled
 */
record EnrolCommand(
        StationId station,
        String name,
        AreaCode area,
        Optional<Path> to,
        String relay,
        int pagePort,
        boolean replace) {
    private static final String SETTINGS = "node.properties";
    private static final String KEY = "station.key";
    private static final String SECRET = "secret";
    private static final int SECRET_BYTES = 32;
    private static final int PAGE_PORT = 8090;
    private static final int PORT_MOST = 65_535;
    private static final Set<String> VALUED =
            Set.of("--station", "--name", "--area", "--to", "--relay", "--page-port");
    private static final Set<String> FLAGS = Set.of("--replace");

    /**
     * Options of the command.
     *
     * @param more further options with a value
     */
    static CommandOptions options(List<String> arguments, String... more) {
        var valued = new TreeSet<>(VALUED);
        valued.addAll(List.of(more));
        return new CommandOptions(arguments, valued, FLAGS);
    }

    /**
     * Reads the command.
     *
     * @throws StartupFailure with every problem at once
     */
    static EnrolCommand of(CommandOptions options) {
        var command =
                new EnrolCommand(
                        options.required("--station", StationId::new, new StationId("none")),
                        options.required("--name", EnrolCommand::name, ""),
                        options.required("--area", AreaCode::new, AreaCode.COUNTRY),
                        options.optional(
                                "--to",
                                text -> Optional.of(Path.of(text).toAbsolutePath()),
                                Optional.empty()),
                        options.required("--relay", RelayOption.ADVICE, EnrolCommand::relay, ""),
                        options.optional("--page-port", EnrolCommand::port, PAGE_PORT),
                        options.has("--replace"));
        options.throwProblems();
        return command;
    }

    private static String name(String text) {
        String name = PlainText.composed(text.strip());
        if (!PlainText.isLine(name, StationOrder.NAME_CHARACTERS)) {
            throw new IllegalArgumentException("not a name of 1 to 100 visible characters");
        }
        return name;
    }

    private static String relay(String text) {
        var _ = RelayOption.parse(text);
        return text;
    }

    private static int port(String text) {
        if (!text.matches("[0-9]{1,5}")
                || Integer.parseInt(text) > PORT_MOST
                || text.matches("0+")) {
            throw new IllegalArgumentException("'" + text + "' is not a port from 1 to 65535");
        }
        return Integer.parseInt(text);
    }

    /** The arguments that {@link #of} reads back. */
    List<String> arguments() {
        var arguments = new ArrayList<String>();
        arguments.addAll(List.of("--station", station.value(), "--name", name));
        arguments.addAll(List.of("--area", area.value(), "--relay", relay));
        arguments.addAll(List.of("--page-port", Integer.toString(pagePort)));
        to.ifPresent(folder -> arguments.addAll(List.of("--to", folder.toString())));
        if (replace) {
            arguments.add("--replace");
        }
        return arguments;
    }

    /**
     * Enrols the station and returns what to print.
     *
     * @param changed called with the station when its board has changed
     * @throws StartupFailure when the station is already enrolled, the area is unknown, or the
     *     folder cannot be written or belongs to another station
     */
    String run(
            Transactions transactions,
            CentralStationSettings centre,
            EnrolmentService service,
            Consumer<StationId> changed) {
        if (to.isEmpty()) {
            return makeCode(transactions, centre, service);
        }
        Instant now = centre.clock().instant();
        List<Area> ancestry = ancestry(transactions, centre, now);
        Optional<Enrolment> earlier = earlier(transactions);
        var folder = new StationFolder(to.get(), station);
        KeyPair pair = Ed25519.newPair();
        var random = new SecureRandom();
        byte[] secretBytes = new byte[SECRET_BYTES];
        random.nextBytes(secretBytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(secretBytes);
        var enrolment =
                new Enrolment(
                        new Station(station, name, area, centre.config().zone()),
                        EnrolmentService.nextKeyId(station, earlier),
                        Ed25519.text(pair.getPublic()),
                        StationKeys.sha256(secret),
                        MosquittoPassword.hash(secret, random),
                        earlier.map(Enrolment::since).orElse(now.truncatedTo(ChronoUnit.MILLIS)));
        Map<String, String> settings = settings(enrolment, ancestry, centre);
        folder.write(settings, pair, secret, centre.tls(), enrolment, now);
        // Stored last: a station whose folder cannot be written is not enrolled.
        transactions.inTransaction(repositories -> {
            repositories.enrolments().put(enrolment);
            repositories.commissioning().readmit(station);
            EnrolmentService.endPresence(repositories, station);
            EnrolmentService.endCode(repositories, station, now.truncatedTo(ChronoUnit.MILLIS));
            repositories
                    .audit()
                    .add(
                            new AuditEntry(
                                    now.truncatedTo(ChronoUnit.MILLIS),
                                    "",
                                    "enrol",
                                    station + " " + enrolment.key()));
            return station;
        });
        changed.accept(station);
        return "Station "
                + station
                + " ("
                + name
                + ", "
                + ancestry.getFirst().name()
                + ") is enrolled; carry "
                + to.get()
                + " to it, and keep no copy.";
    }

    private String makeCode(
            Transactions transactions, CentralStationSettings centre, EnrolmentService service) {
        List<Area> ancestry = ancestry(transactions, centre, centre.clock().instant());
        boolean replaces = earlier(transactions).isPresent();
        var order = new StationOrder(station, name, area, Set.of(), relay, pagePort, "");
        var command = new Officer("", "");
        CodeResult result =
                replaces
                        ? service.replaceBoard(order, command)
                        : service.addStation(order, command);
        return switch (result) {
            case CodeResult.Made(EnrolmentCode code, Instant expires) ->
                    "Station "
                            + station
                            + " ("
                            + name
                            + ", "
                            + ancestry.getFirst().name()
                            + ") can be enrolled once until "
                            + expires.truncatedTo(ChronoUnit.SECONDS)
                            + ". At the Pi, as root, type\n\n  tieng-lang-enrol --centre "
                            + centre.config().pagesAddress()
                            + "\n\nand then the code "
                            + code.grouped();
            case CodeResult.Refused(var reasons) ->
                    throw new StartupFailure("No code was made: " + reasons + ".");
        };
    }

    private List<Area> ancestry(
            Transactions transactions, CentralStationSettings centre, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, centre.config().zone());
        List<Area> ancestry =
                transactions
                        .inTransaction(repositories -> repositories.areas().tree())
                        .ancestry(area, today);
        if (ancestry.isEmpty()) {
            throw new StartupFailure(
                    "There is no area "
                            + area
                            + " today; look its code up with"
                            + " 'central-scheduler area NAME'.");
        }
        return ancestry;
    }

    private Optional<Enrolment> earlier(Transactions transactions) {
        Optional<Enrolment> earlier =
                transactions.inTransaction(repositories -> repositories.enrolments().find(station));
        if (earlier.isPresent() && !replace) {
            throw new StartupFailure(
                    "Station "
                            + station
                            + " is enrolled already; --replace makes new keys for a"
                            + " new board, and the old board is then refused.");
        }
        return earlier;
    }

    private Map<String, String> settings(
            Enrolment enrolment, List<Area> ancestry, CentralStationSettings centre) {
        var settings =
                new LinkedHashMap<String, String>(
                        centre.settings(enrolment, ancestry, RelayOption.parse(relay), pagePort));
        settings.put("station.key.file", KEY);
        settings.put("secret.file", SECRET);
        settings.put("data.folder", "data");
        if (centre.tls().isPresent()) {
            settings.put("centre.ca.file", CertificateCommand.AUTHORITY);
            settings.put("station.certificate.file", CertificateCommand.CERTIFICATE);
        }
        return settings;
    }

    /** Folder that is carried to a station. */
    private record StationFolder(Path folder, StationId station) {
        void write(
                Map<String, String> settings,
                KeyPair pair,
                String secret,
                Optional<CentreTls> tls,
                Enrolment enrolment,
                Instant now) {
            try {
                Files.createDirectories(folder);
                refuseOtherStation();
                tls.ifPresent(one -> CertificateCommand.write(folder, one, enrolment, now));
                PrivateFile.write(folder.resolve(KEY), Ed25519.text(pair.getPrivate()));
                PrivateFile.write(folder.resolve(SECRET), secret);
                var text = new StringWriter();
                settings.forEach((key, value) -> text.write(key + "=" + value + "\n"));
                PrivateFile.write(folder.resolve(SETTINGS), text.toString());
            } catch (IOException e) {
                throw new StartupFailure(
                        "The folder " + folder + " cannot be written: " + e + ".", e);
            }
        }

        private void refuseOtherStation() throws IOException {
            Path settings = folder.resolve(SETTINGS);
            if (!Files.exists(settings)) {
                return;
            }
            var existing = new Properties();
            try (Reader reader = Files.newBufferedReader(settings, StandardCharsets.UTF_8)) {
                existing.load(reader);
            }
            if (!station.value().equals(existing.getProperty("station"))) {
                throw new StartupFailure(
                        "The folder "
                                + folder
                                + " belongs to station "
                                + existing.getProperty("station")
                                + "; name another folder for "
                                + station
                                + ".");
            }
        }
    }
}
