package vn.tienglang.deploy.simulation;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Runs one world and returns its result. */
final class SimulationRun {
    private SimulationRun() {}

    /**
     * Result of one world.
     *
     * @param failure first violation; empty when all invariants held
     * @param report failure text with the last events and the command that repeats the run
     */
    record Result(
            long number,
            Optional<Invariant.ViolationError> failure,
            String report,
            Map<CoverageMark, Integer> marks,
            double stationHours,
            long eventCount,
            long digest) {
        /** Fails with the report when something did not hold. */
        void orFail() {
            if (failure.isPresent()) {
                throw new AssertionError(report, failure.get());
            }
        }
    }

    /** Runs the world of this seed without a mutation. */
    static Result of(long number) {
        return of(number, Mutation.Kind.NONE, false);
    }

    /**
     * Runs the world of this seed.
     *
     * @param mutation deliberate bug
     * @param thorough true when the digest covers every word
     */
    static Result of(long number, Mutation.Kind mutation, boolean thorough) {
        var world = new SimWorld(number, mutation, thorough);
        Optional<Invariant.ViolationError> failure = Optional.empty();
        try {
            world.run();
        } catch (Invariant.ViolationError e) {
            failure = Optional.of(e);
        } catch (RuntimeException e) {
            failure = Optional.of(new Invariant.ViolationError("TheWorldGoesOn", e.toString(), e));
        }
        return new Result(
                number,
                failure,
                failure.map(broken -> report(world, broken)).orElse(""),
                marks(world),
                world.stationHours(),
                world.trace().count(),
                world.trace().digest());
    }

    private static Map<CoverageMark, Integer> marks(SimWorld world) {
        var marks = new EnumMap<CoverageMark, Integer>(CoverageMark.class);
        marks.putAll(world.marks());
        return marks;
    }

    private static String report(SimWorld world, Invariant.ViolationError broken) {
        return String.format(
                "seed %d, after %s: %s%n%n%s%nRepeat: mvn verify -pl deploy -am"
                        + " -Dtest=SimulationTest -Dsurefire.failIfNoSpecifiedTests=false"
                        + " -Dtienglang.seed=%d%n",
                world.number(),
                world.context().time().now(),
                broken.getMessage(),
                world.trace().table(),
                world.number());
    }
}
