package vn.tienglang.airtime.wire;

import io.avaje.jsonb.Json;
import java.util.List;
import java.util.Map;

/**
 * JSON records of version 1, field by field. They contain text and numbers only; {@link WireMapper}
 * maps them to the types of the contract and back.
 */
final class WireV1 {
    /** Version of these records. */
    static final int VERSION = 1;

    private WireV1() {}

    /** Fields at the start of every payload. */
    @Json
    record Head(int v, String type) {}

    @Json
    record Log(
            int v,
            String type,
            String station,
            String date,
            int revision,
            List<Item> airings,
            List<Material> clips) {}

    @Json
    record Item(
            String id,
            String start,
            String end,
            String clip,
            @Json.Property("class") String messageClass) {}

    @Json
    record Material(
            String id, String title, String language, long lengthMs, long bytes, int partBytes) {}

    @Json
    record Accepted(int v, String type, String station, long upTo) {}

    @Json
    record Urgent(
            int v,
            String type,
            long number,
            String airing,
            String date,
            List<String> areas,
            Material clip,
            String expires) {}

    @Json
    record Time(int v, String type, String at) {}

    @Json
    record AsRun(int v, String type, String station, List<Entry> entries) {}

    /** Fields that an outcome does not have are empty; readers accept them as missing. */
    @Json
    record Entry(
            long sequence,
            String airing,
            String date,
            int revision,
            String settledAt,
            String outcome,
            String reason,
            List<Playing> playback,
            String previous,
            String key,
            String signature) {}

    @Json
    record Playing(
            String relayClosedAt,
            String startedAt,
            long frames,
            long framesWhole,
            int rateHz,
            String evidence,
            String output) {}

    @Json
    record Status(
            int v,
            String type,
            String station,
            String at,
            long boot,
            boolean clockTrusted,
            String output,
            boolean audible,
            String relays,
            List<Held> logs,
            List<String> missing,
            List<String> onAir,
            List<String> faults,
            long unsent,
            Map<String, Long> rejected) {}

    @Json
    record Held(String date, int revision) {}

    @Json
    record Lost(int v, String type, String station, long boot) {}

    @Json
    record Want(int v, String type, String station, String clip, List<Integer> parts) {}
}
