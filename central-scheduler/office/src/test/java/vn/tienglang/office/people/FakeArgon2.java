package vn.tienglang.office.people;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Fast substitute of Argon2: SHA-256 over the costs, the salt and the password. */
public final class FakeArgon2 implements Argon2 {
    @Override
    public byte[] hash(
            byte[] password, byte[] salt, int memoryKib, int passes, int lanes, int bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(
                    ByteBuffer.allocate(12).putInt(memoryKib).putInt(passes).putInt(lanes).array());
            digest.update(salt);
            return Arrays.copyOf(digest.digest(password), bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
