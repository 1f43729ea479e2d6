package vn.tienglang.node.clips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.airtime.Clip;
import vn.tienglang.node.port.ClipStore;
import vn.tienglang.node.port.ClipStoreContract;
import vn.tienglang.node.port.Event;
import vn.tienglang.node.port.TestAiring;

class ClipFolderTest extends ClipStoreContract {
    private static final long PLENTY = 1L << 40;

    @TempDir private Path root;

    private final Clip dawn = TestAiring.clip("dawn-news", Duration.ofSeconds(60));
    private final Clip market = TestAiring.clip("market", Duration.ofSeconds(30));
    private final List<ClipFolder> open = new ArrayList<>();
    private BlockingQueue<Event> answers = new LinkedBlockingQueue<>();
    private volatile long free = PLENTY;
    private int cuts;

    @AfterEach
    void closeAll() {
        open.forEach(ClipFolder::close);
    }

    /** Copies the files as a power cut would leave them now. */
    @Override
    protected ClipFolder open() {
        Path before = folder();
        cuts++;
        if (Files.exists(before)) {
            copy(before, folder());
        }
        answers = new LinkedBlockingQueue<>();
        BlockingQueue<Event> mine = answers;
        var opened = new ClipFolder(folder(), mine::offer, () -> free);
        open.add(opened);
        return opened;
    }

    private Path folder() {
        return root.resolve("cut-" + cuts);
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.list(from)) {
            Files.createDirectory(to);
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected Event answer() {
        try {
            Event answer = answers.poll(30, TimeUnit.SECONDS);
            if (answer == null) {
                throw new AssertionError("no answer");
            }
            return answer;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    protected byte[] bytesAt(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Event keepAll(ClipStore store, Clip clip) {
        Event last = new Event.Tick();
        for (int index = 0; index < clip.parts(); index++) {
            store.store(clip, index, TestAiring.part(clip, index));
            last = answer();
        }
        return last;
    }

    @Test
    void fullDiskIsReportedAndReserveIsKept() {
        free = 1_000_000;

        assertThat(keepAll(open(), dawn)).isInstanceOf(Event.ClipDamaged.class);
        assertThat(folder()).isEmptyDirectory();
    }

    @Test
    void unneededClipIsDeletedForSpace() {
        ClipFolder store = open();
        keepAll(store, dawn);
        store.retain(Set.of(market.id()));
        free = 0;
        store.store(market, 0, TestAiring.part(market, 0));

        assertThat(answer()).isInstanceOf(Event.ClipDamaged.class);
        assertThat(store.holding(dawn)).isInstanceOf(ClipStore.Holding.Missing.class);
    }

    @Test
    void neededClipIsNeverDeleted() {
        ClipFolder store = open();
        keepAll(store, dawn);
        store.retain(Set.of(dawn.id(), market.id()));
        free = 0;
        store.store(market, 0, TestAiring.part(market, 0));

        assertThat(answer()).isInstanceOf(Event.ClipDamaged.class);
        assertThat(store.holding(dawn)).isInstanceOf(ClipStore.Holding.Whole.class);
    }

    @Test
    void damagedClipIsFoundAfterRestart() throws IOException {
        keepAll(open(), dawn);
        Path file = folder().resolve(dawn.id() + ".clip");
        byte[] bytes = Files.readAllBytes(file);
        bytes[1_000] ^= 1;
        Files.write(file, bytes);
        ClipFolder store = open();

        assertThat(answer()).isInstanceOf(Event.ClipDamaged.class);
        assertThat(store.holding(dawn)).isInstanceOf(ClipStore.Holding.Missing.class);
    }

    @Test
    void unreadablePartListMeansFetchAgain() throws IOException {
        keepPart(open(), 0);
        Files.write(folder().resolve(dawn.id() + ".have"), new byte[] {1, 2, 3});
        ClipFolder store = open();

        assertThat(store.holding(dawn)).isEqualTo(new ClipStore.Holding.Missing(List.of(0, 1, 2)));
        assertThat(keepAll(store, dawn)).isEqualTo(new Event.ClipReady(dawn.id()));
    }

    @Test
    void changedPartSizeMeansFetchAgain() {
        keepPart(open(), 0);
        var recut =
                new Clip(
                        dawn.id(),
                        dawn.title(),
                        dawn.language(),
                        dawn.length(),
                        dawn.bytes(),
                        2 * dawn.partBytes());
        ClipFolder store = open();

        assertThat(store.holding(recut)).isEqualTo(new ClipStore.Holding.Missing(List.of(0, 1)));
        assertThat(keepAll(store, recut)).isEqualTo(new Event.ClipReady(dawn.id()));
    }

    @Test
    void powerCutBeforeRenameIsRepairedByTheLastPart() throws IOException {
        ClipFolder store = open();
        keepAll(store, dawn);
        store.close();
        // As if the power had failed after the last part and before the hash.
        Path part = folder().resolve(dawn.id() + ".part");
        Files.move(folder().resolve(dawn.id() + ".clip"), part);
        byte[] list = new byte[12 + dawn.parts()];
        ByteBuffer.wrap(list).putLong(dawn.bytes()).putInt(dawn.partBytes());
        Arrays.fill(list, 12, list.length, (byte) 1);
        Files.write(folder().resolve(dawn.id() + ".have"), list);
        ClipFolder again = open();

        assertThat(again.holding(dawn)).isEqualTo(new ClipStore.Holding.Missing(List.of(2)));
        again.store(dawn, 2, TestAiring.part(dawn, 2));
        assertThat(answer()).isEqualTo(new Event.ClipReady(dawn.id()));
    }

    @Test
    void fullMailboxDelaysEvents() {
        var attempts = new LinkedBlockingQueue<Event>();
        var store =
                new ClipFolder(
                        root.resolve("busy"),
                        event -> {
                            attempts.add(event);
                            return attempts.size() >= 3;
                        },
                        () -> PLENTY);
        open.add(store);
        answers = attempts;
        store.store(dawn, 0, TestAiring.part(dawn, 0));

        for (int i = 0; i < 3; i++) {
            assertThat(answer()).isEqualTo(new Event.PartStored(dawn.id(), 0));
        }
    }

    @Test
    void unusableFolderIsReportedInOneSentence() throws IOException {
        Path file = Files.writeString(root.resolve("file"), "not a folder");

        assertThatThrownBy(() -> ClipFolder.open(file, _ -> true))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot use the folder " + file + " for clips");
    }

    private void keepPart(ClipStore store, int index) {
        store.store(dawn, index, TestAiring.part(dawn, index));
        assertThat(answer()).isEqualTo(new Event.PartStored(dawn.id(), index));
    }
}
