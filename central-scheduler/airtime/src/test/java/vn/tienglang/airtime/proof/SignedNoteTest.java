package vn.tienglang.airtime.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.signing.Signer;

/** Notes, checkpoints and cosignatures. */
final class SignedNoteTest {
    /** Key and note that the documentation of golang.org/x/mod/sumdb/note publishes. */
    private static final String PUBLISHED_KEY =
            "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String PUBLISHED_NOTE =
            """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """;

    private static final Instant AT = Instant.parse("2026-11-30T05:00:07Z");
    private final KeyPair logPair = Ed25519.newPair();
    private final KeyPair witnessPair = Ed25519.newPair();
    private final NoteKey log =
            new NoteKey("example.vn/log", NoteKey.Type.LOG, logPair.getPublic());
    private final NoteKey witness =
            new NoteKey("huyen-ben", NoteKey.Type.WITNESS, witnessPair.getPublic());
    private final Checkpoint checkpoint =
            new Checkpoint("example.vn/log", 7, MerkleTree.leaf(new byte[1]));

    private static Signer signer(KeyPair pair) {
        return Ed25519.signer(new KeyId("key-1"), pair.getPrivate());
    }

    private SignedNote note() {
        return SignedNote.signed(checkpoint.text(), log, signer(logPair));
    }

    @Test
    void thePublishedNoteVerifies() {
        NoteKey key = NoteKey.parse(PUBLISHED_KEY);
        SignedNote note = SignedNote.parse(PUBLISHED_NOTE);
        assertThat(note.isSignedBy(key)).isTrue();
        assertThat(note.format()).isEqualTo(PUBLISHED_NOTE);
        assertThat(SignedNote.parse(PUBLISHED_NOTE.replace("answer", "Answer")).isSignedBy(key))
                .isFalse();
    }

    @Test
    void aCheckpointIsReadAsItWasSigned() {
        SignedNote note = SignedNote.parse(note().format());
        assertThat(note.isSignedBy(log)).isTrue();
        assertThat(Checkpoint.parse(note.text())).isEqualTo(checkpoint);
        assertThat(NoteKey.parse(log.text()).text()).isEqualTo(log.text());
    }

    @Test
    void aCosignatureSaysWhenAndByWhom() {
        SignedNote note = note().with(note().cosigned(AT, witness, signer(witnessPair)));
        SignedNote read = SignedNote.parse(note.format());
        assertThat(read.cosignedAt(witness)).contains(AT);
        assertThat(read.isSignedBy(log)).isTrue();
        // The same key as a log signs nothing, and the key of a log is no witness.
        assertThat(read.isSignedBy(witness)).isFalse();
        assertThat(read.cosignedAt(log)).isEmpty();
        var other = new Checkpoint("example.vn/log", 8, checkpoint.root());
        assertThat(new SignedNote(other.text(), read.signatures()).cosignedAt(witness)).isEmpty();
    }

    @Test
    void aLineOfAKnownKeyThatDoesNotVerifySpoilsTheNote() {
        SignedNote other = SignedNote.signed("another\n", log, signer(logPair));
        assertThat(note().with(other.signatures().getFirst()).isSignedBy(log)).isFalse();
        SignedNote stranger = SignedNote.signed("x\n", witnessAsLog(), signer(witnessPair));
        assertThat(note().with(stranger.signatures().getFirst()).isSignedBy(log)).isTrue();
    }

    private NoteKey witnessAsLog() {
        return new NoteKey("example.vn/log", NoteKey.Type.LOG, witnessPair.getPublic());
    }

    @Test
    void whatIsNoNoteIsRefusedWithOneSentence() {
        for (String text :
                new String[] {
                    "",
                    "\n",
                    "a\n",
                    "a\n\n",
                    "a\n\n- name AAAAAAAA\n",
                    "a\n\n\u2014 name AAAA\n",
                    "a\n\n\u2014 name AAAAAAB=\n",
                    "a\tb\n\n\u2014 name AAAAAAAA\n",
                    "a".repeat(SignedNote.CHARACTERS_MOST) + "\n\n\u2014 name AAAAAAAA\n"
                }) {
            assertThatThrownBy(() -> SignedNote.parse(text))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (String text :
                new String[] {"", "a\n", "a\n01\nAA==\n", "a\n-1\nAA==\n", "a\n1\nAA\n"}) {
            assertThatThrownBy(() -> Checkpoint.parse(text))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (String text : new String[] {"", "a+b", PUBLISHED_KEY.replace("c74f", "c74e")}) {
            assertThatThrownBy(() -> NoteKey.parse(text))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
