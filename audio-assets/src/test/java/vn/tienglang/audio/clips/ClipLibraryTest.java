package vn.tienglang.audio.clips;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.Limits;
import vn.tienglang.audio.Pcm;
import vn.tienglang.audio.Wav;

class ClipLibraryTest {
    private static final byte[] NEWS = wav(40_000, 7);
    private static final byte[] TUNE = wav(1_000, 8);

    @TempDir Path folder;

    private final List<ClipManifest.Entry> entries = new ArrayList<>();

    @BeforeEach
    void createLibraryOfTwoClips() throws IOException {
        entries.add(put("vi/news.wav", NEWS));
        entries.add(put("zxx/tune.wav", TUNE));
    }

    @Test
    void validClipsAreListed() throws IOException {
        ClipLibrary library = opened();
        assertThat(library.problems()).isEmpty();
        assertThat(library.clips())
                .containsExactly(
                        new Clip(
                                ClipId.of(NEWS),
                                "Bản tin vi/news.wav",
                                new LanguageTag("vi"),
                                Duration.ofMillis(2_500),
                                NEWS.length,
                                Limits.PART_BYTES),
                        new Clip(
                                ClipId.of(TUNE),
                                "Bản tin zxx/tune.wav",
                                new LanguageTag("zxx"),
                                Duration.ofMillis(63),
                                TUNE.length,
                                Limits.PART_BYTES));
    }

    @Test
    void partsTogetherAreTheFile() throws IOException {
        ClipLibrary library = opened();
        Clip news = library.clips().getFirst();
        var whole = new ByteArrayOutputStream();
        for (int index = 0; index < news.parts(); index++) {
            whole.writeBytes(library.part(news.id(), index).orElseThrow());
        }
        assertThat(news.parts()).isEqualTo(4);
        assertThat(whole.toByteArray()).isEqualTo(NEWS);
    }

    @Test
    void partOutsideTheClipOrOfAnUnknownClipIsEmpty() throws IOException {
        ClipLibrary library = opened();
        ClipId news = ClipId.of(NEWS);
        assertThat(library.part(news, -1)).isEmpty();
        assertThat(library.part(news, 4)).isEmpty();
        assertThat(library.part(news, Integer.MAX_VALUE)).isEmpty();
        assertThat(library.part(ClipId.of(new byte[1]), 0)).isEmpty();
        assertThat(library.problems()).isEmpty();
    }

    @Test
    void allProblemsAreReportedAtOnceAndTheirClipsLeftOut() throws IOException {
        put("vi/stranger.WAV", wav(10, 1));
        put("vi/damaged.wav", wav(20, 2));
        entries.add(entry("vi/damaged.wav", wav(20, 3)));
        entries.add(entry("vi/missing.wav", wav(30, 4)));
        entries.add(put("vi/twin.wav", TUNE));
        entries.add(
                put(
                        "vi/mp3.wav",
                        "ID3, not what its name says".getBytes(StandardCharsets.ISO_8859_1)));
        entries.add(put("other.wav", wav(40, 5)));
        entries.add(put("vi/lang.wav", wav(50, 6), "tyz"));
        entries.add(entries.getFirst());
        Files.createDirectories(folder.resolve("vi/folder.wav"));
        entries.add(entry("vi/folder.wav", wav(60, 7)));

        ClipLibrary library = opened();
        library.verifyAll();

        assertThat(library.clips())
                .extracting(Clip::id)
                .containsExactly(ClipId.of(NEWS), ClipId.of(TUNE));
        assertThat(library.problems())
                .extracting(problem -> problem.file() + " " + problem.what())
                .satisfiesExactly(
                        said -> assertThat(said).startsWith("other.wav is not named <language>/"),
                        said -> assertThat(said).startsWith("vi/damaged.wav has another hash"),
                        said -> assertThat(said).isEqualTo("vi/folder.wav is not a file"),
                        said -> assertThat(said).startsWith("vi/lang.wav is not named <language>/"),
                        said -> assertThat(said).isEqualTo("vi/missing.wav is not there"),
                        said -> assertThat(said).isEqualTo("vi/mp3.wav neither Ogg Opus nor WAV"),
                        said ->
                                assertThat(said)
                                        .isEqualTo("vi/news.wav stands in the manifest twice"),
                        said -> assertThat(said).startsWith("vi/stranger.WAV is not in the"),
                        said ->
                                assertThat(said)
                                        .isEqualTo(
                                                "vi/twin.wav has the same bytes as zxx/tune.wav"));
        assertThat(library.problems()).noneMatch(problem -> problem.remedy().isBlank());
    }

