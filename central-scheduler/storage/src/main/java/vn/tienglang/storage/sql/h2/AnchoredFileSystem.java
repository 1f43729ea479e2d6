package vn.tienglang.storage.sql.h2;

import java.io.IOException;
import java.nio.channels.FileChannel;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * File system of H2 with the scheme {@code anchored:}, around any other file system of H2. Its
 * files keep the store header up to date, see {@link AnchoredFile}. Public with a public
 * constructor, because H2 creates objects of it.
 */
public final class AnchoredFileSystem extends FilePathWrapper {
    /** Prefix of file names, before the scheme of the file system below. */
    public static final String SCHEME = "anchored";

    /** Called by H2 for each path. */
    public AnchoredFileSystem() {}

    /** Makes the scheme known to H2; more calls change nothing. */
    public static void register() {
        FilePath.register(new AnchoredFileSystem());
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        FileChannel file = super.open(mode);
        return mode.contains("w") ? new AnchoredFile(file) : file;
    }
}
