package vn.tienglang.deploy.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.ThreadMXBean;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.signing.Signer;
import vn.tienglang.airtime.wire.Codec;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.central.crypto.PrecomputedEd25519Signer;
import vn.tienglang.planner.engine.DayPlan;
import vn.tienglang.planner.engine.Planner;
import vn.tienglang.planner.input.AirtimeOrders;
import vn.tienglang.planner.slot.Slot;

/**
 * Benchmark {@code deploy/bench plan}: planning the whole country on one core, new signed logs
 * after a situation is raised in a province, replanning a station after an edit, and expansion of
 * recurrence rules.
 */
public final class PlanBench {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int DAYS = 7;
    private static final AreaCode THANH_HOA = new AreaCode("38");
    private static final long SEED = 20_210_607;

    private final CountryPlanData country;
    private final int runs;
    private final int edits;
    private final String scale;
    private long airings;

    private PlanBench(boolean isQuick, CountryPlanData country) {
        this.country = country;
        runs = isQuick ? 2 : 5;
        edits = isQuick ? 100 : 400;
        scale = (isQuick ? "; quick: " + runs + " runs" : "") + Calibration.print("plan");
    }

    /** Takes {@code --quick} for fewer runs. */
    public static void main(String[] arguments) throws IOException, InvalidRecurrenceRuleException {
        Path top = Path.of(System.getProperty("tienglang.top", "."));
        var plan = new PlanBench(List.of(arguments).contains("--quick"), CountryPlanData.read(top));
        plan.country();
        plan.apart(CountryPlanData.apart(top, THANH_HOA));
        plan.raise();
        plan.replan();
        plan.rules();
    }

    /** The first run warms up and is not counted. */
    private void country() {
        var speeds = new ArrayList<Double>();
        double first = planned(Planner.of(country.basis()), country.stations());
        double bare = keptMegabytes();
        var walls = new ArrayList<Double>();
        var planning = Planner.of(country.basis());
        for (int run = 0; run < runs; run++) {
            planning = Planner.of(country.basis());
            forgetPeaks();
            long before = THREADS.getCurrentThreadCpuTime();
            walls.add(planned(planning, country.stations()));
            speeds.add(airings / ((THREADS.getCurrentThreadCpuTime() - before) / 1e9));
        }
        String what =
                String.format(
                        Locale.ROOT,
                        "%d communes, %d days, %d airings of %d a day and station, %d slots with"
                                + " recurrence rules at four tiers, policies at three, five"
                                + " languages; one thread, its time on a core, from a plan that"
                                + " remembers nothing yet; what all inside an area want alike is"
                                + " worked out once a day for all that hear the same, and six of"
                                + " each forty slots are the commune's own; by the clock %.1f s, the first run in a"
                                + " cold process %.1f s",
                        country.stations().size(),
                        DAYS,
                        airings,
                        CountryPlanData.SLOTS_A_DAY,
                        country.slots().size(),
                        median(walls),
                        first);
        figure("airings_per_s_core", "airings/s", "higher", what).print(speeds, 1_000_000);
        double peak = peakMegabytes();
        double kept;
        try {
            kept = keptMegabytes() - bare;
        } finally {
            Reference.reachabilityFence(planning);
        }
        String heap =
                String.format(
                        Locale.ROOT,
                        "heap in use at its highest while the country was planned last, with what"
                                + " was not collected yet, out of %.0f MB allowed; the orders and"
                                + " recordings themselves are %.0f MB of it, and what the plan"
                                + " remembers for whoever asks again %.0f MB",
                        Runtime.getRuntime().maxMemory() / 1e6,
                        bare,
                        kept);
        figure("peak_heap_mb", "MB", "lower", heap).print(List.of(peak));
    }

    /** Speed without shared slots, so that stations share no work. */
    private void apart(CountryPlanData communes) {
        planned(Planner.of(communes.basis()), communes.stations());
        var speeds = new ArrayList<Double>();
        for (int run = 0; run < runs; run++) {
            var planning = Planner.of(communes.basis());
            long before = THREADS.getCurrentThreadCpuTime();
            planned(planning, communes.stations());
            speeds.add(airings / ((THREADS.getCurrentThreadCpuTime() - before) / 1e9));
        }
        figure(
                        "airings_per_s_core_all_different",
                        "airings/s",
                        "higher",
                        "Thanh Hóa's "
                                + communes.stations().size()
                                + " communes if each had ordered all of its forty slots a day"
                                + " itself: "
                                + airings
                                + " airings, "
                                + communes.slots().size()
                                + " slots, no act shared between stations")
                .print(speeds);
    }

