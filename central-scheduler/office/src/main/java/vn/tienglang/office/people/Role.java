package vn.tienglang.office.people;

import java.util.Set;

/** Role of a person on a unit and everything below it. Its name is stored; never rename one. */
public enum Role {
    /** Reads only. */
    VIEWER(Permission.READ),
    /** Makes recordings and bulletins. */
    RECORDER(Permission.READ, Permission.RECORD),
    /** Makes the schedule. */
    SCHEDULER(Permission.READ, Permission.SCHEDULE),
    /** Approves what others made. */
    APPROVER(Permission.READ, Permission.APPROVE),
    /** Releases emergencies and raises situations. */
    EMERGENCY_OFFICER(Permission.READ, Permission.RELEASE_EMERGENCY),
    /** Confirms what was aired and reads the audit log. */
    VERIFIER(Permission.READ, Permission.VERIFY, Permission.READ_AUDIT),
    /** Administers people, stations and rules. */
    ADMINISTRATOR(
            Permission.READ,
            Permission.READ_AUDIT,
            Permission.ADMINISTER_PEOPLE,
            Permission.ADMINISTER_STATIONS,
            Permission.ADMINISTER_RULES);

    private final Set<Permission> permissions;

    Role(Permission... permissions) {
        this.permissions = Set.of(permissions);
    }

    /** Whether the role contains this permission. */
    public boolean contains(Permission permission) {
        return permissions.contains(permission);
    }
}
