package vn.tienglang.deploy.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/**
 * Simulation of 200 worlds with seeds derived from the commit. {@code -Dtienglang.seed=N} runs seed
 * N alone; {@code -Dtienglang.seeds=N} starts at seed N.
 */
class SimulationTest {
    private static final int SEEDS = 200;

    private static List<SimulationRun.Result> results = List.of();

    @BeforeAll
    static void runSimulations() {
        results = seeds().parallel().mapToObj(SimulationRun::of).toList();
    }

    @AfterAll
    static void clearResults() {
        results = List.of();
    }

    private static LongStream seeds() {
        String only = System.getProperty("tienglang.seed", "");
        if (!only.isEmpty()) {
            return LongStream.of(Long.parseLong(only));
        }
        long first = Long.getLong("tienglang.seeds", ofTheCommit());
        return LongStream.range(first, first + SEEDS);
    }

    /** Each commit tests new seeds; the same commit tests the same ones. */
    private static long ofTheCommit() {
        try {
            Process git = new ProcessBuilder("git", "rev-parse", "HEAD").start();
            String commit =
                    new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return commit.length() < 8 ? 0 : Long.parseLong(commit.substring(0, 8), 16) * SEEDS;
        } catch (IOException e) {
            // An unpacked source archive has no commit.
            return 0;
        }
    }

    @Test
    void invariantsHoldUnderFaults() {
        results.forEach(SimulationRun.Result::orFail);
    }

    @Test
    @DisabledIfSystemProperty(named = "tienglang.seed", matches = ".+")
    void everyCoverageMarkIsReached() {
        assertThat(CoverageMark.values())
                .allSatisfy(mark ->
                        assertThat(results)
                                .as("worlds that reached %s", mark)
                                .anyMatch(result -> result.marks().containsKey(mark)));
    }

    @Test
    void sameSeedGivesTheSameTrace() {
        for (SimulationRun.Result result : results.subList(0, Math.min(3, results.size()))) {
            SimulationRun.Result once = SimulationRun.of(result.number(), Mutation.Kind.NONE, true);
            SimulationRun.Result again =
                    SimulationRun.of(result.number(), Mutation.Kind.NONE, true);
            assertThat(again.digest()).as("seed %d", result.number()).isEqualTo(once.digest());
            assertThat(again.eventCount()).isEqualTo(once.eventCount());
        }
    }
}
