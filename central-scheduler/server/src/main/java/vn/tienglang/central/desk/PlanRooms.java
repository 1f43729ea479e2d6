package vn.tienglang.central.desk;

/**
 * Where plans are governed from.
 *
 * @param office where it is laid down what they are made from
 * @param situations where units are raised and lowered
 * @param approvals where what was handed in is approved
 * @param views where one sees what a plan brings, and why
 * @param documents where whole plans are handed out and taken in
 * @param handOvers where what was promised for a day is handed over
 * @param periods what obligations come to
 */
public record PlanRooms(
        PlanOffice office,
        Situations situations,
        Approvals approvals,
        PlanViews views,
        PlanDocuments documents,
        HandOvers handOvers,
        Periods periods) {}
