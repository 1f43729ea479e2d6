package vn.tienglang.pages.board;

import java.util.List;
import vn.tienglang.pages.day.DayRuler;
import vn.tienglang.pages.html.AreaPicker;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.html.Fact;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.PageClock;
import vn.tienglang.pages.html.PageFrame;
import vn.tienglang.pages.map.ProvinceMap;

/**
 * Page of the live board.
 *
 * @param clock time of the centre
 * @param refresh path of the fragment
 * @param again path of this page
 * @param form the selected area
 * @param unit the areas to choose from
 * @param isPart whether only some stations are listed, by area or from a later page on
 * @param board the part that changes
 */
public record BoardPage(
        PageFrame frame,
        PageClock clock,
        String refresh,
        String again,
        Form form,
        AreaPicker unit,
        boolean isPart,
        Board board) {

    /**
     * The part that changes: four figures, what has to be done, and a row for each station.
     *
     * @param figures the figures of the day
     * @param map the map of the area
     * @param work what has to be done, the most urgent first
     * @param summary counts of stations by state
     * @param next path of the next page; empty on the last one
     */
    public record Board(
            List<Figure> figures,
            ProvinceMap map,
            List<WorkItem> work,
            List<Badge> summary,
            List<StationCard> stations,
            String next) {
        /** Takes copies. */
        public Board {
            figures = List.copyOf(figures);
            work = List.copyOf(work);
            summary = List.copyOf(summary);
            stations = List.copyOf(stations);
        }
    }

    /**
     * Figure of the day with a link to what it counts.
     *
     * @param tone {@link BadgeTone#PLAIN} when nobody need act
     */
    public record Figure(String value, String text, String path, BadgeTone tone) {}

    /**
     * Thing to do.
     *
     * @param title what is wrong or waits
     * @param about who is affected or has to act, and by when
     * @param button text of the link that leads to where it is done
     */
    public record WorkItem(
            BadgeTone tone, String title, String about, String path, String button) {}

    /**
     * Card of one station.
     *
     * @param id station id
     * @param path the areas around it, nearest first
     * @param presence whether it is connected
     * @param note how many airings are proven, and the next one
     * @param ruler its day as a picture
     * @param onAir what plays now; none or one
     * @param offAir text when nothing plays
     * @param silent why the output is not audible; empty when it is
     * @param faults faults that need attention
     * @param today planned airings of today
     * @param proof the latest proof of play; none or one
     * @param equipment facts about the equipment; empty before the first status
     */
    public record StationCard(
            String id,
            String name,
            String path,
            Badge presence,
            String note,
            DayRuler ruler,
            List<OnAir> onAir,
            String offAir,
            String silent,
            List<String> faults,
            List<AiringLine> today,
            List<Proof> proof,
            List<Fact> equipment) {
        /** Takes copies. */
        public StationCard {
            onAir = List.copyOf(onAir);
            faults = List.copyOf(faults);
            today = List.copyOf(today);
            proof = List.copyOf(proof);
            equipment = List.copyOf(equipment);
        }
    }

    /**
     * Airing that plays now.
     *
     * @param mark whether it is audible
     */
    public record OnAir(Badge mark, String title, String about) {}

    /**
     * Proof of a playback.
     *
     * @param evidence the kind of evidence
     * @param played start, played and whole duration
     * @param details the same in samples, and when the relay closed
     */
    public record Proof(Badge evidence, String title, String played, String details) {}

    /**
     * Planned airing.
     *
     * @param time start
     * @param about language, length and class
     * @param steps steps of the delivery; empty once the outcome is known
     * @param verdict the outcome
     * @param now whether it should play now
     */
    public record AiringLine(
            String time, String title, String about, List<Step> steps, Badge verdict, boolean now) {
        /** Takes a copy. */
        public AiringLine {
            steps = List.copyOf(steps);
        }
    }

    /** Step of the delivery to the station. */
    public record Step(String text, boolean done) {}
}
