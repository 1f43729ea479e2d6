package vn.tienglang.central.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.central.desk.Approval;
import vn.tienglang.central.desk.ApprovalBook;
import vn.tienglang.central.desk.Remark;
import vn.tienglang.planner.SlotId;

/** Tables {@code approvals} and {@code approval_steps}. */
record ApprovalRows(Handle handle) implements ApprovalBook {
    private static final String SELECT =
            "SELECT subject, unit, four_eyes, asked_by, asked_at, returned_by, returned_at,"
                    + " returned_why FROM approvals";

    @Override
    public void put(Approval approval) {
        String subject = approval.subject().value();
        for (String table : List.of("approval_steps", "approvals")) {
            handle.createUpdate("DELETE FROM " + table + " WHERE subject = :subject")
                    .bind("subject", subject)
                    .execute();
        }
        insert(approval);
        for (int ordinal = 0; ordinal < approval.steps().size(); ordinal++) {
            Update row =
                    handle.createUpdate(
                                    "INSERT INTO approval_steps (subject, ordinal, step, taken_by,"
                                            + " taken_at) VALUES (:subject, :ordinal, :step, :by,"
                                            + " :at)")
                            .bind("subject", subject)
                            .bind("ordinal", ordinal)
                            .bind("step", approval.steps().get(ordinal));
            if (ordinal < approval.taken().size()) {
                Approval.Taken taken = approval.taken().get(ordinal);
                row.bind("by", taken.by()).bind("at", Columns.of(taken.at()));
            } else {
                row.bindByType("by", null, String.class);
                row.bindByType("at", null, OffsetDateTime.class);
            }
            row.execute();
        }
    }

    private void insert(Approval approval) {
        Update row =
                handle.createUpdate(
                                "INSERT INTO approvals (subject, unit, four_eyes, asked_by,"
                                        + " asked_at, is_open, returned_by, returned_at,"
                                        + " returned_why) VALUES (:subject, :unit, :eyes, :by, :at,"
                                        + " TRUE, :returnedBy, :returnedAt, :why)")
                        .bind("subject", approval.subject().value())
                        .bind("unit", approval.unit().value())
                        .bind("eyes", approval.fourEyes())
                        .bind("by", approval.by())
                        .bind("at", Columns.of(approval.at()));
        if (approval.returned().isEmpty()) {
            row.bindByType("returnedBy", null, String.class)
                    .bindByType("returnedAt", null, OffsetDateTime.class)
                    .bindByType("why", null, String.class);
        } else {
            Approval.Returned returned = approval.returned().getFirst();
            row.bind("returnedBy", returned.by())
                    .bind("returnedAt", Columns.of(returned.at()))
                    .bind("why", returned.why().text());
        }
        row.execute();
    }

    @Override
    public void close(SlotId subject) {
        handle.createUpdate("UPDATE approvals SET is_open = FALSE WHERE subject = :subject")
                .bind("subject", subject.value())
                .execute();
    }

    @Override
    public Optional<Approval> find(SlotId subject) {
        return handle.createQuery(SELECT + " WHERE subject = :subject")
                .bind("subject", subject.value())
                .map((row, _) -> head(row))
                .findOne()
                .map(this::whole);
    }

    @Override
    public List<Approval> open() {
        List<Head> heads =
                handle.createQuery(SELECT + " WHERE is_open = TRUE ORDER BY asked_at, subject")
                        .map((row, _) -> head(row))
                        .list();
        return heads.stream().map(this::whole).toList();
    }

    private record Head(
            SlotId subject,
            AreaCode unit,
            boolean fourEyes,
            String by,
            Instant at,
            List<Approval.Returned> returned) {}

    private static Head head(ResultSet row) throws SQLException {
        return new Head(
                new SlotId(Columns.text(row, "subject")),
                new AreaCode(Columns.text(row, "unit")),
                row.getBoolean("four_eyes"),
                Columns.text(row, "asked_by"),
                Columns.instant(row, "asked_at"),
                returned(row));
    }

    private static List<Approval.Returned> returned(ResultSet row) throws SQLException {
        String by = row.getString("returned_by");
        return by == null
                ? List.of()
                : List.of(
                        new Approval.Returned(
                                by,
                                Columns.instant(row, "returned_at"),
                                new Remark(Columns.text(row, "returned_why"))));
    }

    /** A step, and who took it: nobody, or one. */
    private record Step(String name, List<Approval.Taken> taken) {}

    private static Step step(ResultSet row) throws SQLException {
        String by = row.getString("taken_by");
        return new Step(
                Columns.text(row, "step"),
                by == null
                        ? List.of()
                        : List.of(new Approval.Taken(by, Columns.instant(row, "taken_at"))));
    }

    private Approval whole(Head head) {
        List<Step> steps =
                handle.createQuery(
                                "SELECT step, taken_by, taken_at FROM approval_steps"
                                        + " WHERE subject = :subject ORDER BY ordinal")
                        .bind("subject", head.subject().value())
                        .map((row, _) -> step(row))
                        .list();
        var taken = new ArrayList<Approval.Taken>();
        steps.forEach(one -> taken.addAll(one.taken()));
        return new Approval(
                head.subject(),
                head.unit(),
                steps.stream().map(Step::name).toList(),
                head.fourEyes(),
                head.by(),
                head.at(),
                taken,
                head.returned());
    }
}
