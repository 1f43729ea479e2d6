package vn.tienglang.central;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.station.Enrolment;

/**
 * Command that writes the certificate of an enrolled station, and the authority that it trusts.
 * Both are public; the private key is the signing key that the station has.
 *
 * @param station id of the station
 * @param to folder for the two files
 */
record CertificateCommand(StationId station, Path to) {
    static final String AUTHORITY = "ca.pem";
    static final String CERTIFICATE = "station.pem";

    /**
     * Writes the files and returns one sentence that says what to do with them.
     *
     * @throws StartupFailure when the station is not enrolled or the folder cannot be written
     */
    String run(Transactions transactions, CentreTls tls, Instant now) {
        Enrolment enrolment =
                transactions
                        .inTransaction(repositories -> repositories.enrolments().find(station))
                        .orElseThrow(() ->
                                new StartupFailure("There is no station " + station + "."));
        write(to, tls, enrolment, now);
        return "Carry "
                + to
                + " to station "
                + station
                + ", beside its settings, and write there: "
                + String.join(
                        ", ",
                        List.of(
                                "centre.tls=yes",
                                "centre.ca.file=" + AUTHORITY,
                                "station.certificate.file=" + CERTIFICATE));
    }

    static void write(Path folder, CentreTls tls, Enrolment enrolment, Instant now) {
        try {
            Files.createDirectories(folder);
            PrivateFile.write(folder.resolve(AUTHORITY), tls.authorityPem());
            PrivateFile.write(
                    folder.resolve(CERTIFICATE),
                    tls.stationPem(enrolment.station().id(), enrolment.publicKey(), now));
        } catch (IOException e) {
            throw new StartupFailure("The folder " + folder + " cannot be written: " + e + ".", e);
        }
    }
}
