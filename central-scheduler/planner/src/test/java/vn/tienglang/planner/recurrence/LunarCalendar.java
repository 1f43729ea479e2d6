package vn.tienglang.planner.recurrence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Vietnamese lunar calendar by Hồ Ngọc Đức ("Thuật toán tính âm lịch"), with new moons and the
 * sun's longitude from Jean Meeus, "Astronomical Algorithms", chapters 47 and 24 (1991), both at
 * UTC+7. {@code dates.properties} was generated with it.
 */
final class LunarCalendar {
    private static final double HOURS_FROM_UTC = 7;
    private static final double MONTH_DAYS = 29.530588853;

    /** The new moon of 1900-01-01, as a Julian date. */
    private static final double FIRST_NEW_MOON = 2415021.076998695;

    /** The Julian day number of 1970-01-01. */
    private static final long EPOCH = 2440588;

    private LunarCalendar() {}

    /** Returns the Gregorian date; the month is not a leap month. */
    static LocalDate day(int year, int month, int day) {
        long before = month < 11 ? month11(year - 1) : month11(year);
        long after = month < 11 ? month11(year) : month11(year + 1);
        int offset = Math.floorMod(month - 11, 12);
        if (after - before > 365) {
            offset += offset >= leapMonthOffset(before) ? 1 : 0;
        }
        long moon = Math.round(Math.floor(0.5 + (before - FIRST_NEW_MOON) / MONTH_DAYS));
        return date(newMoon(moon + offset) + day - 1);
    }

    /** Returns the given day of every lunar month, leap months included, within these years. */
    static List<LocalDate> ofEveryMonth(int day, int firstYear, int lastYear) {
        var days = new ArrayList<LocalDate>();
        long moon = (long) ((firstYear - 1901) * 12.3685);
        LocalDate date = date(newMoon(moon) + day - 1);
        while (date.getYear() <= lastYear) {
            if (date.getYear() >= firstYear) {
                days.add(date);
            }
            moon++;
            date = date(newMoon(moon) + day - 1);
        }
        return days;
    }

    /** Returns every list of {@code dates.properties} by name. */
    static Map<String, List<LocalDate>> lists(int firstYear, int lastYear) {
        var lists = new TreeMap<String, List<LocalDate>>();
        lists.put("mung-mot", ofEveryMonth(1, firstYear, lastYear));
        lists.put("ram", ofEveryMonth(15, firstYear, lastYear));
        for (int year = firstYear; year <= lastYear; year++) {
            LocalDate tet = day(year, 1, 1);
            add(lists, "tet", tet.minusDays(1), tet, tet.plusDays(1), tet.plusDays(2));
            add(lists, "ram-thang-gieng", day(year, 1, 15));
            add(lists, "gio-to", day(year, 3, 10));
            add(lists, "phat-dan", day(year, 4, 15));
            add(lists, "doan-ngo", day(year, 5, 5));
            add(lists, "ram-thang-bay", day(year, 7, 15));
            add(lists, "trung-thu", day(year, 8, 15));
            for (int begun = year - 1; begun <= year; begun++) {
                LocalDate kitchenGods = day(begun, 12, 23);
                if (kitchenGods.getYear() == year) {
                    add(lists, "ong-tao", kitchenGods);
                }
            }
        }
        return lists;
    }

    private static void add(Map<String, List<LocalDate>> lists, String name, LocalDate... of) {
        Optional.ofNullable(lists.putIfAbsent(name, new ArrayList<>(List.of(of))))
                .ifPresent(list -> list.addAll(List.of(of)));
    }

    /**
     * Returns the first day of the month that contains the winter solstice, as a Julian day number.
     */
    private static long month11(int year) {
        long days = LocalDate.of(year, 12, 31).toEpochDay() + EPOCH - 2415021;
        long moon = (long) Math.floor(days / MONTH_DAYS);
        long day = newMoon(moon);
        return sunSector(day) >= 9 ? newMoon(moon - 1) : day;
    }

    /** Returns after how many months the leap month begins: the first without a principal term. */
    private static int leapMonthOffset(long month11) {
        long moon = (long) Math.floor((month11 - FIRST_NEW_MOON) / MONTH_DAYS + 0.5);
        int month = 1;
        int last;
        int sector = sunSector(newMoon(moon + month));
        do {
            last = sector;
            month++;
            sector = sunSector(newMoon(moon + month));
        } while (sector != last && month < 14);
        return month - 1;
    }

    /** Returns the day of the k-th new moon after that of 1900-01-01, as a Julian day number. */
    private static long newMoon(long k) {
        double t = k / 1236.85;
        double t2 = t * t;
        double t3 = t2 * t;
        double mean =
                2415020.75933
                        + 29.53058868 * k
                        + 0.0001178 * t2
                        - 0.000000155 * t3
                        + 0.00033 * sin(166.56 + 132.87 * t - 0.009173 * t2);
        double sun = 359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3;
        double moon = 306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3;
        double latitude = 21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3;
        double correction =
                (0.1734 - 0.000393 * t) * sin(sun)
                        + 0.0021 * sin(2 * sun)
                        - 0.4068 * sin(moon)
                        + 0.0161 * sin(2 * moon)
                        - 0.0004 * sin(3 * moon)
                        + 0.0104 * sin(2 * latitude)
                        - 0.0051 * sin(sun + moon)
                        - 0.0074 * sin(sun - moon)
                        + 0.0004 * sin(2 * latitude + sun)
                        - 0.0004 * sin(2 * latitude - sun)
                        - 0.0006 * sin(2 * latitude + moon)
                        + 0.0010 * sin(2 * latitude - moon)
                        + 0.0005 * sin(2 * moon + sun);
        double deltaT = -0.000278 + 0.000265 * t + 0.000262 * t2;
        return (long) Math.floor(mean + correction - deltaT + 0.5 + HOURS_FROM_UTC / 24);
    }

    /**
     * Returns the twelfth of its yearly path in which the sun is at the start of the day; 0 from
     * the equinox on.
     */
    private static int sunSector(long day) {
        double t = (day - 0.5 - HOURS_FROM_UTC / 24 - 2451545.0) / 36525;
        double t2 = t * t;
        double anomaly = 357.52910 + 35999.05030 * t - 0.0001559 * t2 - 0.00000048 * t * t2;
        double mean = 280.46645 + 36000.76983 * t + 0.0003032 * t2;
        double centre =
                (1.914600 - 0.004817 * t - 0.000014 * t2) * sin(anomaly)
                        + (0.019993 - 0.000101 * t) * sin(2 * anomaly)
                        + 0.000290 * sin(3 * anomaly);
        double longitude = mean + centre;
        return (int) Math.floor((longitude - 360 * Math.floor(longitude / 360)) / 30);
    }

    private static double sin(double degrees) {
        return Math.sin(Math.toRadians(degrees));
    }

    private static LocalDate date(long julianDay) {
        return LocalDate.ofEpochDay(julianDay - EPOCH);
    }
}
