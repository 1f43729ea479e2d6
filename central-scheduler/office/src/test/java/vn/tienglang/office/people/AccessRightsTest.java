package vn.tienglang.office.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;

/** Who may do what, where and when. */
final class AccessRightsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final LocalDate FIRST = LocalDate.of(2021, 1, 1);
    private static final LocalDate REFORM = LocalDate.of(2025, 7, 1);
    private static final AreaCode PROVINCE = new AreaCode("20");
    private static final AreaCode DISTRICT = new AreaCode("183");
    private static final AreaCode COMMUNE = new AreaCode("06238");
    private static final AreaCode OTHER = new AreaCode("04");
    private static final Login LAN = new Login("lan");
    private static final Login MINH = new Login("minh");

    /** The district ends with the reform, and the commune then lies in the province. */
    private static final AreaTree TREE =
            new AreaTree(
                    List.of(
                            area(AreaCode.COUNTRY, AreaCode.COUNTRY, FIRST, LocalDate.MAX),
                            area(PROVINCE, AreaCode.COUNTRY, FIRST, LocalDate.MAX),
                            area(OTHER, AreaCode.COUNTRY, FIRST, LocalDate.MAX),
                            area(DISTRICT, PROVINCE, FIRST, REFORM),
                            area(COMMUNE, DISTRICT, FIRST, REFORM),
                            area(COMMUNE, PROVINCE, REFORM, LocalDate.MAX)));

    private static Area area(AreaCode code, AreaCode parent, LocalDate from, LocalDate until) {
        return new Area(code, parent, "unit", "Đơn vị " + code, from, until);
    }

    private static RoleGrant grant(Login login, Role role, AreaCode unit) {
        return new RoleGrant(login, role, unit, FIRST, LocalDate.MAX);
    }

    private static AccessRights rights(RoleGrant... grants) {
        return new AccessRights(List.of(grants), TREE);
    }

    @Test
    void everyRoleHoldsForItsBranchAndNowhereElse() {
        for (Role role : Role.values()) {
            AccessRights rights = rights(grant(LAN, role, PROVINCE));
            for (AccessPermission permission : AccessPermission.values()) {
                boolean has = role.contains(permission);
                assertThat(rights.decide(LAN, permission, PROVINCE, DAY).isAllowed())
                        .isEqualTo(has);
                assertThat(rights.decide(LAN, permission, COMMUNE, DAY).isAllowed()).isEqualTo(has);
                assertThat(rights.decide(LAN, permission, OTHER, DAY).isAllowed()).isFalse();
                // What a unit above orders is heard here: it may be read, and nothing else.
                assertThat(rights.decide(LAN, permission, AreaCode.COUNTRY, DAY).isAllowed())
                        .isEqualTo(permission == AccessPermission.READ);
                assertThat(rights.decide(MINH, permission, COMMUNE, DAY).isAllowed()).isFalse();
                assertThat(rights.decideAnywhere(LAN, permission, DAY).isAllowed()).isEqualTo(has);
            }
        }
    }

    @Test
    void everyPermissionBelongsToARoleAndEveryRoleReads() {
        for (AccessPermission permission : AccessPermission.values()) {
            assertThat(permission.roles()).as("%s", permission).isNotEmpty();
        }
        for (Role role : Role.values()) {
            assertThat(role.contains(AccessPermission.READ)).isTrue();
        }
        assertThat(AccessPermission.APPROVE.roles()).containsExactly(Role.APPROVER);
        assertThat(AccessPermission.RELEASE_EMERGENCY.roles())
                .containsExactly(Role.EMERGENCY_OFFICER);
        assertThat(AccessPermission.ADMINISTER_PEOPLE.roles()).containsExactly(Role.ADMINISTRATOR);
    }

    @Test
    void aRoleHoldsFromItsFirstDayToTheDayBeforeItsEnd() {
        var rights = rights(new RoleGrant(LAN, Role.SCHEDULER, PROVINCE, DAY, DAY.plusDays(2)));

        assertThat(may(rights, DAY.minusDays(1))).isFalse();
        assertThat(may(rights, DAY)).isTrue();
        assertThat(may(rights, DAY.plusDays(1))).isTrue();
        assertThat(may(rights, DAY.plusDays(2))).isFalse();
    }

    private static boolean may(AccessRights rights, LocalDate date) {
        return rights.decide(LAN, AccessPermission.SCHEDULE, COMMUNE, date).isAllowed();
    }

    @Test
    void theTreeOfTheDayOfTheActCounts() {
        var rights = rights(grant(LAN, Role.SCHEDULER, DISTRICT));

        assertThat(may(rights, REFORM.minusDays(1))).isTrue();
        assertThat(may(rights, REFORM)).isFalse();
    }

    @Test
    void anEndedUnitIsGovernedByItselfAndTheCountryOnly() {
        assertThat(
                        rights(grant(LAN, Role.SCHEDULER, PROVINCE))
                                .decide(LAN, AccessPermission.SCHEDULE, DISTRICT, DAY)
                                .isAllowed())
                .isFalse();
        assertThat(
                        rights(grant(LAN, Role.SCHEDULER, AreaCode.COUNTRY))
                                .decide(LAN, AccessPermission.SCHEDULE, DISTRICT, DAY)
                                .isAllowed())
                .isTrue();
    }

    @Test
    void aRefusalNamesTheRoleTheUnitAndWhoCanGiveIt() {
        var rights =
                rights(
                        grant(LAN, Role.VIEWER, PROVINCE),
                        grant(MINH, Role.ADMINISTRATOR, PROVINCE),
                        grant(new Login("an"), Role.ADMINISTRATOR, OTHER));

        assertThat(rights.decide(LAN, AccessPermission.APPROVE, COMMUNE, DAY))
                .isEqualTo(
                        new AccessDecision.Refused(
                                AccessPermission.APPROVE,
                                COMMUNE,
                                List.of(Role.APPROVER),
                                List.of(MINH)));
    }

    @Test
    void anActOnSeveralUnitsNeedsTheRightOnEach() {
        var rights = rights(grant(LAN, Role.SCHEDULER, PROVINCE));

        assertThat(rights.decideAll(LAN, AccessPermission.SCHEDULE, Set.of(PROVINCE, COMMUNE), DAY))
                .isInstanceOf(AccessDecision.Allowed.class);
        assertThat(rights.decideAll(LAN, AccessPermission.SCHEDULE, Set.of(PROVINCE, OTHER), DAY))
                .isInstanceOf(AccessDecision.Refused.class);
        assertThat(rights.decideAll(LAN, AccessPermission.SCHEDULE, Set.of(OTHER, PROVINCE), DAY))
                .isInstanceOf(AccessDecision.Refused.class);
        assertThatThrownBy(() -> rights.decideAll(LAN, AccessPermission.READ, Set.of(), DAY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyAnOpenEndedAdministratorOfTheCountryLasts() {
        assertThat(rights(grant(LAN, Role.ADMINISTRATOR, PROVINCE)).lastingAdministrator(DAY))
                .isEmpty();
        assertThat(
                        rights(
                                        new RoleGrant(
                                                LAN,
                                                Role.ADMINISTRATOR,
                                                AreaCode.COUNTRY,
                                                FIRST,
                                                DAY.plusYears(1)))
                                .lastingAdministrator(DAY))
                .isEmpty();
        assertThat(
                        rights(grant(LAN, Role.ADMINISTRATOR, AreaCode.COUNTRY))
                                .lastingAdministrator(DAY))
                .contains(LAN);
    }

    @Test
    void anEndBeforeTheFirstDayTakesTheRoleBack() {
        RoleGrant later = new RoleGrant(LAN, Role.VIEWER, PROVINCE, DAY, LocalDate.MAX);

        assertThat(later.endedOn(DAY.minusDays(3)).holdsOn(DAY)).isFalse();
        assertThatThrownBy(() -> new RoleGrant(LAN, Role.VIEWER, PROVINCE, DAY, DAY.minusDays(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void withFourEyesTheAuthorIsNoApprover() {
        AccessRights one =
                rights(grant(LAN, Role.SCHEDULER, COMMUNE), grant(LAN, Role.APPROVER, COMMUNE));
        AccessRights two =
                rights(
                        grant(LAN, Role.SCHEDULER, COMMUNE),
                        grant(LAN, Role.APPROVER, COMMUNE),
                        grant(MINH, Role.APPROVER, PROVINCE));

        assertThat(one.canBeApproved(COMMUNE, 1, true, DAY)).isFalse();
        assertThat(one.canBeApproved(COMMUNE, 1, false, DAY)).isTrue();
        assertThat(two.canBeApproved(COMMUNE, 1, true, DAY)).isTrue();
        assertThat(two.canBeApproved(COMMUNE, 2, true, DAY)).isFalse();
        assertThat(rights().canBeApproved(COMMUNE, 1, false, DAY)).isFalse();
        assertThat(rights().canBeApproved(COMMUNE, 0, true, DAY)).isTrue();
    }

    @Test
    void whoActedTakesNoOtherStepWithFourEyes() {
        AccessRights rights =
                rights(grant(LAN, Role.APPROVER, COMMUNE), grant(MINH, Role.APPROVER, COMMUNE));

        assertThat(rights.canBeApproved(COMMUNE, 1, Set.of(LAN), DAY)).isTrue();
        assertThat(rights.canBeApproved(COMMUNE, 1, Set.of(LAN, MINH), DAY)).isFalse();
        assertThat(rights.canBeApproved(COMMUNE, 2, Set.of(), DAY)).isTrue();
        assertThat(rights.canBeApproved(OTHER, 1, Set.of(), DAY)).isFalse();
    }
}
