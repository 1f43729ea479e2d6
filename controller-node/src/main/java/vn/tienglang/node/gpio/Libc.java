package vn.tienglang.node.gpio;

import java.lang.foreign.MemorySegment;

/** The few calls of the C library that a pin needs. */
interface Libc {
    /**
     * Opens a file for reading and writing, not handed on to other programs.
     *
     * @return its descriptor
     */
    int open(String path) throws Errno;

    /** Asks a driver for something; what it reads and writes is in {@code argument}. */
    void ioctl(int descriptor, long request, MemorySegment argument) throws Errno;

    /** Lets go of a descriptor; whatever that says, it is gone. */
    void close(int descriptor);

    /** A call failed, with the reason that Linux gives. */
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
