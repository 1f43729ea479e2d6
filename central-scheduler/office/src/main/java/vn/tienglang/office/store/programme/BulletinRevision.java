package vn.tienglang.office.store.programme;

import java.time.Instant;
import vn.tienglang.office.people.Officer;
import vn.tienglang.planner.bulletin.Bulletin;

/**
 * Stored revision of a bulletin.
 *
 * @param revision number of the revision, from 1
 * @param by login of the officer who stored it
 * @param at when it was stored, to the millisecond
 */
public record BulletinRevision(Bulletin bulletin, int revision, String by, Instant at) {
    /** Refuses a revision below 1. */
    public BulletinRevision {
        if (revision < 1) {
            throw new IllegalArgumentException("revision " + revision + " of " + bulletin.id());
        }
    }

    /** The next revision, by this officer at this time. */
    public BulletinRevision changedTo(Bulletin changed, Officer officer, Instant now) {
        return new BulletinRevision(changed, revision + 1, officer.login(), now);
    }
}
