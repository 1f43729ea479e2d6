package vn.tienglang.storage.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.PlainText;
import vn.tienglang.audio.check.Finding;
import vn.tienglang.audio.ingest.IngestOptions;
import vn.tienglang.audio.ingest.IngestOptions.NoiseTreatment;
import vn.tienglang.audio.ingest.IngestReport;
import vn.tienglang.audio.ingest.VoiceOrigin;
import vn.tienglang.audio.loudness.Loudness;
import vn.tienglang.office.store.RecordingRepository;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.programme.Recording;
import vn.tienglang.office.store.programme.Recording.State;
import vn.tienglang.storage.sql.column.ColumnMapper;

/** Table {@code recordings}. */
record SqlRecordingRepository(Handle handle) implements RecordingRepository {
    private static final String QUEUED = "queued";
    private static final String WORKING = "working";
    private static final String TAKEN = "taken";
    private static final String REFUSED = "refused";
    private static final String FAILED = "failed";
    private static final String DISCARDED = "discarded";

    /** Largest number of stored findings of one recording; nobody reads more. */
    private static final int FINDINGS_MAX = 200;

    private static final int DETAIL_CHARACTERS_MAX = 200;

    private static final String COLUMNS =
            "title, language, bytes, brought_by, brought_at, synthetic_voice, lower_noise, state, attempts, settled_at, trouble,"
                    + " clip, findings, format, rate_hz, channels, length_ns, horn,"
                    + " master_loudness, delivery_loudness";

    @Override
    public void put(Recording recording) {
        remove(recording.id());
        Update row =
                handle.createUpdate(
                                "INSERT INTO recordings (id, "
                                        + COLUMNS
                                        + ") VALUES (:id, :title, :language, :bytes, :by, :at, :synthetic, :noise,"
                                        + " :state, :attempts, :settled, :trouble, :clip,"
                                        + " :findings, :format, :rate, :channels, :length, :horn,"
                                        + " :master, :delivery)")
                        .bind("id", recording.id().value())
                        .bind("title", recording.title())
                        .bind("language", recording.language().value())
                        .bind("bytes", recording.bytes())
                        .bind("by", recording.by())
                        .bind("at", ColumnMapper.of(recording.at()))
                        .bind("synthetic", recording.options().origin() == VoiceOrigin.SYNTHETIC)
                        .bind("noise", recording.options().noise() == NoiseTreatment.LOWERED);
        bindNulls(row);
        bind(row, recording.state());
        row.execute();
    }

    private static void bindNulls(Update row) {
        for (String text : List.of("trouble", "clip", "findings", "format", "master", "delivery")) {
            row.bindByType(text, null, String.class);
        }
        for (String number : List.of("attempts", "rate", "channels")) {
            row.bindByType(number, null, Integer.class);
        }
        row.bindByType("length", null, Long.class);
        row.bindByType("horn", null, Boolean.class);
        row.bindByType("settled", null, OffsetDateTime.class);
    }

    private static void bind(Update row, State state) {
        switch (state) {
            case State.Queued(int attempts) -> row.bind("state", QUEUED).bind("attempts", attempts);
            case State.Working(int attempts) ->
                    row.bind("state", WORKING).bind("attempts", attempts);
            case State.Ready(ClipId clip, IngestReport report, List<Finding> findings) -> {
                row.bind("state", TAKEN).bind("clip", clip.value());
                row.bind("findings", text(findings));
                bind(row, report);
            }
            case State.Refused(List<Finding> findings, var since) ->
                    row.bind("state", REFUSED)
                            .bind("findings", text(findings))
                            .bind("settled", ColumnMapper.of(since));
            case State.Failed(var trouble, var since) ->
                    row.bind("state", FAILED)
                            .bind("trouble", trouble.name())
                            .bind("settled", ColumnMapper.of(since));
            case State.Deleted(List<ClipId> clips) -> {
                row.bind("state", DISCARDED);
                clips.forEach(clip -> row.bind("clip", clip.value()));
            }
        }
    }

    private static void bind(Update row, IngestReport report) {
        row.bind("format", PlainText.of(report.format(), 100))
                .bind("rate", report.rateHz())
                .bind("channels", report.channels())
                .bind("length", report.length().toNanos())
                .bind("horn", report.horn())
                .bind("master", text(report.master()))
                .bind("delivery", text(report.delivery()));
    }

