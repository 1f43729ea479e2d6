package vn.tienglang.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.office.people.AccessPermission;
import vn.tienglang.office.people.Login;
import vn.tienglang.office.people.Role;
import vn.tienglang.office.people.RoleGrant;
import vn.tienglang.pages.access.PathObject;
import vn.tienglang.pages.http.RouteAccess;

/**
 * Walks every route with every role and branch: what a role does not contain, and what lies outside
 * its branch, is refused before the handler runs. A route that declares nothing fails the test.
 */
final class AccessMatrixTest {
    /** What people may do without a role: about their own account, or names of units. */
    private static final Set<String> WITHOUT_ROLE =
            Set.of(
                    "GET /api/1/areas",
                    "GET /api/1/languages",
                    "GET /tai-khoan",
                    "POST /ngon-ngu/{language}",
                    "POST /tai-khoan/ma",
                    "POST /tai-khoan/ma/xac-nhan",
                    "POST /tai-khoan/ma/bo",
                    "POST /tai-khoan/phien/{session}");

    /** The commune of the roles, the province above it, and another province's commune. */
    private static final AreaCode INSIDE = new AreaCode("06238");

    private static final AreaCode PARENT = new AreaCode("20");
    private static final AreaCode OUTSIDE = new AreaCode("05980");

    private final PagesFixture fixture = new PagesFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private List<Endpoint> endpoints() {
        return fixture.server.javalin().unsafe.internalRouter.allHttpHandlers().stream()
                .map(route -> route.endpoint)
                .filter(endpoint -> endpoint.method.isHttpMethod())
                .toList();
    }

    private static Optional<RouteAccess> access(Endpoint endpoint) {
        return Optional.ofNullable(endpoint.metadata(io.javalin.security.Roles.class)).stream()
                .flatMap(roles -> roles.getRoles().stream())
                .filter(RouteAccess.class::isInstance)
                .map(RouteAccess.class::cast)
                .findFirst();
    }

    @Test
    void everyRouteDeclaresItsAccess() {
        var withoutRole = new TreeSet<String>();
        for (Endpoint endpoint : endpoints()) {
            Optional<RouteAccess> access = access(endpoint);
            assertThat(access).as(name(endpoint)).isPresent();
            if (access.get().permissions().isEmpty()
                    && access.get().signIn() == RouteAccess.SignIn.PERSON) {
                withoutRole.add(name(endpoint));
            }
        }
        assertThat(withoutRole).isEqualTo(WITHOUT_ROLE);
        assertThat(endpoints()).hasSizeGreaterThan(100);
    }

    @Test
    void everyChangeDeclaresThatItIsOne() {
        for (Endpoint endpoint : endpoints()) {
            RouteAccess access = access(endpoint).orElseThrow();
            boolean asks = !access.permissions().isEmpty();
            boolean reads = access.permissions().equals(List.of(AccessPermission.READ));
            if (asks && !endpoint.method.equals(HandlerType.GET) && !isQuestion(endpoint)) {
                assertThat(access.isChange() && !reads).as(name(endpoint)).isTrue();
            }
        }
    }

    /** A preview is sent as POST and changes nothing. */
    private static boolean isQuestion(Endpoint endpoint) {
        return endpoint.path.equals("/api/1/areas/changes/preview")
                || endpoint.path.equals("/api/1/plan/preview")
                || endpoint.path.equals("/api/1/plan/reach");
    }

    @Test
    void noRoleDoesWhatItDoesNotContainAndNothingOutsideItsBranch() {
        Map<PathObject, Map<AreaCode, String>> objects = new MatrixObjects(fixture).create();
        TestBrowser browser = fixture.signedIn();
        var leaks = new ArrayList<String>();
        int calls = 0;
        for (Role role : Role.values()) {
            hold(role, INSIDE);
            for (Endpoint endpoint : endpoints()) {
                RouteAccess access = access(endpoint).orElseThrow();
                if (access.permissions().isEmpty()) {
                    continue;
                }
                for (AreaCode unit : List.of(INSIDE, PARENT, OUTSIDE)) {
                    for (String path : paths(endpoint, access, objects, unit)) {
                        calls++;
                        boolean may = may(role, access, path, unit);
                        HttpResponse<String> answer = call(browser, endpoint, path, access, unit);
                        boolean refused = isRefused(answer);
                        if (refused == may) {
                            leaks.add(
                                    role
                                            + " "
                                            + unit
                                            + " "
                                            + name(endpoint)
                                            + " "
                                            + path
                                            + " "
                                            + answer.statusCode());
                        }
                    }
                }
            }
        }
        assertThat(leaks).isEmpty();
        assertThat(calls).isGreaterThan(1_500);
    }

    @Test
    void aRefusalSaysWhichRoleIsMissingWhereAndWhoGivesIt() {
        TestBrowser browser = fixture.signedIn();
        hold(Role.VIEWER, INSIDE);
        fixture.archive.inTransaction(repositories -> {
            repositories
                    .roleGrants()
                    .put(grant(new Login("chief"), Role.ADMINISTRATOR, AreaCode.COUNTRY));
            return 0;
        });

        HttpResponse<String> page =
                browser.post("/ban-tin", Map.of("title", "Tin", "area", "06238"));
        HttpResponse<String> api = browser.json("POST", "/api/1/bulletins", "{\"area\":\"06238\"}");

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("biên tập").contains("Xã Mẫu Sơn").contains("chief");
        assertThat(api.statusCode()).isEqualTo(403);
        assertThat(api.body()).contains("biên tập").contains("Xã Mẫu Sơn").contains("chief");
    }

