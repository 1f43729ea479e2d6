package vn.tienglang.office.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;

/**
 * The one place that decides rights: account, permission, unit and date in, allowed or refused out.
 *
 * <p>A role holds for its unit and everything below it on the day of the act. Reading also goes up:
 * what a unit above orders is heard in the branch, so its people may read it. A unit that does not
 * exist on that day is governed by grants on itself and on the whole country only, because its
 * place in the tree is not known for that day.
 *
 * @param grants every grant of active accounts; grants of others count for nothing, so leave them
 *     out
 * @param tree the units
 */
public record AccessRights(List<RoleGrant> grants, AreaTree tree) {
    /** Takes a copy. */
    public AccessRights {
        grants = List.copyOf(grants);
    }

    /** Decides about one act on one unit on one day. */
    public AccessDecision decide(
            Login login, AccessPermission permission, AreaCode unit, LocalDate date) {
        Set<AreaCode> above = governing(unit, date);
        return holding(login, permission, date)
                .filter(grant ->
                        above.contains(grant.unit())
                                || (permission == AccessPermission.READ
                                        && governing(grant.unit(), date).contains(unit)))
                .findFirst()
                .<AccessDecision>map(AccessDecision.Allowed::new)
                .orElseGet(() -> refused(permission, unit, above, date));
    }

    /** Decides about an act that concerns several units: the first refusal, if there is one. */
    public AccessDecision decideAll(
            Login login, AccessPermission permission, Set<AreaCode> units, LocalDate date) {
        if (units.isEmpty()) {
            throw new IllegalArgumentException("an act on no unit");
        }
        return new TreeSet<>(units)
                .stream()
                        .map(unit -> decide(login, permission, unit, date))
                        .reduce((first, next) -> first.isAllowed() ? next : first)
                        .orElseThrow();
    }

    /**
     * Decides about an act that begins without a unit, such as opening a form: allowed when the
     * account has the permission on any unit. The refusal names the whole country.
     */
    public AccessDecision decideAnywhere(Login login, AccessPermission permission, LocalDate date) {
        return holding(login, permission, date)
                .findFirst()
                .<AccessDecision>map(AccessDecision.Allowed::new)
                .orElseGet(() ->
                        refused(
                                permission,
                                AreaCode.COUNTRY,
                                governing(AreaCode.COUNTRY, date),
                                date));
    }

    /** The tops of the branches on which the account has this permission on this day. */
    public Set<AreaCode> branches(Login login, AccessPermission permission, LocalDate date) {
        return holding(login, permission, date)
                .map(RoleGrant::unit)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The accounts that have this permission on this unit on this day, by login. */
    public List<Login> holders(AccessPermission permission, AreaCode unit, LocalDate date) {
        return holders(permission, governing(unit, date), date);
    }

    /**
     * Whether these approval steps can ever be taken on this unit, by the people of this day. With
     * four eyes nobody takes two steps, and no author takes one.
     *
     * @param steps number of steps
     */
    public boolean canBeApproved(AreaCode unit, int steps, boolean fourEyes, LocalDate date) {
        List<Login> approvers = holders(AccessPermission.APPROVE, unit, date);
        if (steps == 0 || (!fourEyes && !approvers.isEmpty())) {
            return true;
        }
        return holders(AccessPermission.SCHEDULE, unit, date).stream()
                .anyMatch(author -> others(approvers, Set.of(author)) >= steps);
    }

    /**
     * Whether the steps that an approval still needs can be taken by the people of this day.
     *
     * @param acted with four eyes, the author and who took a step; otherwise empty
     * @param steps number of steps that are left
     */
    public boolean canBeApproved(AreaCode unit, int steps, Set<Login> acted, LocalDate date) {
        long left = others(holders(AccessPermission.APPROVE, unit, date), acted);
        return acted.isEmpty() ? left > 0 : left >= steps;
    }

    private static long others(List<Login> approvers, Set<Login> acted) {
        return approvers.stream().filter(login -> !acted.contains(login)).count();
    }

    /**
     * The first account that is administrator of the whole country today and for good; empty when
     * there is none, which no change may bring about.
     */
    public Optional<Login> lastingAdministrator(LocalDate today) {
        return grants.stream()
                .filter(grant -> grant.role() == Role.ADMINISTRATOR)
                .filter(grant -> grant.unit().equals(AreaCode.COUNTRY))
                .filter(grant -> grant.holdsOn(today) && grant.isOpenEnded())
                .map(RoleGrant::login)
                .sorted()
                .findFirst();
    }

    private AccessDecision refused(
            AccessPermission permission, AreaCode unit, Set<AreaCode> above, LocalDate date) {
        return new AccessDecision.Refused(
                permission,
                unit,
                permission.roles(),
                holders(AccessPermission.ADMINISTER_PEOPLE, above, date));
    }

    private List<Login> holders(AccessPermission permission, Set<AreaCode> above, LocalDate date) {
        return grants.stream()
                .filter(grant -> grant.role().contains(permission) && grant.holdsOn(date))
                .filter(grant -> above.contains(grant.unit()))
                .map(RoleGrant::login)
                .distinct()
                .sorted()
                .toList();
    }

    private Stream<RoleGrant> holding(Login login, AccessPermission permission, LocalDate date) {
        return grants.stream()
                .filter(grant -> grant.login().equals(login))
                .filter(grant -> grant.role().contains(permission) && grant.holdsOn(date));
    }

    /** The unit itself, the units above it on this day, and the whole country. */
    private Set<AreaCode> governing(AreaCode unit, LocalDate date) {
        Set<AreaCode> above =
                tree.ancestry(unit, date).stream()
                        .map(Area::code)
                        .collect(Collectors.toCollection(TreeSet::new));
        above.add(unit);
        above.add(AreaCode.COUNTRY);
        return above;
    }
}
