package vn.tienglang.airtime.wire;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import vn.tienglang.airtime.Emergency;
import vn.tienglang.airtime.StationId;

/**
 * Topic of a message. A station subscribes to two filters only, {@link #downFilter} and {@link
 * #ALL_FILTER}, because each subscription costs the broker memory.
 */
public sealed interface Topic {
    /** Prefix of every topic: version of the contract. */
    String ROOT = "tl/1/";

    /** Filter of the topics for all stations. */
    String ALL_FILTER = ROOT + "all/#";

    /** Filter of the topics from stations to the centre. */
    String UP_FILTER = ROOT + "up/#";

    /** Filter of the states of all stations. */
    String STATUS_FILTER = ROOT + "up/+/status";

    /** Filter of the requests of all stations for parts of clips. */
    String PART_REQUEST_FILTER = ROOT + "up/+/want";

    /** Filter of the as-run entries of all stations. */
    String AS_RUN_FILTER = ROOT + "up/+/asrun";

    /** Filter of the reports of all stations on emergencies. */
    String REPLY_FILTER = ROOT + "up/+/reply";

    /** Filter of the requests of all stations for the time. */
    String TIME_REQUEST_FILTER = ROOT + "up/+/time";

    /** Daily log of a station for one day; retained. */
    record Log(StationId station, LocalDate date) implements Topic {
        /** Rejects a year that is written with a sign: "+" is a wildcard in MQTT. */
        public Log {
            if (date.getYear() < 0 || date.getYear() > 9999) {
                throw new IllegalArgumentException("log of the year " + date.getYear());
            }
        }
    }

    /** Parts of clips for one station. */
    record Part(StationId station) implements Topic {}

    /** How far the centre has stored a station's as-run log. */
    record Acknowledgement(StationId station) implements Topic {}

    /** Emergencies of a centre of an earlier version. */
    record Urgent() implements Topic {}

    /**
     * The emergency of this number; retained. Every station receives it and checks whether it is in
     * one of the areas.
     */
    record EmergencyNumber(long number) implements Topic {
        /** Rejects a number below 1 or too high. */
        public EmergencyNumber {
            if (number < 1 || number > Emergency.HIGHEST_NUMBER) {
                throw new IllegalArgumentException("emergency " + number);
            }
        }
    }

    /** Time beacons of a centre of an earlier version. */
    record Time() implements Topic {}

    /** Answers of the centre to time requests of a station. */
    record TimeAnswer(StationId station) implements Topic {}

    /** A station's as-run entries. */
    record AsRun(StationId station) implements Topic {}

    /** A station's state; retained, and the station's last will. */
    record Status(StationId station) implements Topic {}

    /** Requests of a station for parts of clips. */
    record PartRequest(StationId station) implements Topic {}

    /** Requests of a station for the time. */
    record TimeRequest(StationId station) implements Topic {}

    /** Reports of a station on how far an emergency has come. */
    record Reply(StationId station) implements Topic {}

    /** Filter of all topics for one station. */
    static String downFilter(StationId station) {
        return ROOT + "station/" + station + "/#";
    }

    /** Text of the topic in MQTT. */
    default String text() {
        return switch (this) {
            case Log(StationId station, LocalDate date) ->
                    ROOT + "station/" + station + "/log/" + date;
            case Part(StationId station) -> ROOT + "station/" + station + "/part";
            case Acknowledgement(StationId station) -> ROOT + "station/" + station + "/ack";
            case Urgent() -> ROOT + "all/urgent";
            case EmergencyNumber(long number) -> ROOT + "all/urgent/" + number;
            case Time() -> ROOT + "all/time";
            case TimeAnswer(StationId station) -> ROOT + "station/" + station + "/time";
            case AsRun(StationId station) -> ROOT + "up/" + station + "/asrun";
            case Status(StationId station) -> ROOT + "up/" + station + "/status";
            case PartRequest(StationId station) -> ROOT + "up/" + station + "/want";
            case TimeRequest(StationId station) -> ROOT + "up/" + station + "/time";
            case Reply(StationId station) -> ROOT + "up/" + station + "/reply";
        };
    }

    /** Reads a topic; empty if it is not in the contract. Never throws. */
    static Optional<Topic> parse(String text) {
        String[] level = text.split("/", -1);
        if (level.length < 4 || !text.startsWith(ROOT)) {
            return Optional.empty();
        }
        try {
            return switch (level[2]) {
                case "all" -> all(level);
                case "up" -> level.length == 5 ? up(level[3], level[4]) : Optional.empty();
                case "station" -> down(level);
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Topic> all(String[] level) {
        if (level.length == 5 && level[3].equals("urgent")) {
            return emergency(level[4]);
        }
        if (level.length != 4) {
            return Optional.empty();
        }
        return switch (level[3]) {
            case "urgent" -> Optional.of(new Urgent());
            case "time" -> Optional.of(new Time());
            default -> Optional.empty();
        };
    }

    /** One number has one text: no sign, no leading zero. */
    private static Optional<Topic> emergency(String number) {
        boolean isPlain = number.matches("[1-9][0-9]{0,17}");
        return isPlain
                ? Optional.of(new EmergencyNumber(Long.parseLong(number)))
                : Optional.empty();
    }

    private static Optional<Topic> up(String station, String name) {
        var id = new StationId(station);
        return switch (name) {
            case "asrun" -> Optional.of(new AsRun(id));
            case "status" -> Optional.of(new Status(id));
            case "want" -> Optional.of(new PartRequest(id));
            case "time" -> Optional.of(new TimeRequest(id));
            case "reply" -> Optional.of(new Reply(id));
            default -> Optional.empty();
        };
    }

    private static Optional<Topic> down(String[] level) {
        if (level.length == 6 && level[4].equals("log")) {
            return Optional.of(new Log(new StationId(level[3]), LocalDate.parse(level[5])));
        }
        if (level.length != 5) {
            return Optional.empty();
        }
        var id = new StationId(level[3]);
        return switch (level[4]) {
            case "part" -> Optional.of(new Part(id));
            case "ack" -> Optional.of(new Acknowledgement(id));
            case "time" -> Optional.of(new TimeAnswer(id));
            default -> Optional.empty();
        };
    }
}
