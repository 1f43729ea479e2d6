package vn.tienglang.office.store;

import java.util.List;
import vn.tienglang.office.people.Login;
import vn.tienglang.office.people.RoleGrant;

/** Repository of the roles that accounts hold or held. */
public interface RoleGrantRepository {
    /** Every grant, by login, unit, role and first day. */
    List<RoleGrant> all();

    /** The grants of an account, in the same order. */
    List<RoleGrant> of(Login login);

    /**
     * Adds a grant, or replaces the end of the one with the same account, role, unit and first day.
     */
    void put(RoleGrant grant);
}
