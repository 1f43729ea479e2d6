package vn.tienglang.node.port;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.Emergency;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.node.StationScenario;

/** Airing of a test, with its clip and the bytes of the clip. */
public record TestAiring(Airing airing, Clip clip) {
    private static final int PARTS = 3;

    /** An ordinary announcement of {@link StationScenario#DAY}. */
    public static TestAiring item(String name, String start, int seconds) {
        Clip clip = clip(name, Duration.ofSeconds(seconds));
        Airtime airtime = Airtime.of(StationScenario.at(start), clip.length());
        return new TestAiring(
                new Airing(new AiringId(name), airtime, clip.id(), MessageClass.ORDINARY), clip);
    }

    /** A clip of a few parts whose bytes follow from its title. */
    public static Clip clip(String title, Duration length) {
        byte[] bytes = bytes(title);
        return new Clip(
                ClipId.of(bytes),
                title,
                new LanguageTag("vi"),
                length,
                bytes.length,
                Limits.PART_BYTES_LEAST);
    }

    /** All bytes of such a clip. */
    public static byte[] bytes(String title) {
        byte[] seed = title.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[PARTS * Limits.PART_BYTES_LEAST - 100];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (seed[i % seed.length] + i / seed.length);
        }
        return bytes;
    }

    /** One part of such a clip. */
    public static byte[] part(Clip clip, int index) {
        int from = index * clip.partBytes();
        return Arrays.copyOfRange(bytes(clip.title()), from, from + clip.bytesOfPart(index));
    }

    /** A log of the day with these airings. */
    public static DailyLog log(int revision, TestAiring... items) {
        return new DailyLog(
                StationScenario.STATION,
                StationScenario.DAY,
                revision,
                Stream.of(items).map(TestAiring::airing).toList(),
                Stream.of(items).map(TestAiring::clip).distinct().toList());
    }

    /** An emergency for the commune of the station, valid for an hour. */
    public static Message.Urgent urgent(long number, String name, int seconds) {
        return urgent(number, name, seconds, StationScenario.FIVE.plus(Duration.ofHours(1)));
    }

    /** An emergency for the commune of the station. */
    public static Message.Urgent urgent(long number, String name, int seconds, Instant expires) {
        return new Message.Urgent(
                number,
                new AiringId(name),
                StationScenario.DAY,
                List.of(StationScenario.COMMUNE, new AreaCode("99")),
                clip(name, Duration.ofSeconds(seconds)),
                expires);
    }

    /** An alert for the commune of the station, issued at five and valid for an hour. */
    public static Emergency alert(long number, int seconds) {
        return alert(number, Duration.ZERO, seconds);
    }

    /** An alert that repeats, with a clip of each of these lengths. */
    public static Emergency alert(long number, Duration repeatEvery, int... seconds) {
        return emergency(
                number,
                Emergency.Kind.ALERT,
                MessageClass.EMERGENCY,
                repeatEvery,
                List.of(),
                seconds);
    }

    /** A cancel of these alerts. */
    public static Emergency cancel(long number, long... ends) {
        return emergency(
                number,
                Emergency.Kind.CANCEL,
                MessageClass.EMERGENCY,
                Duration.ZERO,
                LongStream.of(ends).boxed().toList());
    }

    /** An emergency for the commune of the station, issued at five plus its number in seconds. */
    public static Emergency emergency(
            long number,
            Emergency.Kind kind,
            MessageClass messageClass,
            Duration repeatEvery,
            List<Long> ends,
            int... seconds) {
        var clips = new ArrayList<Clip>();
        for (int i = 0; i < seconds.length; i++) {
            clips.add(clip("alert-" + number + "-" + i, Duration.ofSeconds(seconds[i])));
        }
        return new Emergency(
                number,
                kind,
                messageClass,
                2,
                Emergency.airingOf(number),
                StationScenario.DAY,
                StationScenario.FIVE.plusSeconds(number),
                StationScenario.FIVE.plus(Duration.ofHours(1)),
                repeatEvery,
                messageClass == MessageClass.EXERCISE ? 40 : 100,
                ends,
                clips.isEmpty()
                        ? List.of()
                        : List.of(new Emergency.Target(List.of(StationScenario.COMMUNE), clips)));
    }

    /** The same airing as an emergency of the log. */
    public TestAiring asEmergency() {
        return new TestAiring(
                new Airing(id(), airing.airtime(), clip.id(), MessageClass.EMERGENCY), clip);
    }

    /** The same airing at another time. */
    public TestAiring movedTo(String start) {
        Airtime airtime = Airtime.of(StationScenario.at(start), clip.length());
        return new TestAiring(new Airing(id(), airtime, clip.id(), airing.messageClass()), clip);
    }

    /** Its id. */
    public AiringId id() {
        return airing.id();
    }

    /** Its planned start. */
    public Instant start() {
        return airing.airtime().start();
    }

    /** Its planned end. */
    public Instant end() {
        return airing.airtime().end();
    }
}
