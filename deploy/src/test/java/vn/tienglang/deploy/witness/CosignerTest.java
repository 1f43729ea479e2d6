package vn.tienglang.deploy.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.airtime.asrun.Digest;
import vn.tienglang.airtime.proof.Checkpoint;
import vn.tienglang.airtime.proof.MerkleHash;
import vn.tienglang.airtime.proof.MerkleNodes;
import vn.tienglang.airtime.proof.MerkleSamples;
import vn.tienglang.airtime.proof.MerkleTree;
import vn.tienglang.airtime.proof.SignedNote;
import vn.tienglang.airtime.proof.StationStatement;
import vn.tienglang.office.proof.ProofSamples;

/** One honest witness, and everything that a centre may do to it. */
final class CosignerTest {
    private static final Instant AT = Instant.parse("2026-11-30T05:00:00Z");
    @TempDir Path folder;

    /** Log in memory that does what the test says. */
    private static class FakeLog implements CentreLog {
        final List<StationStatement> statements = new ArrayList<>();
        private final List<String> cosigned = new ArrayList<>();
        private boolean isSilent;
        private boolean losesCosignatures;

        private FakeLog copy() {
            var copy = new FakeLog();
            copy.statements.addAll(statements);
            return copy;
        }

        private FakeLog add(String station, long sequence, String head) {
            List<StationStatement> own =
                    statements.stream()
                            .filter(one -> one.station().value().equals(station))
                            .toList();
            var branch =
                    new StationStatement.Branch(
                            new ChainId("c-1"), 0, 0, 1, sequence, Digest.of(head));
            statements.add(
                    new StationStatement(
                            new StationId(station),
                            own.size() + 1L,
                            own.isEmpty() ? MerkleHash.NONE : own.getLast().leaf(),
                            List.of(branch),
                            List.of()));
            return this;
        }

        private MerkleNodes nodes() {
            return MerkleSamples.nodes(statements.stream().map(StationStatement::leaf).toList());
        }

        @Override
        public String checkpoint() throws IOException {
            if (isSilent) {
                throw new IOException("no route");
            }
            long size = statements.size();
            var checkpoint =
                    new Checkpoint(ProofSamples.KEY.name(), size, MerkleTree.root(nodes(), size));
            return SignedNote.signed(checkpoint.text(), ProofSamples.KEY, ProofSamples.signer())
                    .format();
        }

        @Override
        public List<MerkleHash> consistency(long older, long size) {
            return MerkleTree.consistency(nodes(), older, size);
        }

        @Override
        public List<String> leaves(long from) {
            return statements.stream().skip(from).limit(3).map(StationStatement::text).toList();
        }

        @Override
        public void cosign(long size, String line) throws IOException {
            if (losesCosignatures) {
                throw new IOException("power cut");
            }
            cosigned.add(line);
        }
    }

    private Cosigner witness() {
        return new Cosigner(
                folder,
                List.of(ProofSamples.KEY),
                ProofSamples.WITNESS_KEY,
                ProofSamples.witness());
    }

    private static FakeLog log() {
        var log = new FakeLog();
        for (int number = 1; number <= 5; number++) {
            log.add("ls-" + (100 + number), 2, "head " + number);
        }
        return log;
    }

