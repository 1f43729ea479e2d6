package vn.tienglang.central.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import vn.tienglang.office.people.PasswordHash;
import vn.tienglang.office.people.PasswordHasher;
import vn.tienglang.office.people.PasswordHasher.Check;

final class BouncyCastleArgon2Test {
    private final PasswordHasher passwords =
            new PasswordHasher(new BouncyCastleArgon2(), new SecureRandom());

    /** Test vector of the reference program of RFC 9106 for these costs. */
    @Test
    void aHashOfTheReferenceProgramIsVerified() {
        var reference =
                new PasswordHash(
                        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ"
                                + "$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");

        assertThat(passwords.check("password", reference)).isEqualTo(Check.RIGHT);
        assertThat(passwords.check("Password", reference)).isEqualTo(Check.WRONG);
    }

    @Test
    void aHashWithTheUsualCostsIsVerified() {
        PasswordHash hash = passwords.hash("chợ Kỳ Lừa sáng sớm");

        assertThat(passwords.check("chợ Kỳ Lừa sáng sớm", hash)).isEqualTo(Check.RIGHT);
        assertThat(passwords.check("chợ Kỳ Lừa sáng Sớm", hash)).isEqualTo(Check.WRONG);
    }
}
