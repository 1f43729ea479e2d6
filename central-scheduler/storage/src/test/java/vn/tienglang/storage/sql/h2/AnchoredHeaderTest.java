package vn.tienglang.storage.sql.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.h2.store.fs.FileBase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Order of writes and syncs of one file, on a disk that may fail. */
final class AnchoredHeaderTest {
    private final SimFile disk = new SimFile();
    private AnchoredFile file;

    /** File in memory that records writes by block, and fails on demand. */
    private static final class SimFile extends FileBase {
        private final byte[] bytes = new byte[64 * StoreText.BLOCK];
        private final List<String> done = new ArrayList<>();
        private boolean failsToSync;

        @Override
        public synchronized int write(ByteBuffer source, long position) {
            done.add("write " + position / StoreText.BLOCK);
            // One call writes at most a block, as a file may.
            int length = Math.min(source.remaining(), StoreText.BLOCK);
            source.get(bytes, (int) position, length);
            return length;
        }

        @Override
        public void force(boolean metaData) throws IOException {
            done.add("sync");
            if (failsToSync) {
                throw new IOException("no sync");
            }
        }

        @Override
        public synchronized int read(ByteBuffer target, long position) {
            int length = Math.min(target.remaining(), bytes.length - (int) position);
            target.put(bytes, (int) position, length);
            return length;
        }

        @Override
        public int read(ByteBuffer target) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int write(ByteBuffer source) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long position() {
            return 0;
        }

        @Override
        public FileChannel position(long position) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public FileChannel truncate(long size) {
            done.add("truncate " + size / StoreText.BLOCK);
            return this;
        }

        private Optional<Map<String, String>> header(int copy) {
            return StoreText.header(
                    ByteBuffer.wrap(bytes, copy * StoreText.BLOCK, StoreText.BLOCK));
        }

        private List<String> takeDone() {
            var taken = List.copyOf(done);
            done.clear();
            return taken;
        }
    }

    /** The header that H2 writes for chunk 1 at block 2, and a first synced chunk. */
    @BeforeEach
    void open() throws IOException {
        file = new AnchoredFile(disk);
        write(0, h2Header(1, 2, ""));
        write(2, chunk(1, 3));
        file.force(true);
        disk.takeDone();
    }

    private void write(long block, ByteBuffer bytes) throws IOException {
        assertThat(file.write(bytes, block * StoreText.BLOCK)).isPositive();
    }

    private static ByteBuffer h2Header(int chunk, int block, String more) {
        var values = new TreeMap<String, String>();
        values.put("H", "2");
        values.put("block", Integer.toHexString(block));
        values.put("chunk", Integer.toHexString(chunk));
        values.put("version", Integer.toHexString(chunk));
        if (!more.isEmpty()) {
            values.put(more, "1");
        }
        ByteBuffer one = StoreText.headerBlock(values);
        return ByteBuffer.allocate(2 * StoreText.BLOCK).put(one.duplicate()).put(one).flip();
    }

    private static ByteBuffer chunk(int id, int next) {
        String text = "chunk:%x,len:1,pages:1,version:%x,next:%x   \n".formatted(id, id, next);
        return ByteBuffer.allocate(StoreText.BLOCK)
                .put(text.getBytes(StandardCharsets.ISO_8859_1))
                .rewind();
    }

    private List<String> named() {
        return List.of(
                disk.header(0).orElseThrow().get("block"),
                disk.header(1).orElseThrow().get("block"));
    }

    @Test
    void chunkAtThePredictedPlaceNeedsNoHeader() throws IOException {
        write(3, chunk(2, 4));
        file.force(true);
        assertThat(disk.takeDone()).containsExactly("write 3", "sync");
        assertThat(named()).containsExactly("2", "2");
    }

    @Test
    void chunkElsewhereIsOnTheDiskBeforeOneCopyOfTheHeaderNamesIt() throws IOException {
        write(9, chunk(2, 4));
        assertThat(disk.takeDone()).containsExactly("write 9", "sync", "write 0", "sync");
        assertThat(named()).containsExactly("9", "2");
        write(12, chunk(3, 4));
        assertThat(disk.takeDone()).containsExactly("write 12", "sync", "write 1", "sync");
        assertThat(named()).containsExactly("9", "c");
    }

    @Test
    void failedSyncLeavesTheHeaderThatNamesACompleteChunk() throws IOException {
        write(9, chunk(2, 4));
        disk.takeDone();
        disk.failsToSync = true;
        assertThatThrownBy(() -> write(12, chunk(3, 4))).hasMessage("no sync");
        assertThat(named()).containsExactly("9", "2");
        disk.failsToSync = false;
        file.force(true);
        assertThat(named()).containsExactly("9", "c");
    }

    @Test
    void headerOfH2IsReplacedBecauseItNamesTheChunkBefore() throws IOException {
        write(9, chunk(2, 4));
        write(0, h2Header(1, 2, ""));
        assertThat(named()).containsExactly("9", "2");
    }

    @Test
    void longChainEndsAtASync() throws IOException {
        for (int id = 2; id < 40; id++) {
            write(id + 1, chunk(id, id + 2));
        }
        assertThat(named()).containsExactly("2", "2");
        file.force(true);
        assertThat(named()).containsExactly("28", "2");
    }

    @Test
    void spaceOfTheChainIsWrittenOnlyAfterTheHeader() throws IOException {
        write(3, chunk(2, 4));
        write(4, chunk(3, 5));
        disk.takeDone();
        write(3, chunk(4, 6));
        assertThat(disk.takeDone().subList(0, 4))
                .containsExactly("sync", "write 0", "sync", "write 3");
    }

    @Test
    void chainIsCutOffOnlyAfterTheHeader() throws IOException {
        write(3, chunk(2, 4));
        disk.takeDone();
        file.truncate(3 * StoreText.BLOCK);
        assertThat(disk.takeDone()).containsExactly("sync", "write 0", "sync", "truncate 3");
    }

    @Test
    void leftOverOfALostStateIsErased() throws IOException {
        disk.write(chunk(3, 11), 10L * StoreText.BLOCK);
        write(3, chunk(2, 10));
        assertThat(StoreText.chunk(ByteBuffer.wrap(disk.bytes, 10 * 4096, 1024), 40_960)).isEmpty();
    }

    @Test
    void orderlyCloseMarksBothCopiesAndTheMarkGoesWithTheNextChunk() throws IOException {
        write(9, chunk(2, 10));
        disk.takeDone();
        write(0, h2Header(2, 9, "clean"));
        assertThat(disk.takeDone()).containsExactly("sync", "write 0", "write 1");
        file = new AnchoredFile(disk);
        write(10, chunk(3, 11));
        file.force(true);
        assertThat(disk.header(0).orElseThrow())
                .doesNotContainKey("clean")
                .containsEntry("block", "a");
        assertThat(disk.header(1).orElseThrow()).isEqualTo(disk.header(0).orElseThrow());
    }

    @Test
    void afterH2OpenedAnOlderStateTheHeaderNamesItsChunks() throws IOException {
        write(3, chunk(2, 4));
        write(4, chunk(3, 5));
        file = new AnchoredFile(disk);
        // H2 found chunk 3 incomplete and goes on after chunk 2.
        write(7, chunk(3, 8));
        assertThat(named()).contains("7");
    }

    @Test
    void damagedHeaderIsNotUsed() throws IOException {
        disk.bytes[5] ^= 1;
        assertThat(disk.header(0)).isEmpty();
        assertThat(new AnchoredFile(disk).size()).isEqualTo(disk.size());
    }
}
