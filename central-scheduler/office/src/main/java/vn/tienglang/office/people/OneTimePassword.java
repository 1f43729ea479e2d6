package vn.tienglang.office.people;

import java.security.SecureRandom;

/**
 * A password the centre made up for somebody, to be read off a screen once and typed once. It opens
 * only the page where it is changed.
 *
 * @param login for whom
 * @param value four groups of five letters and digits that cannot be mistaken for each other: 98
 *     random bits
 */
public record OneTimePassword(Login login, String value) {
    private static final String SIGNS = "abcdefghjkmnpqrstuvwxyz23456789";

    static OneTimePassword random(Login login, SecureRandom random) {
        var text = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            if (i > 0 && i % 5 == 0) {
                text.append('-');
            }
            text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return new OneTimePassword(login, text.toString());
    }

    /** Does not show the password: that is printed on purpose or not at all. */
    @Override
    public String toString() {
        return "OneTimePassword[" + login + "]";
    }
}
