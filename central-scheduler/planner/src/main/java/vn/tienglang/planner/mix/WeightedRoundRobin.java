package vn.tienglang.planner.mix;

import java.util.List;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.planner.mix.LanguageProfile.LanguageShare;

/**
 * Turns by weight, evenly spread: at each turn everybody gains their weight, whoever has most goes
 * and pays the weight of all. (Known from load balancers as smooth weighted round-robin.) After as
 * many turns as the weights add up to it begins again, so a turn is known without those before.
 */
final class WeightedRoundRobin {
    private WeightedRoundRobin() {}

    /** Whose turn it is; of two with as much, who stands first. */
    static LanguageTag select(List<LanguageShare> spoken, long turn) {
        int all = spoken.stream().mapToInt(LanguageShare::percent).sum();
        int[] gained = new int[spoken.size()];
        int goes = 0;
        for (int left = Math.floorMod(turn, all); left >= 0; left--) {
            goes = 0;
            for (int index = 0; index < gained.length; index++) {
                gained[index] += spoken.get(index).percent();
                if (gained[index] > gained[goes]) {
                    goes = index;
                }
            }
            gained[goes] -= all;
        }
        return spoken.get(goes).language();
    }
}
