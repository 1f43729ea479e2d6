package vn.tienglang.planner.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/**
 * Golden files of the stored format. They must stay readable for years and are never changed; a new
 * format version gets additional files.
 */
class GoldenFileTest {
    @Test
    void writtenJsonEqualsTheGoldenFile() throws IOException {
        for (PlanItemSamples.Sample sample : PlanItemSamples.all()) {
            assertThat(sample.text()).as(sample.file()).isEqualTo(golden(sample.file()));
        }
    }

    @Test
    void goldenFileIsReadAsTheSameValue() throws IOException {
        for (PlanItemSamples.Sample sample : PlanItemSamples.all()) {
            assertThat((Object) sample.reading().apply(golden(sample.file())))
                    .as(sample.file())
                    .isEqualTo(new DocumentResult.Parsed<>(sample.thing()));
        }
    }

    static String golden(String name) throws IOException {
        try (InputStream in =
                GoldenFileTest.class.getResourceAsStream("/plan/1/" + name + ".json")) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