    private List<Path> evidence() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("evidence"))
                    .toList();
        }
    }

    private void assertAlarm(FakeLog shown, String sentence) throws IOException {
        assertThatThrownBy(() -> witness().visit(shown, AT))
                .isInstanceOf(CosignerAlarm.class)
                .hasMessageContaining(sentence);
        assertThat(shown.cosigned).isEmpty();
        assertThat(evidence()).hasSize(1);
        assertThat(Files.readString(evidence().getFirst()))
                .contains(sentence)
                .contains(ProofSamples.KEY.name());
    }

    @Test
    void aLogThatGrowsIsCosigned() throws Exception {
        FakeLog log = log();
        assertThat(witness().visit(log, AT).size()).isEqualTo(5);
        log.add("ls-101", 4, "later").add("ls-200", 1, "new").add("ls-101", 6, "last");
        assertThat(witness().visit(log, AT.plusSeconds(3_600)).size()).isEqualTo(8);
        SignedNote note =
                SignedNote.parse(log.checkpoint())
                        .with(SignedNote.parseLine(log.cosigned.getLast()));
        assertThat(note.cosignedAt(ProofSamples.WITNESS_KEY)).contains(AT.plusSeconds(3_600));
        assertThat(evidence()).isEmpty();
    }

    @Test
    void theSameCheckpointTwiceIsCosignedAgainWithTheNewTime() throws Exception {
        FakeLog log = log();
        witness().visit(log, AT);
        witness().visit(log, AT.plusSeconds(7));
        assertThat(log.cosigned).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void aLogThatBecomesShorterIsRefused() throws Exception {
        FakeLog log = log();
        witness().visit(log.copy(), AT);
        log.statements.removeLast();
        assertAlarm(log, "went back");
    }

    @Test
    void anotherLogOfTheSameSizeIsRefused() throws Exception {
        witness().visit(log(), AT);
        FakeLog other = log();
        other.statements.removeLast();
        assertAlarm(other.add("ls-105", 2, "another head"), "two histories");
    }

    @Test
    void aLogOfAnotherPastIsRefused() throws Exception {
        witness().visit(log(), AT);
        var other = new FakeLog();
        for (int number = 1; number <= 9; number++) {
            other.add("ls-" + (100 + number), 3, "other " + number);
        }
        assertAlarm(other, "two histories");
    }

    @Test
    void aStationWhoseEntriesAreDroppedOrRewrittenIsFound() throws Exception {
        FakeLog log = log();
        witness().visit(log.copy(), AT);
        assertAlarm(log.add("ls-103", 1, "shorter"), "changed the past: chain c-1 of ls-103");
    }

    @Test
    void aSecondFirstStatementOfAStationIsFound() throws Exception {
        FakeLog log = log();
        witness().visit(log.copy(), AT);
        log.statements.add(
                new StationStatement(
                        new StationId("ls-103"), 1, MerkleHash.NONE, List.of(), List.of()));
        assertAlarm(log, "does not follow");
    }

    @Test
    void statementsThatAreNotOfTheTreeAreFound() throws Exception {
        var log =
                new FakeLog() {
                    @Override
                    public List<String> leaves(long from) {
                        return log().add("ls-9", 1, "x").statements.stream()
                                .skip(1)
                                .map(StationStatement::text)
                                .toList();
                    }
                };
        log.statements.addAll(log().statements);
        assertAlarm(log, "not those of its log");
    }

    @Test
    void anotherKeyIsRefused() throws Exception {
        var witness =
                new Cosigner(
                        folder,
                        List.of(ProofSamples.WITNESS_KEY),
                        ProofSamples.WITNESS_KEY,
                        ProofSamples.witness());
        assertThatThrownBy(() -> witness.visit(log(), AT))
                .isInstanceOf(CosignerAlarm.class)
                .hasMessageContaining("not signed");
        assertThat(Files.exists(Cosigner.stateFile(folder))).isFalse();
    }

    @Test
    void aPowerCutBetweenTheStepsForgetsNothing() throws Exception {
        FakeLog log = log();
        log.losesCosignatures = true;
        assertThatThrownBy(() -> witness().visit(log, AT)).isInstanceOf(IOException.class);
        // Stored before it signed: another log of this size is refused although none was signed.
        FakeLog other = log();
        other.statements.removeLast();
        assertAlarm(other.add("ls-105", 2, "another head"), "two histories");
        log.losesCosignatures = false;
        assertThat(witness().visit(log, AT).size()).isEqualTo(5);
        // A cut while the state is written leaves a file beside it, which nobody reads.
        Files.writeString(folder.resolve("state.next"), "half");
        assertThat(witness().visit(log.add("ls-101", 9, "later"), AT).size()).isEqualTo(6);
    }

    @Test
    void aDamagedStateSignsNothing() throws Exception {
        FakeLog log = log();
        witness().visit(log, AT);
        Path state = Cosigner.stateFile(folder);
        byte[] whole = Files.readAllBytes(state);
        Files.write(state, Arrays.copyOf(whole, whole.length / 2));
        log.cosigned.clear();
        assertThatThrownBy(() -> witness().visit(log, AT))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("damaged");
        assertThat(log.cosigned).isEmpty();
    }

    @Test
    void aCentreThatDoesNotAnswerIsNoAlarm() throws Exception {
        FakeLog log = log();
        log.isSilent = true;
        assertThatThrownBy(() -> witness().visit(log, AT)).isInstanceOf(IOException.class);
        assertThat(evidence()).isEmpty();
    }

    @Test
    void leavesAreReadAsTheCentreWritesThem() throws Exception {
        String leaf = log().statements.getFirst().text();
        String text = "leaf 7 " + leaf.lines().count() + "\n" + leaf;
        assertThat(HttpCentreLog.parseLeaves(7, text)).containsExactly(leaf);
        assertThatThrownBy(() -> HttpCentreLog.parseLeaves(8, text))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> HttpCentreLog.parseLeaves(0, "")).isInstanceOf(IOException.class);
    }
}
