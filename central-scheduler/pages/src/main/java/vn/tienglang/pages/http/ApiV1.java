package vn.tienglang.pages.http;

import io.avaje.jsonb.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of the interface, field by field as {@code openapi.json} describes it. A component that
 * may be null is a field that may be absent; {@link ApiMapper} alone makes these records.
 */
public final class ApiV1 {
    private ApiV1() {}

    @Json
    public record Problem(
            String type,
            String title,
            int status,
            String detail,
            @Nullable String reference,
            @Nullable List<RuleViolation> refusals) {}

    @Json
    public record RuleViolation(String rule, @Nullable String field, String sentence) {}

    @Json
    public record Person(String login, String name) {}

    @Json
    public record PlanEntry(
            String kind,
            String id,
            int revision,
            String stage,
            String by,
            @Nullable String at,
            Object definition) {}

    @Json
    public record PlanEntries(List<PlanEntry> items) {}

    @Json
    public record Explanation(
            String station,
            String name,
            String at,
            String state,
            @Nullable PlacedAiring airing,
            @Nullable Integer volumePercent,
            List<ExplanationReason> reasons,
            List<UnplacedSlot> left) {}

    @Json
    public record PlacedAiring(
            String airing, String clip, String title, String language, String start, String end) {}

    @Json
    public record ExplanationReason(String about, String sentence) {}

    @Json
    public record UnplacedSlot(
            String order,
            String title,
            String occurrence,
            String rule,
            String sentence,
            List<String> remedies) {}

    @Json
    public record Conflicts(
            String unit,
            String from,
            int days,
            int stations,
            List<Conflict> conflicts,
            long beyond) {}

    @Json
    public record Conflict(
            String order,
            String title,
            String rule,
            String sentence,
            List<String> remedies,
            long times,
            int stations,
            List<NamedCode> first) {}

    @Json
    public record NamedCode(String id, String name) {}

    @Json
    public record ChangePreview(
            String from,
            int days,
            List<NamedCode> stations,
            int reached,
            List<NamedCode> first,
            List<LanguageAirtime> languages,
            List<Conflict> givesWay,
            long beyond,
            List<String> sentences) {}

    @Json
    public record LanguageAirtime(String language, String name, long gainedMs, long lostMs) {}

    @Json
    public record ReachedStations(
            String date, List<NamedCode> stations, List<String> nobody, List<NamedCode> nowhere) {}

    @Json
    public record ImportedPlan(String mode, List<ImportedEntry> entries, int unchanged) {}

    @Json
    public record ImportedEntry(String path, int revision) {}

    @Json
    public record HandOver(
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
    public record HandOvers(String date, List<HandOver> handOvers) {}

    @Json
    public record ObligationProgress(
            String station,
            String period,
            String until,
            long owed,
            long heard,
            long planned,
            long missing) {}

    @Json
    public record ObligationProgressList(
            String obligation, String unit, List<ObligationProgress> stations) {}

    @Json
    public record PeriodClosing(
            String station, String period, long owed, long heard, long missing, String closedAt) {}

    @Json
    public record PeriodClosings(String obligation, String unit, List<PeriodClosing> closings) {}

    @Json
    public record ApprovalStep(String name, @Nullable String by, @Nullable String at) {}

    @Json
    public record PendingApproval(
            String subject,
            String unit,
            boolean fourEyes,
            String by,
            String at,
            int next,
            List<ApprovalStep> steps,
            @Nullable SentBack returned) {}

    @Json
    public record SentBack(String by, String at, String reason) {}

    @Json
    public record PendingApprovals(List<PendingApproval> approvals) {}

    @Json
    public record ApprovalResult(String stage, PendingApproval approval) {}

    @Json
    public record Area(String code, String parent, String kind, String name, int stations) {}

    @Json
    public record Areas(String within, List<Area> areas) {}

    @Json
    public record Clip(String id, String title, String language, long lengthMs, long bytes) {}

    @Json
    public record Clips(List<Clip> clips) {}

    @Json
    public record Station(
            String id,
            String name,
            String zone,
            List<AncestorArea> ancestry,
            String presence,
            @Nullable String heardAt,
            @Nullable StationStatus status,
            List<PlannedAiring> today) {}

    @Json
    public record Stations(String at, List<Station> stations) {}

    @Json
    public record AncestorArea(String code, String name) {}

    @Json
    public record StationStatus(
            String at,
            long boot,
            boolean clockTrusted,
            String output,
            boolean audible,
            String relays,
            List<HeldLog> logs,
            List<String> missing,
            @Nullable String onAir,
            List<String> faults,
            long unsent,
            Map<String, Long> rejected) {}

    @Json
    public record HeldLog(String date, int revision) {}

    @Json
    public record PlannedAiring(
            String airing,
            @Nullable String slot,
            String title,
            String language,
            String messageClass,
            String start,
            String end,
            int revision,
            String delivery,
            Verdict verdict) {}

    @Json
    public record Verdict(String kind, @Nullable String reason, @Nullable Playback playback) {}

    @Json
    public record Playback(
            String relayClosedAt,
            String startedAt,
            long frames,
            long framesWhole,
            int rateHz,
            String evidence,
            String output) {}

    @Json
    public record BookingResult(
            String slot,
            int revision,
            String stage,
            List<String> stations,
            long missing,
            List<String> givesWay) {}

    @Json
    public record Booking(
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
    public record Bookings(String date, List<Booking> slots) {}

    @Json
    public record WithdrawnSlot(String slot) {}

    @Json
    public record Confirmation(
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
            @Nullable Playback playback) {}

    @Json
    public record Confirmations(List<Confirmation> confirmations) {}

    @Json
    public record Recording(
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
            List<Finding> findings,
            @Nullable String trouble,
            @Nullable String clip,
            @Nullable IngestReport report) {}

    @Json
    public record Recordings(List<Recording> recordings) {}

    @Json
    public record Finding(
            String kind,
            String weight,
            long fromMs,
            long untilMs,
            double figure,
            String sentence,
            String detail) {}

    @Json
    public record IngestReport(
            String format,
            int rateHz,
            int channels,
            long lengthMs,
            boolean horn,
            LoudnessLevels master,
            LoudnessLevels delivery) {}

    @Json
    public record LoudnessLevels(
            @Nullable Double integratedLufs,
            @Nullable Double momentaryMaxLufs,
            @Nullable Double shortTermMaxLufs,
            @Nullable Double rangeLu,
            @Nullable Double truePeakDb,
            @Nullable Double samplePeakDb) {}

    @Json
    public record DiscardedRecording(String recording) {}

    @Json
    public record Language(
            String tag,
            String name,
            String vietnamese,
            String endonym,
            String english,
            String dialect) {}

    @Json
    public record Languages(@Nullable String area, List<Language> languages) {}

    @Json
    public record Bulletin(
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
            List<Rendition> renditions) {}

    @Json
    public record Bulletins(List<Bulletin> bulletins) {}

    @Json
    public record Rendition(
            String language,
            String state,
            List<Lack> lacks,
            @Nullable String clip,
            String text,
            String translator,
            String reader,
            String reviewer) {}

    @Json
    public record Lack(String lack, String remedy) {}

    @Json
    public record Gap(
            String bulletin,
            String title,
            String area,
            String language,
            String until,
            List<Lack> lacks) {}

    @Json
    public record Gaps(List<Gap> gaps) {}

    @Json
    public record Health(boolean ok, boolean database, boolean broker) {}
}
