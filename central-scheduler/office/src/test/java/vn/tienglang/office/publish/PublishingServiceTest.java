package vn.tienglang.office.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.OfficeFixture;
import vn.tienglang.office.OfficeSamples;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.schedule.BookingRequest;
import vn.tienglang.office.station.StationKeys;
import vn.tienglang.office.store.DailyLogRepository;
import vn.tienglang.office.store.InMemoryClipSource;
import vn.tienglang.office.store.InMemoryTransactions;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.station.DirtyMark;
import vn.tienglang.office.store.station.DueStation;
import vn.tienglang.office.store.station.UndeliverableMessage;

/** Publishing to many stations of which one makes it fail. */
class PublishingServiceTest {
    private static final Instant NOW = OfficeSamples.EIGHT;
    private static final Officer LAN = new Officer("lan", "Lan");
    private static final int STATIONS = 9;
    private static final StationId POISON = new StationId("ls-dai-5");

    private final InMemoryTransactions memory = new InMemoryTransactions();
    private final InMemoryClipSource clips = new InMemoryClipSource();
    private final FakeStationSender sender = new FakeStationSender();
    private final FakePublishTrigger trigger = new FakePublishTrigger();
    private boolean poisoned = true;
    private boolean down;
    private boolean powerFails;

    private final OfficeFixture office =
            new OfficeFixture(
                    this::inTransaction,
                    new StationKeys(memory),
                    clips,
                    sender,
                    trigger,
                    () -> NOW,
                    OfficeSamples.HANOI,
                    Duration.ofMinutes(10));

    private <T> T inTransaction(Function<Repositories, T> work) {
        if (down) {
            throw new Transactions.Failed("the disk is gone");
        }
        return memory.inTransaction(repositories -> {
            T done = work.apply(failing(repositories));
            if (powerFails) {
                throw new IllegalStateException("power cut before the commit");
            }
            return done;
        });
    }

    /** Repositories in which no log of the poisonous station can be stored. */
    private Repositories failing(Repositories real) {
        DailyLogRepository logs =
                delegate(
                        DailyLogRepository.class,
                        real.dailyLogs(),
                        (name, arguments) -> {
                            if (name.equals("issue")
                                    && poisoned
                                    && arguments[0] instanceof List<?> issued
                                    && issued.stream().anyMatch(one -> isOf(one, POISON))) {
                                throw new IllegalStateException("the log does not fit");
                            }
                            return null;
                        });
        return delegate(
                Repositories.class, real, (name, _) -> name.equals("dailyLogs") ? logs : null);
    }

    /** Answer in place of the real object; null to ask that. */
    private interface Answer {
        @org.jspecify.annotations.Nullable
        Object to(String method, Object[] arguments);
    }

    private static boolean isOf(Object issued, StationId station) {
        return issued instanceof DailyLogRepository.IssuedLog(DailyLog log, var _)
                && log.station().equals(station);
    }

