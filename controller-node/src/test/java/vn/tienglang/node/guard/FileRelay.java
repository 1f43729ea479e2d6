package vn.tienglang.node.guard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import vn.tienglang.node.port.Relay;
import vn.tienglang.node.port.RelayState;

/**
 * Relay whose state is the content of a file, and whose line is the lock of that file. Like a line
 * of a Raspberry Pi, it keeps its level when its owner dies, and belongs to one process at a time.
 */
final class FileRelay implements Relay {
    private final FileChannel file;

    FileRelay(Path path) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (file.tryLock() == null) {
            throw new IOException("the line is held by another program");
        }
        var _ = drive(RelayState.OPEN);
    }

    @Override
    public String description() {
        return "tệp";
    }

    @Override
    public boolean isReal() {
        return true;
    }

    @Override
    public RelayState drive(RelayState wanted) {
        try {
            byte[] text = "%-6s%n".formatted(wanted).getBytes(StandardCharsets.US_ASCII);
            file.write(ByteBuffer.wrap(text), 0);
            return wanted;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        var _ = drive(RelayState.OPEN);
    }
}
