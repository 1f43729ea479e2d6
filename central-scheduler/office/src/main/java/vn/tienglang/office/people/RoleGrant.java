package vn.tienglang.office.people;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import vn.tienglang.airtime.AreaCode;

/**
 * Role that an account holds on a unit and everything below it, from a day on.
 *
 * @param login the account
 * @param unit top of the branch
 * @param from first day
 * @param until first day on which it no longer holds; {@link LocalDate#MAX} while no end is set. A
 *     grant whose end is its first day never holds: it was taken back.
 */
public record RoleGrant(Login login, Role role, AreaCode unit, LocalDate from, LocalDate until) {

    /** Refuses an end before the first day. */
    public RoleGrant {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException(
                    "the role of " + login + " ends (" + until + ") before " + from);
        }
    }

    /** Every role on the whole country without an end, as the first account of a centre has. */
    public static List<RoleGrant> everyRole(Login login, LocalDate from) {
        return Arrays.stream(Role.values())
                .map(role -> new RoleGrant(login, role, AreaCode.COUNTRY, from, LocalDate.MAX))
                .toList();
    }

    /** Whether it holds on this day. */
    public boolean holdsOn(LocalDate date) {
        return !date.isBefore(from) && date.isBefore(until);
    }

    /** Whether it has no end. */
    public boolean isOpenEnded() {
        return until.equals(LocalDate.MAX);
    }

    /** The same grant with another end; one that begins later is taken back. */
    public RoleGrant endedOn(LocalDate end) {
        return new RoleGrant(login, role, unit, from, end.isBefore(from) ? from : end);
    }
}
