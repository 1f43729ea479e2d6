package vn.tienglang.storage.sql.recording;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.office.people.Login;
import vn.tienglang.office.store.programme.Listening;
import vn.tienglang.office.store.recording.ListeningRepository;
import vn.tienglang.storage.sql.column.ColumnMapper;
import vn.tienglang.storage.sql.column.UpdateOrInsert;

/** Table {@code listenings}. */
public record SqlListeningRepository(Handle handle) implements ListeningRepository {
    @Override
    public Optional<Listening> find(ClipId clip, Login login) {
        return handle.createQuery(
                        "SELECT at, confirmed FROM listenings"
                                + " WHERE clip = :clip AND login = :login")
                .bind("clip", clip.value())
                .bind("login", login.value())
                .map((row, _) ->
                        new Listening(
                                clip,
                                login,
                                ColumnMapper.instant(row, "at"),
                                row.getBoolean("confirmed")))
                .findOne();
    }

    @Override
    public void put(Listening listening) {
        UpdateOrInsert.execute(
                "UPDATE listenings SET at = :at, confirmed = :confirmed"
                        + " WHERE clip = :clip AND login = :login",
                "INSERT INTO listenings (clip, login, at, confirmed)"
                        + " VALUES (:clip, :login, :at, :confirmed)",
                sql ->
                        handle.createUpdate(sql)
                                .bind("clip", listening.clip().value())
                                .bind("login", listening.login().value())
                                .bind("at", ColumnMapper.of(listening.at()))
                                .bind("confirmed", listening.confirmed()));
    }
}
