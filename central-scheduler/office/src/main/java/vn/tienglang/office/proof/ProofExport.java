package vn.tienglang.office.proof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.proof.BundleHead;
import vn.tienglang.airtime.proof.SignedNote;
import vn.tienglang.airtime.proof.StationProof;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.proof.ProofLogRepository;
import vn.tienglang.office.store.proof.ProofLogRepository.StoredCheckpoint;
import vn.tienglang.office.store.station.StationKey;

/** Export of the bundle by which anybody verifies what stations aired in a month. */
public final class ProofExport {
    /** Checkpoints that are searched for the latest one with a cosignature. */
    private static final int SEARCHED = 200;

    private final Transactions transactions;
    private final LogIdentity identity;

    /** Exports under this identity. */
    public ProofExport(Transactions transactions, LogIdentity identity) {
        this.transactions = transactions;
        this.identity = identity;
    }

    /** Receiver of the files, in the order in which a reader checks them. */
    @FunctionalInterface
    public interface FileSink {
        /**
         * Takes the next file.
         *
         * @throws IOException when it cannot be written; the export ends
         */
        void file(String name, byte[] content) throws IOException;
    }

    /** Bundle that can be written: the stations of which the log has a statement. */
    public record Prepared(
            StoredCheckpoint checkpoint, String scope, YearMonth month, List<StationId> stations) {
        /** Takes a copy. */
        public Prepared {
            stations = List.copyOf(stations);
        }

        /** Name of the file to save. */
        public String fileName() {
            return "bang-chung-" + scope + "-" + month + ".zip";
        }
    }

    /**
     * Prepares a bundle. Uses the latest checkpoint that a witness has cosigned; the latest of all
     * while there is none.
     *
     * @param scope station id, or code of the unit
     * @return empty when there is no checkpoint yet, or none of these stations is in it
     */
    public Optional<Prepared> prepare(String scope, List<StationId> stations, YearMonth month) {
        return transactions.inTransaction(repositories -> {
            ProofLogRepository log = repositories.proofLog();
            List<StoredCheckpoint> latest = log.checkpoints(SEARCHED);
            Optional<StoredCheckpoint> chosen =
                    latest.stream()
                            .filter(one -> !one.cosignatures().isEmpty())
                            .findFirst()
                            .or(() -> latest.stream().findFirst());
            return chosen.map(checkpoint ->
                            new Prepared(
                                    checkpoint,
                                    scope,
                                    month,
                                    stations.stream()
                                            .filter(station ->
                                                    log.statements(station, 1, 1).stream()
                                                            .anyMatch(leaf ->
                                                                    leaf.index()
                                                                            < checkpoint.size()))
                                            .toList()))
                    .filter(prepared -> !prepared.stations().isEmpty());
        });
    }

    /**
     * Writes the files of a bundle.
     *
     * @throws IOException when the sink cannot take them
     */
    public void write(Prepared prepared, FileSink sink) throws IOException {
        var head =
                new BundleHead(
                        identity.origin(),
                        prepared.month(),
                        prepared.scope(),
                        prepared.stations().size());
        var manifest = new StringBuilder();
        FileSink listing =
                (name, content) -> {
                    manifest.append(BundleHead.manifestLine(name, content));
                    sink.file(name, content);
                };
        listing.file(BundleHead.NAME, bytes(head.text()));
        SignedNote note = CheckpointService.note(prepared.checkpoint());
        listing.file(BundleHead.CHECKPOINT, bytes(note.format()));
        Map<StationId, List<StationKey>> keys = keys();
        LocalDate from = prepared.month().atDay(1);
        LocalDate until = prepared.month().plusMonths(1).atDay(1);
        for (StationId station : prepared.stations()) {
            StationProof proof =
                    transactions.inTransaction(repositories ->
                            new StationProofBuilder(
                                            repositories,
                                            station,
                                            prepared.checkpoint().size(),
                                            from,
                                            until)
                                    .build(keys.getOrDefault(station, List.of())));
            listing.file(BundleHead.STATIONS + station + ".txt", bytes(proof.text()));
        }
        String listed = manifest.toString();
        sink.file(BundleHead.MANIFEST, bytes(listed));
        SignedNote signature =
                SignedNote.signed(head.manifestText(listed), identity.key(), identity.signer());
        sink.file(BundleHead.SIGNATURE, bytes(signature.format()));
    }

    private Map<StationId, List<StationKey>> keys() {
        var keys = new HashMap<StationId, List<StationKey>>();
        transactions
                .inTransaction(repositories -> repositories.enrolments().keys())
                .forEach(key ->
                        keys.computeIfAbsent(key.station(), _ -> new ArrayList<>()).add(key));
        return keys;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
