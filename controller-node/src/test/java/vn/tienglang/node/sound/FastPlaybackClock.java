package vn.tienglang.node.sound;

import java.time.Duration;

/** Clock that runs twenty times as fast as real time. */
final class FastPlaybackClock implements PlaybackClock {
    private static final int TIMES = 20;

    private final long origin = System.nanoTime();
    private final PlaybackClock real =
            PlaybackClock.of(() -> Duration.ofNanos(System.nanoTime() - origin));

    @Override
    public Duration sinceBoot() {
        return real.sinceBoot().multipliedBy(TIMES);
    }

    @Override
    public void pause(Duration atMost) {
        real.pause(atMost.dividedBy(TIMES));
    }
}
