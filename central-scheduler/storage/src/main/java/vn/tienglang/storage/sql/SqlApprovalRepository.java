package vn.tienglang.storage.sql;

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
import vn.tienglang.office.store.ApprovalRepository;
import vn.tienglang.office.store.programme.Approval;
import vn.tienglang.office.store.programme.Remark;
import vn.tienglang.planner.slot.SlotId;
import vn.tienglang.storage.sql.column.ColumnMapper;

/** Tables {@code approvals} and {@code approval_steps}. */
record SqlApprovalRepository(Handle handle) implements ApprovalRepository {
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
                Approval.CompletedStep taken = approval.taken().get(ordinal);
                row.bind("by", taken.by()).bind("at", ColumnMapper.of(taken.at()));
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
                        .bind("at", ColumnMapper.of(approval.at()));
        if (approval.returned().isEmpty()) {
            row.bindByType("returnedBy", null, String.class)
                    .bindByType("returnedAt", null, OffsetDateTime.class)
                    .bindByType("why", null, String.class);
        } else {
            Approval.SentBack returned = approval.returned().getFirst();
            row.bind("returnedBy", returned.by())
                    .bind("returnedAt", ColumnMapper.of(returned.at()))
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
                .map(this::withSteps);
    }

    @Override
    public List<Approval> open() {
        List<Head> heads =
                handle.createQuery(SELECT + " WHERE is_open = TRUE ORDER BY asked_at, subject")
                        .map((row, _) -> head(row))
                        .list();
        return heads.stream().map(this::withSteps).toList();
    }

    private record Head(
            SlotId subject,
            AreaCode unit,
            boolean fourEyes,
            String by,
            Instant at,
            List<Approval.SentBack> returned) {}

    private static Head head(ResultSet row) throws SQLException {
        return new Head(
                new SlotId(ColumnMapper.text(row, "subject")),
                new AreaCode(ColumnMapper.text(row, "unit")),
                row.getBoolean("four_eyes"),
                ColumnMapper.text(row, "asked_by"),
                ColumnMapper.instant(row, "asked_at"),
                returned(row));
    }

    private static List<Approval.SentBack> returned(ResultSet row) throws SQLException {
        String by = row.getString("returned_by");
        return by == null
                ? List.of()
                : List.of(
                        new Approval.SentBack(
                                by,
                                ColumnMapper.instant(row, "returned_at"),
                                new Remark(ColumnMapper.text(row, "returned_why"))));
    }

    /** Step, and its completion when it is completed. */
    private record Step(String name, List<Approval.CompletedStep> taken) {}

    private static Step step(ResultSet row) throws SQLException {
        String by = row.getString("taken_by");
        return new Step(
                ColumnMapper.text(row, "step"),
                by == null
                        ? List.of()
                        : List.of(
                                new Approval.CompletedStep(
                                        by, ColumnMapper.instant(row, "taken_at"))));
    }

    private Approval withSteps(Head head) {
        List<Step> steps =
                handle.createQuery(
                                "SELECT step, taken_by, taken_at FROM approval_steps"
                                        + " WHERE subject = :subject ORDER BY ordinal")
                        .bind("subject", head.subject().value())
                        .map((row, _) -> step(row))
                        .list();
        var taken = new ArrayList<Approval.CompletedStep>();
        steps.forEach(step -> taken.addAll(step.taken()));
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
