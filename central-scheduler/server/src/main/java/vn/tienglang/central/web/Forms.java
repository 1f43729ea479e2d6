package vn.tienglang.central.web;

import io.avaje.jsonb.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of the interface, field by field as {@code openapi.json} describes it. A component that
 * may be null is a field that may be absent; {@link Shapes} alone makes these records.
 */
final class Forms {
    private Forms() {}

    @Json
    record Problem(
            String type,
            String title,
            int status,
            String detail,
            @Nullable String reference,
            @Nullable List<Against> refusals) {}

    @Json
    record Against(String rule, @Nullable String field, String sentence) {}

    @Json
    record Person(String login, String name) {}

    @Json
    record PlanEntry(
            String kind,
            String id,
            int revision,
            String stage,
            String by,
            @Nullable String at,
            Object definition) {}

    @Json
    record PlanEntries(List<PlanEntry> items) {}

    @Json
    record Explanation(
            String station,
            String name,
            String at,
            String state,
            @Nullable Sounding airing,
            @Nullable Integer volumePercent,
            List<Ground> reasons,
            List<Unheard> left) {}

    @Json
    record Sounding(
            String airing, String clip, String title, String language, String start, String end) {}

    @Json
    record Ground(String about, String sentence) {}

    @Json
    record Unheard(
            String order,
            String title,
            String occurrence,
            String rule,
            String sentence,
            List<String> remedies) {}

    @Json
    record Conflicts(
            String unit, String from, int days, int stations, List<Clash> conflicts, long beyond) {}

    @Json
    record Clash(
            String order,
            String title,
            String rule,
            String sentence,
            List<String> remedies,
            long times,
            int stations,
            List<Called> first) {}

    @Json
    record Called(String id, String name) {}

    @Json
    record Foreseen(
            String from,
            int days,
            List<Called> stations,
            int reached,
            List<Called> first,
            List<Airtimes> languages,
            List<Clash> givesWay,
            long beyond,
            List<String> sentences) {}

    @Json
    record Airtimes(String language, String name, long gainedMs, long lostMs) {}

    @Json
    record Reached(String date, List<Called> stations, List<String> nobody, List<Called> nowhere) {}

    @Json
    record TakenPlan(String mode, List<TakenEntry> entries, int unchanged) {}

    @Json
    record TakenEntry(String path, int revision) {}

    @Json
    record HandOver(
            String id,
            String title,
            String unit,
            String bulletin,
            String bulletinTitle,
            String fallback,
            String fallbackTitle,
            String date,
            String due,
            String state,
            long remainingSeconds,
            @Nullable String by,
            @Nullable String at,
            List<String> lacking) {}

    @Json
    record HandOvers(String date, List<HandOver> handOvers) {}

    @Json
    record Progress(
            String station,
            String period,
            String until,
            long owed,
            long heard,
            long planned,
            long missing) {}

    @Json
    record AllProgress(String obligation, String unit, List<Progress> stations) {}

    @Json
    record Closing(
            String station, String period, long owed, long heard, long missing, String closedAt) {}

    @Json
    record AllClosings(String obligation, String unit, List<Closing> closings) {}

    @Json
    record Step(String name, @Nullable String by, @Nullable String at) {}

    @Json
    record ToApprove(
            String subject,
            String unit,
            boolean fourEyes,
            String by,
            String at,
            int next,
            List<Step> steps,
            @Nullable Returned returned) {}

    @Json
    record Returned(String by, String at, String reason) {}

    @Json
    record AllToApprove(List<ToApprove> approvals) {}

    @Json
    record Approved(String stage, ToApprove approval) {}

    @Json
    record Place(String code, String parent, String kind, String name, int stations) {}

    @Json
    record Places(String within, List<Place> areas) {}

    @Json
    record Recording(String id, String title, String language, long lengthMs, long bytes) {}

    @Json
    record Recordings(List<Recording> clips) {}

