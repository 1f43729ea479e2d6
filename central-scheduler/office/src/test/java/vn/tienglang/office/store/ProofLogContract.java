package vn.tienglang.office.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.Reason;
import vn.tienglang.airtime.asrun.SignedEntry;
import vn.tienglang.airtime.proof.Checkpoint;
import vn.tienglang.airtime.proof.MerkleFrontier;
import vn.tienglang.airtime.proof.MerkleTree;
import vn.tienglang.airtime.proof.SignedNote;
import vn.tienglang.airtime.proof.StationStatement;
import vn.tienglang.office.OfficeSamples;
import vn.tienglang.office.proof.CheckpointService;
import vn.tienglang.office.proof.CosignatureResult;
import vn.tienglang.office.proof.ProofSamples;
import vn.tienglang.office.store.proof.ProofLogRepository.StoredCheckpoint;
import vn.tienglang.office.store.station.AsRunBranch;
import vn.tienglang.office.store.station.AsRunGap;
import vn.tienglang.office.store.station.ReceivedAsRunEntry;

/** Contract of the proof log; {@link RepositoriesContract} runs it on every kind of store. */
final class ProofLogContract {
    private static final Station ONE =
            OfficeSamples.station("ls-dong-kinh", OfficeSamples.DONG_KINH);
    private static final Station TWO =
            OfficeSamples.station("ls-tam-thanh", OfficeSamples.TAM_THANH);
    private static final Instant AT = OfficeSamples.EIGHT;

    private final Transactions transactions;
    private final CheckpointService service;

    ProofLogContract(Transactions transactions) {
        this.transactions = transactions;
        this.service = ProofSamples.service(transactions);
    }

    private void store(Station station, int entries) {
        var keys = OfficeSamples.Keys.of(station, 1);
        List<SignedEntry> chain =
                OfficeSamples.chain(
                        OfficeSamples.emptyChain(station.id()),
                        OfficeSamples.SATURDAY,
                        java.util.Collections.nCopies(entries, new Outcome.Missed(Reason.NO_FILE)),
                        keys.signer());
        transactions.inTransaction(repositories -> {
            AsRunRepository asRun = repositories.asRun();
            long stored =
                    asRun.branches(station.id(), OfficeSamples.CHAIN).stream()
                            .mapToLong(branch -> branch.end().sequence())
                            .max()
                            .orElse(0);
            var end = OfficeSamples.emptyChain(station.id());
            for (SignedEntry one : chain) {
                end = end.append(one.entry());
            }
            asRun.append(
                    new AsRunBranch(0, 0, 1, end, AT, AT),
                    chain.stream()
                            .skip(stored)
                            .map(one -> new ReceivedAsRunEntry(one, AT))
                            .toList());
            return true;
        });
    }

    private List<StationId> changed() {
        return transactions.inTransaction(one -> one.proofLog().changedStations(10)).stream()
                .sorted()
                .toList();
    }

    /** Leaves, nodes and heads. */
    void leavesAreAddedForStationsThatChanged() {
        assertThat(service.write(AT)).isEmpty();
        assertThat(service.latest()).isEmpty();
        store(ONE, 2);
        store(TWO, 1);
        assertThat(changed()).containsExactly(ONE.id(), TWO.id());
        Checkpoint first = service.write(AT).orElseThrow();
        assertThat(first.size()).isEqualTo(2);
        assertThat(changed()).isEmpty();
        assertThat(service.contested(9)).isEmpty();
        transactions.inTransaction(repositories -> {
            var end = repositories.asRun().branches(TWO.id()).getFirst().end();
            repositories
                    .asRun()
                    .addGap(
                            new AsRunBranch(0, 0, 1, end, AT, AT),
                            new AsRunGap(0, 7, 8, end.head(), AT));
            return true;
        });
        assertThat(service.contested(9)).containsExactly(TWO.id());
        assertThat(service.write(AT)).isEmpty();
        store(ONE, 5);
        assertThat(changed()).containsExactly(ONE.id());
        Checkpoint second = service.write(AT.plusSeconds(1)).orElseThrow();
        assertThat(second.size()).isEqualTo(3);
        transactions.inTransaction(repositories -> {
            var log = repositories.proofLog();
            assertThat(log.size()).isEqualTo(3);
            assertThat(log.leaves(0, 9)).hasSize(3);
            assertThat(log.leaves(1, 1)).extracting(leaf -> leaf.index()).containsExactly(1L);
            StationStatement latest = log.latest(ONE.id()).orElseThrow().statement();
            assertThat(latest.number()).isEqualTo(2);
            List<StationStatement> all =
                    log.statements(ONE.id(), 1, 9).stream().map(leaf -> leaf.statement()).toList();
            assertThat(all).hasSize(2);
            assertThat(latest.contradiction(all.getFirst())).isEmpty();
            assertThat(log.statements(ONE.id(), 2, 9)).hasSize(1);
            assertThat(MerkleFrontier.of(log, 3).root()).isEqualTo(second.root());
            assertThat(
                            MerkleTree.isConsistent(
                                    2,
                                    first.root(),
                                    3,
                                    second.root(),
                                    MerkleTree.consistency(log, 2, 3)))
                    .isTrue();
            assertThat(log.covering(1).orElseThrow().size()).isEqualTo(2);
            assertThat(log.covering(2).orElseThrow().size()).isEqualTo(3);
            assertThat(log.covering(3)).isEmpty();
            return true;
        });
        assertThatThrownBy(() ->
                        transactions.inTransaction(repositories -> {
                            repositories
                                    .proofLog()
                                    .putCheckpoint(new StoredCheckpoint(3, "x", AT, List.of()));
                            return true;
                        }))
                .isInstanceOf(RuntimeException.class);
    }

    /** Checkpoints and cosignatures. */
    void cosignaturesAreKeptByWitness() {
        store(ONE, 2);
        Checkpoint checkpoint = service.write(AT).orElseThrow();
        SignedNote note = SignedNote.parse(service.latest().orElseThrow().note());
        assertThat(note.isSignedBy(service.key())).isTrue();
        for (int second = 1; second <= 2; second++) {
            String line = ProofSamples.cosigned(note, AT.plusSeconds(second));
            assertThat(service.cosign(checkpoint.size(), line, AT))
                    .isInstanceOf(CosignatureResult.Stored.class);
        }
        StoredCheckpoint stored = service.latest().orElseThrow();
        assertThat(stored.cosignatures()).hasSize(1);
        assertThat(stored.cosignatures().getFirst().signedAt()).isEqualTo(AT.plusSeconds(2));
        assertThat(CheckpointService.note(stored).cosignedAt(service.witnesses().getFirst()))
                .contains(AT.plusSeconds(2));
        assertThat(service.checkpoints(9)).containsExactly(stored);
        assertThat(service.checkpoint(99)).isEmpty();
    }
}
