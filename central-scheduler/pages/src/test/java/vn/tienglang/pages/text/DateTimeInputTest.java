package vn.tienglang.pages.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DateTimeInputTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-30");

    @ParameterizedTest
    @CsvSource({
        "30/11/2026, 2026-11-30",
        "30-11-2026, 2026-11-30",
        "30.11.2026, 2026-11-30",
        "30112026, 2026-11-30",
        "2026-11-30, 2026-11-30",
        "' 3/1/2027 ', 2027-01-03",
        "29/02/2028, 2028-02-29",
        "30/11, 2026-11-30",
        "1/12, 2026-12-01",
        "3011, 2026-11-30",
        "29/11, 2026-11-29",
        "05/01, 2027-01-05"
    })
    void datesAreReadTheDayFirst(String typed, LocalDate date) {
        assertThat(DateTimeInput.date(typed, TODAY)).contains(date);
    }

    @Test
    void aDateWithoutAYearIsTheNearestAlsoInJanuary() {
        LocalDate january = LocalDate.parse("2027-01-02");

        assertThat(DateTimeInput.date("31/12", january)).contains(LocalDate.parse("2026-12-31"));
        assertThat(DateTimeInput.date("01/02", january)).contains(LocalDate.parse("2027-02-01"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "31/02/2026",
                "29/02",
                "11/30/2026",
                "30/11/26",
                "30/11-2026",
                "2026-13-01",
                "0/1/2026",
                "mai",
                "30/11/2026 05:30",
                "30/11/20266",
                "٣٠/١١/٢٠٢٦",
                "99999999"
            })
    void whatIsNoDateIsRefused(String typed) {
        assertThat(DateTimeInput.date(typed, TODAY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "5h30, 05:30",
        "5H30, 05:30",
        "5:30, 05:30",
        "05:30, 05:30",
        "5.30, 05:30",
        "5h, 05:00",
        "17g, 17:00",
        "5 giờ 30, 05:30",
        "5 giờ 30 phút, 05:30",
        "5h30p, 05:30",
        "0530, 05:30",
        "05:30:15, 05:30:15",
        "00:00, 00:00",
        "' 23:59 ', 23:59"
    })
    void timesAreReadOn24Hours(String typed, LocalTime time) {
        assertThat(DateTimeInput.time(typed)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "24:00",
                "5:60",
                "7:5",
                "17:02:61",
                "17:02:05.5",
                "5",
                "530",
                "5:30 PM",
                "-1:00",
                "sáng",
                "5h3",
                "05:30:15:00",
                "99999999999"
            })
    void whatIsNoTimeIsRefused(String typed) {
        assertThat(DateTimeInput.time(typed)).isEmpty();
    }

    @Test
    void fieldsShowTheDayFirstAndSecondsOnlyWhereThereAreAny() {
        assertThat(DateTimeInput.dateField("2026-11-30")).isEqualTo("30/11/2026");
        assertThat(DateTimeInput.dateField("30/11")).isEqualTo("30/11");
        assertThat(DateTimeInput.dateField("ngày mai")).isEqualTo("ngày mai");
        assertThat(DateTimeInput.timeField("05:30:00")).isEqualTo("05:30");
        assertThat(DateTimeInput.timeField("05:30:15")).isEqualTo("05:30:15");
        assertThat(DateTimeInput.timeField("5h30")).isEqualTo("5h30");
    }
}
