package vn.tienglang.pages.people;

import vn.tienglang.pages.html.PageFrame;

/**
 * The door.
 *
 * @param login what was typed before
 * @param back where to go afterwards
 */
public record SignInPage(PageFrame frame, String login, String back) {}