    @Test
    void aPersonWithoutARoleReadsNothingButNames() {
        TestBrowser browser = fixture.signedIn();
        fixture.archive.inTransaction(repositories -> {
            for (RoleGrant grant : repositories.roleGrants().all()) {
                repositories.roleGrants().put(grant.endedOn(grant.from()));
            }
            return 0;
        });

        assertThat(browser.get("/").statusCode()).isEqualTo(403);
        assertThat(browser.get("/api/1/slots").statusCode()).isEqualTo(403);
        assertThat(browser.get("/api/1/areas").statusCode()).isEqualTo(200);
        assertThat(browser.get("/mat-khau").statusCode()).isEqualTo(200);
    }

    /** The signed-in person holds this role on this unit, and nothing else. */
    private void hold(Role role, AreaCode unit) {
        fixture.archive.inTransaction(repositories -> {
            for (RoleGrant grant : repositories.roleGrants().of(Login.ADMIN)) {
                repositories.roleGrants().put(grant.endedOn(grant.from()));
            }
            repositories.roleGrants().put(grant(Login.ADMIN, role, unit));
            return 0;
        });
    }

    private static RoleGrant grant(Login login, Role role, AreaCode unit) {
        return new RoleGrant(login, role, unit, LocalDate.of(2021, 1, 1), LocalDate.MAX);
    }

    private static boolean may(Role role, RouteAccess access, String path, AreaCode unit) {
        List<AccessPermission> needed =
                access.byKind()
                        ? List.of(PathObject.changeOf(Map.of("kind", path.split("/", -1)[4])))
                        : access.permissions();
        boolean contains = needed.stream().anyMatch(role::contains);
        boolean reads = needed.equals(List.of(AccessPermission.READ));
        boolean onCountry =
                access.object() == PathObject.COUNTRY
                        || path.contains("/holidays/")
                        || path.contains("/playbooks/");
        boolean upload = access.object() == PathObject.UPLOAD;
        boolean named = !upload && (access.isChange() || access.object() != PathObject.NONE);
        if (onCountry) {
            return contains && reads;
        }
        return contains && (!named || unit.equals(INSIDE) || (reads && unit.equals(PARENT)));
    }

    /** The paths of a route with the objects of this unit. */
    private static List<String> paths(
            Endpoint endpoint,
            RouteAccess access,
            Map<PathObject, Map<AreaCode, String>> objects,
            AreaCode unit) {
        if (access.object() == PathObject.PLAN_ITEM) {
            var paths = new ArrayList<String>();
            new TreeMap<>(
                            Map.of(
                                    "policies", PathObject.POLICY,
                                    "obligations", PathObject.OBLIGATION,
                                    "raised", PathObject.SITUATION,
                                    "handovers", PathObject.HAND_OVER,
                                    "tags", PathObject.STATION))
                    .forEach((kind, object) -> {
                        String id = objects.getOrDefault(object, Map.of()).get(unit);
                        if (id != null) {
                            paths.add("/api/1/plan/" + kind + "/" + id + "?revision=99&lost=");
                        }
                    });
            paths.add("/api/1/plan/orders/" + unit + "?revision=99");
            paths.add("/api/1/plan/holidays/2026-12-24?revision=99");
            return paths;
        }
        Map<AreaCode, String> own = objects.getOrDefault(access.object(), Map.of());
        String path = endpoint.path;
        if (!own.isEmpty()) {
            String id = own.get(unit);
            return id == null
                    ? List.of()
                    : List.of(
                            path.replaceFirst(
                                            "\\{(station|slot|subject|bulletin|policy|raised"
                                                    + "|obligation|id)}",
                                            id)
                                    .replaceAll("\\{[a-z]+}", "1"));
        }
        return List.of(path.replaceAll("\\{[a-z]+}", "1"));
    }

    private static HttpResponse<String> call(
            TestBrowser browser,
            Endpoint endpoint,
            String path,
            RouteAccess access,
            AreaCode unit) {
        // The fields name the unit; everything else is missing, so that nothing happens.
        boolean names = access.isChange();
        if (endpoint.path.startsWith("/api/") && !endpoint.method.equals(HandlerType.GET)) {
            String body = names ? "{\"x\":{\"unit\":\"" + unit + "\"}}" : "{}";
            return browser.json(endpoint.method.name(), path, body);
        }
        return endpoint.method.equals(HandlerType.GET)
                ? browser.get(path)
                : browser.post(path, names ? Map.of("area", unit.value()) : Map.of());
    }

    private static boolean isRefused(HttpResponse<String> answer) {
        return answer.statusCode() == 403 && answer.body().contains("cần vai trò");
    }

    private static String name(Endpoint endpoint) {
        return endpoint.method.name() + " " + endpoint.path;
    }
}
