package vn.tienglang.node.web;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import vn.tienglang.node.Contact;

/**
 * What the page shows, all times in the station's own zone.
 *
 * @param now the station's wall clock
 * @param stationName what people call the station
 * @param stationId its id
 * @param linkUp whether the centre can be reached
 * @param linkWhy why not; empty text when it can
 * @param clockTrusted whether the wall clock may be believed
 * @param soundWords what makes the sound
 * @param audible false when it is a stand-in that nobody hears
 * @param relayWords what switches the amplifier
 * @param contact what the relay was read back as last
 * @param onAir the title of what sounds now; empty text for nothing
 * @param airings today's, in order
 * @param edges of the relay, the latest first
 * @param faults what someone must look at; none when all is well
 */
public record PageView(
        LocalDateTime now,
        String stationName,
        String stationId,
        boolean linkUp,
        String linkWhy,
        boolean clockTrusted,
        String soundWords,
        boolean audible,
        String relayWords,
        Contact contact,
        String onAir,
        List<Row> airings,
        List<Edge> edges,
        List<String> faults) {
    /** Takes copies. */
    public PageView {
        airings = List.copyOf(airings);
        edges = List.copyOf(edges);
        faults = List.copyOf(faults);
    }

    /** How a line of the page is to be felt, beyond its words. */
    public enum Mood {
        /** As it should be. */
        GOOD,
        /** Its time has not come. */
        WAITING,
        /** Not as it should be, with a reason that needs nobody. */
        WARNING,
        /** Somebody will ask. */
        BAD
    }

    /**
     * One airing.
     *
     * @param start when
     * @param title what
     * @param outcome what became of it, in words, with the reason
     * @param mood how to feel about it
     */
    public record Row(LocalTime start, String title, String outcome, Mood mood) {}

    /** One change of the relay's contact. */
    public record Edge(LocalTime at, Contact contact) {}
}
