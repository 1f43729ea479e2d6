package vn.tienglang.storage.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PartialUploadFolderTest {
    @TempDir Path folder;

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void piecesAreAppendedWhereTheyBeginAndSurviveARestart() throws IOException {
        var before = PartialUploadFolder.open(folder);
        assertThat(before.bytes("a")).isZero();
        assertThat(before.append("a", 0, bytes("so"), 10)).isEqualTo(2);
        assertThat(before.append("a", 0, bytes("so"), 10)).isEqualTo(2);
        var after = PartialUploadFolder.open(folder);
        assertThat(after.append("a", 2, bytes("und"), 10)).isEqualTo(5);
        try (InputStream whole = after.open("a")) {
            assertThat(whole.readAllBytes()).asString().isEqualTo("sound");
        }
        assertThat(after.count()).isEqualTo(1);
        after.remove("a");
        after.remove("a");
        assertThat(after.count()).isZero();
    }

    @Test
    void aPieceThatBreaksOffKeepsWhatCame() throws IOException {
        var uploads = PartialUploadFolder.open(folder);
        InputStream broken =
                new SequenceInputStream(
                        bytes("so"),
                        new InputStream() {
                            @Override
                            public int read() throws IOException {
                                throw new IOException("the link broke");
                            }

                            @Override
                            public int read(byte[] into, int from, int most) throws IOException {
                                return read();
                            }
                        });
        assertThatThrownBy(() -> uploads.append("a", 0, broken, 10))
                .isInstanceOf(IOException.class);
        assertThat(uploads.bytes("a")).isEqualTo(2);
    }

    @Test
    void moreThanTheMostIsNotTaken() throws IOException {
        var uploads = PartialUploadFolder.open(folder);
        assertThat(uploads.append("a", 0, bytes("sound"), 4)).isZero();
        assertThat(uploads.append("a", 0, bytes("soun"), 4)).isEqualTo(4);
    }

    @Test
    void anUploadThatStoppedLongAgoIsDeleted() throws IOException {
        var uploads = PartialUploadFolder.open(folder);
        uploads.append("old", 0, bytes("x"), 4);
        uploads.append("new", 0, bytes("x"), 4);
        Instant now = Instant.parse("2026-11-30T00:00:00Z");
        Files.setLastModifiedTime(folder.resolve("old"), FileTime.from(now.minusSeconds(60)));
        Files.setLastModifiedTime(folder.resolve("new"), FileTime.from(now));
        uploads.removeOlderThan(now);
        assertThat(uploads.bytes("old")).isZero();
        assertThat(uploads.bytes("new")).isEqualTo(1);
    }

    @Test
    void aFolderThatCannotBeWrittenIsReported() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> PartialUploadFolder.open(file))
                .isInstanceOf(UncheckedIOException.class);
    }
}
