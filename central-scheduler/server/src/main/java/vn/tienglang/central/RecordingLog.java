package vn.tienglang.central;

import java.io.IOException;
import java.time.InstantSource;
import org.tinylog.Logger;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.FaultLogLimiter;
import vn.tienglang.office.recording.RecordingEvents;
import vn.tienglang.office.store.Transactions;

/** Writes failures of ingest and deletion to the technicians' log. */
final class RecordingLog implements RecordingEvents {
    private final WorkerAlarms alarms;
    private final InstantSource clock;
    private final FaultLogLimiter faults = new FaultLogLimiter();

    RecordingLog(WorkerAlarms alarms, InstantSource clock) {
        this.alarms = alarms;
        this.clock = clock;
    }

    @Override
    public void workerRestarted(String worker, Throwable cause) {
        alarms.workerRestarted(worker, cause);
    }

    @Override
    public void workerDied(String worker, Throwable cause) {
        alarms.workerDied(worker, cause);
    }

    @Override
    public void deletionFailed(ClipId recording, Exception cause) {
        Logger.error("Không xoá được bản ghi {}: {}", recording.brief(), cause);
    }

    @Override
    public void ingestFailed(ClipId recording, Throwable cause) {
        if (cause instanceof IOException) {
            Logger.error("Không xử lý được bản ghi {}: {}", recording.brief(), cause);
        } else {
            Logger.error(cause, "Không xử lý được bản ghi {}", recording.brief());
        }
    }

    @Override
    public void resultNotStored(Transactions.Failed cause) {
        String reason = String.valueOf(cause.getMessage());
        if (faults.next(reason, clock.instant()).isPresent()) {
            Logger.error("Chưa ghi được kết quả xử lý bản ghi, sẽ làm lại: {}", reason);
        }
    }

    @Override
    public void ingestUnfinished() {
        Logger.warn("Còn bản ghi đang xử lý dở; sẽ làm lại khi trung tâm khởi động");
    }
}
