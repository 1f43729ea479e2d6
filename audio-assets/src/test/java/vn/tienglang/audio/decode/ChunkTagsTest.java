package vn.tienglang.audio.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChunkTagsTest {
    @TempDir private Path folder;

    private static byte[] chunk(ByteOrder order, String name, byte[] body) {
        return ByteBuffer.allocate(8 + body.length + body.length % 2)
                .order(order)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .putInt(body.length)
                .put(body)
                .array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private RecordingDevice device(NativeFormat format, byte[]... chunks) throws IOException {
        var out = new ByteArrayOutputStream();
        out.writeBytes(ascii("RIFF\0\0\0\0WAVE"));
        for (byte[] chunk : chunks) {
            out.writeBytes(chunk);
        }
        return ChunkTags.device(format, Files.write(folder.resolve("file"), out.toByteArray()));
    }

    private static byte[] wav(String name, byte[] body) {
        return chunk(ByteOrder.LITTLE_ENDIAN, name, body);
    }

    @Test
    void theOriginatorOfABroadcastWavIsARecorder() throws IOException {
        byte[] bext = new byte[602];
        System.arraycopy(ascii("ZOOM H4n"), 0, bext, 256, 8);
        assertThat(device(NativeFormat.WAV, wav("fmt ", new byte[17]), wav("bext", bext)))
                .isEqualTo(RecordingDevice.RECORDER);
        assertThat(device(NativeFormat.WAV, wav("bext", new byte[602])))
                .isEqualTo(RecordingDevice.UNKNOWN);
    }

    @Test
    void listInfoAndAnnotationsAreRead() throws IOException {
        byte[] info = ascii("INFOINAM\3\0\0\0abc\0ITCH\2\0\0\0Na");
        assertThat(device(NativeFormat.WAV, wav("data", new byte[5]), wav("LIST", info)))
                .isEqualTo(RecordingDevice.RECORDER);
        byte[] anno = chunk(ByteOrder.BIG_ENDIAN, "ANNO", ascii("com.apple.VoiceMemos"));
        assertThat(device(NativeFormat.AIFF, anno)).isEqualTo(RecordingDevice.APPLE);
    }

    @Test
    void hostileChunksAreNoTags() throws IOException {
        assertThat(device(NativeFormat.WAV)).isEqualTo(RecordingDevice.UNKNOWN);
        assertThat(device(NativeFormat.WAV, ascii("bext\377\377\377\377")))
                .isEqualTo(RecordingDevice.UNKNOWN);
        assertThat(device(NativeFormat.WAV, wav("LIST", ascii("INFOISFT\377\377\377\377x"))))
                .isEqualTo(RecordingDevice.UNKNOWN);
        assertThat(device(NativeFormat.WAV, wav("LIST", new byte[1])))
                .isEqualTo(RecordingDevice.UNKNOWN);
    }
}
