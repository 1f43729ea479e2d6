package vn.tienglang.pages.people;

import vn.tienglang.pages.html.PageFrame;

/**
 * Page to sign in.
 *
 * @param login the login that was typed
 * @param back path of the next page
 */
public record SignInPage(PageFrame frame, String login, String back) {}
