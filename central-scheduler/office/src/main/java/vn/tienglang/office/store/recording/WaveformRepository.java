package vn.tienglang.office.store.recording;

import java.util.Optional;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.audio.check.Waveform;

/** Repository of the waveforms of delivery copies. */
public interface WaveformRepository {
    /** The waveform of a clip, if it was computed. */
    Optional<Waveform> find(ClipId clip);

    /** Adds or replaces the waveform of a clip. */
    void put(ClipId clip, Waveform waveform);

    /** Removes the waveform of a clip, if there is one. */
    void remove(ClipId clip);
}
