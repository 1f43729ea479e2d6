package vn.tienglang.storage.sql.h2;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Random;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files of H2 that are opened again after the process ended without closing them: a copy of the
 * open file is what the process would leave. No background thread writes, so the same seed gives
 * the same file.
 */
final class AnchoredFileTest {
    private static final int SEEDS = 12;
    private static final int STEPS = 120;

    @TempDir Path folder;

    @BeforeAll
    static void register() {
        AnchoredFileSystem.register();
    }

    private static MVStore open(String scheme, Path file) {
        MVStore store =
                new MVStore.Builder()
                        .fileName(scheme + file.toAbsolutePath())
                        .autoCommitDisabled()
                        .open();
        // Space is used again at once, which makes the chunks jump in the file.
        store.setRetentionTime(0);
        store.setVersionsToKeep(0);
        return store;
    }

    private static long counted(MVStore store) {
        return store.<String, Long>openMap("counter").getOrDefault("synced", 0L);
    }

    /** Runs a workload with this seed; returns how often a copy opened in an older state. */
    private int lostStates(String scheme, int seed) throws IOException {
        Path file = folder.resolve("store-" + seed + ".db");
        Path copy = folder.resolve("copy-" + seed + ".db");
        var random = new Random(seed);
        int lost = 0;
        MVStore store = open(scheme, file);
        try {
            for (long step = 1; step <= STEPS; step++) {
                store.<Integer, byte[]>openMap("rows")
                        .put(random.nextInt(40), new byte[random.nextInt(20_000)]);
                if (random.nextInt(4) == 0) {
                    store.commit();
                }
                store.<String, Long>openMap("counter").put("synced", step);
                store.commit();
                store.sync();
                for (int later = random.nextInt(3); later > 0; later--) {
                    store.<Integer, byte[]>openMap("rows")
                            .put(random.nextInt(40), new byte[random.nextInt(20_000)]);
                    store.commit();
                }
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                MVStore reopened = open(scheme, copy);
                if (counted(reopened) < step) {
                    lost++;
                }
                reopened.closeImmediately();
                if (random.nextInt(20) == 0) {
                    store.closeImmediately();
                    store = open(scheme, file);
                    if (counted(store) < step) {
                        return lost;
                    }
                }
                if (random.nextInt(30) == 0) {
                    store.compactFile(50);
                }
                if (random.nextInt(40) == 0) {
                    store.close();
                    store = open(scheme, file);
                }
            }
        } finally {
            store.closeImmediately();
        }
        return lost;
    }

    /** Fault of H2 2.5.252. When this fails, H2 may have been repaired: see decision 0023. */
    @Test
    void withoutAnchorH2OpensOlderStates() throws IOException {
        int lost = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            lost += lostStates("nio:", seed);
        }
        assertThat(lost).isPositive();
    }

    @Test
    void withAnchorTheLastSyncedStateIsAlwaysFound() throws IOException {
        for (int seed = 0; seed < SEEDS; seed++) {
            assertThat(lostStates(AnchoredFileSystem.SCHEME + ":nio:", seed))
                    .as("older states with seed %d", seed)
                    .isZero();
        }
    }
}
