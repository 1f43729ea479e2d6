package vn.tienglang.office.publish;

/** Trigger that only counts its calls. */
public final class FakePublishTrigger implements PublishTrigger {
    private int calls;

    @Override
    public void publishSoon() {
        calls++;
    }

    /** Number of calls. */
    public int calls() {
        return calls;
    }
}
