package vn.tienglang.audio.clips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.Limits;
import vn.tienglang.audio.ArraySoundSource;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.SoundSource;
import vn.tienglang.audio.check.Waveform;
import vn.tienglang.audio.ingest.IngestReport;
import vn.tienglang.audio.ingest.IngestResult;
import vn.tienglang.audio.loudness.Loudness;
import vn.tienglang.audio.opus.OggOpusWriter;

/** Admission of clips to a library, and the state after a power cut. */
class ClipLibraryAdmitTest {
    private static final LanguageTag TAY = new LanguageTag("tyz");
    private static final ClipId MASTER = ClipId.of(new byte[] {7});

    @TempDir Path top;

    @Test
    void admittedClipIsServedAtOnceAndAfterReopening() throws Exception {
        Path folder = top.resolve("library");
        ClipLibrary library = ClipLibrary.open(folder);
        assertThat(library.problems()).as("no manifest yet").hasSize(1);
        var admitted = admitted("Bản tin tiếng Tày", 1);

        Clip clip = library.admit(admitted, "đọc: chị Lan");

        assertThat(clip).isEqualTo(admitted.clip());
        assertThat(admitted.delivery()).doesNotExist();
        assertThat(folder.resolve("tyz/ban-tin-tieng-tay.opus")).exists();
        for (ClipLibrary each : List.of(library, ClipLibrary.open(folder))) {
            each.verifyAll();
            assertThat(each.problems()).isEmpty();
            assertThat(each.clips()).containsExactly(clip);
            assertThat(each.part(clip.id(), 0)).isPresent();
            assertThat(each.origin(clip.id()))
                    .contains(new ClipLibrary.Origin(-16.1, -2, MASTER, "MP3"));
        }
    }

    @Test
    void admittingAClipAgainChangesNothing() throws Exception {
        ClipLibrary library = ClipLibrary.open(top.resolve("library"));
        Clip first = library.admit(admitted("Bản tin", 1), "một");
        byte[] manifest = Files.readAllBytes(top.resolve("library/manifest.json"));
        var again = admitted("Tên khác", 1);
        assertThat(library.admit(again, "hai")).isEqualTo(first);
        assertThat(again.delivery()).doesNotExist();
        assertThat(top.resolve("library/manifest.json")).hasBinaryContent(manifest);
        assertThat(library.clips()).containsExactly(first);
    }

    @Test
    void clipsOfTheSameTitleGetDifferentNames() throws Exception {
        ClipLibrary library = ClipLibrary.open(top.resolve("library"));
        library.admit(admitted("Bản tin", 1), "một");
        Clip second = library.admit(admitted("Bản tin", 2), "hai");
        assertThat(top.resolve("library/tyz/ban-tin-" + second.id().brief() + ".opus")).exists();
        ClipLibrary opened = ClipLibrary.open(top.resolve("library"));
        opened.verifyAll();
        assertThat(opened.clips()).hasSize(2);
        assertThat(opened.problems()).isEmpty();
    }

    @Test
    void clipFileWithoutManifestEntryIsAdoptedByTheNextAdmission() throws Exception {
        Path folder = top.resolve("library");
        var cut = admitted("Bản tin", 1);
        DurableFiles.move(cut.delivery(), folder.resolve("tyz/ban-tin.opus"));
        DurableFiles.write(folder.resolve(ClipManifest.FILE), ClipManifest.bytes(List.of()));
        ClipLibrary library = ClipLibrary.open(folder);
        assertThat(library.clips()).isEmpty();
        assertThat(library.problems())
                .singleElement()
                .asString()
                .startsWith("tyz/ban-tin.opus: is not in the manifest");

        library.admit(admitted("Bản tin", 1), "lần hai");

        assertThat(library.problems()).isEmpty();
        assertThat(ClipLibrary.open(folder).problems()).isEmpty();
        assertThat(ClipLibrary.open(folder).clips()).hasSize(1);
    }

    @Test
    void partialManifestFileIsIgnored() throws Exception {
        Path folder = top.resolve("library");
        ClipLibrary library = ClipLibrary.open(folder);
        library.admit(admitted("Bản tin", 1), "một");
        Files.writeString(
                folder.resolve("." + ClipManifest.FILE + ".part"), "{\"version\":2,\"cli");
        assertThat(ClipLibrary.open(folder).clips()).hasSize(1);
        library.admit(admitted("Bản tin hai", 2), "hai");
        assertThat(ClipLibrary.open(folder).clips()).hasSize(2);
        assertThat(folder.resolve("." + ClipManifest.FILE + ".part")).doesNotExist();
    }

