package vn.tienglang.node.port;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;

/** Clip store in memory that stores at once; it outlives the program, like a disk. */
public final class SimulatedClipStore implements ClipStore {
    private final Mailbox mailbox;
    private final SortedMap<ClipId, StoredClip> shelves = new TreeMap<>();
    private final Set<ClipId> needed = new LinkedHashSet<>();
    private boolean full;

    /** A store that reports to this mailbox. */
    public SimulatedClipStore(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    @Override
    public Holding holding(Clip clip) {
        StoredClip shelf = shelves.get(clip.id());
        if (shelf != null && shelf.whole()) {
            return new Holding.Whole(Path.of(clip.id().value()));
        }
        List<Integer> missing =
                IntStream.range(0, clip.parts())
                        .filter(index -> shelf == null || !shelf.parts.containsKey(index))
                        .boxed()
                        .toList();
        return new Holding.Missing(missing);
    }

    @Override
    public void store(Clip clip, int index, byte[] bytes) {
        if (full) {
            shelves.remove(clip.id());
            answer(new Event.ClipDamaged(clip.id(), "disk is full"));
            return;
        }
        StoredClip shelf = shelves.computeIfAbsent(clip.id(), _ -> new StoredClip(clip));
        shelf.parts.putIfAbsent(index, bytes.clone());
        if (shelf.parts.size() < clip.parts()) {
            answer(new Event.PartStored(clip.id(), index));
        } else if (shelf.hasRightHash()) {
            answer(new Event.ClipReady(clip.id()));
        } else {
            shelves.remove(clip.id());
            answer(new Event.ClipDamaged(clip.id(), "its hash is not its name"));
        }
    }

    @Override
    public void retain(Set<ClipId> clips) {
        needed.clear();
        needed.addAll(clips);
    }

    private void answer(Event event) {
        if (!mailbox.offer(event)) {
            throw new IllegalStateException("the mailbox of a simulated station is full");
        }
    }

    /** Stores a whole clip without its bytes. */
    public void put(Clip clip) {
        var shelf = new StoredClip(clip);
        shelf.givenWhole = true;
        shelves.put(clip.id(), shelf);
    }

    /** Loses the clip, like a bad block of a disk. */
    public void lose(ClipId clip) {
        shelves.remove(clip);
    }

    /** Sets whether the disk is full. */
    public void setFull(boolean isFull) {
        full = isFull;
    }

    /** The clip of a path of this store. */
    public Clip clipAt(Path path) {
        StoredClip shelf = shelves.get(new ClipId(path.toString()));
        if (shelf == null) {
            throw new IllegalStateException("no clip at " + path);
        }
        return shelf.clip;
    }

    private static final class StoredClip {
        private final Clip clip;
        private final Map<Integer, byte[]> parts = new TreeMap<>();
        private boolean givenWhole;

        StoredClip(Clip clip) {
            this.clip = clip;
        }

        boolean whole() {
            return givenWhole || parts.size() == clip.parts();
        }

        boolean hasRightHash() {
            int length = parts.values().stream().mapToInt(part -> part.length).sum();
            byte[] bytes = new byte[length];
            int at = 0;
            for (byte[] part : parts.values()) {
                System.arraycopy(part, 0, bytes, at, part.length);
                at += part.length;
            }
            return ClipId.of(bytes).equals(clip.id());
        }
    }
}
