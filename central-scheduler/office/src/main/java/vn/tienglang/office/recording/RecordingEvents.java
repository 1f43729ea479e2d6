package vn.tienglang.office.recording;

import vn.tienglang.airtime.ClipId;
import vn.tienglang.office.store.Transactions;

/**
 * Listener of failures while recordings are ingested and deleted, for the technicians' log. Called
 * on any thread; must return soon and must not throw.
 */
public interface RecordingEvents {
    /** The files of a recording could not be deleted; they are deleted at the next start. */
    void deletionFailed(ClipId recording, Exception cause);

    /** A recording could not be ingested; its state says so. */
    void ingestFailed(ClipId recording, Exception cause);

    /** The result of an ingest could not be stored; the ingest is repeated. */
    void resultNotStored(Transactions.Failed cause);

    /** The worker stopped during an ingest; the ingest is repeated after the next start. */
    void ingestUnfinished();
}
