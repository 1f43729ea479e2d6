package vn.tienglang.storage.sql.cluster;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import vn.tienglang.airtime.Sha256;
import vn.tienglang.office.people.SignInFailureRepository;
import vn.tienglang.storage.sql.column.ColumnMapper;

/** Table {@code sign_in_failures}. */
public record SqlSignInFailureRepository(Handle handle) implements SignInFailureRepository {
    @Override
    public Optional<Failures> find(Kind kind, String subject) {
        return handle.createQuery(
                        "SELECT counted, last_at FROM sign_in_failures"
                                + " WHERE kind = :kind AND subject = :subject")
                .bind("kind", kind.name())
                .bind("subject", hash(subject))
                .map((row, _) ->
                        new Failures(row.getInt("counted"), ColumnMapper.instant(row, "last_at")))
                .findOne();
    }

    @Override
    public void put(Kind kind, String subject, Failures failures) {
        int updated =
                bind(
                                "UPDATE sign_in_failures SET counted = :counted, last_at = :last"
                                        + " WHERE kind = :kind AND subject = :subject",
                                kind,
                                subject,
                                failures)
                        .execute();
        if (updated == 0) {
            bind(
                            "INSERT INTO sign_in_failures (kind, subject, counted, last_at)"
                                    + " VALUES (:kind, :subject, :counted, :last)",
                            kind,
                            subject,
                            failures)
                    .execute();
        }
    }

    private Update bind(String sql, Kind kind, String subject, Failures failures) {
        return handle.createUpdate(sql)
                .bind("kind", kind.name())
                .bind("subject", hash(subject))
                .bind("counted", failures.count())
                .bind("last", ColumnMapper.of(failures.last()));
    }

    /** People type passwords into the field of the login, and texts may hold any character. */
    private static String hash(String subject) {
        return HexFormat.of().formatHex(Sha256.of(subject.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void remove(Kind kind, String subject) {
        handle.createUpdate(
                        "DELETE FROM sign_in_failures WHERE kind = :kind AND subject = :subject")
                .bind("kind", kind.name())
                .bind("subject", hash(subject))
                .execute();
    }

    @Override
    public void retain(Instant since, int atMost) {
        handle.createUpdate("DELETE FROM sign_in_failures WHERE last_at < :since")
                .bind("since", ColumnMapper.of(since))
                .execute();
        Optional<Instant> first =
                handle.createQuery(
                                "SELECT last_at FROM sign_in_failures"
                                        + " ORDER BY last_at DESC LIMIT 1 OFFSET :most")
                        .bind("most", atMost)
                        .map((row, _) -> ColumnMapper.instant(row, "last_at"))
                        .findOne();
        first.ifPresent(last ->
                handle.createUpdate("DELETE FROM sign_in_failures WHERE last_at <= :last")
                        .bind("last", ColumnMapper.of(last))
                        .execute());
    }
}
