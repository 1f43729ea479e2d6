package vn.tienglang.pages.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class UploadedDocumentsTest {
    private Instant now = Instant.parse("2026-11-21T01:00:00Z");
    private final UploadedDocuments documents = new UploadedDocuments(() -> now);

    private static byte[] document(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void theLatestDocumentOfEachPersonWaits() {
        String first = documents.put("lan", document("1"));
        String other = documents.put("hoa", document("1"));
        assertThat(other).isEqualTo(first);
        String second = documents.put("lan", document("2"));
        assertThat(documents.find("lan", first)).isEmpty();
        assertThat(documents.find("lan", second)).contains(document("2"));
        assertThat(documents.find("hoa", first)).contains(document("1"));
        assertThat(documents.find("minh", first)).isEmpty();
    }

    @Test
    void aDocumentWaitsHalfAnHour() {
        String digest = documents.put("lan", document("1"));
        now = now.plus(UploadedDocuments.KEPT).minusMillis(1);
        assertThat(documents.find("lan", digest)).isPresent();
        now = now.plusMillis(1);
        assertThat(documents.find("lan", digest)).isEmpty();
    }

    @Test
    void theOldestOfTooManyGoes() {
        String digest = documents.put("p0", document("x"));
        for (int person = 1; person < UploadedDocuments.OFFICERS_MOST; person++) {
            documents.put("p" + person, document("x"));
        }
        assertThat(documents.find("p0", digest)).isPresent();
        documents.put("one more", document("x"));
        assertThat(documents.find("p0", digest)).isEmpty();
        assertThat(documents.find("p1", digest)).isPresent();
    }

    @Test
    void aRemovedDocumentIsGone() {
        String digest = documents.put("lan", document("1"));
        documents.remove("lan");
        assertThat(documents.find("lan", digest)).isEmpty();
    }
}
