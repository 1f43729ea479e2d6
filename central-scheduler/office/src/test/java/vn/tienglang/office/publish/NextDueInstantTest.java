package vn.tienglang.office.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Station;
import vn.tienglang.office.OfficePlanSamples;
import vn.tienglang.office.OfficeSamples;
import vn.tienglang.office.dirty.AreaClosure;
import vn.tienglang.office.input.PastLoader;
import vn.tienglang.office.input.PlanInputLoader;
import vn.tienglang.office.store.InMemoryTransactions;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.office.store.station.DueStation;

/** When time alone may change the days of a station without obligations. */
final class NextDueInstantTest {
    private static final Station STATION =
            OfficeSamples.station("ls-dong-kinh", OfficeSamples.DONG_KINH);
    private static final LocalDate TODAY = OfficeSamples.SATURDAY;
    private static final Instant NOW = OfficeSamples.EIGHT.plus(Duration.ofHours(1));
    private static final Instant MIDNIGHT =
            TODAY.plusDays(1).atStartOfDay(STATION.zone()).toInstant();

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private int revision;

    @BeforeEach
    void storeAreas() {
        transactions.inTransaction(repositories -> {
            repositories.areas().add(OfficeSamples.areas());
            return true;
        });
    }

    private void activeUntil(Instant until) {
        transactions.inTransaction(repositories ->
                repositories
                        .planItems()
                        .put(
                                new PlanItemRevision(
                                        new PlanItem.OfRaised(
                                                OfficePlanSamples.raised("r1-x", "b-one")
                                                        .endingAt(until)),
                                        ++revision,
                                        Stage.APPROVED,
                                        "lan",
                                        NOW)));
    }

    private DueStation next() {
        return transactions.inTransaction(this::next);
    }

    private DueStation next(Repositories repositories) {
        var input = PlanInputLoader.basis(repositories, List.of(STATION), TODAY, TODAY.plusDays(7));
        return new NextDueInstant(input, AreaClosure.in(repositories), NOW, Duration.ofMinutes(10))
                .withoutPast(STATION);
    }

    private static DueStation changedAt(Instant at) {
        return new DueStation(STATION.id(), at, DueStation.Cause.CHANGED, 0);
    }

    private static DueStation newDay() {
        return new DueStation(STATION.id(), MIDNIGHT, DueStation.Cause.NEW_DAY, 0);
    }

    @Test
    void withoutASituationItIsMidnight() {
        assertThat(next()).isEqualTo(newDay());
    }

    @Test
    void endOfASituationTodayIsDue() {
        Instant end = NOW.plus(Duration.ofHours(3));
        activeUntil(end);
        assertThat(next()).isEqualTo(changedAt(end));
    }

    @Test
    void endIsRoundedUpToTheMillisecond() {
        Instant end = NOW.plus(Duration.ofHours(3));
        activeUntil(end.plusNanos(1));
        assertThat(next()).isEqualTo(changedAt(end.plusMillis(1)));
    }

    @Test
    void endOfASituationAfterMidnightOrThatHasPassedIsNotDue() {
        activeUntil(MIDNIGHT.plusMillis(1));
        assertThat(next()).isEqualTo(newDay());
        activeUntil(NOW.minusSeconds(1));
        assertThat(next()).isEqualTo(newDay());
        activeUntil(Instant.MAX);
        assertThat(next()).isEqualTo(newDay());
    }

    /** The instant of a station whose logs were read, as after each compilation. */
    private DueStation nextWithPast() {
        return transactions.inTransaction(repositories -> {
            var input =
                    PlanInputLoader.basis(repositories, List.of(STATION), TODAY, TODAY.plusDays(7));
            Duration grace = Duration.ofMinutes(10);
            var past = PastLoader.ofBegunDays(repositories, input, NOW, grace);
            return new NextDueInstant(input, AreaClosure.in(repositories), NOW, grace)
                    .of(STATION, past);
        });
    }

    @Test
    void endOfASituationIsDueAlsoWhenTheLogsWereRead() {
        assertThat(nextWithPast()).isEqualTo(newDay());
        Instant end = NOW.plus(Duration.ofHours(3));
        activeUntil(end);
        assertThat(nextWithPast()).isEqualTo(changedAt(end));
    }
}