    @Test
    void damagedClipIsReplacedByAdmittingItAgain() throws Exception {
        Path folder = top.resolve("library");
        ClipLibrary library = ClipLibrary.open(folder);
        Clip clip = library.admit(admitted("Bản tin", 1), "một");
        byte[] bytes = Files.readAllBytes(folder.resolve("tyz/ban-tin.opus"));
        bytes[bytes.length / 2] ^= 1;
        Files.write(folder.resolve("tyz/ban-tin.opus"), bytes);
        assertThat(library.part(clip.id(), 0)).isEmpty();
        assertThat(library.clips()).isEmpty();

        library.admit(admitted("Bản tin", 1), "lại");

        assertThat(library.clips()).containsExactly(clip);
        assertThat(library.part(clip.id(), 0)).isPresent();
    }

    @Test
    void unreadableManifestIsNotOverwritten() throws Exception {
        Path folder = Files.createDirectories(top.resolve("library"));
        Files.writeString(folder.resolve(ClipManifest.FILE), "{\"version\":9}");
        var admitted = admitted("Bản tin", 1);
        assertThatThrownBy(() -> ClipLibrary.open(folder).admit(admitted, "một"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is of version 9");
        assertThat(folder.resolve(ClipManifest.FILE)).hasContent("{\"version\":9}");
        assertThat(admitted.delivery()).exists();
    }

    @Test
    void readersAreServedDuringAdmissions() throws Exception {
        ClipLibrary library = ClipLibrary.open(top.resolve("library"));
        Clip first = library.admit(admitted("Bản tin 0", 1), "một");
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> readers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                Callable<Integer> reader =
                        () -> {
                            int served = 0;
                            while (library.clips().size() < 10) {
                                served += library.part(first.id(), 0).isPresent() ? 0 : 1;
                            }
                            return served;
                        };
                readers.add(threads.submit(reader));
            }
            for (int i = 1; i < 10; i++) {
                library.admit(admitted("Bản tin " + i, i + 1), "một");
            }
            for (Future<Integer> reader : readers) {
                assertThat(reader.get()).as("missing parts").isZero();
            }
        }
        assertThat(library.problems()).isEmpty();
    }

    @Test
    void openingALibraryOfTenThousandClipsReadsNoClipFile() throws Exception {
        Path folder = Files.createDirectories(top.resolve("library/vi"));
        var entries = new ArrayList<ClipManifest.Entry>();
        for (int i = 0; i < 10_000; i++) {
            String file = "vi/clip-" + i + ".opus";
            Files.write(folder.resolve("clip-" + i + ".opus"), new byte[] {1, 2, 3});
            String id = ClipId.of(new byte[] {(byte) i, (byte) (i >> 8)}).value();
            entries.add(new ClipManifest.Entry(file, "Bản tin", "vi", 5, 3, id, "thử", null));
        }
        Files.write(top.resolve("library/manifest.json"), ClipManifest.bytes(entries));
        ClipLibrary library = ClipLibrary.open(top.resolve("library"));
        assertThat(library.clips()).hasSize(10_000);
        assertThat(library.problems()).isEmpty();
        assertThat(library.part(library.clips().getFirst().id(), 0)).isEmpty();
        assertThat(library.clips()).as("a clip with wrong bytes is withdrawn").hasSize(9_999);
    }

    private IngestResult.Admitted admitted(String title, int salt)
            throws IOException, InvalidSoundException {
        Path delivery = Files.createTempFile(top, "ingest-", ".opus");
        try (var out = Files.newOutputStream(delivery)) {
            OggOpusWriter.write(buzz(salt), out);
        }
        byte[] bytes = Files.readAllBytes(delivery);
        var clip =
                new Clip(
                        ClipId.of(bytes),
                        title,
                        TAY,
                        Duration.ofSeconds(1),
                        bytes.length,
                        Limits.PART_BYTES);
        var loudness = new Loudness(-16.08, -12, -14, 3, -2.01, -2.2);
        var report =
                new IngestReport(
                        "MP3", 44_100, 2, Duration.ofSeconds(1), loudness, loudness, false);
        return new IngestResult.Admitted(
                clip, delivery, MASTER, report, List.of(), new Waveform(""));
    }

    /** A second of a sound that differs from others. */
    private static SoundSource buzz(int salt) {
        float[] samples = new float[48_000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (0.3 * Math.sin((samples.length - i) * (0.02 + 0.01 * salt)));
        }
        return new ArraySoundSource(48_000, 1, samples);
    }
}