    private static String text(Loudness loudness) {
        return Stream.of(
                        loudness.integratedLufs(),
                        loudness.momentaryMaxLufs(),
                        loudness.shortTermMaxLufs(),
                        loudness.rangeLu(),
                        loudness.truePeakDb(),
                        loudness.samplePeakDb())
                .map(number -> Double.toString(number))
                .collect(Collectors.joining(" "));
    }

    private static Loudness loudness(String text) {
        double[] numbers =
                Arrays.stream(text.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
        return new Loudness(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
    }

    private static String text(List<Finding> findings) {
        return findings.stream()
                .limit(FINDINGS_MAX)
                .map(finding ->
                        String.join(
                                "|",
                                finding.kind().name(),
                                finding.weight().name(),
                                Long.toString(finding.from().toNanos()),
                                Long.toString(finding.until().toNanos()),
                                Double.toString(finding.figure()),
                                PlainText.of(finding.detail(), DETAIL_CHARACTERS_MAX)))
                .collect(Collectors.joining("\n"));
    }

    private static List<Finding> findings(String text) {
        return text.lines().map(SqlRecordingRepository::finding).toList();
    }

    private static Finding finding(String line) {
        String[] field = line.split("\\|", 6);
        if (field.length != 6) {
            throw ColumnMapper.damaged(line);
        }
        return new Finding(
                Finding.Kind.valueOf(field[0]),
                Finding.Weight.valueOf(field[1]),
                Duration.ofNanos(Long.parseLong(field[2])),
                Duration.ofNanos(Long.parseLong(field[3])),
                Double.parseDouble(field[4]),
                field[5]);
    }

    @Override
    public Optional<Recording> find(ClipId id) {
        return handle.createQuery("SELECT id, " + COLUMNS + " FROM recordings WHERE id = :id")
                .bind("id", id.value())
                .map((row, _) -> recording(row))
                .findOne();
    }

    @Override
    public List<Recording> all() {
        return handle.createQuery(
                        "SELECT id, " + COLUMNS + " FROM recordings ORDER BY brought_at DESC, id")
                .map((row, _) -> recording(row))
                .list();
    }

    private static Recording recording(ResultSet row) throws SQLException {
        return new Recording(
                new ClipId(ColumnMapper.text(row, "id")),
                ColumnMapper.text(row, "title"),
                new LanguageTag(ColumnMapper.text(row, "language")),
                row.getLong("bytes"),
                ColumnMapper.text(row, "brought_by"),
                ColumnMapper.instant(row, "brought_at"),
                new IngestOptions(
                        row.getBoolean("synthetic_voice")
                                ? VoiceOrigin.SYNTHETIC
                                : VoiceOrigin.PERSON,
                        row.getBoolean("lower_noise")
                                ? NoiseTreatment.LOWERED
                                : NoiseTreatment.KEPT),
                state(row));
    }

    private static State state(ResultSet row) throws SQLException {
        String state = ColumnMapper.text(row, "state");
        return switch (state) {
            case QUEUED -> new State.Queued(row.getInt("attempts"));
            case WORKING -> new State.Working(row.getInt("attempts"));
            case TAKEN ->
                    new State.Ready(
                            new ClipId(ColumnMapper.text(row, "clip")),
                            report(row),
                            findings(ColumnMapper.text(row, "findings")));
            case REFUSED ->
                    new State.Refused(
                            findings(ColumnMapper.text(row, "findings")),
                            ColumnMapper.instant(row, "settled_at"));
            case FAILED ->
                    new State.Failed(
                            Recording.FailureReason.valueOf(ColumnMapper.text(row, "trouble")),
                            ColumnMapper.instant(row, "settled_at"));
            case DISCARDED ->
                    new State.Deleted(
                            Stream.ofNullable(row.getString("clip")).map(ClipId::new).toList());
            default ->
                    throw new Transactions.Failed("a recording is in an unknown state: " + state);
        };
    }

    private static IngestReport report(ResultSet row) throws SQLException {
        return new IngestReport(
                ColumnMapper.text(row, "format"),
                row.getInt("rate_hz"),
                row.getInt("channels"),
                Duration.ofNanos(row.getLong("length_ns")),
                loudness(ColumnMapper.text(row, "master_loudness")),
                loudness(ColumnMapper.text(row, "delivery_loudness")),
                row.getBoolean("horn"));
    }

    @Override
    public void remove(ClipId id) {
        handle.createUpdate("DELETE FROM recordings WHERE id = :id")
                .bind("id", id.value())
                .execute();
    }
}
