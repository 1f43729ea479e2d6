package vn.tienglang.pages.http;

import io.javalin.security.RouteRole;

/** Who may pass a route. Every route names its door; one that names none is for officers. */
public enum RouteAccess implements RouteRole {
    /** Everybody. */
    OPEN,
    /** Whoever is signed in, a one-time password included. */
    PASSWORD,
    /** Whoever is signed in with a password of their own. */
    OFFICER,
    /** The same, yet by a page that refreshes itself: no sign that a person is there. */
    UNATTENDED
}
