package vn.tienglang.central;

import java.time.Instant;
import java.util.List;
import vn.tienglang.storage.sql.DatabaseSettings;
import vn.tienglang.storage.sql.move.DatabaseMove;
import vn.tienglang.storage.sql.move.MoveResult;
import vn.tienglang.storage.sql.move.MoveResult.TableProof;

/**
 * Command that moves the embedded database of a stopped centre to PostgreSQL. The settings are not
 * changed; the answer says what to write there.
 *
 * @param settings settings of the centre, with its data folder
 * @param to database that receives all tables
 */
record MoveDatabaseCommand(CentralConfig settings, DatabaseSettings.Postgresql to) {
    /**
     * Moves the database and returns the proof of each table.
     *
     * @throws StartupFailure with one sentence when nothing was moved
     */
    String run(Instant now) {
        var from = new DatabaseSettings.Embedded(settings.dataFolder());
        return switch (new DatabaseMove(from, to).run(now)) {
            case MoveResult.Moved(List<TableProof> proofs) ->
                    report(proofs) + "All tables arrived in " + to.url() + ". " + advice();
            case MoveResult.MovedBefore(List<TableProof> proofs) ->
                    report(proofs)
                            + "All tables were in "
                            + to.url()
                            + " already, from an earlier move. "
                            + advice();
            case MoveResult.NothingToMove _ ->
                    throw new StartupFailure("There is no database " + from.file() + " to move.");
            case MoveResult.TargetNotEmpty(String table) ->
                    throw new StartupFailure(
                            "The database "
                                    + to.url()
                                    + " is not empty: the table "
                                    + table
                                    + " has rows or is another one; nothing was changed."
                                    + " Create an empty database.");
            case MoveResult.Different(String table) ->
                    throw new StartupFailure(
                            "The table "
                                    + table
                                    + " arrived with other rows than were sent; nothing was stored"
                                    + " in "
                                    + to.url()
                                    + ", and the centre can go on with the old database.");
        };
    }

    /** One line a table: rows, digest, name. */
    private static String report(List<TableProof> proofs) {
        var text = new StringBuilder();
        for (TableProof proof : proofs) {
            text.append("%8d  %s  %s%n".formatted(proof.rows(), proof.sha256(), proof.table()));
        }
        return text.toString();
    }

    private String advice() {
        return """
        Write into the settings:
        database.url = %s
        database.user = %s
        database.password.file = %s\
        """
                .formatted(to.url(), to.user(), to.passwordFile().toAbsolutePath());
    }
}
