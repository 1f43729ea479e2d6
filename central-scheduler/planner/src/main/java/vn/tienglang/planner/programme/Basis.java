package vn.tienglang.planner.programme;

/**
 * Everything a plan is made from.
 *
 * @param places where people are, and what they speak
 * @param content what can be heard
 * @param orders what is to be heard
 * @param law what is allowed
 * @param past what has already happened
 */
public record Basis(Places places, Content content, Orders orders, Law law, Past past) {
    /** A basis before anything has happened. */
    public Basis(Places places, Content content, Orders orders, Law law) {
        this(places, content, orders, law, Past.NONE);
    }
}
