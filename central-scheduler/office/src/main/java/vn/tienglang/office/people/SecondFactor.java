package vn.tienglang.office.people;

import java.util.List;

/**
 * Second factor of an account: the key of a TOTP app (RFC 6238) and the recovery codes.
 *
 * @param login the account
 * @param key the shared key, 20 random bytes as lower-case hexadecimal digits
 * @param confirmed whether the person has shown a right code; before that it is not asked for
 * @param lastStep the last time step of 30 s whose code was accepted; a code counts once
 * @param recoveryCodes SHA-256 of each unused recovery code, as hexadecimal digits
 */
public record SecondFactor(
        Login login, String key, boolean confirmed, long lastStep, List<String> recoveryCodes) {
    /** Takes a copy. */
    public SecondFactor {
        recoveryCodes = List.copyOf(recoveryCodes);
    }

    /** Without the key, so that no log contains it. */
    @Override
    public String toString() {
        return "SecondFactor[" + login + "]";
    }
}
