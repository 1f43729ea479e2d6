package vn.tienglang.planner.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DateListsTest {
    private static final List<String> TET =
            List.of(
                    "2020-01-25",
                    "2021-02-12",
                    "2022-02-01",
                    "2023-01-22",
                    "2024-02-10",
                    "2025-01-29",
                    "2026-02-17",
                    "2027-02-06",
                    "2028-01-26",
                    "2029-02-13",
                    "2030-02-02");

    @Test
    void lunarNewYearMatchesPublishedCalendars() {
        for (String tet : TET) {
            LocalDate day = LocalDate.parse(tet);
            assertThat(LunarCalendar.day(day.getYear(), 1, 1)).isEqualTo(day);
            assertThat(list("tet").between(day.minusDays(20), day.plusDays(20)))
                    .containsExactly(day.minusDays(1), day, day.plusDays(1), day.plusDays(2));
        }
    }

    @Test
    void knownDatesAreOnTheirLists() {
        assertOn("gio-to", "2023-04-29", "2024-04-18", "2025-04-07", "2026-04-26");
        assertOn("trung-thu", "2020-10-01", "2023-09-29", "2024-09-17", "2025-10-06");
        assertOn("ram-thang-bay", "2023-08-30", "2024-08-18", "2025-09-06");
        assertOn("phat-dan", "2024-05-22", "2025-05-12");
        assertOn("ong-tao", "2024-02-02", "2025-01-22");
        assertOn("doan-ngo", "2024-06-10", "2025-05-31");
        assertOn("ram-thang-gieng", "2024-02-24", "2025-02-12");
        // The leap sixth month of 2025 also has a first day and a full moon.
        assertOn("mung-mot", "2025-07-25", "2025-08-23");
        assertOn("ram", "2025-08-08");
    }

    @Test
    void listsEqualTheComputedLunarDates() throws IOException {
        var written = new TreeMap<String, List<LocalDate>>();
        for (DateList list : DateLists.all()) {
            if (!list.name().equals(DateLists.HOLIDAYS)) {
                written.put(list.name(), list.days());
            }
        }
        Map<String, List<LocalDate>> computed =
                LunarCalendar.lists(DateLists.FIRST_YEAR, DateLists.LAST_YEAR);
        if (!written.equals(computed)) {
            Files.writeString(Path.of("target/dates.properties"), properties(computed));
        }
        assertThat(written).as("the expected file is target/dates.properties").isEqualTo(computed);
    }

    @Test
    void holidaysEqualThoseOfTheLabourLaw() {
        DateList holidays = list(DateLists.HOLIDAYS);
        LocalDate newYear = LocalDate.of(2026, 1, 1);
        assertThat(holidays.between(newYear, newYear.plusYears(1)))
                .containsExactly(
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2026, 2, 16),
                        LocalDate.of(2026, 2, 17),
                        LocalDate.of(2026, 2, 18),
                        LocalDate.of(2026, 2, 19),
                        LocalDate.of(2026, 4, 26),
                        LocalDate.of(2026, 4, 30),
                        LocalDate.of(2026, 5, 1),
                        LocalDate.of(2026, 9, 2));
    }

    @Test
    void listsStayWithinTheirYearsAndUnknownNamesAreEmpty() {
        for (DateList list : DateLists.all()) {
            assertThat(list.days()).isNotEmpty().isSorted();
            assertThat(list.days().getFirst()).isAfterOrEqualTo(list.from());
            assertThat(list.days().getLast()).isBeforeOrEqualTo(list.to());
        }
        assertThat(DateLists.find("no-such-list")).isEmpty();
    }

    private static DateList list(String name) {
        return DateLists.find(name).orElseThrow();
    }

    private static void assertOn(String name, String... days) {
        for (String day : days) {
            assertThat(list(name).contains(LocalDate.parse(day))).as("%s %s", name, day).isTrue();
        }
    }

    private static String properties(Map<String, List<LocalDate>> lists) {
        var text = new StringBuilder();
        lists.forEach((name, days) -> {
            text.append('\n').append(name).append(" =");
            int year = 0;
            for (LocalDate day : days) {
                text.append(day.getYear() == year ? " " : " \\\n    ").append(day);
                year = day.getYear();
            }
            text.append('\n');
        });
        return text.toString();
    }
}
