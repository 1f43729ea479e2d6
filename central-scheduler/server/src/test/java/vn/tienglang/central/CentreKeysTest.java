package vn.tienglang.central;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.airtime.wire.CentreKeyList;
import vn.tienglang.airtime.wire.SignedMessage;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.store.InMemoryTransactions;

class CentreKeysTest {
    private static final Instant NOW = Instant.parse("2026-11-21T01:00:00Z");
    private static final Duration MONTH = Duration.ofDays(30);

    @TempDir Path folder;

    private CentreKeys read() {
        return CentreKeys.in(folder, new InMemoryTransactions());
    }

    /** What a station trusts that knew only this list and then gets all announcements. */
    private static CentreKeyList caughtUp(CentreKeyList station, CentreKeys keys) {
        CentreKeyList held = station;
        for (SignedMessage announcement : keys.announcements()) {
            try {
                held = held.replacedBy(announcement, Optional.empty());
            } catch (IllegalArgumentException e) {
                // Signed by a key that this station does not know (yet).
                assertThat(e).hasMessageContaining("trusted key");
            }
        }
        return held;
    }

    private static CentreKeyList enrolledWith(CentreKeys keys) {
        return new CentreKeyList(
                0,
                0,
                "",
                List.of(
                        new CentreKeyList.Entry(
                                keys.present().id(), keys.present().publicText(), Instant.MAX)));
    }

