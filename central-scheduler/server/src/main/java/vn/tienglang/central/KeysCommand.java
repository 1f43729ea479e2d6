package vn.tienglang.central;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import vn.tienglang.airtime.wire.CentreKeyList;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.store.Transactions;

/** Command that shows, replaces and rescues the signing keys of the centre. */
sealed interface KeysCommand {
    /** Longest overlap of two keys. */
    int OVERLAP_DAYS_MOST = 366;

    /** Shows the keys, and the lines for the settings of a station. */
    record Show() implements KeysCommand {}

    /** Replaces the signing key; the old one stays valid during the overlap. */
    record Rotate(Duration overlap) implements KeysCommand {}

    /** Moves the private recovery key to a file, once. */
    record ExportRecovery(Path to) implements KeysCommand {}

    /** Replaces a lost signing key with the recovery key in this file. */
    record Recover(Path from) implements KeysCommand {}

    /**
     * Runs the command and returns what to print.
     *
     * @throws StartupFailure with one sentence when it cannot be done; nothing is changed then
     */
    default String run(Transactions transactions, Path folder, Instant now) {
        return switch (this) {
            case Show() -> shown(CentreKeys.in(folder, transactions));
            case Rotate(Duration overlap) -> {
                CentreKeys keys = CentreKeys.in(folder, transactions).rotate(now, overlap);
                audit(transactions, now, "keys-rotate", keys);
                yield "The centre signs with "
                        + keys.present().id()
                        + " from its next start on, and announces it to all stations; the earlier"
                        + " key is valid until "
                        + now.plus(overlap).truncatedTo(ChronoUnit.SECONDS)
                        + ".\n"
                        + shown(keys);
            }
            case ExportRecovery(Path to) -> {
                CentreKeys keys = CentreKeys.in(folder, transactions);
                keys.moveRecoveryKey(to);
                audit(transactions, now, "keys-export-recovery", keys);
                yield "The recovery key is in "
                        + to
                        + " and nowhere else. Keep two copies away from this machine: whoever has"
                        + " it can replace the key of the centre.";
            }
            case Recover(Path from) -> {
                CentreKeys keys = CentreKeys.recover(folder, CentreKey.read(from), now);
                audit(transactions, now, "keys-recover", keys);
                yield "All earlier keys are replaced by "
                        + keys.present().id()
                        + "; stations trust it when they next reach the centre.\n"
                        + shown(keys);
            }
        };
    }

    private static void audit(
            Transactions transactions, Instant now, String act, CentreKeys keys) {
        transactions.inTransaction(repositories -> {
            repositories
                    .audit()
                    .add(
                            new AuditEntry(
                                    now.truncatedTo(ChronoUnit.MILLIS),
                                    "",
                                    act,
                                    keys.present().id().value()));
            return keys;
        });
    }

    private static String shown(CentreKeys keys) {
        CentreKeyList list = keys.list();
        var lines = new ArrayList<String>();
        for (CentreKeyList.Entry key : list.keys()) {
            lines.add(
                    key.id()
                            + (key.id().equals(keys.present().id()) ? ", signs" : "")
                            + (key.until().equals(Instant.MAX)
                                    ? ", without end"
                                    : ", valid until " + key.until()));
        }
        lines.add(
                keys.holdsRecoveryKey()
                        ? "The recovery key is still on this machine: carry it away with"
                                + " 'central-scheduler keys export-recovery'."
                        : "The recovery key is not on this machine.");
        lines.add("Lines for the settings of a station that rejects the messages of the centre:");
        settings(keys).forEach(line -> lines.add("  " + line));
        return String.join("\n", lines);
    }

    /** Lines of the settings of a station. */
    static List<String> settings(CentreKeys keys) {
        CentreKeyList list = keys.list();
        String earlier =
                list.keys().stream()
                        .filter(key -> !key.id().equals(keys.present().id()))
                        .map(key -> key.id() + " " + key.publicKey() + " " + key.until())
                        .collect(Collectors.joining(", "));
        return List.of(
                "centre.key.id=" + keys.present().id(),
                "centre.key=" + keys.present().publicText(),
                "centre.key.earlier=" + earlier,
                "centre.key.recovery=" + list.recoveryKey(),
                "centre.key.recovered=" + list.recovery());
    }
}
