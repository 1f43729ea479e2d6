package vn.tienglang.storage.sql.move;

import java.util.List;

/** How a move to another database ended. */
public sealed interface MoveResult {
    /**
     * Proof that a table arrived: the same for the table in both databases.
     *
     * @param table name of the table
     * @param rows number of rows
     * @param sha256 digest of all rows in the order of their keys, in hexadecimal digits
     */
    record TableProof(String table, long rows, String sha256) {}

    /** All tables were copied, and are the same in both databases. */
    record Moved(List<TableProof> proofs) implements MoveResult {}

    /** An earlier move had copied all tables; they are the same in both databases. */
    record MovedBefore(List<TableProof> proofs) implements MoveResult {}

    /** There is no database to move. Nothing was changed. */
    record NothingToMove() implements MoveResult {}

    /** The target has rows of its own in this table. Nothing was changed. */
    record TargetNotEmpty(String table) implements MoveResult {}

    /** This table arrived with other rows than were sent. Nothing was stored. */
    record Different(String table) implements MoveResult {}
}
