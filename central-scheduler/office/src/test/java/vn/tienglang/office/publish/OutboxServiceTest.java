package vn.tienglang.office.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.office.OfficeSamples;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.store.CentreName;
import vn.tienglang.office.store.CentreRepository;
import vn.tienglang.office.store.InMemoryTransactions;
import vn.tienglang.office.store.station.OutboxMessage;
import vn.tienglang.office.store.station.UndeliverableMessage;

class OutboxServiceTest {
    private static final Instant EXPIRY = OfficeSamples.EIGHT.plus(Duration.ofDays(2));
    private static final int WINDOW = 16;

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final FakeStationSender sender = new FakeStationSender();
    private final FakePublishTrigger trigger = new FakePublishTrigger();
    private Instant now = OfficeSamples.EIGHT;
    private final OutboxService outbox = new OutboxService(transactions, () -> now);
    private final UndeliverableService deadLetters =
            new UndeliverableService(transactions, sender, trigger, () -> now);

    private void putLogs(int count) {
        transactions.inTransaction(repositories -> {
            for (int number = 1; number <= count; number++) {
                var log =
                        new DailyLog(
                                new StationId("s-" + number),
                                OfficeSamples.SATURDAY,
                                1,
                                List.of(),
                                List.of());
                repositories.outbox().put(new Message.LogIssued(log), true, EXPIRY);
            }
            return count;
        });
    }

    private List<UndeliverableMessage> dead() {
        return deadLetters.list().letters();
    }

    @Test
    void aCentreThatWasTakenForDeadHasTheNewerLogSentAgain() {
        OutboxService east = cluster("east");
        OutboxService west = cluster("west");
        issue(1);
        OutboxMessage old = east.next(WINDOW).getFirst();
        // Without a heartbeat of the first centre, its claim is free.
        issue(2);
        west.markSent(west.next(WINDOW));
        assertThat(west.next(WINDOW)).isEmpty();

        east.markSent(old);

        assertThat(west.next(WINDOW))
                .singleElement()
                .extracting(OutboxMessage::message)
                .isEqualTo(new Message.LogIssued(log(2)));
        west.markSent(west.next(WINDOW));
        assertThat(west.next(WINDOW)).isEmpty();
        assertThat(east.next(WINDOW)).isEmpty();
    }

    private OutboxService cluster(String name) {
        return OutboxService.ofCluster(transactions, () -> now, new CentreName(name));
    }

    private static DailyLog log(int revision) {
        return new DailyLog(
                new StationId("s-1"), OfficeSamples.SATURDAY, revision, List.of(), List.of());
    }

    private void issue(int revision) {
        transactions.inTransaction(repositories -> {
            OfficeSamples.issue(repositories, log(revision), now);
            repositories.outbox().put(new Message.LogIssued(log(revision)), true, EXPIRY);
            return revision;
        });
    }

    @Test
    void sixteenRefusedMessagesDoNotBlockTheSeventeenth() {
        putLogs(WINDOW + 1);
        for (OutboxMessage item : outbox.next(WINDOW)) {
            outbox.bury(item, UndeliverableMessage.Reason.REFUSED, "reason code 135");
        }

        assertThat(outbox.next(WINDOW))
                .singleElement()
                .extracting(item -> item.message().topic().text())
                .asString()
                .contains("s-17");
        assertThat(dead())
                .extracting(UndeliverableMessage::station)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, WINDOW).mapToObj(i -> "s-" + i).toList());
        List<AuditEntry> audit =
                transactions.inTransaction(repositories -> repositories.audit().latest(99));
        assertThat(audit).extracting(AuditEntry::action).containsOnly("dead-letter");
    }

    @Test
    void messageRefusedForAPassingReasonIsTriedLaterAndLater() {
        putLogs(2);
        var waits = new ArrayList<Long>();
        OutboxMessage first = outbox.next(1).getFirst();
        while (dead().isEmpty()) {
            outbox.postpone(first, "reason code 151");
            assertThat(outbox.next(9)).as("the other one").anyMatch(item -> item.attempts() == 0);
            Instant since = now;
            while (dead().isEmpty()
                    && outbox.next(9).stream().noneMatch(item -> item.attempts() > 0)) {
                now = now.plusSeconds(5);
            }
            if (dead().isEmpty()) {
                waits.add(Duration.between(since, now).toSeconds());
                first =
                        outbox.next(9).stream()
                                .filter(item -> item.attempts() > 0)
                                .findFirst()
                                .orElseThrow();
            }
        }
        assertThat(waits).containsExactly(5L, 10L, 20L, 40L, 80L, 160L, 320L, 600L, 600L);
        assertThat(dead())
                .extracting(UndeliverableMessage::detail)
                .containsExactly("reason code 151");
    }

    @Test
    void deadLetterIsSentAgainByAPerson() {
        putLogs(1);
        OutboxMessage item = outbox.next(1).getFirst();
        outbox.bury(item, UndeliverableMessage.Reason.REFUSED, "reason code 135");
        long id = dead().getFirst().id();

        var lan = new Officer("lan", "Lan");
        assertThat(deadLetters.resend(id, lan)).isTrue();

        assertThat(outbox.next(9))
                .extracting(OutboxMessage::message)
                .containsExactly(item.message());
        assertThat(sender.outboxChanges()).isEqualTo(1);
        assertThat(deadLetters.resend(id, lan)).as("twice").isFalse();
        assertThat(outbox.next(9)).hasSize(1);
    }

    @Test
    void expiredDeadLettersAndSupersededLogsAreRemoved() {
        transactions.inTransaction(repositories -> {
            repositories
                    .centres()
                    .putRetentionClock(
                            new CentreRepository.RetentionClock(
                                    Optional.of(now), Optional.empty(), Optional.empty()));
            return 0;
        });
        putLogs(1);
        outbox.bury(outbox.next(1).getFirst(), UndeliverableMessage.Reason.REFUSED, "");
        var retention = new Retention(transactions, RetentionRules.USUAL);
        retention.removeSuperseded(now);
        assertThat(dead()).hasSize(1);
        now = EXPIRY;
        assertThat(dead()).as("expired ones are not shown").isEmpty();
        retention.removeSuperseded(now);
        List<UndeliverableMessage> left =
                transactions.inTransaction(repositories -> repositories.outbox().deadLetters());
        assertThat(left).isEmpty();
    }
}
