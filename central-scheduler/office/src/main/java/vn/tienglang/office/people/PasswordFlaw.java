package vn.tienglang.office.people;

/** Flaw of a password. */
public enum PasswordFlaw {
    /** Fewer than {@link PasswordHasher#CHARACTERS_AT_LEAST} characters. */
    TOO_SHORT,
    /** More than {@link PasswordHasher#CHARACTERS_AT_MOST} characters. */
    TOO_LONG,
    /** It equals the login. */
    IS_LOGIN,
    /** It equals the present password. */
    IS_OLD_ONE,
    /** Fewer than five different characters. */
    TOO_PLAIN
}
