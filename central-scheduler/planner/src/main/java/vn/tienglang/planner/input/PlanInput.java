package vn.tienglang.planner.input;

/**
 * Everything a plan is made from.
 *
 * @param network where people are, and what they speak
 * @param content what can be heard
 * @param orders what is to be heard
 * @param policies what is allowed
 * @param history what has already happened
 */
public record PlanInput(
        StationNetwork network,
        PlanContent content,
        AirtimeOrders orders,
        PolicySet policies,
        PlanHistory history) {
    /** A basis before anything has happened. */
    public PlanInput(
            StationNetwork network, PlanContent content, AirtimeOrders orders, PolicySet policies) {
        this(network, content, orders, policies, PlanHistory.NONE);
    }
}
