package vn.tienglang.central.proof;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.PlainText;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.proof.LogIdentity;
import vn.tienglang.office.proof.ProofExport;
import vn.tienglang.office.station.StationDirectory;
import vn.tienglang.office.store.Transactions;

/**
 * Command that exports a bundle of proof; the pages do the same while the centre runs.
 *
 * @param scope station id, or code of a unit
 * @param month the month
 * @param to file to write; it must not exist
 */
public record ExportProofCommand(String scope, YearMonth month, Path to) {
    private static final int STATIONS_MOST = 20_000;

    /**
     * Exports.
     *
     * @return one sentence
     * @throws IllegalStateException when there is nothing to export, or the file cannot be written
     */
    public String run(Transactions transactions, LogIdentity identity) {
        var directory = new StationDirectory(transactions);
        boolean isStation =
                PlainText.isName(scope, 3, 32)
                        && directory.station(new StationId(scope)).isPresent();
        List<StationId> stations =
                isStation
                        ? List.of(new StationId(scope))
                        : directory.stationsIn(new AreaCode(scope), STATIONS_MOST).stream()
                                .map(station -> station.id())
                                .sorted()
                                .toList();
        var export = new ProofExport(transactions, identity);
        ProofExport.Prepared prepared =
                export.prepare(scope, stations, month)
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "There is no station or unit "
                                                + scope
                                                + ", or no checkpoint has its entries yet."));
        if (Files.exists(to)) {
            throw new IllegalStateException(
                    "The file " + to + " exists already; name another one.");
        }
        try (OutputStream file = Files.newOutputStream(to);
                var zip = new ZipOutputStream(file)) {
            export.write(
                    prepared,
                    (name, content) -> {
                        var entry = new ZipEntry(name);
                        entry.setTimeLocal(month.atDay(1).atStartOfDay());
                        zip.putNextEntry(entry);
                        zip.write(content);
                        zip.closeEntry();
                    });
        } catch (IOException e) {
            throw new IllegalStateException("The file " + to + " cannot be written: " + e + ".", e);
        }
        return prepared.stations().size()
                + " stations of "
                + month
                + " are exported to "
                + to
                + ".";
    }
}
