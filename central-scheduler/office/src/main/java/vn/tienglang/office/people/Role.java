package vn.tienglang.office.people;

import java.util.Set;

/** Role of a person on a unit and everything below it. Its name is stored; never rename one. */
public enum Role {
    /** Reads only. */
    VIEWER,
    /** Makes recordings and bulletins. */
    RECORDER,
    /** Makes the schedule. */
    SCHEDULER,
    /** Approves what others made. */
    APPROVER,
    /** Releases emergencies and raises situations. */
    EMERGENCY_OFFICER,
    /** Confirms what was aired and reads the audit log. */
    VERIFIER,
    /** Administers people, stations and rules. */
    ADMINISTRATOR;

    /** Whether the role contains this permission. */
    public boolean contains(AccessPermission permission) {
        return permission == AccessPermission.READ || beyondReading().contains(permission);
    }

    private Set<AccessPermission> beyondReading() {
        return switch (this) {
            case VIEWER -> Set.of();
            case RECORDER -> Set.of(AccessPermission.RECORD);
            case SCHEDULER -> Set.of(AccessPermission.SCHEDULE);
            case APPROVER -> Set.of(AccessPermission.APPROVE);
            case EMERGENCY_OFFICER -> Set.of(AccessPermission.RELEASE_EMERGENCY);
            case VERIFIER -> Set.of(AccessPermission.VERIFY, AccessPermission.READ_AUDIT);
            case ADMINISTRATOR ->
                    Set.of(
                            AccessPermission.READ_AUDIT,
                            AccessPermission.ADMINISTER_PEOPLE,
                            AccessPermission.ADMINISTER_STATIONS,
                            AccessPermission.ADMINISTER_RULES);
        };
    }
}
