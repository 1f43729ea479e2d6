package vn.tienglang.node.clips;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;

/**
 * Files of an incomplete clip: {@code <id>.part} holds the bytes that have come, {@code <id>.have}
 * lists which parts these are. A part is synced before it is listed, and the list is synced before
 * the part is reported. So after a power cut the list never names a part that is not on disk.
 */
final class PartFile {
    static final String PART = ".part";
    static final String HAVE = ".have";

    /** Bytes of the clip (8), bytes of a part (4); then one byte a part, 1 when it is stored. */
    private static final int HEADER = Long.BYTES + Integer.BYTES;

    private final Path folder;
    private final Path part;
    private final Path have;

    PartFile(Path folder, ClipId clip) {
        this.folder = folder;
        part = folder.resolve(clip.value() + PART);
        have = folder.resolve(clip.value() + HAVE);
    }

    /** Starts an empty list for this clip and overwrites any earlier one. */
    void begin(Clip clip) throws IOException {
        delete();
        ByteBuffer list =
                ByteBuffer.allocate(HEADER + clip.parts())
                        .putLong(clip.bytes())
                        .putInt(clip.partBytes())
                        .clear();
        try (FileChannel file =
                FileChannel.open(have, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            writeFully(file, list, 0);
            file.force(true);
        }
        Files.createFile(part);
        syncNames(folder);
    }

    /** Syncs the folder: a new file is lost in a power cut unless its folder is synced too. */
    static void syncNames(Path folder) throws IOException {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    /** Writes and syncs one part, then the list. */
    void put(Clip clip, int index, ByteBuffer bytes) throws IOException {
        try (FileChannel file = FileChannel.open(part, StandardOpenOption.WRITE)) {
            writeFully(file, bytes, (long) index * clip.partBytes());
            file.force(true);
        }
        try (FileChannel file = FileChannel.open(have, StandardOpenOption.WRITE)) {
            writeFully(file, ByteBuffer.wrap(new byte[] {1}), HEADER + (long) index);
            file.force(true);
        }
    }

    private static void writeFully(FileChannel file, ByteBuffer bytes, long at) throws IOException {
        long position = at;
        while (bytes.hasRemaining()) {
            position += file.write(bytes, position);
        }
    }

    /** Reads the list; an unreadable list counts as empty, and everything is fetched again. */
    ClipFileState read() throws IOException {
        byte[] bytes = Files.readAllBytes(have);
        if (bytes.length < HEADER || !Files.exists(part)) {
            return ClipFileState.NOTHING;
        }
        ByteBuffer list = ByteBuffer.wrap(bytes);
        long clipBytes = list.getLong();
        int partBytes = list.getInt();
        var parts = new BitSet();
        for (int index = 0; list.hasRemaining(); index++) {
            parts.set(index, list.get() == 1);
        }
        return new ClipFileState.Partial(clipBytes, partBytes, parts);
    }

    Path part() {
        return part;
    }

    void delete() throws IOException {
        Files.deleteIfExists(have);
        Files.deleteIfExists(part);
    }

    /** Deletes the list, once the whole clip has its final name. */
    void forgetList() throws IOException {
        Files.deleteIfExists(have);
    }
}
