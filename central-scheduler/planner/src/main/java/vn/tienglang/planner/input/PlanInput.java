package vn.tienglang.planner.input;

/**
 * Complete input of a plan.
 *
 * @param network the stations, their areas and languages
 * @param content the content that can be played
 * @param orders the orders for airtime
 * @param policies the policies
 * @param history what has already happened
 */
public record PlanInput(
        StationNetwork network,
        PlanContent content,
        AirtimeOrders orders,
        PolicySet policies,
        PlanHistory history) {
    /** Creates an input without history. */
    public PlanInput(
            StationNetwork network, PlanContent content, AirtimeOrders orders, PolicySet policies) {
        this(network, content, orders, policies, PlanHistory.NONE);
    }
}
