package vn.tienglang.central.web.page;

/**
 * A new password.
 *
 * @param login whose, for password managers
 * @param oneTime true when the present one was made up by the centre, and is not asked for
 */
public record PasswordPage(Frame frame, String login, boolean oneTime) {}
