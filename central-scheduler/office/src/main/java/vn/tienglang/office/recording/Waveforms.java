package vn.tienglang.office.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.audio.check.Waveform;
import vn.tienglang.audio.opus.WaveformReader;
import vn.tienglang.office.store.Transactions;

/**
 * Waveforms of delivery copies. The ingest stores them; one of an earlier version is computed when
 * it is first asked for. May be called from any thread; one copy is decoded at a time.
 */
final class Waveforms {
    private final Transactions transactions;
    private final DeliveryStore deliveries;
    private final Semaphore decoding = new Semaphore(1);

    Waveforms(Transactions transactions, DeliveryStore deliveries) {
        this.transactions = transactions;
        this.deliveries = deliveries;
    }

    /**
     * The waveform of a clip; empty when its copy is missing or cannot be decoded, or while another
     * one is being decoded.
     *
     * @throws IOException when the disk fails
     */
    Optional<Waveform> find(ClipId clip) throws IOException {
        Optional<Waveform> stored =
                transactions.inTransaction(repositories -> repositories.waveforms().find(clip));
        Optional<Path> copy = deliveries.file(clip);
        if (stored.isPresent() || copy.isEmpty() || !decoding.tryAcquire()) {
            return stored;
        }
        try {
            Optional<Waveform> read = WaveformReader.read(copy.get());
            read.ifPresent(waveform ->
                    transactions.inTransaction(repositories -> {
                        repositories.waveforms().put(clip, waveform);
                        return waveform;
                    }));
            return read;
        } finally {
            decoding.release();
        }
    }
}
