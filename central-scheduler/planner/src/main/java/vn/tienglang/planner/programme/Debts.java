package vn.tienglang.planner.programme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.planner.obligation.Ledger;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.obligation.ObligationId;

/**
 * What one station owes, day after day: of days that were judged counts what was heard, of those
 * after them what is planned. Settled in the order of the days, each once.
 */
final class Debts {
    private final Setting setting;
    private final OrderBook book;
    private final Optional<Past.OfStation> past;
    private final LocalDate open;
    private final Map<ObligationId, NavigableMap<LocalDate, Long>> credited = new HashMap<>();

    /** What is due of an obligation on a day, before anything of the day counts. */
    record Debt(Obligation obligation, long due) {}

    Debts(Setting setting, OrderBook book, Optional<Past.OfStation> past, LocalDate open) {
        this.setting = setting;
        this.book = book;
        this.past = past;
        this.open = open;
    }

    /** Fits what is due into the day, and says what is not met. */
    void settle(Sheet sheet) {
        if (!book.owesAnything()) {
            return;
        }
        List<Debt> debts = on(sheet.here());
        if (debts.isEmpty()) {
            return;
        }
        new Owed(setting.repertoire(), sheet, debts).fit();
        for (Debt debt : debts) {
            long given = Owed.given(setting.repertoire(), debt.obligation(), sheet);
            credits(debt.obligation()).put(sheet.here().date(), given);
        }
    }

    private List<Debt> on(Here here) {
        var debts = new ArrayList<Debt>();
        for (AreaCode area : here.ancestry()) {
            book.owedAt(area).forEach(one -> add(debts, one, here.date()));
            for (AreaCode ended : setting.endedInto(area, here.date())) {
                book.owedAt(ended).forEach(one -> add(debts, one, here.date()));
            }
        }
        return debts;
    }

    private void add(List<Debt> debts, Obligation obligation, LocalDate date) {
        boolean isOver =
                obligation.until().isBefore(LocalDate.MAX.minusDays(obligation.graceDays()))
                        && !date.isBefore(obligation.until().plusDays(obligation.graceDays()));
        if (!date.isBefore(obligation.from()) && !isOver) {
            debts.add(new Debt(obligation, due(obligation, date)));
        }
    }

    private long due(Obligation obligation, LocalDate date) {
        if (past.isEmpty()) {
            return obligation.share(date);
        }
        return Ledger.on(obligation, credits(obligation), date).due();
    }

    /** What was heard; where nothing was told yet, all days before count as met. */
    private NavigableMap<LocalDate, Long> credits(Obligation obligation) {
        return credited.computeIfAbsent(
                obligation.id(),
                id ->
                        Ledger.credits(
                                obligation,
                                past.map(Past.OfStation::heard)
                                        .map(heard -> heard.get(id))
                                        .orElseGet(TreeMap::new),
                                open));
    }
}
