package vn.tienglang.planner.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.Station;

/**
 * The planner: from a basis to the days of stations. It remembers what it worked out, so that the
 * plan of a country costs little more than its airings; it lives as long as its basis is the truth,
 * and is asked by one thread, as are all that were made {@link #with} changes from it.
 *
 * <p>Who is served first: what was issued and cannot be changed any more; then campaigns of raised
 * units; then priorities, in the order the station's own unit has given them, else as they were
 * booked; then everything else as it was booked; and in the air that is left what is owed. A day
 * that sounds past midnight is served before the next.
 */
public final class Planning {
    /** How many days back a chain of airings across midnight is followed. */
    private static final int CHAIN_DAYS = 2;

    /** How many days that are not judged yet are planned again to know what is owed. */
    private static final int OPEN_DAYS = 45;

    private final Setting setting;
    private final OrderBook book;
    private final Past past;

    private Planning(Setting setting, OrderBook book, Past past) {
        this.setting = setting;
        this.book = book;
        this.past = past;
    }

    /** A plan made from this. */
    public static Planning of(Basis basis) {
        return new Planning(
                new Setting(basis.places(), basis.content(), basis.law()),
                OrderBook.of(basis.orders()),
                basis.past());
    }

    /** The same with other orders; what they leave as it was is not worked out again. */
    public Planning with(Orders orders) {
        return new Planning(setting, book.with(orders), past);
    }

    /** The same under another law. */
    public Planning with(Law law) {
        return new Planning(setting.with(law), book, past);
    }

    /** The same after this has happened. */
    public Planning with(Past other) {
        return new Planning(setting, book, other);
    }

    /** What that station should play on {@code days} days from {@code from} on. */
    public List<StationDay> days(Station station, LocalDate from, int days) {
        var filled = new ArrayList<StationDay>(days);
        for (Sheet sheet : sheets(station, from, days)) {
            filled.add(sheet.day());
        }
        return List.copyOf(filled);
    }

    /** What would sound there then, and why; or why nothing would. */
    public Why why(Station station, Instant at) {
        LocalDate date = LocalDate.ofInstant(at, station.zone());
        List<Sheet> sheets = sheets(station, date.minusDays(1), 2);
        return sheets.stream()
                .flatMap(sheet -> new Reasons(sheet, at).heard().stream())
                .findFirst()
                .orElseGet(() -> new Reasons(sheets.getLast(), at).silent());
    }

    /** Those days, filled. */
    private List<Sheet> sheets(Station station, LocalDate from, int days) {
        var filled = new ArrayList<Sheet>(days);
        Optional<Past.OfStation> known = past.of(station.id());
        Frozen frozen = Frozen.of(known);
        LocalDate begin =
                book.owesAnything() ? known.map(one -> open(one, from)).orElse(from) : from;
        var debts = new Debts(setting, book, known, begin);
        List<Sounding> over = over(station, frozen, begin, CHAIN_DAYS);
        for (LocalDate date = begin; date.isBefore(from.plusDays(days)); date = date.plusDays(1)) {
            Sheet sheet = sheet(station, frozen, date);
            sheet.fill(over);
            debts.settle(sheet);
            if (!date.isBefore(from)) {
                filled.add(sheet);
            }
            over = sheet.over();
        }
        return filled;
    }

    private static LocalDate open(Past.OfStation known, LocalDate from) {
        LocalDate earliest = from.minusDays(OPEN_DAYS);
        LocalDate open = known.open().isBefore(earliest) ? earliest : known.open();
        return open.isBefore(from) ? open : from;
    }

    private Sheet sheet(Station station, Frozen frozen, LocalDate date) {
        return sheet(setting.here(station, date), frozen);
    }

    private Sheet sheet(Here here, Frozen frozen) {
        return new Sheet(here, frozen, Wishes.of(setting, book, here));
    }

    /** What of the days before still sounds as that day begins. */
    private List<Sounding> over(Station station, Frozen frozen, LocalDate date, int chain) {
        LocalDate yesterday = date.minusDays(1);
        if (chain == 0) {
            return List.of();
        }
        Here here = setting.here(station, yesterday);
        if (frozen.isNothing() && !Wishes.mayPassMidnight(setting, book, here)) {
            return List.of();
        }
        Sheet sheet = sheet(here, frozen);
        if (!sheet.mayPassMidnight()) {
            return List.of();
        }
        sheet.fill(over(station, frozen, yesterday, chain - 1));
        return sheet.over();
    }
}
