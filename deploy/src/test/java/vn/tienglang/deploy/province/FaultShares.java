package vn.tienglang.deploy.province;

/**
 * Shares of stations that have a fault, each in percent from 0 to 100.
 *
 * @param powerCuts stations that lose power on a day
 * @param linkCuts stations that lose their link on a day
 * @param deadHorns stations whose horn is silent although everything they can read back is right:
 *     their reports are untrue
 */
record FaultShares(int powerCuts, int linkCuts, int deadHorns) {
    /** No faults. */
    static final FaultShares NONE = new FaultShares(0, 0, 0);

    /** Refuses numbers that are no percentages. */
    FaultShares {
        for (int share : new int[] {powerCuts, linkCuts, deadHorns}) {
            if (share < 0 || share > 100) {
                throw new IllegalArgumentException("a share of " + share + " %");
            }
        }
    }
}
