package vn.tienglang.deploy.simulation;

/** No airing ever begins to sound a second time at a station, whatever happened to the first. */
final class NeverAiredTwice extends Invariant {
    private final World world;

    NeverAiredTwice(World world) {
        this.world = world;
    }

    @Override
    void saw(Happening happening) {
        if (happening instanceof Happening.Sounded(var station, var airing)
                && world.chronicle().of(station).soundings(airing) > 1) {
            throw broken(airing + " sounds again at " + station);
        }
    }
}
