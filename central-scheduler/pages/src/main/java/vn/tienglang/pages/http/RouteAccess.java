package vn.tienglang.pages.http;

import io.javalin.security.RouteRole;
import java.util.List;
import java.util.Map;
import vn.tienglang.office.people.AccessPermission;
import vn.tienglang.pages.access.PathObject;

/**
 * Access that a route requires: how far the person must be signed in, and the permission on the
 * units concerned. A route that names none is refused to everybody.
 *
 * @param signIn how far the person must be signed in
 * @param permissions of which one is needed; empty when signing in is enough
 * @param object what the path names
 * @param isChange whether it changes something, so that the units in the fields count too
 * @param byKind whether the kind of plan item in the path decides about the permission
 */
public record RouteAccess(
        SignIn signIn,
        List<AccessPermission> permissions,
        PathObject object,
        boolean isChange,
        boolean byKind)
        implements RouteRole {
    /** Everybody. */
    public static final RouteAccess OPEN = signedIn(SignIn.NOBODY);

    /** Users who show, or have still to show, their second factor. */
    public static final RouteAccess FACTOR = signedIn(SignIn.FACTOR);

    /** Users who are signed in, also with a one-time password. */
    public static final RouteAccess PASSWORD = signedIn(SignIn.ONE_TIME);

    /**
     * Users who are signed in with their own password, whatever their roles: names of units, their
     * own account.
     */
    public static final RouteAccess OFFICER = signedIn(SignIn.PERSON);

    /** Readers of any unit, for a page that refreshes itself: it does not extend the session. */
    public static final RouteAccess UNATTENDED =
            new RouteAccess(
                    SignIn.UNATTENDED,
                    List.of(AccessPermission.READ),
                    PathObject.NONE,
                    false,
                    false);

    /** Readers of any unit. */
    public static final RouteAccess READER = reads(PathObject.NONE);

    /** How far a person must be signed in. */
    public enum SignIn {
        /** Not at all. */
        NOBODY,
        /** With a right password; the second factor may still be missing. */
        FACTOR,
        /** Also with a one-time password. */
        ONE_TIME,
        /** With their own password. */
        PERSON,
        /** With their own password; the request does not extend the session. */
        UNATTENDED
    }

    /** Takes a copy. */
    public RouteAccess {
        permissions = List.copyOf(permissions);
    }

    private static RouteAccess signedIn(SignIn signIn) {
        return new RouteAccess(signIn, List.of(), PathObject.NONE, false, false);
    }

    /** Reading of the object in the path. */
    public static RouteAccess reads(PathObject object) {
        return new RouteAccess(SignIn.PERSON, List.of(AccessPermission.READ), object, false, false);
    }

    /** A form, for people who have the permission on the object in the path. */
    public static RouteAccess form(AccessPermission permission, PathObject object) {
        return new RouteAccess(SignIn.PERSON, List.of(permission), object, false, false);
    }

    /** A change of the object in the path, and of every unit that the fields name. */
    public static RouteAccess changes(AccessPermission permission, PathObject object) {
        return new RouteAccess(SignIn.PERSON, List.of(permission), object, true, false);
    }

    /** A change that people with one of two permissions may do. */
    public static RouteAccess changes(
            AccessPermission one, AccessPermission other, PathObject object) {
        return new RouteAccess(SignIn.PERSON, List.of(one, other), object, true, false);
    }

    /** A change of the plan item in the path; its kind decides about the permission. */
    public static RouteAccess changesPlanItem() {
        return new RouteAccess(
                SignIn.PERSON,
                List.of(AccessPermission.ADMINISTER_RULES),
                PathObject.PLAN_ITEM,
                true,
                true);
    }

    /** The permissions of which one is needed for a request with this path. */
    List<AccessPermission> needed(Map<String, String> path) {
        return byKind ? List.of(PathObject.changeOf(path)) : permissions;
    }
}
