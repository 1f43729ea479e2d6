package vn.tienglang.office.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.asrun.AsRunLog;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.Reason;
import vn.tienglang.airtime.asrun.SignedEntry;
import vn.tienglang.airtime.proof.MerkleTree;
import vn.tienglang.airtime.proof.NoteKey;
import vn.tienglang.airtime.proof.SignedNote;
import vn.tienglang.airtime.proof.StationStatement;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.office.OfficeSamples;
import vn.tienglang.office.store.InMemoryTransactions;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.station.AsRunBranch;
import vn.tienglang.office.store.station.ReceivedAsRunEntry;

/** Checkpoints: twice, late, after a crash, and what is refused. */
final class CheckpointServiceTest {
    private static final Instant AT = OfficeSamples.EIGHT;
    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final CheckpointService service = ProofSamples.service(transactions);

    /** Entries of a new station. */
    private void airs(int number) {
        Station station = OfficeSamples.station("ls-" + (10_000 + number), OfficeSamples.DONG_KINH);
        List<SignedEntry> chain =
                OfficeSamples.chain(
                        OfficeSamples.emptyChain(station.id()),
                        OfficeSamples.SATURDAY,
                        Collections.nCopies(2, new Outcome.Missed(Reason.NO_FILE)),
                        OfficeSamples.Keys.of(station, 1).signer());
        AsRunLog end = OfficeSamples.emptyChain(station.id());
        for (SignedEntry one : chain) {
            end = end.append(one.entry());
        }
        var branch = new AsRunBranch(0, 0, 1, end, AT, AT);
        transactions.inTransaction(repositories -> {
            repositories
                    .asRun()
                    .append(
                            branch,
                            chain.stream().map(one -> new ReceivedAsRunEntry(one, AT)).toList());
            return true;
        });
    }

    @Test
    void thereIsOneCheckpointAnHourHoweverOftenItIsAsked() {
        airs(1);
        assertThat(service.writeHourly(AT)).isPresent();
        airs(2);
        assertThat(service.writeHourly(AT)).isEmpty();
        assertThat(service.writeHourly(AT.plus(Duration.ofMinutes(59)))).isEmpty();
        assertThat(service.writeHourly(AT.plus(Duration.ofHours(1)))).isPresent();
        // Nothing new: the earlier checkpoint says all.
        assertThat(service.writeHourly(AT.plus(Duration.ofHours(2)))).isEmpty();
        assertThat(service.checkpoints(9)).hasSize(2);
    }

    @Test
    void aClockThatWasAheadStopsNoLaterCheckpoint() {
        airs(1);
        assertThat(service.writeHourly(AT.plus(Duration.ofDays(3_650)))).isPresent();
        airs(2);
        assertThat(service.writeHourly(AT)).isPresent();
    }

    @Test
    void aCrashBetweenTwoTransactionsCostsNothing() {
        for (int number = 0; number < 1_100; number++) {
            airs(number);
        }
        var crashing = new CrashingTransactions(transactions);
        for (int after = 1; after <= 3; after++) {
            crashing.left = after;
            try {
                ProofSamples.service(crashing).write(AT);
            } catch (IllegalStateException crash) {
                assertThat(crash).hasMessage("power cut");
            }
        }
        var checkpoint =
                service.write(AT)
                        .or(() ->
                                service.latest()
                                        .map(one ->
                                                vn.tienglang.airtime.proof.Checkpoint.parse(
                                                        SignedNote.parse(one.note()).text())));
        assertThat(checkpoint.orElseThrow().size()).isEqualTo(1_100);
        var leaves = new ArrayList<String>();
        for (long from = 0; from < 1_100; from += CheckpointService.LEAVES_MOST) {
            service.leaves(from).forEach(leaf -> leaves.add(leaf.content()));
        }
        assertThat(leaves)
                .extracting(text -> StationStatement.parse(text).station())
                .doesNotHaveDuplicates()
                .hasSize(1_100);
        var path = service.inclusion(700, 1_100).orElseThrow();
        assertThat(
                        MerkleTree.isIncluded(
                                StationStatement.parse(leaves.get(700)).leaf(),
                                700,
                                1_100,
                                path,
                                checkpoint.orElseThrow().root()))
                .isTrue();
    }

    /** Transactions that end in a power cut after so many commits. */
    private static final class CrashingTransactions implements Transactions {
        private final Transactions real;
        private int left;

        CrashingTransactions(Transactions real) {
            this.real = real;
        }

        @Override
        public <T> T inTransaction(Function<Repositories, T> work) {
            if (left-- == 0) {
                throw new IllegalStateException("power cut");
            }
            return real.inTransaction(work);
        }
    }

    @Test
    void onlyAKnownWitnessWithARightClockIsStored() {
        airs(1);
        long size = service.write(AT).orElseThrow().size();
        SignedNote note = SignedNote.parse(service.latest().orElseThrow().note());
        String good = ProofSamples.cosigned(note, AT);
        assertThat(service.cosign(size + 1, good, AT))
                .isEqualTo(new CosignatureResult.UnknownCheckpoint());
        assertThat(service.cosign(size, "hello", AT))
                .isEqualTo(new CosignatureResult.UnknownCosigner());
        assertThat(service.cosign(size, note.signatures().getFirst().text(), AT))
                .isEqualTo(new CosignatureResult.UnknownCosigner());
        var stranger =
                new NoteKey(
                        ProofSamples.WITNESS_KEY.name(),
                        NoteKey.Type.WITNESS,
                        Ed25519.newPair().getPublic());
        assertThat(
                        service.cosign(
                                size,
                                note.cosigned(AT, stranger, ProofSamples.signer()).text(),
                                AT))
                .isEqualTo(new CosignatureResult.WrongSignature("phong-van-hoa"));
        var other = new SignedNote("x\n1\nAA==\n", note.signatures());
        assertThat(service.cosign(size, ProofSamples.cosigned(other, AT), AT))
                .isEqualTo(new CosignatureResult.WrongSignature("phong-van-hoa"));
        Instant ahead = AT.plus(CheckpointService.CLOCK_AHEAD).plusSeconds(1);
        assertThat(service.cosign(size, ProofSamples.cosigned(note, ahead), AT))
                .isEqualTo(new CosignatureResult.WrongClock("phong-van-hoa", ahead));
        assertThat(service.latest().orElseThrow().cosignatures()).isEmpty();
        assertThat(service.cosign(size, good, AT))
                .isEqualTo(new CosignatureResult.Stored("phong-van-hoa", AT));
    }

    @Test
    void proofsOfLogsThatDoNotExistAreEmpty() {
        airs(1);
        service.write(AT);
        assertThat(service.consistency(0, 1)).contains(List.of());
        assertThat(service.consistency(2, 1)).isEmpty();
        assertThat(service.consistency(0, 2)).isEmpty();
        assertThat(service.inclusion(0, 1)).contains(List.of());
        assertThat(service.inclusion(1, 1)).isEmpty();
        assertThat(service.inclusion(-1, 1)).isEmpty();
        assertThat(service.leaves(-5)).hasSize(1);
    }
}
