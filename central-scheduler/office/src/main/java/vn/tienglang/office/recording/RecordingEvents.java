package vn.tienglang.office.recording;

import vn.tienglang.airtime.ClipId;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.worker.WorkerOwner;

/**
 * Listener of failures while recordings are ingested and deleted, for the technicians' log, and
 * owner of the worker. Called on any thread; must return soon and must not throw.
 */
public interface RecordingEvents extends WorkerOwner {
    /** The files of a recording could not be deleted; they are deleted at the next start. */
    void deletionFailed(ClipId recording, Exception cause);

    /** A recording could not be ingested; its state says so. */
    void ingestFailed(ClipId recording, Throwable cause);

    /** The result of an ingest could not be stored; the ingest is repeated. */
    void resultNotStored(Transactions.Failed cause);

    /** The worker stopped during an ingest; the ingest is repeated after the next start. */
    void ingestUnfinished();
}
