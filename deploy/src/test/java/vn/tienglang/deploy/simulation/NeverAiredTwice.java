package vn.tienglang.deploy.simulation;

/** No airing starts to sound a second time at a station. */
final class NeverAiredTwice extends Invariant {
    private final SimWorld world;

    NeverAiredTwice(SimWorld world) {
        this.world = world;
    }

    @Override
    void onEvent(SimEvent simEvent) {
        if (simEvent instanceof SimEvent.SoundStarted(var station, var airing)
                && world.history().of(station).soundCount(airing) > 1) {
            throw violation(airing + " sounds again at " + station);
        }
    }
}
