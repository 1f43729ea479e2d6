package vn.tienglang.storage.sql.h2;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.h2.store.fs.FileBase;
import org.jspecify.annotations.Nullable;
import vn.tienglang.storage.sql.h2.StoreText.ChunkPlace;

/**
 * File of an H2 database whose last synced state H2 always finds again.
 *
 * <p>H2 2.5 finds its newest chunk from the store header, along the predicted places of the next
 * chunks. When a chunk is not at the predicted place, H2 rewrites the header, but with the chunk
 * <em>before</em> it: the chain is broken between the two until a later header. A file that was not
 * closed in an orderly way then opens in an older state, and what was synced since is lost. The
 * same happens when a chunk of the chain is free, and its space is written to before the header.
 *
 * <p>This file writes the header itself. When a chunk breaks the chain, and at a sync with a long
 * chain, it writes the newest chunk, after that chunk is on the disk, into the copy of the header
 * that is not in use, and syncs once more: one of the two copies is always whole, and the chunk
 * that it names is complete. The space of the chain is not overwritten before that. A left-over of
 * a lost state at the predicted place of the next chunk is erased, because H2 would continue with
 * it. A header of an orderly close goes through unchanged.
 *
 * <p>Costs one more sync in about twenty. Thread-safe.
 */
final class AnchoredFile extends FileBase {
    /** Longest chain from the header to the newest chunk. */
    private static final int LONGEST_CHAIN = 20;

    private static final String CLEAN = "clean";

    private final FileChannel file;

    /** Chunks from the one in the header to the newest; their space must not be overwritten. */
    private final List<ChunkPlace> chain = new ArrayList<>();

    /** Values of the store header besides the chunk. */
    private Map<String, String> header = new LinkedHashMap<>();

    private @Nullable ChunkPlace newest;

    /** Whether H2 does not find the newest chunk from the header. */
    private boolean broken = true;

    /** Copy of the header that names the chain: 0 or 1. */
    private int copy;

    /** Whether the headers of H2 are replaced; not before this file wrote one. */
    private boolean anchored;

    /** Whether H2 has written since it opened the file, so that its newest chunk is known. */
    private boolean started;

    AnchoredFile(FileChannel file) throws IOException {
        this.file = file;
        readChain();
    }

    /** Finds the newest chunk from the header, as H2 does. */
    private void readChain() throws IOException {
        ChunkPlace first = null;
        for (int i = 0; i < 2; i++) {
            Optional<Map<String, String>> read = StoreText.header(read(i, StoreText.BLOCK));
            Optional<ChunkPlace> named =
                    read.flatMap(values -> chunkAt(StoreText.number(values, "block")));
            if (read.isPresent() && (first == null || isNewer(named, first))) {
                header = read.get();
                first = named.orElse(first);
                copy = i;
            }
        }
        for (ChunkPlace next = first; next != null; ) {
            chain.add(next);
            newest = next;
            next = chunkAt(newest.next()).filter(newest::leadsTo).orElse(null);
        }
        broken = newest == null;
        anchored = newest != null && !header.containsKey(CLEAN);
    }

    private static boolean isNewer(Optional<ChunkPlace> one, ChunkPlace other) {
        return one.isPresent() && one.get().version() > other.version();
    }

    private Optional<ChunkPlace> chunkAt(long block) {
        if (block < 2) {
            return Optional.empty();
        }
        try {
            return StoreText.chunk(read(block, StoreText.CHUNK_HEADER), block * StoreText.BLOCK);
        } catch (IOException e) {
            // H2 reads the same place and reports the failure.
            return Optional.empty();
        }
    }

