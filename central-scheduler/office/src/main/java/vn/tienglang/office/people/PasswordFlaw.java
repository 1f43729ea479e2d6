package vn.tienglang.office.people;

/** Why a password is not taken. */
public enum PasswordFlaw {
    /** Fewer than {@link PasswordHasher#CHARACTERS_AT_LEAST} characters. */
    TOO_SHORT,
    /** More than {@link PasswordHasher#CHARACTERS_AT_MOST} characters. */
    TOO_LONG,
    /** It is the login. */
    IS_LOGIN,
    /** It is the one that was to be changed. */
    IS_OLD_ONE,
    /** Fewer than five different characters. */
    TOO_PLAIN
}
