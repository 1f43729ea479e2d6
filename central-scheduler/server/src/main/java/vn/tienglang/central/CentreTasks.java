package vn.tienglang.central;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.tinylog.Logger;
import vn.tienglang.central.link.SendQueue;
import vn.tienglang.central.quartz.ScheduledTasks;
import vn.tienglang.office.OfficeServices;
import vn.tienglang.office.publish.FullComparison;
import vn.tienglang.office.publish.PublishingService;
import vn.tienglang.office.publish.Retention;

/** Scheduled tasks of the centre: each calls one service and logs what it did. */
record CentreTasks(
        PublishingService publishing,
        FullComparison comparison,
        Retention retention,
        OfficeServices services,
        SendQueue dispatch,
        InstantSource clock)
        implements ScheduledTasks {
    @Override
    public void publishDue() {
        Instant now = clock.instant();
        services.rejections().flush();
        int issued = publishing.publishDue(now);
        if (issued > 0) {
            Logger.info("Đã lập {} lịch phát mới để gửi tới các đài", issued);
        }
    }

    @Override
    public void sweepOutbox() {
        dispatch.outboxChanged();
    }

    @Override
    public Optional<Instant> settleHandOvers() {
        return services.handOvers().settle(clock.instant());
    }

    @Override
    public void closePeriods() {
        retention.removeSuperseded(clock.instant());
        int closed = services.periods().close(clock.instant());
        if (closed > 0) {
            Logger.info("Đã chốt {} kỳ nghĩa vụ phát", closed);
        }
    }

    @Override
    public void writeCheckpoint() {
        services.proof()
                .checkpoints()
                .writeHourly(clock.instant())
                .ifPresent(checkpoint ->
                        Logger.info(
                                "Đã ký mốc xác nhận nhật ký phát sóng: {} mục", checkpoint.size()));
    }

    @Override
    public void runNight() {
        publishDue();
        FullComparison.Result result = comparison.run(clock.instant());
        if (result.found() > 0) {
            Logger.error(
                    "The full comparison found {} logs that no mark had announced; they are issued"
                            + " now. Please report this fault of the program.",
                    result.found());
        }
        Logger.info(
                "Đã so sánh toàn bộ {} đài: {} lịch phát sai khác, {} đài chưa lập được lịch",
                result.stations(),
                result.found(),
                result.failed());
        Retention.Removed removed = retention.removeOld(clock.instant());
        if (retention.isHeldBack()) {
            Logger.warn(
                    "Chưa dọn dữ liệu cũ: đồng hồ máy chủ ({}) nhanh hơn nhiều so với lần dọn trước."
                            + " Hãy kiểm tra ngày giờ; nếu đúng, việc dọn tự chạy lại sau 14 đêm.",
                    clock.instant());
        }
        if (removed.total() > 0) {
            Logger.info(
                    "Đã dọn dữ liệu cũ: {} bản lịch bị thay, {} lịch phát, {} dòng phát sóng,"
                            + " {} dòng nhật ký, {} kỳ đã chốt, {} số đếm từ chối, {} tin quá hạn,"
                            + " {} dấu thay đổi",
                    removed.superseded(),
                    removed.logs(),
                    removed.asRun(),
                    removed.audit(),
                    removed.closings(),
                    removed.rejections(),
                    removed.expired(),
                    removed.marks());
        }
    }
}