    /** Seconds of one run; also counts the airings. */
    private double planned(Planner planning, List<Station> stations) {
        airings = 0;
        long began = System.nanoTime();
        for (Station station : stations) {
            for (DayPlan day : planning.days(station, CountryPlanData.MONDAY, DAYS)) {
                airings += day.airings().size();
            }
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private void raise() {
        List<Station> stations = country.stations(THANH_HOA);
        Planner calm = Planner.of(country.basis());
        List<List<DayPlan>> before =
                stations.stream().map(one -> calm.days(one, CountryPlanData.MONDAY, DAYS)).toList();
        AirtimeOrders raised = country.orders(List.of(country.raised(THANH_HOA)));
        Signer signer =
                PrecomputedEd25519Signer.of(new KeyId("centre-1"), Ed25519.newPair().getPrivate());
        var whole = new ArrayList<Double>();
        var planning = new ArrayList<Double>();
        var signing = new ArrayList<Double>();
        int logs = 0;
        for (int run = -1; run < runs; run++) {
            long began = System.nanoTime();
            List<DailyLog> changed = changed(calm.with(raised), stations, before);
            long planned = System.nanoTime();
            long bytes = changed.parallelStream().mapToLong(log -> sealed(log, signer)).sum();
            long ended = System.nanoTime();
            logs = changed.size();
            if (run >= 0 && bytes > 0) {
                whole.add((ended - began) / 1e6);
                planning.add((planned - began) / 1e6);
                signing.add((ended - planned) / 1e6);
            }
        }
        String what =
                String.format(
                        Locale.ROOT,
                        "Thanh Hóa's %d communes to situation 3: from the raise to %d new daily"
                                + " logs (%d days) found to differ, encoded for the wire and signed"
                                + " as the centre signs (Ed25519); planned by one thread in %.0f ms,"
                                + " encoded and signed by as many as there are cores (%d) in"
                                + " %.0f ms; not in it: databases and the network; the plan before"
                                + " the raise was remembered, one run of warming up",
                        stations.size(),
                        logs,
                        DAYS,
                        median(planning),
                        Runtime.getRuntime().availableProcessors(),
                        median(signing));
        figure("raise_559_communes_ms", "ms", "lower", what).print(whole, 1_000);
    }

    private static List<DailyLog> changed(
            Planner planning, List<Station> stations, List<List<DayPlan>> before) {
        var changed = new ArrayList<DailyLog>();
        for (int index = 0; index < stations.size(); index++) {
            List<DayPlan> after = planning.days(stations.get(index), CountryPlanData.MONDAY, DAYS);
            for (int day = 0; day < DAYS; day++) {
                DayPlan now = after.get(day);
                if (!now.airings().equals(before.get(index).get(day).airings())) {
                    changed.add(
                            new DailyLog(now.station(), now.date(), 2, now.airings(), now.clips()));
                }
            }
        }
        return changed;
    }

    private static long sealed(DailyLog log, Signer signer) {
        return Codec.encode(new Message.LogIssued(log), signer).payload().length;
    }

    /** Time to replan a station after an edit of its commune's slot. */
    private void replan() {
        Planner planning = Planner.of(country.basis());
        planned(planning, country.stations(THANH_HOA));
        var random = new SplittableRandom(SEED);
        List<Station> stations = country.stations(THANH_HOA);
        var times = new ArrayList<Double>();
        for (int edit = -edits; edit < edits; edit++) {
            Station station = stations.get(random.nextInt(stations.size()));
            int at = ownSlot(station);
            Slot moved =
                    CountryPlanData.moved(
                            country.slots().get(at),
                            "FREQ=DAILY",
                            CountryPlanData.MONDAY
                                    .minusYears(3)
                                    .atTime(LocalTime.of(14, random.nextInt(60))));
            AirtimeOrders edited = country.orders(at, moved);
            long began = System.nanoTime();
            planning.with(edited).days(station, CountryPlanData.MONDAY, DAYS);
            double took = (System.nanoTime() - began) / 1e6;
            if (edit >= 0) {
                times.add(took);
            }
        }
        figure(
                        "replan_station_ms",
                        "ms",
                        "lower",
                        "one slot of a commune given another time, three years after its anchor,"
                                + " among "
                                + country.slots().size()
                                + " slots: the plan with the changed orders and "
                                + DAYS
                                + " days of the station; the plan before was remembered")
                .print(times, 2);
    }

    private int ownSlot(Station station) {
        List<Slot> slots = country.slots();
        int at = slots.size() - 1;
        while (!slots.get(at).issuer().equals(station.area())) {
            at--;
        }
        return at;
    }

    private void rules() throws InvalidRecurrenceRuleException {
        var rules = new RecurrenceBench();
        var means = new ArrayList<Double>();
        RecurrenceBench.Ratio last = rules.measure();
        for (int run = 0; run < runs; run++) {
            last = rules.measure();
            means.add(last.mean());
        }
        figure("rrule_vs_librecur", "ratio", "higher", last.told()).print(means, 1);
        if (rules.sink() == 0) {
            throw new IllegalStateException("no rule has any occurrence");
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static void forgetPeaks() {
        System.gc();
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    /** Heap in use after garbage collection. */
    private static double keptMegabytes() {
        System.gc();
        return heap().stream().mapToLong(pool -> pool.getUsage().getUsed()).sum() / 1e6;
    }

    private static double peakMegabytes() {
        return heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() / 1e6;
    }

    private static List<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    private BenchResult figure(String name, String unit, String better, String note) {
        return new BenchResult("plan", name, unit, better, note + scale);
    }
}
