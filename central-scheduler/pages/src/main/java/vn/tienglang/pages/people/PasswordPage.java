package vn.tienglang.pages.people;

import vn.tienglang.pages.html.PageFrame;

/**
 * A new password.
 *
 * @param login whose, for password managers
 * @param oneTime true when the present one was made up by the centre, and is not asked for
 */
public record PasswordPage(PageFrame frame, String login, boolean oneTime) {}
