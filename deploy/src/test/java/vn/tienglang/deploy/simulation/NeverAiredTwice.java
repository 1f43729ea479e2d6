package vn.tienglang.deploy.simulation;

/** No airing ever begins to sound a second time at a station, whatever happened to the first. */
final class NeverAiredTwice extends Invariant {
    private final SimWorld world;

    NeverAiredTwice(SimWorld world) {
        this.world = world;
    }

    @Override
    void onEvent(SimEvent happening) {
        if (happening instanceof SimEvent.Sounded(var station, var airing)
                && world.history().of(station).soundings(airing) > 1) {
            throw violation(airing + " sounds again at " + station);
        }
    }
}