    private ByteBuffer read(long block, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes);
        long position = block * StoreText.BLOCK;
        while (buffer.hasRemaining() && file.read(buffer, position + buffer.position()) > 0) {
            // One call may read a part.
        }
        return buffer.flip();
    }

    @Override
    public synchronized int write(ByteBuffer source, long position) throws IOException {
        int length = source.remaining();
        if (position == 0) {
            writeHeader(source);
            return length;
        }
        Optional<ChunkPlace> chunk = StoreText.chunk(source, position);
        if (isInChain(position, position + length)) {
            anchor();
        }
        writeFully(source, position);
        chunk.ifPresent(this::written);
        if (chunk.isPresent() && chunk.get().equals(newest)) {
            eraseLeftOver(chunk.get());
            if (broken) {
                anchor();
            }
        }
        return length;
    }

    private boolean isInChain(long first, long after) {
        return chain.stream().anyMatch(chunk -> chunk.overlaps(first, after));
    }

    private void written(ChunkPlace chunk) {
        ChunkPlace before = newest;
        // H2 may have opened an older chunk, because the newest one was not complete.
        boolean olderStateOpened = !started;
        started = true;
        if (before == null || chunk.version() > before.version() || olderStateOpened) {
            broken |= before == null || !before.leadsTo(chunk);
            newest = chunk;
            chain.add(chunk);
        } else if (chunk.id() == before.id()) {
            // H2 moved its newest chunk; the old place stays in the chain until the next header.
            broken = true;
            newest = chunk;
            chain.add(chunk);
        }
    }

    /** Erases a chunk of a lost state where H2 would look for the chunk after this one. */
    private void eraseLeftOver(ChunkPlace chunk) throws IOException {
        if (chunkAt(chunk.next()).filter(chunk::leadsTo).isPresent()) {
            writeFully(ByteBuffer.allocate(StoreText.BLOCK), chunk.next() * StoreText.BLOCK);
        }
    }

    /** Writes a header of H2, or only remembers its values. */
    private void writeHeader(ByteBuffer source) throws IOException {
        Map<String, String> values =
                StoreText.header(source).orElseThrow(() -> new IOException("not a store header"));
        boolean clean = values.containsKey(CLEAN);
        header = values;
        if (!started) {
            started = true;
            newest = chunkAt(StoreText.number(values, "block")).orElse(newest);
            broken = true;
        }
        if (anchored && !clean) {
            source.position(source.limit());
            return;
        }
        file.force(false);
        writeFully(source, 0);
        if (clean) {
            anchored = false;
            broken = true;
            chain.clear();
            newest = null;
        }
    }

    /** Makes the header name the newest chunk, after that chunk is on the disk. */
    private void anchor() throws IOException {
        file.force(false);
        ChunkPlace chunk = newest;
        if (chunk == null || header.isEmpty()) {
            return;
        }
        var values = new LinkedHashMap<>(header);
        values.remove(CLEAN);
        values.put("block", Long.toHexString(chunk.block()));
        values.put("chunk", Long.toHexString(chunk.id()));
        values.put("version", Long.toHexString(chunk.version()));
        ByteBuffer block = StoreText.headerBlock(values);
        int other = 1 - copy;
        writeFully(block.duplicate(), (long) other * StoreText.BLOCK);
        file.force(false);
        if (!anchored) {
            // The mark of an orderly close must not stay in the copy before.
            writeFully(block, (long) copy * StoreText.BLOCK);
            file.force(false);
        }
        copy = other;
        chain.clear();
        chain.add(chunk);
        broken = false;
        anchored = true;
    }

    @Override
    public synchronized void force(boolean metaData) throws IOException {
        if (newest != null && (broken || !anchored || chain.size() > LONGEST_CHAIN)) {
            anchor();
        } else {
            file.force(metaData);
        }
    }

    @Override
    public synchronized FileChannel truncate(long size) throws IOException {
        if (isInChain(size, Long.MAX_VALUE)) {
            anchor();
        }
        file.truncate(size);
        return this;
    }

    private void writeFully(ByteBuffer source, long position) throws IOException {
        long at = position;
        while (source.hasRemaining()) {
            at += file.write(source, at);
        }
    }

    /** Not synchronized: the file below reads at several places at once. */
    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    public int read(ByteBuffer target, long position) throws IOException {
        return file.read(target, position);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return file.read(target);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        return file.write(source);
    }

    @Override
    public long position() throws IOException {
        return file.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
        file.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return file.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        file.close();
    }
}
