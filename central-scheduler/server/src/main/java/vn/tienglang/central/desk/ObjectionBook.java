package vn.tienglang.central.desk;

import java.util.List;

/** What was not taken, counted. */
public interface ObjectionBook {
    /** Adds {@code count} to what is counted of this sender and reason; the rest is kept anew. */
    void add(ObjectionCount more);

    /** All counts, in order of sender, then of reason. */
    List<ObjectionCount> all();
}
