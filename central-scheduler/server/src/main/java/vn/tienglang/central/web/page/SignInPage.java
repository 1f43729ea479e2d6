package vn.tienglang.central.web.page;

/**
 * The door.
 *
 * @param login what was typed before
 * @param back where to go afterwards
 */
public record SignInPage(Frame frame, String login, String back) {}
