package vn.tienglang.office.people;

/** Argon2id function, version 1.3 (RFC 9106). */
@FunctionalInterface
public interface Argon2 {
    /**
     * The hash of a password. May be called from any thread; takes tens of milliseconds of a core.
     *
     * @param password the bytes of the password
     * @param salt at least 8 bytes
     * @param memoryKib memory used, in KiB
     * @param passes number of passes over the memory, from 1
     * @param lanes degree of parallelism, from 1
     * @param bytes length of the hash, from 4
     */
    byte[] hash(byte[] password, byte[] salt, int memoryKib, int passes, int lanes, int bytes);
}
