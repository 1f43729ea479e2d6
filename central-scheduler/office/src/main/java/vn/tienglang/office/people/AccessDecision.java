package vn.tienglang.office.people;

import java.util.List;
import vn.tienglang.airtime.AreaCode;

/** Decision whether an account may do something. */
public sealed interface AccessDecision {
    /** Whether it may. */
    default boolean isAllowed() {
        return this instanceof Allowed;
    }

    /**
     * The account may.
     *
     * @param by the grant that allows it
     */
    record Allowed(RoleGrant by) implements AccessDecision {}

    /**
     * The account may not. The pages write the sentence of it: which role is missing, where, and
     * who can give it.
     *
     * @param permission what was asked for
     * @param unit the unit concerned
     * @param missing the roles of which one would do
     * @param givers the accounts that can give a role on this unit on this day, by login
     */
    record Refused(
            AccessPermission permission, AreaCode unit, List<Role> missing, List<Login> givers)
            implements AccessDecision {
        /** Takes copies. */
        public Refused {
            missing = List.copyOf(missing);
            givers = List.copyOf(givers);
        }
    }
}
