package vn.tienglang.airtime.wire;

import io.avaje.jsonb.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON records of version 1, field by field. They contain text and numbers only; {@link WireMapper}
 * maps them to the types of the contract and back. Fields that earlier programs did not send may be
 * null; a reader ignores fields that it does not know.
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
            @Json.Property("class") String messageClass,
            @Nullable Integer volume) {}

    @Json
    record Material(
            String id, String title, String language, long lengthMs, long bytes, int partBytes) {}

    @Json
    record Accepted(
            int v,
            String type,
            String station,
            @Nullable String chain,
            long upTo,
            @Nullable String digest) {}

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
    record Emergency(
            int v,
            String type,
            long number,
            String kind,
            @Json.Property("class") String messageClass,
            int level,
            String airing,
            String date,
            String issued,
            String expires,
            long repeatMinutes,
            int volume,
            List<Long> ends,
            List<Target> targets) {}

    @Json
    record Target(List<String> areas, List<Material> clips) {}

    @Json
    record Progress(int v, String type, String station, long number, List<Step> steps) {}

    @Json
    record Step(String step, String at) {}

    @Json
    record Time(int v, String type, String at) {}

    @Json
    record TimeRequest(int v, String type, String station, String nonce) {}

    @Json
    record TimeAnswer(int v, String type, String station, String nonce, String at) {}

    /** The chain stands once, because all entries are of one chain and every byte costs. */
    @Json
    record AsRun(int v, String type, String station, @Nullable String chain, List<Entry> entries) {}

    @Json
    record AsRunMissing(
            int v, String type, String station, String chain, long from, long to, String last) {}

    /** Fields that an outcome does not have are empty; readers accept them as missing. */
    @Json
    record Entry(
            long sequence,
            String airing,
            String date,
            int revision,
            String settledAt,
            @Nullable String clock,
            @Nullable Long clockBoundMs,
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
            @Nullable String clock,
            @Nullable Long clockBoundMs,
            String output,
            boolean audible,
            String relays,
            List<Held> logs,
            List<String> missing,
            List<String> onAir,
            List<String> faults,
            @Nullable ChainEnd chain,
            long unsent,
            @Nullable String mutedUntil,
            Map<String, Long> rejected) {}

    @Json
    record Held(String date, int revision, @Nullable String digest) {}

    @Json
    record ChainEnd(String id, long sequence, String digest) {}

    @Json
    record Lost(int v, String type, String station, @Nullable String chain, long boot) {}

    @Json
    record Want(
            int v,
            String type,
            String station,
            String clip,
            List<Integer> parts,
            @Nullable Long received) {}
}
