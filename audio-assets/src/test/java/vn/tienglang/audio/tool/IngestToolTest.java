package vn.tienglang.audio.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.airtime.Clip;
import vn.tienglang.audio.Pcm;
import vn.tienglang.audio.Wav;
import vn.tienglang.audio.clips.ClipLibrary;

/** The command line tool: arguments, exit code, output and the stored clip. */
class IngestToolTest {
    private static final int RATE = 16_000;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir Path top;
    private Path library;
    private Path good;
    private Path silent;

    @BeforeEach
    void createTwoRecordings() throws IOException {
        library = top.resolve("library");
        good = Files.write(top.resolve("chuông.wav"), wav(9_000));
        silent = Files.write(top.resolve("im.wav"), wav(0));
    }

    @Test
    void recordingIsAdmittedReportedAndStoredInTheLibrary() throws IOException {
        assertThat(run(good, "--language", "zxx", "--title", "Chuông", "--from", "tự làm"))
                .isZero();

        assertThat(said()).contains("Đã nhận bản ghi.", "Độ to (LUFS)", "−16", "Bản phát");
        assertThat(complained()).contains("Đang đo độ to…").doesNotContain("\033");
        ClipLibrary opened = ClipLibrary.open(library);
        opened.verifyAll();
        assertThat(opened.problems()).isEmpty();
        assertThat(opened.clips()).extracting(Clip::title).containsExactly("Chuông");
        assertThat(library.resolve("zxx/chuong.opus")).exists();
        assertThat(foldersLeft()).containsExactly("library");
    }

    @Test
    void refusalGivesAReasonAndKeepsTheLibraryUnchanged() throws IOException {
        assertThat(run(silent, "--language", "zxx")).isEqualTo(1);
        assertThat(said())
                .contains("Không nhận bản ghi này.")
                .contains("Cả bản ghi im lặng ở 00:00–00:04. Hãy kiểm tra micrô");
        assertThat(ClipLibrary.open(library).clips()).isEmpty();
        assertThat(foldersLeft()).containsExactly("library");
    }

    @Test
    void oneRefusalSetsTheExitCodeAndTheOthersAreAdmitted() {
        assertThat(run(silent, good.toString(), "--language", "zxx")).isEqualTo(1);
        assertThat(ClipLibrary.open(library).clips())
                .extracting(Clip::title)
                .containsExactly("chuông");
    }

    @Test
    void checkWritesNothing() throws IOException {
        assertThat(run(good, "--language", "zxx", "--check")).isZero();
        assertThat(said()).contains("Đã nhận bản ghi.");
        assertThat(ClipLibrary.open(library).clips()).isEmpty();
        assertThat(library.resolve("zxx")).doesNotExist();
    }

    @Test
    void jsonOptionPrintsOneLinePerFile() {
        assertThat(run(good, silent.toString(), "--language", "zxx", "--json")).isEqualTo(1);
        List<String> lines = said().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).startsWith("{").contains("\"taken\":true", "\"lufs\":-1");
        assertThat(lines.getLast()).contains("\"taken\":false", "\"ALL_SILENT\"", "00:00–00:04");
    }

    @Test
    void allInvalidArgumentsAreReportedAtOnce() {
        assertThat(run(good, "--language", "tày", "--loud", "--target", "5")).isEqualTo(2);
        assertThat(complained())
                .contains("--language: not a language tag: 'tày'", "--loud", "5 LUFS")
                .contains("audio-assets/ingest TỆP");
        assertThat(run(good)).isEqualTo(2);
        assertThat(complained()).contains("thiếu --language");
        assertThat(library).doesNotExist();
    }

    @Test
    void everyFileIsAnsweredWhateverComesBeforeIt() throws IOException {
        Path folder = Files.createDirectory(top.resolve("thư mục"));
        Path text = Files.writeString(top.resolve("công văn.mp3"), "Kính gửi bà con");

        int code =
                run(
                        top.resolve("không có.wav"),
                        folder.toString(),
                        text.toString(),
                        good.toString(),
                        "--language",
                        "zxx");

        assertThat(code).isEqualTo(1);
        assertThat(said())
                .contains("Không tìm thấy tệp này.")
                .contains("Đây là thư mục")
                .contains("Đây không phải là tệp âm thanh")
                .contains("Đã nhận bản ghi.");
        assertThat(ClipLibrary.open(library).clips()).hasSize(1);
    }

    @Test
    void aNameOfOtherCompositionIsFound() throws IOException {
        Path apart = top.resolve(Normalizer.normalize("tiếng.wav", Normalizer.Form.NFD));
        Files.copy(good, apart);

        assertThat(run(top.resolve("tiếng.wav"), "--language", "zxx")).isZero();
        assertThat(ClipLibrary.open(library).clips())
                .extracting(Clip::title)
                .containsExactly("tiếng");
    }

    @Test
    void anUnusableTitleIsAnsweredForItsFileAlone() throws IOException {
        Path noName = Files.copy(good, top.resolve("a".repeat(240) + ".wav"));

        assertThat(run(noName, good.toString(), "--language", "zxx")).isEqualTo(2);
        assertThat(said()).contains("Tên bản ghi không dùng được", "Đã nhận bản ghi.");
    }

    @Test
    void terminalShowsOneProgressBar() {
        var bar = new ProgressBar(new PrintStream(err, true, StandardCharsets.UTF_8));
        var tool = new IngestTool(stream(out), bar, stream(err));
        assertThat(
                        tool.run(
                                List.of(
                                        good.toString(),
                                        "--language",
                                        "zxx",
                                        "--into",
                                        library.toString())))
                .isZero();
        assertThat(complained()).contains("\r\033[K", "░", "█").doesNotContain("\n");
    }

    private int run(Path file, String... more) {
        var words = new ArrayList<>(List.of(file.toString()));
        words.addAll(List.of(more));
        words.addAll(List.of("--into", library.toString()));
        return new IngestTool(stream(out), new ProgressLines(stream(err)), stream(err)).run(words);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String complained() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private List<String> foldersLeft() throws IOException {
        try (Stream<Path> files = Files.list(top)) {
            return files.filter(Files::isDirectory)
                    .map(folder -> String.valueOf(folder.getFileName()))
                    .toList();
        }
    }

    private static byte[] wav(int peak) {
        short[] samples = new short[4 * RATE];
        for (int i = 0; i < samples.length; i++) {
            double swell = 0.6 + 0.4 * Math.sin(2 * Math.PI * 3 * i / RATE);
            samples[i] = (short) (peak * swell * Math.sin(2 * Math.PI * 523 * i / RATE));
        }
        return Wav.bytes(new Pcm(RATE, 1, samples));
    }
}
