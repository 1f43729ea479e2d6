package vn.tienglang.central.desk;

/** An alarm clock that never rings and counts the wishes. */
public final class KeptAlarm implements Alarm {
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
