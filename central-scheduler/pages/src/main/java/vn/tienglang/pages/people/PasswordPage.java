package vn.tienglang.pages.people;

import vn.tienglang.pages.html.PageFrame;

/**
 * Page to set a new password.
 *
 * @param login the login, for password managers
 * @param oneTime whether the current password is a one-time password, which the page does not ask
 *     for
 */
public record PasswordPage(PageFrame frame, String login, boolean oneTime) {}
