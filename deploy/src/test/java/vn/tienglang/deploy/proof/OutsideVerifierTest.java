package vn.tienglang.deploy.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.airtime.asrun.AsRunLog;
import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.office.proof.ProofSamples;
import vn.tienglang.office.proof.ProofWorld;

/** The documented format, verified by a script of Python and by openssl. */
final class OutsideVerifierTest {
    private static final String STATION = "stations/ls-dong-kinh.txt";
    @TempDir Path folder;
    private final ProofWorld world = new ProofWorld();

    private record Answer(int code, String text) {}

    private static Path script() {
        Path top = Path.of("").toAbsolutePath();
        while (!Files.exists(top.resolve("deploy/proof/verify.py"))) {
            top = Objects.requireNonNull(top.getParent(), "the top folder is not above");
        }
        return top.resolve("deploy/proof/verify.py");
    }

    private Answer verify(Map<String, byte[]> files) throws IOException, InterruptedException {
        Path bundle = folder.resolve("bundle.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(bundle))) {
            for (var one : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(one.getKey()));
                zip.write(one.getValue());
                zip.closeEntry();
            }
        }
        var command =
                new ArrayList<String>(
                        List.of(
                                "python3",
                                script().toString(),
                                bundle.toString(),
                                "--key",
                                ProofSamples.KEY.text(),
                                "--witness",
                                ProofSamples.WITNESS_KEY.text()));
        Process python = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(python.waitFor(), text);
    }

    private static void replace(Map<String, byte[]> files, String old, String next) {
        String text = new String(files.get(STATION), StandardCharsets.UTF_8);
        assertThat(text).contains(old);
        files.put(STATION, text.replace(old, next).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anExportedMonthIsVerifiedByPythonAndOpenssl() throws Exception {
        world.join("ls-dong-kinh");
        world.airAll().cosign();
        assertThat(verify(world.export())).isEqualTo(new Answer(0, "vi 30.0 60.0\n"));
        Map<String, byte[]> forged = world.export();
        replace(forged, "COMMANDED", "RENDERED");
        Answer answer = verify(forged);
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.text())
                .contains("the list of files is not that of the bundle")
                .contains("is not signed by the station");
    }

    @Test
    void missingRangesAndTheLackOfAWitnessAreShown() throws Exception {
        var station = world.join("ls-dong-kinh");
        var day = ProofWorld.MONTH.atDay(10);
        AsRunLog end = world.air(AsRunLog.empty(station, new ChainId("c-1")), day);
        end = world.lose(end, 3);
        world.air(end, day.plusDays(3));
        world.checkpoint(day.plusDays(3));
        Answer answer = verify(world.export());
        assertThat(answer.code()).isEqualTo(3);
        assertThat(answer.text())
                .contains("NOT_WITNESSED")
                .contains("entries 3 to 5 are stated as missing")
                .doesNotContain("TAMPERED");
    }
}