    private static <T> T delegate(Class<T> type, T real, Answer answer) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) -> {
                            Object[] given = Objects.requireNonNullElse(arguments, new Object[0]);
                            Object answered = answer.to(method.getName(), given);
                            try {
                                return answered != null ? answered : method.invoke(real, given);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        }));
    }

    @BeforeEach
    void bookForAllStations() {
        memory.inTransaction(repositories -> {
            repositories.areas().add(OfficeSamples.areas());
            for (int number = 1; number <= STATIONS; number++) {
                Station station =
                        OfficeSamples.station("ls-dai-" + number, OfficeSamples.DONG_KINH);
                repositories
                        .enrolments()
                        .put(OfficeSamples.enrolment(station, OfficeSamples.Keys.of(station, 1)));
            }
            return STATIONS;
        });
        Clip clip = clips.put("Bản tin", "vi", Duration.ofSeconds(60), new byte[9_000]);
        office.clips().registerClips();
        book(clip, LocalTime.of(18, 0));
    }

    private void book(Clip clip, LocalTime at) {
        office.slots()
                .book(
                        BookingRequest.once(
                                "Tin",
                                OfficeSamples.LANG_SON,
                                OfficeSamples.SATURDAY,
                                at,
                                clip.id(),
                                MessageClass.ORDINARY),
                        LAN);
    }

    private List<UndeliverableMessage> deadLetters() {
        return office.services().deadLetters().list().letters();
    }

    @Test
    void stationThatCannotBePlannedIsListedAndTheOthersGetTheirLogs() {
        assertThat(office.publishDue(NOW)).isEqualTo(STATIONS - 1);

        assertThat(office.outbox().next(99)).hasSize(STATIONS - 1);
        UndeliverableMessage letter = deadLetters().getFirst();
        assertThat(deadLetters()).hasSize(1);
        assertThat(letter.station()).isEqualTo(POISON.value());
        assertThat(letter.reason()).isEqualTo(UndeliverableMessage.Reason.NOT_PLANNED);
        assertThat(letter.detail()).contains("the log does not fit");
        assertThat(sender.outboxChanges()).isPositive();
    }

    @Test
    void listedStationDisappearsWhenItIsPlanned() {
        office.publishDue(NOW);
        poisoned = false;

        assertThat(office.publishDue(NOW)).isZero();
        assertThat(office.publishDue(NOW.plus(PublishingService.FIRST_POSTPONEMENT))).isEqualTo(1);

        assertThat(deadLetters()).isEmpty();
        assertThat(office.outbox().next(99)).hasSize(STATIONS);
    }

    @Test
    void powerCutBeforeTheCommitLosesNoMarkAndPublishesNothing() {
        poisoned = false;
        powerFails = true;
        assertThatThrownBy(() -> office.publishDue(NOW)).hasMessageContaining("power cut");
        int waiting =
                memory.inTransaction(repositories -> repositories.outbox().next(99, NOW).size());
        assertThat(waiting).isZero();
        powerFails = false;

        assertThat(office.publishDue(NOW)).isEqualTo(STATIONS);
        assertThat(office.publishDue(NOW)).as("nothing is due twice").isZero();
        assertThat(office.outbox().next(99)).hasSize(STATIONS);
    }

    @Test
    void changeMakesAPostponedStationDueAtOnce() {
        office.publishDue(NOW);
        poisoned = false;
        memory.inTransaction(repositories -> {
            repositories.dirty().mark(DirtyMark.station(POISON));
            return POISON;
        });
        assertThat(office.publishDue(NOW)).isEqualTo(1);
    }

    @Test
    void failingStationIsTriedAgainLaterAndLater() {
        office.publishDue(NOW);
        Instant second = NOW.plus(PublishingService.FIRST_POSTPONEMENT);
        office.publishDue(second);
        assertThat(due().dueAt())
                .isEqualTo(second.plus(PublishingService.FIRST_POSTPONEMENT.multipliedBy(2)));
        Instant at = second;
        for (int attempt = 0; attempt < 12; attempt++) {
            at = due().dueAt();
            office.publishDue(at);
        }
        assertThat(due().dueAt()).isEqualTo(at.plus(PublishingService.LONGEST_POSTPONEMENT));
    }

    private DueStation due() {
        List<DueStation> due =
                memory.inTransaction(repositories -> repositories.dirty().find(List.of(POISON)));
        return due.getFirst();
    }

    @Test
    void failureOfTheDatabaseIsNotOneOfAStation() {
        down = true;
        assertThatThrownBy(() -> office.publishDue(NOW)).isInstanceOf(Transactions.Failed.class);
        down = false;
        assertThat(deadLetters()).isEmpty();
    }

    @Test
    void sendingAgainPlansTheStationAtOnce() {
        office.publishDue(NOW);
        int before = trigger.urgentCalls();

        assertThat(office.services().deadLetters().resend(deadLetters().getFirst().id(), LAN))
                .isTrue();

        assertThat(trigger.urgentCalls()).isEqualTo(before + 1);
        assertThat(deadLetters()).isEmpty();
    }

    @Test
    void bookingThatIsHeardWithinMinutesIsPublishedAtOnceAndALaterOneSoon() {
        Clip clip = clips.put("Tin gấp", "vi", Duration.ofSeconds(60), new byte[9_000]);
        office.clips().registerClips();
        int urgent = trigger.urgentCalls();
        int all = trigger.calls();
        book(clip, LocalTime.of(17, 0));
        assertThat(trigger.urgentCalls()).as("hours ahead").isEqualTo(urgent);
        assertThat(trigger.calls()).isEqualTo(all + 1);
        book(clip, LocalTime.ofInstant(NOW.plusSeconds(300), OfficeSamples.HANOI));
        assertThat(trigger.urgentCalls()).as("five minutes ahead").isEqualTo(urgent + 1);
    }
}
