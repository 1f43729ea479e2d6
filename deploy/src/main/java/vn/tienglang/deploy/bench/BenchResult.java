package vn.tienglang.deploy.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import vn.tienglang.deploy.UntypedJson;

/**
 * Figure of a benchmark, printed as a JSON line.
 *
 * @param bench name of the benchmark
 * @param name name of the figure
 * @param unit of the value
 * @param better {@code lower} or {@code higher}
 * @param note what was measured and how, or why it could not be
 */
public record BenchResult(String bench, String name, String unit, String better, String note) {
    /** Prints the median of the samples with their spread; a null value when there are none. */
    public void print(List<Double> samples) {
        print(samples, Double.NaN);
    }

    /** Prints the median with the aim of the figure. */
    public void print(List<Double> samples, double aim) {
        double[] sorted = samples.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        var line = new LinkedHashMap<String, Object>();
        line.put("bench", bench);
        line.put("figure", name);
        if (sorted.length == 0) {
            // The JSON library omits nulls, but a figure that could not be measured must appear.
            line.put("value", "null");
        } else {
            line.put("value", rounded(sorted[sorted.length / 2]));
        }
        line.put("unit", unit);
        line.put("better", better);
        if (!Double.isNaN(aim)) {
            line.put("aim", rounded(aim));
        }
        line.put("runs", sorted.length);
        if (sorted.length > 0) {
            line.put(
                    "spread",
                    Arrays.asList(rounded(sorted[0]), rounded(sorted[sorted.length - 1])));
        }
        line.put("note", note);
        String json = UntypedJson.line(line);
        System.out.println(json.replace("\"value\":\"null\"", "\"value\":null"));
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
