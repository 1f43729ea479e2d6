package vn.tienglang.central;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.enrolment.MosquittoPassword;
import vn.tienglang.central.broker.BrokerRights;
import vn.tienglang.central.broker.ExternalBroker;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.station.Enrolment;

/**
 * Command that writes the users and rights of an MQTT broker outside the centre to a folder: {@code
 * mosquitto.conf}, {@code acl} and {@code passwords} for Mosquitto, and {@code rights.csv} for
 * other brokers. The first time it also makes the password of the centre. Several centres have a
 * listener of their own at Mosquitto, and {@code centre-passwords} for it.
 *
 * @param to folder for the files
 */
record BrokerRightsCommand(Path to) {
    private static final int SECRET_BYTES = 32;

    /**
     * Writes the files and returns sentences that say what was done and which stations are left
     * out.
     *
     * @throws StartupFailure when the settings name no broker, or a file cannot be read or written
     */
    String run(Transactions transactions, CentralConfig config, SecureRandom random) {
        ExternalBroker broker =
                config.broker()
                        .orElseThrow(() ->
                                new StartupFailure(
                                        "The settings have no broker.url: the centre runs its own"
                                                + " broker, which needs no files."));
        if (config.cluster().enabled() && config.mqttPort() == broker.port()) {
            throw new StartupFailure(
                    "Several centres need a listener of their own at the broker; set mqtt.port, the"
                            + " port for the stations, to another one than that of broker.url.");
        }
        List<Enrolment> enrolments =
                transactions.inTransaction(repositories -> repositories.enrolments().all());
        List<StationId> unusable =
                enrolments.stream()
                        .filter(enrolment -> enrolment.brokerPassword().isEmpty())
                        .map(enrolment -> enrolment.station().id())
                        .toList();
        List<StationId> stations =
                enrolments.stream()
                        .map(enrolment -> enrolment.station().id())
                        .filter(station -> !unusable.contains(station))
                        .toList();
        try {
            writeFiles(broker, config, users(broker, enrolments, random), stations);
        } catch (IOException e) {
            throw new StartupFailure("The folder " + to + " cannot be written: " + e + ".", e);
        }
        String done =
                "Users and rights of the centre and of "
                        + stations.size()
                        + " stations are in "
                        + to
                        + "; a running Mosquitto reads them at SIGHUP.";
        return unusable.isEmpty()
                ? done
                : done
                        + " Left out, because an earlier version enrolled them; enrol them again"
                        + " with --replace: "
                        + String.join(", ", unusable.stream().map(StationId::value).toList())
                        + ".";
    }

    private List<BrokerRights.User> users(
            ExternalBroker broker, List<Enrolment> enrolments, SecureRandom random)
            throws IOException {
        if (!Files.exists(broker.passwordFile())) {
            byte[] secret = new byte[SECRET_BYTES];
            random.nextBytes(secret);
            PrivateFile.write(
                    broker.passwordFile(),
                    Base64.getUrlEncoder().withoutPadding().encodeToString(secret) + "\n");
        }
        String password = PrivateFile.read(broker.passwordFile(), "password of the broker");
        var users = new ArrayList<BrokerRights.User>();
        users.add(new BrokerRights.User(broker.user(), MosquittoPassword.hash(password, random)));
        enrolments.stream()
                .filter(enrolment -> !enrolment.brokerPassword().isEmpty())
                .map(enrolment ->
                        new BrokerRights.User(
                                enrolment.station().id().value(), enrolment.brokerPassword()))
                .forEach(users::add);
        return users;
    }

    private void writeFiles(
            ExternalBroker broker,
            CentralConfig config,
            List<BrokerRights.User> users,
            List<StationId> stations)
            throws IOException {
        Files.createDirectories(to);
        var address = new ExternalBroker.Address(broker.host(), broker.port());
        String folder = to.toAbsolutePath().normalize() + "/";
        PrivateFile.write(to.resolve("acl"), BrokerRights.mosquittoAccess(broker.user()));
        if (config.cluster().enabled()) {
            var forStations = new ExternalBroker.Address(broker.host(), config.mqttPort());
            Predicate<BrokerRights.User> isCentre = user -> user.name().equals(broker.user());
            PrivateFile.write(
                    to.resolve("mosquitto.conf"),
                    BrokerRights.mosquittoSettings(forStations, address, folder));
            PrivateFile.write(
                    to.resolve("centre-passwords"),
                    BrokerRights.mosquittoPasswords(users.stream().filter(isCentre).toList()));
            PrivateFile.write(
                    to.resolve("passwords"),
                    BrokerRights.mosquittoPasswords(
                            users.stream().filter(isCentre.negate()).toList()));
            PrivateFile.write(
                    to.resolve("rights.csv"),
                    BrokerRights.table(broker.user(), broker.clientId("*"), stations));
        } else {
            PrivateFile.write(
                    to.resolve("mosquitto.conf"), BrokerRights.mosquittoSettings(address, folder));
            PrivateFile.write(to.resolve("passwords"), BrokerRights.mosquittoPasswords(users));
            PrivateFile.write(
                    to.resolve("rights.csv"),
                    BrokerRights.table(broker.user(), broker.user(), stations));
        }
    }
}
