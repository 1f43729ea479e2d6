package vn.tienglang.deploy.simulation;

/**
 * While something sounds, the amplifier has power: nothing is called played that nobody could hear.
 * Only a contact that falls off by itself under the sound is nobody's fault.
 */
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
