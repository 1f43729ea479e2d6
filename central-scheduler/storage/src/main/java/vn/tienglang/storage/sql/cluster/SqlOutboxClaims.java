package vn.tienglang.storage.sql.cluster;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.tienglang.office.store.CentreName;
import vn.tienglang.office.store.CentreRepository;
import vn.tienglang.storage.sql.column.ColumnMapper;

/** Column {@code claimed_by} of the table {@code outbox}. */
public record SqlOutboxClaims(Handle handle) {
    /** Rows that are not postponed. */
    private static final String DUE = "(%1$s.not_before IS NULL OR %1$s.not_before <= :now)";

    /**
     * Claims rows for a centre. Two centres at once never get the same row: what one is about to
     * claim is locked, and the other passes it over. Only the oldest row of a topic is claimed.
     *
     * @return ids of the rows, in no particular order
     */
    public List<Long> claim(CentreName centre, int atMost, Instant now) {
        List<String> others =
                new SqlCentreRepository(handle)
                        .all().stream()
                                .filter(CentreRepository.SeenCentre::isWorking)
                                .map(one -> one.name().value())
                                .filter(name -> !name.equals(centre.value()))
                                .toList();
        List<Long> ids =
                handle.createQuery(
                                "SELECT o.id FROM outbox o WHERE "
                                        + DUE.formatted("o")
                                        + " AND (o.claimed_by IS NULL"
                                        + " OR o.claimed_by NOT IN (<others>))"
                                        + " AND NOT EXISTS (SELECT 1 FROM outbox older"
                                        + " WHERE older.topic = o.topic AND older.id < o.id AND "
                                        + DUE.formatted("older")
                                        + ") ORDER BY o.urgency, o.id LIMIT :most"
                                        + " FOR UPDATE SKIP LOCKED")
                        .bindList("others", others.isEmpty() ? List.of("") : others)
                        .bind("now", ColumnMapper.of(now))
                        .bind("most", atMost)
                        .mapTo(Long.class)
                        .list();
        if (!ids.isEmpty()) {
            handle.createUpdate("UPDATE outbox SET claimed_by = :centre WHERE id IN (<ids>)")
                    .bind("centre", centre.value())
                    .bindList("ids", ids)
                    .execute();
        }
        return ids;
    }

    /**
     * Removes the rows of a topic.
     *
     * @return the centre that had claimed one of them, if any
     */
    public Optional<String> replace(String topic) {
        // Locked, so that none is claimed between the reading and the removal.
        List<Optional<String>> holders =
                handle.createQuery("SELECT claimed_by FROM outbox WHERE topic = :topic FOR UPDATE")
                        .bind("topic", topic)
                        .map((row, _) -> Optional.ofNullable(row.getString("claimed_by")))
                        .list();
        if (!holders.isEmpty()) {
            handle.createUpdate("DELETE FROM outbox WHERE topic = :topic")
                    .bind("topic", topic)
                    .execute();
        }
        return holders.stream().flatMap(Optional::stream).findFirst();
    }

    /** Claims the rows of this topic for a centre. */
    public void pass(String topic, String centre) {
        handle.createUpdate("UPDATE outbox SET claimed_by = :centre WHERE topic = :topic")
                .bind("centre", centre)
                .bind("topic", topic)
                .execute();
    }
}
