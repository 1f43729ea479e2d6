package vn.tienglang.pages.board;

import java.util.List;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.Fact;
import vn.tienglang.pages.html.PageClock;
import vn.tienglang.pages.html.PageFrame;

/**
 * The live board.
 *
 * @param clock the centre's time
 * @param refresh where the script fetches the board alone
 * @param board what changes
 */
public record BoardPage(PageFrame frame, PageClock clock, String refresh, Board board) {

    /** The part that changes: a line that sums up, and a card a station. */
    public record Board(List<Badge> summary, List<StationCard> stations) {
        /** Takes copies. */
        public Board {
            summary = List.copyOf(summary);
            stations = List.copyOf(stations);
        }
    }

    /**
     * One station.
     *
     * @param id its name on the wire
     * @param path where it is, nearest first
     * @param presence whether there is word of it
     * @param onAir what sounds now; nothing or one
     * @param offAir what to say when nothing does
     * @param silent why nobody hears it; empty when somebody does
     * @param faults what someone must look at
     * @param today what it should play today
     * @param proof the latest proof of play; nothing or one
     * @param equipment facts about the machine; empty when it was never heard
     */
    public record StationCard(
            String id,
            String name,
            String path,
            Badge presence,
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
     * What sounds now.
     *
     * @param mark that it does, or that it only seems so
     */
    public record OnAir(Badge mark, String title, String about) {}

    /**
     * How it is known that something was played.
     *
     * @param evidence how
     * @param played when it began, and how long of how long it sounded
     * @param details the same in samples, and when the relay closed
     */
    public record Proof(Badge evidence, String title, String played, String details) {}

    /**
     * One planned airing.
     *
     * @param time when it starts
     * @param about language, length and class
     * @param steps how far it has got on its way; empty once it is settled
     * @param verdict what became of it
     * @param now whether it should sound at this moment
     */
    public record AiringLine(
            String time, String title, String about, List<Step> steps, Badge verdict, boolean now) {
        /** Takes a copy. */
        public AiringLine {
            steps = List.copyOf(steps);
        }
    }

    /** One step on the way to the station. */
    public record Step(String text, boolean done) {}
}
