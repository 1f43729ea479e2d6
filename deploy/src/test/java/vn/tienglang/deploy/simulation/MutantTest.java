package vn.tienglang.deploy.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that the invariants detect deliberate bugs. */
@Execution(ExecutionMode.CONCURRENT)
class MutantTest {
    private static final int SEEDS = 200;

    @ParameterizedTest
    @EnumSource
    void mutantIsDetectedByItsInvariant(Mutant mutant) {
        Optional<String> detectingInvariant =
                LongStream.range(0, SEEDS)
                        .mapToObj(seed -> SimulationRun.of(seed, mutant.kind(), false))
                        .flatMap(result -> result.failure().stream())
                        .map(Invariant.ViolationError::invariant)
                        .filter(mutant.detectingInvariant()::equals)
                        .findFirst();
        assertThat(detectingInvariant).contains(mutant.detectingInvariant());
    }

    @Test
    void everyInvariantDetectsAMutant() {
        List<String> detectingInvariants =
                Stream.of(Mutant.values()).map(Mutant::detectingInvariant).toList();
        assertThat(AllInvariants.all(new SimWorld(0, Mutation.Kind.NONE, false)))
                .filteredOn(invariant -> !(invariant instanceof CoverageMarkRecorder))
                .filteredOn(invariant -> !(invariant instanceof FaultMarkRecorder))
                .extracting(Invariant::name)
                .allSatisfy(name -> assertThat(detectingInvariants).contains(name));
    }
}
