package vn.tienglang.office.people;

/** Role of a person on a unit and everything below it. Its name is stored; never rename one. */
public enum Role {
    /** Reads only. */
    VIEWER(AccessPermission.READ),
    /** Makes recordings and bulletins. */
    RECORDER(AccessPermission.READ, AccessPermission.RECORD),
    /** Makes the schedule. */
    SCHEDULER(AccessPermission.READ, AccessPermission.SCHEDULE),
    /** Approves what others made. */
    APPROVER(AccessPermission.READ, AccessPermission.APPROVE),
    /** Releases emergencies and raises situations. */
    EMERGENCY_OFFICER(AccessPermission.READ, AccessPermission.RELEASE_EMERGENCY),
    /** Confirms what was aired and reads the audit log. */
    VERIFIER(AccessPermission.READ, AccessPermission.VERIFY, AccessPermission.READ_AUDIT),
    /** Administers people, stations and rules. */
    ADMINISTRATOR(
            AccessPermission.READ,
            AccessPermission.READ_AUDIT,
            AccessPermission.ADMINISTER_PEOPLE,
            AccessPermission.ADMINISTER_STATIONS,
            AccessPermission.ADMINISTER_RULES);

    private final long permissions;

    Role(AccessPermission... permissions) {
        long bits = 0;
        for (AccessPermission permission : permissions) {
            bits |= 1L << permission.ordinal();
        }
        this.permissions = bits;
    }

    /** Whether the role contains this permission. */
    public boolean contains(AccessPermission permission) {
        return (permissions & (1L << permission.ordinal())) != 0;
    }
}
