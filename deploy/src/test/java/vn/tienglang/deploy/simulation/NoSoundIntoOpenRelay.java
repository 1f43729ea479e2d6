package vn.tienglang.deploy.simulation;

/** The relay is closed while something plays. A relay fault is excused. */
final class NoSoundIntoOpenRelay extends Invariant {
    private final SimWorld world;

    NoSoundIntoOpenRelay(SimWorld world) {
        this.world = world;
    }

    @Override
    void check() {
        for (SimStation station : world.stations()) {
            if (station.sounds().isPresent() && !station.amplifies() && !station.isRelayStruck()) {
                throw violation(station.sounds().get() + " sounds into an open relay");
            }
        }
    }
}