    @Test
    void eachFieldThatDiffersFromTheFileIsReportedOnOpening() throws IOException {
        entries.set(
                0,
                new ClipManifest.Entry(
                        "vi/news.wav", "Bản tin", "vi", 1, 2, ClipId.of(TUNE).value(), "", null));
        entries.set(
                1,
                new ClipManifest.Entry(
                        "zxx/tune.wav",
                        "",
                        "zxx",
                        63,
                        TUNE.length,
                        ClipId.of(TUNE).value(),
                        "made for this test",
                        null));
        ClipLibrary library = opened();
        assertThat(library.clips()).isEmpty();
        assertThat(library.problems())
                .extracting(ClipLibrary.Problem::what)
                .satisfiesExactly(
                        what -> assertThat(what).isEqualTo("comes from nowhere"),
                        what -> assertThat(what).isEqualTo("has 80044 bytes, its manifest says 2"),
                        what -> assertThat(what).endsWith("has no usable title"));
    }

    @Test
    void wrongHashOrLengthIsFoundBeforeTheFirstPartIsServed() throws IOException {
        String provenance = "made for this test";
        entries.set(
                0,
                new ClipManifest.Entry(
                        "vi/news.wav",
                        "Bản tin",
                        "vi",
                        2_500,
                        NEWS.length,
                        ClipId.of(new byte[9]).value(),
                        provenance,
                        null));
        entries.set(
                1,
                new ClipManifest.Entry(
                        "zxx/tune.wav",
                        "Nhạc",
                        "zxx",
                        64,
                        TUNE.length,
                        ClipId.of(TUNE).value(),
                        provenance,
                        null));
        ClipLibrary library = opened();
        assertThat(library.clips()).as("sizes are right").hasSize(2);
        assertThat(library.part(ClipId.of(new byte[9]), 0)).isEmpty();
        assertThat(library.part(ClipId.of(TUNE), 0)).isEmpty();
        assertThat(library.clips()).isEmpty();
        assertThat(library.problems())
                .extracting(ClipLibrary.Problem::what)
                .satisfiesExactly(
                        what -> assertThat(what).startsWith("has another hash"),
                        what ->
                                assertThat(what)
                                        .isEqualTo("sounds for 63 ms, its manifest says 64"));
    }

    @Test
    void manifestOfTheFirstVersionIsRead() throws IOException {
        Files.writeString(
                folder.resolve(ClipManifest.FILE),
                new String(ClipManifest.bytes(entries), StandardCharsets.UTF_8)
                        .replace("\"version\": 2", "\"version\": 1"));
        ClipLibrary library = ClipLibrary.open(folder);
        library.verifyAll();
        assertThat(library.problems()).isEmpty();
        assertThat(library.clips()).hasSize(2);
        assertThat(library.origin(ClipId.of(NEWS))).as("not measured").isEmpty();
    }

    @Test
    void fileNameOutsideTheFolderIsNotFollowed() throws IOException {
        for (String name : List.of("../x.wav", "/etc/x.wav", "vi/../../x.wav", "vi\0/x.wav", "")) {
            entries.add(entry(name, wav(9, 9)));
        }
        ClipLibrary library = opened();
        assertThat(library.clips()).hasSize(2);
        assertThat(library.problems()).hasSize(5);
    }

    @Test
    void clipChangedOnDiskAfterOpeningIsNotServed() throws IOException {
        ClipLibrary library = opened();
        ClipId news = ClipId.of(NEWS);
        assertThat(library.part(news, 0)).isPresent();
        byte[] changed = NEWS.clone();
        changed[Limits.PART_BYTES + 5] ^= 1;
        Files.write(folder.resolve("vi/news.wav"), changed);

        assertThat(library.part(news, 0)).as("the same as before").isPresent();
        assertThat(library.part(news, 1)).isEmpty();
        assertThat(library.part(news, 0)).as("damaged").isEmpty();
        assertThat(library.clips()).extracting(Clip::id).containsExactly(ClipId.of(TUNE));
        assertThat(library.problems())
                .extracting(ClipLibrary.Problem::what)
                .containsExactly("part 1 has changed since the library was opened");
    }

