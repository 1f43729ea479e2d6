package vn.tienglang.planner.recurrence;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.TreeMap;

/**
 * Built-in lists of days for the years {@value #FIRST_YEAR} to {@value #LAST_YEAR}: days of the
 * Vietnamese lunar calendar, which {@code dates.properties} holds and explains, and the public
 * holidays derived from them.
 *
 * <p>{@code ngay-le} contains the fixed holidays of the Labour Code (45/2019/QH14, article 112): 1
 * January, the last day of the lunar year and the first three of the new one, the Hùng Kings' day,
 * 30 April, 1 May and 2 September. Holidays decided each year are not on it: the fifth day of Tết,
 * the day beside 2 September, and exchanged working days. They are added to a recurrence as single
 * days.
 */
public final class DateLists {
    /** First year of the lists. */
    public static final int FIRST_YEAR = 2020;

    /** Last year of the lists. */
    public static final int LAST_YEAR = 2040;

    /** Name of the list of public holidays. */
    public static final String HOLIDAYS = "ngay-le";

    private static final String DATA = "vn.tienglang.planner.recurrence.dates";
    private static final List<String> LUNAR_HOLIDAYS = List.of("tet", "gio-to");
    private static final List<MonthDay> SOLAR_HOLIDAYS =
            List.of(MonthDay.of(1, 1), MonthDay.of(4, 30), MonthDay.of(5, 1), MonthDay.of(9, 2));

    private static final Map<String, DateList> LISTS = Collections.unmodifiableMap(load());

    private DateLists() {}

    /** Returns the list of that name. */
    public static Optional<DateList> find(String name) {
        return Optional.ofNullable(LISTS.get(name));
    }

    /** Returns all lists by name. */
    public static Collection<DateList> all() {
        return LISTS.values();
    }

    private static Map<String, DateList> load() {
        var lists = new TreeMap<String, DateList>();
        var holidays = new ArrayList<LocalDate>();
        // A resource bundle reads class path data without a stream.
        ResourceBundle data = ResourceBundle.getBundle(DATA, Locale.ROOT);
        for (String name : data.keySet()) {
            var days = new ArrayList<LocalDate>();
            for (String day : data.getString(name).trim().split(" +", -1)) {
                days.add(LocalDate.parse(day));
            }
            lists.put(name, list(name, days));
            if (LUNAR_HOLIDAYS.contains(name)) {
                holidays.addAll(days);
            }
        }
        for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
            for (MonthDay day : SOLAR_HOLIDAYS) {
                holidays.add(day.atYear(year));
            }
        }
        lists.put(HOLIDAYS, list(HOLIDAYS, holidays));
        return lists;
    }

    private static DateList list(String name, List<LocalDate> days) {
        return new DateList(
                name, LocalDate.of(FIRST_YEAR, 1, 1), LocalDate.of(LAST_YEAR, 12, 31), days);
    }
}
