package vn.tienglang.office.recording;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.office.store.ClipSource;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.programme.Recording;

/**
 * Catalogue of clips: registers the clips of the clip source and lists those that can be booked or
 * fetched. Its methods may be called from any thread.
 */
public final class ClipCatalogue {
    private final Transactions transactions;
    private final ClipSource clipSource;

    /** Catalogue over these repositories and this clip source. */
    public ClipCatalogue(Transactions transactions, ClipSource clipSource) {
        this.transactions = transactions;
        this.clipSource = clipSource;
    }

    /** Stores every clip that is new or described differently; returns how many clips there are. */
    public int registerClips() {
        List<Clip> clips = clipSource.clips().stream().map(ClipCatalogue::inWholeMillis).toList();
        return transactions.inTransaction(repositories -> {
            for (Clip clip : clips) {
                if (!repositories.clips().find(clip.id()).equals(Optional.of(clip))) {
                    repositories.clips().put(clip);
                }
            }
            return clips.size();
        });
    }

    /** Messages carry milliseconds; a log must be equal after encoding and decoding. */
    private static Clip inWholeMillis(Clip clip) {
        Duration whole = clip.length().truncatedTo(ChronoUnit.MILLIS);
        Duration length = whole.equals(clip.length()) ? whole : whole.plusMillis(1);
        return new Clip(
                clip.id(), clip.title(), clip.language(), length, clip.bytes(), clip.partBytes());
    }

    /** Every clip that can be booked, by title. */
    public List<Clip> clips() {
        Set<ClipId> available = availableClips();
        return transactions.inTransaction(repositories -> repositories.clips().all()).stream()
                .filter(clip -> available.contains(clip.id()))
                .toList();
    }

    /** The ids of the clips that can be fetched. */
    public Set<ClipId> availableClips() {
        return clipSource.ids();
    }

    /** The clip of this id, if it can be fetched; registered or not. */
    public Optional<Clip> clip(ClipId id) {
        return clipSource.clips().stream().filter(clip -> clip.id().equals(id)).findFirst();
    }

    /** Part {@code index} of a clip, from 0; empty if unreadable. */
    public Optional<byte[]> part(Clip clip, int index) {
        return clipSource.part(clip, index);
    }

    /** Every uploaded recording, the latest first. */
    public List<Recording> recordings() {
        return transactions.inTransaction(repositories -> repositories.recordings().all());
    }
}
