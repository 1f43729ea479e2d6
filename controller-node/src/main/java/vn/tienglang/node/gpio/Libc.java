package vn.tienglang.node.gpio;

import java.lang.foreign.MemorySegment;

/** Calls of the C library that a pin needs. */
interface Libc {
    /**
     * Opens a file for reading and writing, not inherited by other programs.
     *
     * @return its descriptor
     */
    int open(String path) throws Errno;

    /** Sends a request to a driver, which reads and writes {@code argument}. */
    void ioctl(int descriptor, long request, MemorySegment argument) throws Errno;

    /** Closes a descriptor; it is closed even if the call fails. */
    void close(int descriptor);

    /** Failure of a call, with its error number. */
    final class Errno extends Exception {
        static final int EPERM = 1;
        static final int ENOENT = 2;
        static final int EACCES = 13;
        static final int EBUSY = 16;
        static final int ENODEV = 19;
        static final int EINVAL = 22;
        static final int ENOTTY = 25;

        private static final long serialVersionUID = 1L;

        private final int code;

        Errno(String call, int code) {
            super(call + ": errno " + code);
            this.code = code;
        }

        int code() {
            return code;
        }
    }
}