    @Test
    void missingFileIsNotServedUntilItIsRestored() throws IOException {
        ClipLibrary library = opened();
        Path file = folder.resolve("vi/news.wav");
        ClipId news = ClipId.of(NEWS);
        Files.delete(file);
        assertThat(library.part(news, 0)).isEmpty();
        assertThat(library.problems())
                .extracting(ClipLibrary.Problem::what)
                .containsExactly("is not there");
        Files.write(file, NEWS);
        assertThat(library.part(news, 0)).isPresent();
        assertThat(library.problems()).isEmpty();
    }

    @Test
    void truncatedFileIsNotServedPastItsEnd() throws IOException {
        ClipLibrary library = opened();
        assertThat(library.part(ClipId.of(NEWS), 0)).isPresent();
        Files.write(folder.resolve("vi/news.wav"), java.util.Arrays.copyOf(NEWS, 30_000));
        assertThat(library.part(ClipId.of(NEWS), 0)).isPresent();
        assertThat(library.part(ClipId.of(NEWS), 1)).isEmpty();
        assertThat(library.problems()).hasSize(1);
    }

    @Test
    void folderWithoutManifestGivesAnEmptyLibrary() {
        ClipLibrary library = ClipLibrary.open(folder.resolve("elsewhere"));
        assertThat(library.clips()).isEmpty();
        assertThat(library.problems())
                .singleElement()
                .hasToString(
                        folder.resolve("elsewhere/manifest.json")
                                + ": is not there; point at the folder that holds the clips");
    }

    @Test
    void invalidManifestIsReported() throws IOException {
        for (String text :
                List.of(
                        "",
                        "[]",
                        "nonsense",
                        "{\"version\":1,\"clips\":[null]}",
                        "{\"version\":1,\"clips\":[{\"filename\":\"vi/a.wav\"}]}",
                        "{\"version\":1,\"clips\":[{\"bytes\":\"many\"}]}",
                        "{\"version\":3,\"clips\":[]}",
                        "{\"clips\":".repeat(10_000))) {
            Files.writeString(folder.resolve(ClipManifest.FILE), text);
            ClipLibrary library = ClipLibrary.open(folder);
            assertThat(library.clips()).as(text).isEmpty();
            assertThat(library.problems()).as(text).isNotEmpty();
        }
    }

    @Test
    void manifestEntryWithMissingFieldsIsReportedAsAProblem() throws IOException {
        Files.writeString(
                folder.resolve(ClipManifest.FILE),
                "{\"version\":1,\"clips\":[{},{\"file\":\"vi/news.wav\",\"language\":\"vi\"}]}");
        ClipLibrary library = ClipLibrary.open(folder);
        assertThat(library.clips()).isEmpty();
        assertThat(library.problems())
                .extracting(ClipLibrary.Problem::what)
                .contains("entry '' names no file", "comes from nowhere");
    }

    @Test
    void writtenManifestReadsTheSame() {
        assertThat(ClipManifest.read(ClipManifest.bytes(entries)))
                .isEqualTo(new ClipManifest.Whole(ClipManifest.VERSION, entries));
        assertThat(new String(ClipManifest.bytes(entries), StandardCharsets.UTF_8))
                .contains("\"Bản tin vi/news.wav\"")
                .endsWith("}\n");
    }

    private ClipLibrary opened() throws IOException {
        Files.write(folder.resolve(ClipManifest.FILE), ClipManifest.bytes(entries));
        return ClipLibrary.open(folder);
    }

    private ClipManifest.Entry put(String file, byte[] bytes) throws IOException {
        return put(file, bytes, file.contains("zxx") ? "zxx" : "vi");
    }

    private ClipManifest.Entry put(String file, byte[] bytes, String language) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.write(path, bytes);
        return entry(file, bytes, language);
    }

    private static ClipManifest.Entry entry(String file, byte[] bytes) {
        return entry(file, bytes, file.startsWith("..") ? ".." : "vi");
    }

    private static ClipManifest.Entry entry(String file, byte[] bytes, String language) {
        long lengthMs =
                Wav.header(bytes) instanceof Wav.Header.Sound(var form)
                        ? form.length().toMillis()
                        : 1;
        return new ClipManifest.Entry(
                file,
                "Bản tin " + file,
                language,
                lengthMs,
                bytes.length,
                ClipId.of(bytes).value(),
                "made for this test",
                null);
    }

    private static byte[] wav(int frames, int salt) {
        short[] samples = new short[frames];
        for (int i = 0; i < frames; i++) {
            samples[i] = (short) (i * salt);
        }
        return Wav.bytes(new Pcm(16_000, 1, samples));
    }
}
