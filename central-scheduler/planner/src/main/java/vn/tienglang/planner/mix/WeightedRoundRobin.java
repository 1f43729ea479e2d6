package vn.tienglang.planner.mix;

import java.util.List;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.planner.mix.LanguageProfile.LanguageShare;

/**
 * Smooth weighted round-robin, as load balancers use it: at each turn every language gains its
 * weight; the one with the highest total is selected and loses the sum of all weights. The sequence
 * repeats after as many turns as the sum of the weights, so any turn can be computed by itself.
 */
final class WeightedRoundRobin {
    private WeightedRoundRobin() {}

    /** Returns the language of the turn; the first of several with the same total. */
    static LanguageTag select(List<LanguageShare> spoken, long turn) {
        int all = spoken.stream().mapToInt(LanguageShare::percent).sum();
        int[] totals = new int[spoken.size()];
        int selected = 0;
        for (int remaining = Math.floorMod(turn, all); remaining >= 0; remaining--) {
            selected = 0;
            for (int index = 0; index < totals.length; index++) {
                totals[index] += spoken.get(index).percent();
                if (totals[index] > totals[selected]) {
                    selected = index;
                }
            }
            totals[selected] -= all;
        }
        return spoken.get(selected).language();
    }
}
