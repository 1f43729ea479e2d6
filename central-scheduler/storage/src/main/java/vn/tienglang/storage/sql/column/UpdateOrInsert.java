package vn.tienglang.storage.sql.column;

import java.util.function.Function;
import org.jdbi.v3.core.statement.Update;

/** Update of a row that becomes an insert when there is no such row. */
public final class UpdateOrInsert {
    private UpdateOrInsert() {}

    /** Executes {@code update}; executes {@code insert} when it changed no row. */
    public static void execute(String update, String insert, Function<String, Update> bind) {
        if (bind.apply(update).execute() == 0) {
            bind.apply(insert).execute();
        }
    }
}
