package vn.tienglang.node.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.signing.Signer;
import vn.tienglang.airtime.wire.CentreKeyList;
import vn.tienglang.airtime.wire.SignedMessage;
import vn.tienglang.airtime.wire.Topic;
import vn.tienglang.node.link.CentreKeyring.Result;

class CentreKeyringTest {
    private static final Instant END = Instant.parse("2027-01-31T00:00:00Z");
    private static final byte[] WORDS = "log".getBytes(StandardCharsets.UTF_8);

    private final KeyPair one = Ed25519.newPair();
    private final KeyPair two = Ed25519.newPair();
    private final CentreKeyList settings =
            new CentreKeyList(0, 0, "", List.of(entry("centre-1", one, Instant.MAX)));
    private final CentreKeyList rotated =
            new CentreKeyList(
                    0,
                    2,
                    Ed25519.text(Ed25519.newPair().getPublic()),
                    List.of(entry("centre-1", one, END), entry("centre-2", two, Instant.MAX)));
    private final SignedMessage announcement = rotated.announcedBy(signer("centre-1", one));

    @TempDir Path folder;
    private Optional<Instant> time = Optional.empty();
    private CentreKeyring keyring = CentreKeyring.open(Path.of(""), settings, Optional::empty);

    private static CentreKeyList.Entry entry(String id, KeyPair pair, Instant until) {
        return new CentreKeyList.Entry(new KeyId(id), Ed25519.text(pair.getPublic()), until);
    }

    private static Signer signer(String id, KeyPair pair) {
        return Ed25519.signer(new KeyId(id), pair.getPrivate());
    }

    @BeforeEach
    void start() {
        keyring = CentreKeyring.open(folder, settings, () -> time);
    }

    private boolean trusts(String id, KeyPair pair) {
        return keyring.of(new Topic.Urgent()).verifies(WORDS, signer(id, pair).sign(WORDS));
    }

    @Test
    void newKeyIsTrustedAtOnceAndAfterEveryRestart() throws IOException {
        assertThat(trusts("centre-2", two)).isFalse();
        assertThat(keyring.receive(announcement)).isEqualTo(Result.CHANGED);
        assertThat(keyring.receive(announcement)).isEqualTo(Result.KNOWN);
        start();
        assertThat(trusts("centre-2", two)).isTrue();
        assertThat(trusts("centre-1", one)).isTrue();
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(folder.resolve("centre.keys"))))
                .isEqualTo("rw-------");
    }

    @Test
    void endedKeyStaysEndedAlsoWithAWrongClockLater() {
        keyring.receive(announcement);
        time = Optional.of(END.minusSeconds(1));
        assertThat(trusts("centre-1", one)).isTrue();
        time = Optional.of(END);
        assertThat(trusts("centre-1", one)).isFalse();
        time = Optional.empty();
        start();
        assertThat(trusts("centre-1", one)).isFalse();
        assertThat(trusts("centre-2", two)).isTrue();
    }

    @Test
    void listOfAStrangerIsRejected() {
        var stranger = rotated.announcedBy(signer("centre-1", two));
        assertThat(keyring.receive(stranger)).isEqualTo(Result.REJECTED);
        assertThat(keyring.held()).isEqualTo(settings);
    }

    /** Power fails while the file is written, or the card damages it: never locked out. */
    @Test
    void keysOfTheSettingsCountWhileTheFileIsDamaged() throws IOException {
        keyring.receive(announcement);
        for (String text : List.of("", "x", "x\ny\n")) {
            Files.writeString(folder.resolve("centre.keys"), text);
            Files.writeString(folder.resolve("centre.keys.new"), "torn");
            start();
            assertThat(keyring.held()).isEqualTo(settings);
            assertThat(keyring.receive(announcement)).isEqualTo(Result.CHANGED);
        }
    }

    @Test
    void listThatCannotBeKeptDoesNotCount() throws IOException {
        Files.createDirectory(folder.resolve("centre.keys"));
        Files.writeString(folder.resolve("centre.keys").resolve("in-the-way"), "");
        assertThat(keyring.receive(announcement)).isEqualTo(Result.REJECTED);
        assertThat(trusts("centre-2", two)).isFalse();
    }

    /** The way back for a station that is locked out: a technician writes the present key. */
    @Test
    void changedSettingsReplaceWhatWasKept() {
        keyring.receive(announcement);
        KeyPair three = Ed25519.newPair();
        var written = new CentreKeyList(0, 0, "", List.of(entry("centre-3", three, Instant.MAX)));
        keyring = CentreKeyring.open(folder, written, () -> time);
        assertThat(trusts("centre-3", three)).isTrue();
        assertThat(trusts("centre-2", two)).isFalse();
    }
}
