package vn.tienglang.audio.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Starts the real program in a process of its own. */
final class MainLocaleTest {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    /** Vietnamese arguments arrived as broken characters, and were taken. */
    @Test
    void localeWithoutUtf8IsRefusedInOneSentence() throws IOException, InterruptedException {
        var builder =
                new ProcessBuilder(
                        List.of(
                                JAVA.toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                "Đài Mẫu Sơn.wav",
                                "--language",
                                "vi"));
        builder.environment().put("LC_ALL", "C");
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isEqualTo(2);
        assertThat(output).contains("is not UTF-8").contains("LC_ALL=C.UTF-8").hasLineCount(1);
    }
}
