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
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.enrolment.MosquittoPassword;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.station.RelayOption;
import vn.tienglang.office.station.StationKeys;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.station.Enrolment;

/**
 * Command that enrols a station. It writes keys, secret and settings of the station to a folder
 * that is carried to the station, and stores the public key and the hash of the secret. The centre
 * keeps no secret of the station.
 *
 * @param station id of the station
 * @param name name that people read
 * @param area code of the station's area
 * @param to folder for the station's files
 * @param relay relay of the station
 * @param pagePort port of the station's own page
 * @param replace true to make new keys for a station that is already enrolled
 */
record EnrolCommand(
        StationId station,
        String name,
        AreaCode area,
        Path to,
        RelayOption relay,
        int pagePort,
        boolean replace) {
    private static final String SETTINGS = "node.properties";
    private static final String KEY = "station.key";
    private static final String SECRET = "secret";
    private static final int SECRET_BYTES = 32;

    /**
     * Enrols the station and returns one sentence that says what was done.
     *
     * @throws StartupFailure when the station is already enrolled, the area is unknown, or the
     *     folder cannot be written or belongs to another station
     */
    String run(
            Transactions transactions,
            CentralConfig config,
            CentreKeys centre,
            Optional<CentreTls> tls,
            Instant now) {
        LocalDate today = LocalDate.ofInstant(now, config.zone());
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
        Optional<Enrolment> earlier =
                transactions.inTransaction(repositories -> repositories.enrolments().find(station));
        if (earlier.isPresent() && !replace) {
            throw new StartupFailure(
                    "Station "
                            + station
                            + " is enrolled already; --replace makes new keys for a"
                            + " new board, and the old board is then refused.");
        }
        KeyPair pair = Ed25519.newPair();
        var random = new SecureRandom();
        byte[] secretBytes = new byte[SECRET_BYTES];
        random.nextBytes(secretBytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(secretBytes);
        var enrolment =
                new Enrolment(
                        new Station(station, name, area, config.zone()),
                        nextKeyId(earlier),
                        Ed25519.text(pair.getPublic()),
                        StationKeys.sha256(secret),
                        MosquittoPassword.hash(secret, random),
                        earlier.map(Enrolment::since).orElse(now.truncatedTo(ChronoUnit.MILLIS)));
        Map<String, String> settings = settings(enrolment, ancestry, config, centre);
        tls.ifPresent(one -> writeCertificate(to, settings, one, enrolment, now));
        writeFolder(settings, pair, secret);
        // Stored last: a station whose folder cannot be written is not enrolled.
        transactions.inTransaction(repositories -> {
            repositories.enrolments().put(enrolment);
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
        return "Station "
                + station
                + " ("
                + name
                + ", "
                + ancestry.getFirst().name()
                + ") is enrolled; carry "
                + to
                + " to it, and keep no copy.";
    }

    /** Returns the next key id of the station; ids are never used twice. */
    private KeyId nextKeyId(Optional<Enrolment> earlier) {
        int lastNumber =
                earlier.map(enrolment -> enrolment.key().value())
                        .map(key -> Integer.parseInt(key.substring(key.lastIndexOf('-') + 1)))
                        .orElse(0);
        return new KeyId(station + "-" + (lastNumber + 1));
    }

    private Map<String, String> settings(
            Enrolment enrolment, List<Area> ancestry, CentralConfig config, CentreKeys centre) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("station", station.value());
        settings.put("station.name", name);
        settings.put(
                "areas",
                ancestry.stream().map(one -> one.code().value()).collect(Collectors.joining(",")));
        settings.put("zone", config.zone().getId());
        settings.put("centre.host", config.mqttAddress());
        settings.put("centre.port", Integer.toString(config.mqttPort()));
        for (String line : KeysCommand.settings(centre)) {
            int end = line.indexOf('=');
            settings.put(line.substring(0, end), line.substring(end + 1));
        }
        settings.put("station.key.file", KEY);
        settings.put("station.key.id", enrolment.key().value());
        settings.put("secret.file", SECRET);
        settings.put("data.folder", "data");
        settings.put("sound", "auto");
        settings.putAll(relay.settings());
        settings.put("page.port", Integer.toString(pagePort));
        return settings;
    }

    private void writeCertificate(
            Path folder,
            Map<String, String> settings,
            CentreTls tls,
            Enrolment enrolment,
            Instant now) {
        settings.put("centre.tls", "yes");
        settings.put("centre.ca.file", CertificateCommand.AUTHORITY);
        settings.put("station.certificate.file", CertificateCommand.CERTIFICATE);
        try {
            Files.createDirectories(folder);
            refuseOtherStation();
        } catch (IOException e) {
            throw new StartupFailure("The folder " + folder + " cannot be written: " + e + ".", e);
        }
        CertificateCommand.write(folder, tls, enrolment, now);
    }

    private void writeFolder(Map<String, String> settings, KeyPair pair, String secret) {
        try {
            Files.createDirectories(to);
            refuseOtherStation();
            PrivateFile.write(to.resolve(KEY), Ed25519.text(pair.getPrivate()));
            PrivateFile.write(to.resolve(SECRET), secret);
            var text = new StringWriter();
            settings.forEach((key, value) -> text.write(key + "=" + value + "\n"));
            PrivateFile.write(to.resolve(SETTINGS), text.toString());
        } catch (IOException e) {
            throw new StartupFailure("The folder " + to + " cannot be written: " + e + ".", e);
        }
    }

    private void refuseOtherStation() throws IOException {
        Path settings = to.resolve(SETTINGS);
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
                            + to
                            + " belongs to station "
                            + existing.getProperty("station")
                            + "; name another folder for "
                            + station
                            + ".");
        }
    }
}
