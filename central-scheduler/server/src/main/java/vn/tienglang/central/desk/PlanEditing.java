package vn.tienglang.central.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How every item of the plan is changed: under its lock, against a revision, and written down. */
final class PlanEditing {
    private PlanEditing() {}

    /**
     * Does the work under the lock of the plan, and has what came of it published. Durable before
     * visible: the stations hear of it once it stands in the books.
     */
    static PlanEdit told(Archive archive, Alarm alarm, Function<Books, PlanEdit> work) {
        PlanEdit edit =
                archive.inTransaction(books -> {
                    books.counters().hold(Counters.PLAN);
                    return work.apply(books);
                });
        switch (edit) {
            case PlanEdit.Done _ -> alarm.publishSoon();
            case PlanEdit.Unknown _, PlanEdit.Conflict _, PlanEdit.Refused _ -> {}
        }
        return edit;
    }

    /** A name nobody had before; the second is part of it, should old books be restored. */
    static String newId(Books books, String letter, Instant now) {
        long number = books.counters().value(Counters.PLAN_ITEM) + 1;
        books.counters().countTo(Counters.PLAN_ITEM, number);
        return letter + number + "-" + Long.toString(now.getEpochSecond(), 36);
    }

    /**
     * Puts an item in as the revision after the one that was read.
     *
     * @param revision the one that was read; 0 when there was none
     * @param bars what stands against it
     */
    static PlanEdit put(
            Books books,
            PlanItem item,
            int revision,
            Stage stage,
            List<PlanEdit.Bar> bars,
            Signature by) {
        Optional<KeptItem> present = books.plan().find(item.name());
        if (present.isEmpty() && revision > 0) {
            return new PlanEdit.Unknown(item.name());
        }
        if (present.isPresent() && present.get().revision() != revision) {
            return new PlanEdit.Conflict(present.get());
        }
        if (!bars.isEmpty()) {
            return new PlanEdit.Refused(bars);
        }
        var kept = new KeptItem(item, revision + 1, stage, by.officer().login(), by.at());
        if (!books.plan().put(kept)) {
            return new PlanEdit.Conflict(books.plan().find(item.name()).orElseThrow());
        }
        books.audit()
                .add(
                        new AuditEntry(
                                by.at(),
                                by.officer().login(),
                                by.act(),
                                item.name() + " r" + kept.revision()));
        return new PlanEdit.Done(kept);
    }

    /** Who does what, and when. */
    record Signature(Officer officer, String act, Instant at) {}
}
