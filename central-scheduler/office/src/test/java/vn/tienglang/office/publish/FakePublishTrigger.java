package vn.tienglang.office.publish;

/** Trigger that only counts its calls. */
public final class FakePublishTrigger implements PublishTrigger {
    private int calls;
    private int urgentCalls;

    @Override
    public void publishSoon() {
        calls++;
    }

    @Override
    public void publishNow() {
        calls++;
        urgentCalls++;
    }

    /** Number of calls of {@link #publishNow}. */
    public int urgentCalls() {
        return urgentCalls;
    }

    /** Number of calls of both kinds. */
    public int calls() {
        return calls;
    }
}
