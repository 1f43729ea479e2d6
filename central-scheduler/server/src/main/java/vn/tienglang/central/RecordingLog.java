package vn.tienglang.central;

import org.tinylog.Logger;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.office.recording.RecordingEvents;
import vn.tienglang.office.store.Transactions;

/** Writes failures of ingest and deletion to the technicians' log. */
final class RecordingLog implements RecordingEvents {
    @Override
    public void deletionFailed(ClipId recording, Exception cause) {
        Logger.error(cause, "Không xoá được bản ghi {}", recording.brief());
    }

    @Override
    public void ingestFailed(ClipId recording, Exception cause) {
        Logger.error(cause, "Không xử lý được bản ghi {}", recording.brief());
    }

    @Override
    public void resultNotStored(Transactions.Failed cause) {
        Logger.error(cause, "Chưa ghi được kết quả xử lý bản ghi, sẽ làm lại");
    }

    @Override
    public void ingestUnfinished() {
        Logger.warn("Còn bản ghi đang xử lý dở; sẽ làm lại khi trung tâm khởi động");
    }
}
