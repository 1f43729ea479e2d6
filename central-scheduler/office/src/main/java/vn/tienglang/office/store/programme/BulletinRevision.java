package vn.tienglang.office.store.programme;

import java.time.Instant;
import vn.tienglang.office.people.Officer;
import vn.tienglang.planner.bulletin.Bulletin;

/**
 * A bulletin as it stands in the books.
 *
 * @param revision 1 when it was begun, one more with every change
 * @param by login of who changed it last
 * @param at when that was
 */
public record BulletinRevision(Bulletin bulletin, int revision, String by, Instant at) {
    /** Refuses a revision that never was. */
    public BulletinRevision {
        if (revision < 1) {
            throw new IllegalArgumentException("revision " + revision + " of " + bulletin.id());
        }
    }

    /** The next revision, changed by somebody now. */
    public BulletinRevision changedTo(Bulletin changed, Officer officer, Instant now) {
        return new BulletinRevision(changed, revision + 1, officer.login(), now);
    }
}