    @Test
    void firstStartMakesSigningAndRecoveryKeysForTheirOwnerOnly() throws IOException {
        CentreKeys keys = read();
        assertThat(keys.holdsRecoveryKey()).isTrue();
        assertThat(caughtUp(enrolledWith(keys), keys).recoveryKey())
                .isEqualTo(keys.list().recoveryKey())
                .isNotEmpty();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files)
                    .hasSize(3)
                    .allSatisfy(file ->
                            assertThat(
                                            PosixFilePermissions.toString(
                                                    Files.getPosixFilePermissions(file)))
                                    .as("%s", file)
                                    .isEqualTo("rw-------"));
        }
        assertThat(read().present().publicText()).isEqualTo(keys.present().publicText());
    }

    @Test
    void everyStationCatchesUpHoweverManyRotationsItMissed() {
        CentreKeys first = read();
        CentreKeyList station = enrolledWith(first);
        Instant now = NOW;
        for (int i = 2; i <= 6; i++) {
            CentreKeys keys = read().rotate(now, MONTH);
            assertThat(keys.present().id().value()).isEqualTo("centre-" + i);
            assertThat(read().present().publicText()).isEqualTo(keys.present().publicText());
            assertThat(read().announcements()).isEqualTo(keys.announcements());
            assertThat(caughtUp(station, keys)).isEqualTo(keys.list());
            now = now.plus(Duration.ofDays(400));
        }
        assertThat(read().list().keys())
                .extracting(key -> key.id().value())
                .containsExactly("centre-5", "centre-6");
    }

    @Test
    void rotationsWithinOneOverlapKeepTheListShort() {
        CentreKeyList station = enrolledWith(read());
        for (int i = 0; i < 6; i++) {
            CentreKeys keys = read().rotate(NOW.plusSeconds(i), MONTH);
            assertThat(keys.list().keys()).hasSizeLessThanOrEqualTo(CentreKeyList.KEYS_MOST);
            assertThat(caughtUp(station, keys)).isEqualTo(keys.list());
        }
    }

    /** Power fails after each of the three writes of a rotation. */
    @Test
    void interruptedRotationEndsWithOneUsableKey() throws IOException {
        CentreKeys before = read();
        Path next = folder.resolve("signing.key.next");
        byte[] announcements = Files.readAllBytes(folder.resolve("key-announcements"));
        byte[] signing = Files.readAllBytes(folder.resolve("signing.key"));
        CentreKeys after = before.rotate(NOW, MONTH);

        Files.move(folder.resolve("signing.key"), next);
        Files.write(folder.resolve("signing.key"), signing);
        assertThat(read().present().id()).isEqualTo(after.present().id());
        assertThat(next).doesNotExist();

        Files.move(folder.resolve("signing.key"), next);
        Files.write(folder.resolve("signing.key"), signing);
        Files.write(folder.resolve("key-announcements"), announcements);
        assertThat(read().present().id()).isEqualTo(before.present().id());
        assertThat(next).doesNotExist();
    }

    @Test
    void recoveryKeyIsWrittenToAFileOnce() {
        CentreKeys keys = read();
        Path file = folder.resolve("usb-stick");
        keys.moveRecoveryKey(file);
        assertThat(keys.holdsRecoveryKey()).isFalse();
        assertThat(CentreKey.read(file).publicText()).isEqualTo(keys.list().recoveryKey());
        assertThatExceptionOfType(StartupFailure.class)
                .isThrownBy(() -> keys.moveRecoveryKey(folder.resolve("another")));
    }

    @Test
    void lostSigningKeyIsReplacedAndStationsFollow() throws IOException {
        CentreKeys first = read();
        CentreKeyList neverConnected =
                new CentreKeyList(
                        0, 0, first.list().recoveryKey(), enrolledWith(first).keys());
        CentreKeyList connected = caughtUp(enrolledWith(first), first);
        Path usb = folder.resolve("usb-stick");
        first.moveRecoveryKey(usb);
        Files.delete(folder.resolve("signing.key"));
        assertThatExceptionOfType(StartupFailure.class)
                .isThrownBy(this::read)
                .withMessageContaining("keys recover");

        CentreKeys rescued = CentreKeys.recover(folder, CentreKey.read(usb), NOW);
        assertThat(read().present().publicText()).isEqualTo(rescued.present().publicText());
        for (CentreKeyList station : List.of(neverConnected, connected)) {
            assertThat(caughtUp(station, rescued).keys())
                    .extracting(CentreKeyList.Entry::publicKey)
                    .containsExactly(rescued.present().publicText());
        }
        CentreKeys rotated = read().rotate(NOW.plus(MONTH), MONTH);
        assertThat(caughtUp(connected, rotated)).isEqualTo(rotated.list());
    }

    /** Nothing of the data folder is left but the recovery key. */
    @Test
    void recoveryWorksWithoutAnyOtherFile() throws IOException {
        CentreKeys first = read();
        CentreKeyList station = caughtUp(enrolledWith(first), first);
        Path usb = folder.resolve("usb-stick");
        first.moveRecoveryKey(usb);
        Files.delete(folder.resolve("signing.key"));
        Files.delete(folder.resolve("key-announcements"));
        CentreKeys rescued = CentreKeys.recover(folder, CentreKey.read(usb), NOW);
        assertThat(caughtUp(station, rescued)).isEqualTo(rescued.list());
    }

    /** The list of its settings must count with the announcements of the time. */
    @Test
    void stationEnrolledAfterARecoveryFollowsLaterRotations() {
        CentreKeys first = read();
        CentreKey recovery = CentreKey.read(folder.resolve("recovery.key"));
        CentreKeys rescued = CentreKeys.recover(folder, recovery, NOW);
        assertThat(KeysCommand.settings(rescued))
                .contains("centre.key.recovered=" + NOW.getEpochSecond());
        var enrolled =
                new CentreKeyList(
                        NOW.getEpochSecond(),
                        0,
                        first.list().recoveryKey(),
                        enrolledWith(rescued).keys());
        CentreKeys rotated = read().rotate(NOW, MONTH);
        assertThat(caughtUp(enrolled, rotated)).isEqualTo(rotated.list());
    }

    @Test
    void commandsSayWhatTheyDidAndWhatATechnicianNeeds() {
        var transactions = new InMemoryTransactions();
        assertThat(new KeysCommand.Show().run(transactions, folder, NOW))
                .contains("centre-1, signs, without end")
                .contains("carry it away")
                .contains("centre.key=" + read().present().publicText());
        assertThat(new KeysCommand.Rotate(MONTH).run(transactions, folder, NOW))
                .contains("centre-1, valid until 2026-12-21T01:00:00Z")
                .contains("centre-2, signs");
        Path usb = folder.resolve("usb-stick");
        assertThat(new KeysCommand.ExportRecovery(usb).run(transactions, folder, NOW))
                .contains("nowhere else");
        assertThat(new KeysCommand.Recover(usb).run(transactions, folder, NOW))
                .contains("All earlier keys are replaced")
                .contains("not on this machine");
        List<AuditEntry> audit =
                transactions.inTransaction(repositories -> repositories.audit().latest(10));
        assertThat(audit).hasSize(3);
    }

    @Test
    void anotherRecoveryKeyIsRefusedAndNothingChanges() {
        CentreKeys keys = read();
        var other = CentreKey.make(CentreKeyList.RECOVERY_ID);
        assertThatExceptionOfType(StartupFailure.class)
                .isThrownBy(() -> CentreKeys.recover(folder, other, NOW));
        assertThat(read().present().publicText()).isEqualTo(keys.present().publicText());
    }
}
