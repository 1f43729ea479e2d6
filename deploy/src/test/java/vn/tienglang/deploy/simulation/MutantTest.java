package vn.tienglang.deploy.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Green means little until something broken turns it red. */
class MutantTest {
    private static final int SEEDS = 200;

    @ParameterizedTest
    @EnumSource
    void mutantIsDetectedByItsInvariant(Mutant mutant) {
        Optional<String> killer =
                LongStream.range(0, SEEDS)
                        .mapToObj(seed -> SimulationRun.of(seed, mutant.kind(), false))
                        .flatMap(result -> result.failure().stream())
                        .map(Invariant.ViolationError::invariant)
                        .filter(mutant.detectingInvariant()::equals)
                        .findFirst();
        assertThat(killer).contains(mutant.detectingInvariant());
    }

    @Test
    void everyInvariantDetectsAMutant() {
        List<String> killers = Stream.of(Mutant.values()).map(Mutant::detectingInvariant).toList();
        assertThat(AllInvariants.all(new SimWorld(0, Mutation.Kind.NONE, false)))
                .filteredOn(invariant -> !(invariant instanceof CoverageMarkRecorder))
                .extracting(Invariant::name)
                .allSatisfy(name -> assertThat(killers).contains(name));
    }
}
