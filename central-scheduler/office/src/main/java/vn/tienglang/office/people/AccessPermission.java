package vn.tienglang.office.people;

import java.util.Arrays;
import java.util.List;

/**
 * Permission of an account to do something with the things of a unit. {@link Role} says which role
 * contains what.
 */
public enum AccessPermission {
    /** Read schedules, plans, stations and reports. */
    READ,
    /** Upload recordings, write bulletins and their renditions. */
    RECORD,
    /** Book slots, change standing orders and obligations, hand over, send again. */
    SCHEDULE,
    /** Approve items, or send them back. */
    APPROVE,
    /** Release emergencies, raise and lower situations. */
    RELEASE_EMERGENCY,
    /** Confirm what was aired, close periods, sign reports. */
    VERIFY,
    /** Read the audit log. */
    READ_AUDIT,
    /** Invite people, give and end roles, reset passwords, end sessions of others. */
    ADMINISTER_PEOPLE,
    /** Enrol, change and revoke stations. */
    ADMINISTER_STATIONS,
    /** Lay down policies, priorities, holidays and playbooks; import plans. */
    ADMINISTER_RULES;

    /** The roles that contain this permission, in the order of {@link Role}. */
    public List<Role> roles() {
        return Arrays.stream(Role.values()).filter(role -> role.contains(this)).toList();
    }

    /** Whether a session needs a fresh second factor for it, when the account has one. */
    public boolean needsStepUp() {
        return switch (this) {
            case RELEASE_EMERGENCY, ADMINISTER_PEOPLE, ADMINISTER_STATIONS, ADMINISTER_RULES ->
                    true;
            case READ, RECORD, SCHEDULE, APPROVE, VERIFY, READ_AUDIT -> false;
        };
    }
}
