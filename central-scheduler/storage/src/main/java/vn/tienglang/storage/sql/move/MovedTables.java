package vn.tienglang.storage.sql.move;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * List of the tables of a centre, without the one of Flyway, which both databases have anyway. One
 * table of Quartz has a key on PostgreSQL only, so the keys are taken from there.
 */
final class MovedTables {
    private static final String FLYWAY = "flyway_schema_history";

    private MovedTables() {}

    /** Returns the tables of this database; each follows the tables that it refers to. */
    static List<MovedTable> of(Connection connection) throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        // By the name in small letters; the value is the name that this database uses.
        Map<String, String> names = new TreeMap<>();
        try (ResultSet rows =
                metaData.getTables(
                        connection.getCatalog(),
                        connection.getSchema(),
                        "%",
                        new String[] {"TABLE", "BASE TABLE"})) {
            while (rows.next()) {
                String name = rows.getString("TABLE_NAME");
                if (!small(name).equals(FLYWAY)) {
                    names.put(small(name), name);
                }
            }
        }
        Map<String, MovedTable> ordered = new LinkedHashMap<>();
        for (String name : names.keySet()) {
            add(connection, names, name, ordered);
        }
        return List.copyOf(ordered.values());
    }

    /** Returns the name and the columns, for comparison of two databases. */
    static String described(MovedTable table) {
        return table.name() + " " + table.columns();
    }

    private static void add(
            Connection connection,
            Map<String, String> names,
            String name,
            Map<String, MovedTable> ordered)
            throws SQLException {
        if (ordered.containsKey(name)) {
            return;
        }
        String original = String.valueOf(names.get(name));
        DatabaseMetaData metaData = connection.getMetaData();
        for (String before :
                column(
                        metaData.getImportedKeys(
                                connection.getCatalog(), connection.getSchema(), original),
                        "PKTABLE_NAME")) {
            if (!before.equals(name)) {
                add(connection, names, before, ordered);
            }
        }
        Map<Integer, String> key = new TreeMap<>();
        try (ResultSet rows =
                metaData.getPrimaryKeys(
                        connection.getCatalog(), connection.getSchema(), original)) {
            while (rows.next()) {
                key.put(rows.getInt("KEY_SEQ"), small(rows.getString("COLUMN_NAME")));
            }
        }
        Set<String> columns =
                column(
                        metaData.getColumns(
                                connection.getCatalog(), connection.getSchema(), original, "%"),
                        "COLUMN_NAME");
        ordered.put(
                name, new MovedTable(name, List.copyOf(columns), new ArrayList<>(key.values())));
    }

    private static Set<String> column(ResultSet rows, String column) throws SQLException {
        try (rows) {
            Set<String> values = new TreeSet<>();
            while (rows.next()) {
                values.add(small(rows.getString(column)));
            }
            return values;
        }
    }

    private static String small(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
