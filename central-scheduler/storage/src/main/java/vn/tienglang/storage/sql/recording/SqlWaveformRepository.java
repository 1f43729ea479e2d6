package vn.tienglang.storage.sql.recording;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.audio.check.Waveform;
import vn.tienglang.office.store.recording.WaveformRepository;
import vn.tienglang.storage.sql.column.UpdateOrInsert;

/** Table {@code waveforms}. */
public record SqlWaveformRepository(Handle handle) implements WaveformRepository {
    @Override
    public Optional<Waveform> find(ClipId clip) {
        return handle.createQuery("SELECT levels FROM waveforms WHERE clip = :clip")
                .bind("clip", clip.value())
                .mapTo(String.class)
                .findOne()
                .map(Waveform::new);
    }

    @Override
    public void put(ClipId clip, Waveform waveform) {
        UpdateOrInsert.execute(
                "UPDATE waveforms SET levels = :levels WHERE clip = :clip",
                "INSERT INTO waveforms (clip, levels) VALUES (:clip, :levels)",
                sql ->
                        handle.createUpdate(sql)
                                .bind("clip", clip.value())
                                .bind("levels", waveform.levels()));
    }

    @Override
    public void remove(ClipId clip) {
        handle.createUpdate("DELETE FROM waveforms WHERE clip = :clip")
                .bind("clip", clip.value())
                .execute();
    }
}
