package vn.tienglang.office.publish;

/** An alarm clock that never rings and counts the wishes. */
public final class FakePublishTrigger implements PublishTrigger {
    private int wishes;

    @Override
    public void publishSoon() {
        wishes++;
    }

    /** How often a call was wished for. */
    public int wishes() {
        return wishes;
    }
}
