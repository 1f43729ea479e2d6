package vn.tienglang.airtime;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Daily log of one station: all its airings on one date. A higher revision replaces a lower one
 * completely.
 *
 * @param station station that plays it
 * @param date the day, in the station's own time zone, on which every airing starts
 * @param revision 1 for the first log of this day, then counting up
 * @param airings in order of start; none conflicts with another
 * @param clips all clips of the airings, each once, in order of id
 */
public record DailyLog(
        StationId station, LocalDate date, int revision, List<Airing> airings, List<Clip> clips) {

    /** Sorts airings and clips, and rejects a log that could not be played as written. */
    public DailyLog {
        airings = airings.stream().sorted(Airing.IN_ORDER).toList();
        clips = clips.stream().sorted((a, b) -> a.id().compareTo(b.id())).toList();
        String name = "log " + station + " " + date + " r" + revision + ": ";
        if (revision < 1) {
            throw new IllegalArgumentException(name + "revisions count from 1");
        }
        if (airings.size() > Limits.AIRINGS_A_DAY) {
            throw new IllegalArgumentException(name + airings.size() + " airings are too many");
        }
        refuseCollisions(name, airings);
        refuseStrayClips(name, airings, clips);
    }

    private static void refuseCollisions(String name, List<Airing> airings) {
        var ids = new HashSet<AiringId>();
        for (int i = 0; i < airings.size(); i++) {
            Airing airing = airings.get(i);
            if (!ids.add(airing.id())) {
                throw new IllegalArgumentException(name + airing.id() + " stands twice");
            }
            for (Airing later : airings.subList(i + 1, airings.size())) {
                if (!later.airtime().start().isBefore(airing.airtime().end())) {
                    break;
                }
                if (airing.conflictsWith(later)) {
                    throw new IllegalArgumentException(
                            name + airing.id() + " collides with " + later.id());
                }
            }
        }
    }

    private static void refuseStrayClips(String name, List<Airing> airings, List<Clip> clips) {
        var known = new HashSet<ClipId>();
        for (Clip clip : clips) {
            if (!known.add(clip.id())) {
                throw new IllegalArgumentException(name + clip.id().brief() + " stands twice");
            }
        }
        var needed = new HashSet<ClipId>();
        for (Airing airing : airings) {
            if (!known.contains(airing.clip())) {
                throw new IllegalArgumentException(
                        name + airing.id() + " plays an unlisted clip " + airing.clip().brief());
            }
            needed.add(airing.clip());
        }
        if (needed.size() != known.size()) {
            throw new IllegalArgumentException(name + "lists a clip that nothing plays");
        }
    }

    /** The airing with this id, if the log has it. */
    public Optional<Airing> airing(AiringId id) {
        return airings.stream().filter(airing -> airing.id().equals(id)).findFirst();
    }

    /** Description of this clip, if the log needs it. */
    public Optional<Clip> clip(ClipId id) {
        return clips.stream().filter(clip -> clip.id().equals(id)).findFirst();
    }

    /** True when both have the same content, whatever their revision. */
    public boolean hasSameContentAs(DailyLog other) {
        return station.equals(other.station)
                && date.equals(other.date)
                && airings.equals(other.airings)
                && clips.equals(other.clips);
    }
}
