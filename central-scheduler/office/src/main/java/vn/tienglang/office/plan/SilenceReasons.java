package vn.tienglang.office.plan;

import java.time.Instant;
import java.util.List;
import vn.tienglang.office.check.ChangeSet;
import vn.tienglang.office.check.Losses;
import vn.tienglang.office.check.SilenceCheck;
import vn.tienglang.office.plan.PlanItemResult.Reason;
import vn.tienglang.office.store.Repositories;

/** Reasons against changes of the plan that would silence airings. */
public final class SilenceReasons {
    private SilenceReasons() {}

    /** One reason for each order that the changes would silence; none if losses are accepted. */
    public static List<Reason> of(
            Losses losses, Repositories repositories, ChangeSet changes, Instant now) {
        return switch (losses) {
            case ACCEPT -> List.of();
            case REFUSE ->
                    SilenceCheck.of(repositories, changes, now).stream()
                            .<Reason>map(Reason.Silences::new)
                            .toList();
        };
    }
}
