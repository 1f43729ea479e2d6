package vn.tienglang.office.recording;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.office.store.Transactions;

/** Keeps the names of the events it was called with. */
public final class FakeRecordingEvents implements RecordingEvents {
    private final List<String> events = new CopyOnWriteArrayList<>();

    /** The names of all events so far, in order. */
    public List<String> events() {
        return List.copyOf(events);
    }

    @Override
    public void deletionFailed(ClipId recording, Exception cause) {
        events.add("deletionFailed");
    }

    @Override
    public void ingestFailed(ClipId recording, Throwable cause) {
        events.add("ingestFailed");
    }

    @Override
    public void resultNotStored(Transactions.Failed cause) {
        events.add("resultNotStored");
    }

    @Override
    public void workerRestarted(String worker, Throwable cause) {
        events.add("workerRestarted");
    }

    @Override
    public void workerDied(String worker, Throwable cause) {
        events.add("workerDied");
    }

    @Override
    public void ingestUnfinished() {
        events.add("ingestUnfinished");
    }
}
