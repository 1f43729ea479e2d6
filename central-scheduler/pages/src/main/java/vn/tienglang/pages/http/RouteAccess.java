package vn.tienglang.pages.http;

import io.javalin.security.RouteRole;

/** Access that a route requires. A route that names none is for officers. */
public enum RouteAccess implements RouteRole {
    /** Everybody. */
    OPEN,
    /** Users who are signed in, also with a one-time password. */
    PASSWORD,
    /** Users who are signed in with their own password. */
    OFFICER,
    /** Like OFFICER, for a page that refreshes itself: the request does not extend the session. */
    UNATTENDED
}
