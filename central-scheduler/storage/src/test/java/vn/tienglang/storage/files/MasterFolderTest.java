package vn.tienglang.storage.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.office.recording.MasterStore;
import vn.tienglang.office.recording.TestFolders;
import vn.tienglang.office.recording.UploadResult;
import vn.tienglang.office.recording.UploadRules;

final class MasterFolderTest {
    private static final int BYTES_AT_MOST = 100_000;

    @TempDir Path folder;

    private MasterStore open(long freeBytes) {
        return MasterFolder.open(
                folder, new UploadRules(BYTES_AT_MOST, freeBytes, 1, Duration.ofDays(1)));
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (i / 7);
        }
        return bytes;
    }

    private static UploadResult receive(MasterStore masters, byte[] bytes) throws IOException {
        return masters.receive(new ByteArrayInputStream(bytes));
    }

    private List<String> incoming() {
        return TestFolders.names(folder.resolve("incoming"));
    }

    private List<String> masters() {
        return TestFolders.names(folder.resolve("masters"));
    }

    @Test
    void anUploadBecomesAMasterUnderTheHashOfItsBytes() throws IOException {
        MasterStore masters = open(0);
        byte[] sent = bytes(BYTES_AT_MOST);

        var upload = (UploadResult.Complete) receive(masters, sent);
        assertThat(upload.id()).isEqualTo(ClipId.of(sent));
        assertThat(upload.bytes()).isEqualTo(BYTES_AT_MOST);
        assertThat(masters.find(upload.id())).isEmpty();

        masters.keep(upload);
        assertThat(masters.find(upload.id()).orElseThrow()).hasBinaryContent(sent);
        assertThat(masters()).containsExactly(upload.id().value());
        assertThat(incoming()).isEmpty();
    }

    @Test
    void theSameBytesAreKeptOnce() throws IOException {
        MasterStore masters = open(0);
        masters.keep((UploadResult.Complete) receive(masters, bytes(9)));
        var again = (UploadResult.Complete) receive(masters, bytes(9));

        masters.keep(again);

        assertThat(masters()).containsExactly(again.id().value());
        assertThat(incoming()).isEmpty();
    }

    @Test
    void aMasterOfTheWrongLengthIsReplacedByTheUpload() throws IOException {
        MasterStore masters = open(0);
        var upload = (UploadResult.Complete) receive(masters, bytes(9));
        Files.write(folder.resolve("masters").resolve(upload.id().value()), bytes(4));

        masters.keep(upload);

        assertThat(masters.find(upload.id()).orElseThrow()).hasBinaryContent(bytes(9));
    }

    @Test
    void anUploadThatIsEmptyOrTooLargeLeavesNoFile() throws IOException {
        MasterStore masters = open(0);

        assertThat(receive(masters, new byte[0])).isEqualTo(new UploadResult.Empty());
        assertThat(receive(masters, bytes(BYTES_AT_MOST + 1)))
                .isEqualTo(new UploadResult.TooLarge(BYTES_AT_MOST));

        assertThat(incoming()).isEmpty();
        assertThat(masters()).isEmpty();
    }

    @Test
    void anUploadThatBreaksOffLeavesNoFile() {
        MasterStore masters = open(0);
        var broken =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("connection reset");
                    }

                    @Override
                    public int read(byte[] bytes, int offset, int length) throws IOException {
                        return read();
                    }
                };

        assertThatThrownBy(() ->
                        masters.receive(
                                new SequenceInputStream(
                                        new ByteArrayInputStream(bytes(50)), broken)))
                .isInstanceOf(IOException.class);

        assertThat(incoming()).isEmpty();
    }

    @Test
    void roomIsWhatIsLeftAboveTheSpaceToKeepFree() throws IOException {
        assertThat(open(0).hasRoom(BYTES_AT_MOST)).isTrue();
        assertThat(open(0).hasRoom(Long.MAX_VALUE)).isFalse();
        assertThat(open(Long.MAX_VALUE).hasRoom(0)).isFalse();
    }

    @Test
    void aDiscardedUploadAndARemovedMasterAreDeletedOnceOrTwice() throws IOException {
        MasterStore masters = open(0);
        var discarded = (UploadResult.Complete) receive(masters, bytes(5));
        var kept = (UploadResult.Complete) receive(masters, bytes(6));
        masters.keep(kept);

        for (int i = 0; i < 2; i++) {
            masters.discard(discarded);
            masters.remove(kept.id());
        }

        assertThat(incoming()).isEmpty();
        assertThat(masters()).isEmpty();
        assertThat(masters.find(kept.id())).isEmpty();
    }

    @Test
    void openingDeletesUnfinishedUploadsAndKeepsMasters() throws IOException {
        MasterStore before = open(0);
        var kept = (UploadResult.Complete) receive(before, bytes(6));
        before.keep(kept);
        receive(before, bytes(7));
        assertThat(incoming()).hasSize(1);

        MasterStore after = open(0);

        assertThat(incoming()).isEmpty();
        assertThat(after.find(kept.id())).isPresent();
    }

    @Test
    void aFolderThatCannotBeCreatedIsReportedWithItsName() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(
                        () -> MasterFolder.open(file, new UploadRules(1, 0, 1, Duration.ofDays(1))))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot write recordings to " + file);
    }
}
