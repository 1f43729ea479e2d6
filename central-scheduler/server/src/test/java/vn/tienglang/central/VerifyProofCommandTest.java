package vn.tienglang.central;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.central.proof.VerifyProofCommand;
import vn.tienglang.office.proof.ProofSamples;
import vn.tienglang.office.proof.ProofWorld;

/** The command that verifies a bundle, with files on disk. */
final class VerifyProofCommandTest {
    @TempDir Path folder;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final ProofWorld world = new ProofWorld();

    private Path file(Map<String, byte[]> files) throws IOException {
        Path bundle = folder.resolve("bundle.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(bundle))) {
            for (var one : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(one.getKey()));
                zip.write(one.getValue());
                zip.closeEntry();
            }
        }
        return bundle;
    }

    private int verify(Path bundle, String... options) {
        var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        String[] arguments = new String[options.length + 2];
        arguments[0] = "verify-proof";
        arguments[1] = bundle.toString();
        System.arraycopy(options, 0, arguments, 2, options.length);
        return new Main(() -> Instant.EPOCH, out, out, "").run(arguments);
    }

    @Test
    void aGenuineBundleIsGenuineAndItsMinutesArePrinted() throws IOException {
        world.join("ls-dong-kinh");
        Path bundle = file(world.airAll().cosign().export());
        String key = ProofSamples.KEY.text();
        String witness = ProofSamples.WITNESS_KEY.text();
        assertThat(verify(bundle, "--key", key, "--witness", witness))
                .isEqualTo(VerifyProofCommand.GENUINE);
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("witnessed by phong-van-hoa at 2026-12-05T")
                .contains("minutes vi: proven 30.0, claimed 60.0")
                .contains("GENUINE, whole");
        assertThat(verify(bundle, "--key", key)).isEqualTo(VerifyProofCommand.NOT_WHOLE);
        assertThat(verify(bundle, "--key", witness)).isEqualTo(VerifyProofCommand.TAMPERED);
    }

    @Test
    void whatIsNoBundleIsRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "hello");
        assertThat(verify(text, "--key", ProofSamples.KEY.text()))
                .isEqualTo(VerifyProofCommand.TAMPERED);
        assertThat(verify(folder.resolve("none"), "--key", ProofSamples.KEY.text())).isEqualTo(1);
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("cannot be read");
        assertThat(verify(text)).isEqualTo(1);
    }
}
