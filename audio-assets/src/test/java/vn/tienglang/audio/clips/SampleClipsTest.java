package vn.tienglang.audio.clips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.airtime.Clip;
import vn.tienglang.audio.Wav;

/** The clips in version control: are they what the code makes, and what the library wants? */
class SampleClipsTest {
    private static final Path KEPT = Path.of("clips");
    private static final String SPOKEN = "vi/thong-diep-5k.wav";

    @Test
    void theCodeMakesTheFilesThatAreKept(@TempDir Path made) throws IOException {
        Files.createDirectories(made.resolve("vi"));
        Files.copy(KEPT.resolve(SPOKEN), made.resolve(SPOKEN));
        SampleClips.main(new String[] {made.toString()});
        List<String> files = filesOf(made);
        assertThat(files).hasSize(8).contains(Manifest.FILE, "hmn/giu-cho.wav");
        for (String file : files) {
            assertThat(made.resolve(file))
                    .as("%s, made again; after a change run audio-assets/make-clips --tones", file)
                    .hasSameBinaryContentAs(KEPT.resolve(file));
        }
    }

    @Test
    void theKeptClipsAreALibraryWithoutAProblem() {
        ClipLibrary library = ClipLibrary.open(KEPT);
        assertThat(library.problems()).isEmpty();
        assertThat(library.clips())
                .extracting(clip -> clip.language().value())
                .containsExactly("zxx", "zxx", "vi", "tyz", "nut", "ium", "hmn");
        assertThat(library.clips().stream().mapToLong(Clip::bytes).sum()).isLessThan(1_200_000);
    }

    @Test
    void whatIsNotSpeechSaysSoInItsTitle() {
        assertThat(ClipLibrary.open(KEPT).clips())
                .filteredOn(clip ->
                        List.of("tyz", "nut", "ium", "hmn").contains(clip.language().value()))
                .hasSize(4)
                .allMatch(clip -> clip.title().startsWith("Giữ chỗ"));
    }

    @Test
    void theTestToneIsWhatItsTitleSays() throws IOException {
        ShortBuffer tone = samples("zxx/am-thu-1khz.wav");
        double squares = 0;
        int crossings = 0;
        int second = Tones.RATE_HZ;
        for (int i = second; i < 2 * second; i++) {
            squares += Math.pow(tone.get(i) / 32_768.0, 2);
            crossings += tone.get(i - 1) < 0 && tone.get(i) >= 0 ? 1 : 0;
        }
        // A sine at full scale is 0 dBFS (AES17), 3.01 dB above its root mean square.
        assertThat(10 * Math.log10(2 * squares / second)).isEqualTo(-20, within(0.05));
        assertThat(crossings).isEqualTo(1_000);
    }

    @Test
    void noToneClicksAtItsEdgesOrClips() throws IOException {
        for (String file : List.of("zxx/nhac-hieu.wav", "zxx/am-thu-1khz.wav", "tyz/giu-cho.wav")) {
            ShortBuffer sound = samples(file);
            assertThat((int) sound.get(0)).as(file).isZero();
            assertThat((int) sound.get(sound.limit() - 1)).as(file).isZero();
            int loudest = 0;
            for (int i = 0; i < sound.limit(); i++) {
                loudest = Math.max(loudest, Math.abs(sound.get(i)));
            }
            assertThat(loudest).as(file).isBetween(2_000, 12_000);
        }
    }

    @Test
    void withoutTheSpokenBulletinThereIsNoManifest(@TempDir Path folder) {
        assertThatThrownBy(() -> SampleClips.write(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("thong-diep-5k.wav");
        assertThat(folder.resolve(Manifest.FILE)).doesNotExist();
    }

    private static ShortBuffer samples(String file) throws IOException {
        byte[] bytes = Files.readAllBytes(KEPT.resolve(file));
        return ByteBuffer.wrap(bytes, Wav.HEADER_BYTES, bytes.length - Wav.HEADER_BYTES)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer();
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