    @Json
    record Site(
            String id,
            String name,
            String zone,
            List<Level> ancestry,
            String presence,
            @Nullable String heardAt,
            @Nullable Condition status,
            List<Planned> today) {}

    @Json
    record Sites(String at, List<Site> stations) {}

    @Json
    record Level(String code, String name) {}

    @Json
    record Condition(
            String at,
            long boot,
            boolean clockTrusted,
            String output,
            boolean audible,
            String relays,
            List<Held> logs,
            List<String> missing,
            @Nullable String onAir,
            List<String> faults,
            long unsent,
            Map<String, Long> rejected) {}

    @Json
    record Held(String date, int revision) {}

    @Json
    record Planned(
            String airing,
            @Nullable String slot,
            String title,
            String language,
            String messageClass,
            String start,
            String end,
            int revision,
            String delivery,
            Judged verdict) {}

    @Json
    record Judged(String kind, @Nullable String reason, @Nullable Playing playback) {}

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
    record Booked(
            String slot,
            int revision,
            String stage,
            List<String> stations,
            long missing,
            List<String> givesWay) {}

    @Json
    record Booking(
            String id,
            int revision,
            String title,
            String issuer,
            String date,
            String time,
            List<String> times,
            String messageClass,
            List<String> stations,
            String by,
            String at,
            boolean withdrawn,
            String stage,
            Object definition) {}

    @Json
    record Bookings(String date, List<Booking> slots) {}

    @Json
    record Withdrawn(String slot) {}

    @Json
    record Proof(
            String station,
            String title,
            String airing,
            @Nullable String slot,
            @Nullable String language,
            @Nullable String planned,
            String date,
            int revision,
            long sequence,
            String digest,
            String previous,
            String key,
            String signature,
            String settledAt,
            String receivedAt,
            String outcome,
            @Nullable String reason,
            @Nullable Playing playback) {}

    @Json
    record Proofs(List<Proof> confirmations) {}

    @Json
    record Master(
            String id,
            String title,
            String language,
            long bytes,
            String by,
            String at,
            String state,
            @Nullable String step,
            @Nullable String doing,
            @Nullable Integer percent,
            List<Found> findings,
            @Nullable String trouble,
            @Nullable String clip,
            @Nullable Measured report) {}

    @Json
    record Masters(List<Master> recordings) {}

    @Json
    record Found(
            String kind,
            String weight,
            long fromMs,
            long untilMs,
            double figure,
            String sentence,
            String detail) {}

    @Json
    record Measured(
            String format,
            int rateHz,
            int channels,
            long lengthMs,
            boolean horn,
            Levels master,
            Levels delivery) {}

    @Json
    record Levels(
            @Nullable Double integratedLufs,
            @Nullable Double momentaryMaxLufs,
            @Nullable Double shortTermMaxLufs,
            @Nullable Double rangeLu,
            @Nullable Double truePeakDb,
            @Nullable Double samplePeakDb) {}

    @Json
    record Removed(String recording) {}

    @Json
    record Tongue(
            String tag,
            String name,
            String vietnamese,
            String endonym,
            String english,
            String dialect) {}

    @Json
    record Tongues(@Nullable String area, List<Tongue> languages) {}

    @Json
    record Message(
            String id,
            int revision,
            String title,
            String theme,
            String messageClass,
            String area,
            String from,
            String until,
            boolean over,
            boolean retired,
            String by,
            String at,
            List<Version> renditions) {}

    @Json
    record Messages(List<Message> bulletins) {}

    @Json
    record Version(
            String language,
            String state,
            List<Missing> lacks,
            @Nullable String clip,
            String text,
            String translator,
            String reader,
            String reviewer) {}

    @Json
    record Missing(String lack, String remedy) {}

    @Json
    record Hole(
            String bulletin,
            String title,
            String area,
            String language,
            String until,
            List<Missing> lacks) {}

    @Json
    record Holes(List<Hole> gaps) {}

    @Json
    record Health(boolean ok, boolean database, boolean broker) {}
}
