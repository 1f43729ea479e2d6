package vn.tienglang.central.crypto;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import vn.tienglang.office.people.Argon2;

/** Argon2id by Bouncy Castle. */
public final class BouncyCastleArgon2 implements Argon2 {
    /** Function without state. */
    public BouncyCastleArgon2() {}

    @Override
    public byte[] hash(
            byte[] password, byte[] salt, int memoryKib, int passes, int lanes, int bytes) {
        var argon2 = new Argon2BytesGenerator();
        argon2.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(memoryKib)
                        .withIterations(passes)
                        .withParallelism(lanes)
                        .withSalt(salt)
                        .build());
        byte[] hash = new byte[bytes];
        argon2.generateBytes(password, hash);
        return hash;
    }
}
