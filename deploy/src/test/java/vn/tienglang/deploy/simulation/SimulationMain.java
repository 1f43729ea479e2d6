package vn.tienglang.deploy.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * Program that runs many worlds, one per core, and prints the speed as one line of JSON. Violations
 * go to standard error, and the exit status is 1.
 */
public final class SimulationMain {
    private static final int RUNS = 5;
    private static final int AIM = 300;
    private static final double SECOND = 1e9;

    private SimulationMain() {}

    /**
     * Runs the simulation.
     *
     * @param arguments number of worlds and first seed
     */
    public static void main(String[] arguments) {
        int seeds = Integer.parseInt(arguments[0]);
        long first = Long.parseLong(arguments[1]);
        int aRun = Math.max(1, seeds / (RUNS + 1));
        var broken = new ArrayList<SimulationRun.Result>();
        var rates = new ArrayList<Double>();
        for (int run = 0; run <= RUNS; run++) {
            double rate = rate(first + (long) run * aRun, aRun, broken);
            System.err.printf(
                    Locale.ROOT,
                    "%d of %d seeds, %d failed, %.0f station-hours/s%n",
                    (run + 1) * aRun,
                    (RUNS + 1) * aRun,
                    broken.size(),
                    rate);
            // The first run warms up: its violations count, its speed does not.
            if (run > 0) {
                rates.add(rate);
            }
        }
        System.out.println(line(rates, aRun * (RUNS + 1), first));
        if (!broken.isEmpty()) {
            System.err.println(broken.size() + "  worlds failed; seeds  " + numbers(broken));
            System.exit(1);
        }
    }

    private static double rate(long first, int seeds, List<SimulationRun.Result> broken) {
        long began = System.nanoTime();
        List<SimulationRun.Result> results =
                LongStream.range(first, first + seeds)
                        .parallel()
                        .mapToObj(SimulationMain::run)
                        .toList();
        double seconds = (System.nanoTime() - began) / SECOND;
        results.stream().filter(result -> result.failure().isPresent()).forEach(broken::add);
        return results.stream().mapToDouble(SimulationRun.Result::stationHours).sum() / seconds;
    }

    /** Runs one world and reports a violation at once, because a long run may be stopped. */
    private static SimulationRun.Result run(long seed) {
        SimulationRun.Result result = SimulationRun.of(seed);
        if (result.failure().isPresent()) {
            System.err.println(result.report());
        }
        return result;
    }

    private static List<Long> numbers(List<SimulationRun.Result> results) {
        return results.stream().map(SimulationRun.Result::number).toList();
    }

    private static String line(List<Double> rates, int seeds, long first) {
        Collections.sort(rates);
        return String.format(
                Locale.ROOT,
                "{\"bench\":\"simulate\",\"figure\":\"station_hours_per_s\",\"value\":%.0f,"
                        + "\"unit\":\"station-hours/s\",\"better\":\"higher\",\"aim\":%d,"
                        + "\"runs\":%d,\"spread\":[%.0f,%.0f],"
                        + "\"note\":\"%d seeds from %d, %d cores, one world a thread\"}",
                rates.get(RUNS / 2),
                AIM,
                RUNS,
                rates.getFirst(),
                rates.getLast(),
                seeds,
                first,
                Runtime.getRuntime().availableProcessors());
    }
}
