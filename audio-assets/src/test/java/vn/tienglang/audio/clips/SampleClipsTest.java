package vn.tienglang.audio.clips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.airtime.Clip;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.SoundSource;
import vn.tienglang.audio.loudness.LoudnessMeter;
import vn.tienglang.audio.opus.OpusSoundSource;

/** The sample clips in version control, compared with the generator and checked by the library. */
class SampleClipsTest {
    private static final Path KEPT = Path.of("clips");
    private static final List<String> PLACEHOLDERS = List.of("tyz", "nut", "ium", "hmn");
    private static final List<String> SPOKEN = List.of("thong-diep-5k", "tiem-chung", "sot-ho");

    @Test
    void generatedClipsMatchTheStoredFiles(@TempDir Path made) throws Exception {
        Files.copy(KEPT.resolve(ClipManifest.FILE), made.resolve(ClipManifest.FILE));
        SampleClips.main(new String[] {made.toString()});
        List<String> files = filesOf(made);
        assertThat(files).hasSize(7).contains(ClipManifest.FILE, "hmn/giu-cho.opus");
        for (String file : files) {
            assertThat(made.resolve(file))
                    .as(
                            "%s, generated again; after a change run audio-assets/make-clips --tones",
                            file)
                    .hasSameBinaryContentAs(KEPT.resolve(file));
        }
    }

    @Test
    void storedClipsAreALibraryWithoutProblems() {
        ClipLibrary library = ClipLibrary.open(KEPT);
        library.verifyAll();
        assertThat(library.problems()).isEmpty();
        assertThat(library.clips())
                .extracting(clip -> clip.language().value())
                .containsExactly("zxx", "zxx", "vi", "vi", "vi", "tyz", "nut", "ium", "hmn");
        assertThat(library.clips().stream().mapToLong(Clip::bytes).sum()).isLessThan(600_000);
        assertThat(library.clips()).allMatch(clip -> library.origin(clip.id()).isPresent());
    }

    @Test
    void everySpokenClipHasItsTextFile() {
        for (String stem : SPOKEN) {
            assertThat(KEPT.resolve("vi/" + stem + ".txt"))
                    .content()
                    .startsWith("Kính thưa bà con.")
                    .endsWith("Xin cảm ơn bà con.\n");
        }
    }

    @Test
    void placeholdersAreMarkedInTheirTitles() {
        assertThat(ClipLibrary.open(KEPT).clips())
                .filteredOn(clip -> PLACEHOLDERS.contains(clip.language().value()))
                .hasSize(4)
                .allMatch(clip -> clip.title().startsWith("Giữ chỗ"));
    }

    @Test
    void testToneMatchesItsTitle() throws Exception {
        float[] tone = samples("zxx/am-thu-1khz.opus");
        double squares = 0;
        int crossings = 0;
        int second = ToneGenerator.RATE_HZ;
        for (int i = second; i < 2 * second; i++) {
            squares += (double) tone[i] * tone[i];
            crossings += tone[i - 1] < 0 && tone[i] >= 0 ? 1 : 0;
        }
        // A sine at full scale is 0 dBFS (AES17), 3.01 dB above its root mean square.
        assertThat(10 * Math.log10(2 * squares / second)).isEqualTo(-20, within(0.1));
        assertThat(crossings).isEqualTo(1_000);
    }

    @Test
    void broadcastClipsHaveTheTargetLoudness() throws Exception {
        for (String file : filesOf(KEPT)) {
            if (file.endsWith(".opus") && !file.contains("am-thu")) {
                float[] sound = samples(file);
                var meter = new LoudnessMeter(ToneGenerator.RATE_HZ, 1);
                meter.add(sound, sound.length);
                assertThat(meter.measured().integratedLufs()).as(file).isEqualTo(-16, within(0.2));
                assertThat(meter.measured().truePeakDb()).as(file).isLessThanOrEqualTo(-1.5);
            }
        }
    }

    @Test
    void tonesHaveNoClicksAtTheirEdges() throws Exception {
        for (String file : List.of("zxx/nhac-hieu.opus", "tyz/giu-cho.opus")) {
            float[] sound = samples(file);
            assertThat(sound[0]).as(file).isEqualTo(0, within(0.02F));
            assertThat(sound[sound.length - 1]).as(file).isEqualTo(0, within(0.02F));
        }
    }

    @Test
    void missingSpokenBulletinsPreventTheManifest(@TempDir Path folder) {
        assertThatThrownBy(() -> SampleClips.write(folder, List.of(), folder.resolve("work")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(ClipManifest.FILE);
        assertThat(folder.resolve(ClipManifest.FILE)).doesNotExist();
    }

    private static float[] samples(String file) throws IOException, InvalidSoundException {
        try (SoundSource source = OpusSoundSource.ogg(KEPT.resolve(file))) {
            float[] all = new float[60 * ToneGenerator.RATE_HZ];
            float[] block = new float[4_096];
            int count = 0;
            for (int read = source.read(block); read > 0; read = source.read(block)) {
                System.arraycopy(block, 0, all, count, read);
                count += read;
            }
            return java.util.Arrays.copyOf(all, count);
        }
    }

    private static List<String> filesOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
