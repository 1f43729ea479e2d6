package vn.tienglang.node.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.List;
import org.tinylog.Logger;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.Digest;

/**
 * Reader of a damaged journal that was put aside. It works on a copy, because SQLite changes a
 * database that it opens, and the damaged file is evidence.
 */
final class DamagedJournal {
    private static final List<String> ENDINGS = List.of("", "-wal", "-shm");

    private DamagedJournal() {}

    /**
     * Digest of the last entry of this journal of this station. {@link Digest#NONE} when that
     * cannot be read, which is logged: the new chain then starts with "unknown".
     */
    static Digest head(Path aside, StationId station) {
        Path copy = aside.resolveSibling(aside.getFileName() + ".copy");
        Digest head = Digest.NONE;
        try {
            copy(aside, copy);
            head = read(copy, station);
        } catch (IOException | SQLException | IllegalArgumentException e) {
            Logger.warn(
                    "The last entry of the damaged journal {} cannot be read ({}).",
                    aside.getFileName(),
                    e.getMessage());
        }
        delete(copy);
        return head;
    }

    private static void copy(Path from, Path to) throws IOException {
        for (String ending : ENDINGS) {
            Path part = from.resolveSibling(from.getFileName() + ending);
            if (Files.exists(part)) {
                Files.copy(
                        part,
                        to.resolveSibling(to.getFileName() + ending),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static Digest read(Path copy, StationId station) throws SQLException {
        try (var sql = new JournalDatabase("jdbc:sqlite:" + copy)) {
            return sql.row(
                    row -> {
                        var owner = new StationId(row.text("station"));
                        return owner.equals(station)
                                ? new Digest(row.text("chain_head"))
                                : Digest.NONE;
                    },
                    "SELECT station, chain_head FROM state");
        }
    }

    private static void delete(Path copy) {
        for (String ending : ENDINGS) {
            try {
                Files.deleteIfExists(copy.resolveSibling(copy.getFileName() + ending));
            } catch (IOException e) {
                Logger.warn("A copy of the damaged journal stays: {}", e.toString());
            }
        }
    }
}
