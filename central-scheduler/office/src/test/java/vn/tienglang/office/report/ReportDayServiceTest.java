package vn.tienglang.office.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.Station;
import vn.tienglang.office.OfficeSamples;
import vn.tienglang.office.report.figures.AirtimeReport;
import vn.tienglang.office.report.figures.CountedAiring;
import vn.tienglang.office.report.figures.LossCause;
import vn.tienglang.office.report.figures.ReportQuery;
import vn.tienglang.office.store.InMemoryTransactions;
import vn.tienglang.office.store.station.DirtyMark;

final class ReportDayServiceTest {
    private static final Duration GRACE = Duration.ofMinutes(5);
    private static final Station STATION =
            OfficeSamples.station("ls-dong-kinh", OfficeSamples.DONG_KINH);
    private static final Clip CLIP = OfficeSamples.clip("Tin", Duration.ofSeconds(60));
    private static final Instant END = OfficeSamples.EIGHT.plusSeconds(60).plus(GRACE);
    private static final ReportQuery QUERY =
            new ReportQuery(
                    OfficeSamples.LANG_SON,
                    OfficeSamples.SATURDAY,
                    OfficeSamples.SATURDAY.plusDays(1),
                    ReportQuery.Filter.ALL);

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final ReportDayService days = new ReportDayService(transactions, GRACE);
    private final AirtimeReportService reports = new AirtimeReportService(transactions, days);

    private void issue(int revision, int airings) {
        List<Airing> all =
                IntStream.range(0, airings)
                        .mapToObj(number ->
                                new Airing(
                                        new AiringId("slot-a" + number),
                                        Airtime.of(
                                                OfficeSamples.EIGHT.plus(Duration.ofHours(number)),
                                                CLIP.length()),
                                        CLIP.id(),
                                        MessageClass.ORDINARY))
                        .toList();
        var log = new DailyLog(STATION.id(), OfficeSamples.SATURDAY, revision, all, List.of(CLIP));
        transactions.inTransaction(repositories -> {
            if (repositories.enrolments().find(STATION.id()).isEmpty()) {
                repositories.areas().add(OfficeSamples.areas());
                repositories
                        .enrolments()
                        .put(OfficeSamples.enrolment(STATION, OfficeSamples.Keys.of(STATION, 1)));
            }
            OfficeSamples.issue(repositories, log, OfficeSamples.EIGHT);
            return 0;
        });
    }

    @Test
    void aDayIsCountedOnceAndAgainOnlyWhenItChangedOrItsTimeIsOver() {
        issue(1, 1);
        assertThat(reports.report(QUERY, OfficeSamples.EIGHT).total().open()).isEqualTo(1);
        assertThat(days.refresh(OfficeSamples.EIGHT)).as("nothing is left to do").isZero();
        long first = change();

        assertThat(reports.report(QUERY, END).total().lost(LossCause.NO_REPORT)).isEqualTo(1);
        assertThat(change()).isGreaterThan(first);
        assertThat(days.refresh(END.plus(Duration.ofDays(1)))).isZero();

        issue(2, 2);
        AirtimeReport after = reports.report(QUERY, END);
        assertThat(after.total().planned()).isEqualTo(2);
        assertThat(after.total().open()).isEqualTo(1);
        assertThat(new AirtimeReportService(transactions, days).report(QUERY, END))
                .as("what is kept in memory equals a new reading")
                .isEqualTo(after);
    }

    @Test
    void aMarkWithoutAChangeKeepsTheNumber() {
        issue(1, 1);
        days.refresh(OfficeSamples.EIGHT);
        long first = change();
        transactions.inTransaction(repositories -> {
            repositories.dirty().mark(DirtyMark.report(STATION.id(), QUERY.from(), QUERY.until()));
            return 0;
        });

        assertThat(days.refresh(OfficeSamples.EIGHT)).isEqualTo(1);
        assertThat(change()).isEqualTo(first);
    }

    @Test
    void figuresStayWhenTheirLogIsRemoved() {
        issue(1, 1);
        days.refresh(END);
        transactions.inTransaction(repositories -> {
            repositories.dailyLogs().removeBefore(QUERY.until(), 9);
            repositories.dirty().mark(DirtyMark.report(STATION.id(), QUERY.from(), QUERY.until()));
            return 0;
        });

        assertThat(reports.report(QUERY, END).total().planned()).isEqualTo(1);
    }

    @Test
    void theLinesBehindTheFiguresAreCountedAlike() {
        issue(1, 3);
        var query =
                new AirtimeReportService.AiringsQuery(QUERY, Optional.empty(), Optional.empty());

        var page = (AirtimeReportService.AiringsResult.Page) reports.airings(query, 1, 1, END);

        assertThat(page.more()).isTrue();
        assertThat(page.airings())
                .extracting(CountedAiring::airing)
                .containsExactly(new AiringId("slot-a1"));
        assertThat(reports.report(QUERY, END).total().planned()).isEqualTo(3);
    }

    private long change() {
        return transactions.inTransaction(repositories ->
                repositories.reportDays().in(Set.of(), QUERY.from(), QUERY.until()).isEmpty()
                        ? 0
                        : repositories.reportDays().lastChange());
    }
}
