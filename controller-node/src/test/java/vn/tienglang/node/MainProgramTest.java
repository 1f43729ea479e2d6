package vn.tienglang.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Starts the real program in a process of its own. */
final class MainProgramTest {
    /**
     * Files with Vietnamese names could not be opened, and the message said nothing of the cause.
     */
    @Test
    void localeWithoutUtf8IsRefusedInOneSentence() throws Exception {
        assertThat(run("C", "cài đặt.properties"))
                .contains("is not UTF-8")
                .contains("LC_ALL=C.UTF-8")
                .endsWith("exit 2")
                .hasLineCount(2);
    }

    @Test
    void vietnameseFileNamesAreOpenedUnderAUtf8Locale() throws Exception {
        assertThat(run("C.UTF-8", "/nowhere/cài đặt.properties"))
                .contains("The settings /nowhere/cài đặt.properties cannot be used")
                .endsWith("exit 1");
    }

    private static String run(String locale, String config) throws Exception {
        var builder =
                new ProcessBuilder(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Dstderr.encoding=UTF-8",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                "--config",
                                config));
        builder.environment().put("LC_ALL", locale);
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return output + "exit " + process.waitFor();
    }
}
