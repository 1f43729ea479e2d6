package vn.tienglang.pages.recording;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import vn.tienglang.airtime.PlainText;
import vn.tienglang.audio.ingest.IngestOptions;
import vn.tienglang.audio.ingest.IngestOptions.NoiseTreatment;
import vn.tienglang.audio.ingest.VoiceOrigin;
import vn.tienglang.office.recording.RecordingService;
import vn.tienglang.office.recording.SpeechDrafts;
import vn.tienglang.office.recording.SpeechDrafts.DraftResult;
import vn.tienglang.office.recording.SubmissionResult;
import vn.tienglang.office.recording.UploadResult;
import vn.tienglang.pages.form.RequestFields;
import vn.tienglang.pages.http.MinimumRateInputStream;
import vn.tienglang.pages.http.MultipartFormReader;
import vn.tienglang.pages.http.ProblemResponses;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RequestError;

/** Receiver of uploads and of texts to read aloud, for the page and the API. */
public final class RecordingUploads {
    /** Greatest number of concurrent uploads; each may take long on a slow link. */
    private static final int MAX_CONCURRENT = 4;

    /** Greatest size of a form without its file, in bytes. */
    private static final long MULTIPART_OVERHEAD_BYTES = 64 << 10;

    /** Field with {@code yes} for a voice that a machine made. */
    private static final String SYNTHETIC = "synthetic";

    /** Field with {@code yes} for less noise in the delivery copy. */
    private static final String LOWER_NOISE = "lowerNoise";

    private final RecordingService recordings;
    private final SpeechDrafts drafts;
    private final ProblemResponses problems;
    private final Semaphore permits = new Semaphore(MAX_CONCURRENT);

    public RecordingUploads(
            RecordingService recordings, SpeechDrafts drafts, ProblemResponses problems) {
        this.recordings = recordings;
        this.drafts = drafts;
        this.problems = problems;
    }

    /** Outcome of an upload. */
    sealed interface Outcome {
        /** The recording is stored. */
        record Accepted(SubmissionResult brought) implements Outcome {}

        /** The recording is rejected, with the HTTP status and all errors. */
        record Rejected(int status, List<RequestError> errors, Map<String, String> fields)
                implements Outcome {}
    }

    /** Greatest number of files in one form without a script. */
    private static final int FILES_MOST = 20;

    private static final int TITLE_CHARACTERS = 200;

    /** File of a form: its name, and what became of its bytes. */
    private record NamedUpload(String name, UploadResult result) {}

    /** Content of a request: its fields and its files. */
    private record UploadRequest(Map<String, String> fields, List<NamedUpload> files) {}

    /**
     * Receives the recordings of a form; each of several is called as its file.
     *
     * @return one outcome for each file, at least one
     */
    List<Outcome> receiveAll(Context context) {
        return receive(context, FILES_MOST);
    }

    /** Receives the recording of this request. */
    Outcome receive(Context context) {
        return receive(context, 1).getFirst();
    }

    private List<Outcome> receive(Context context, int filesMost) {
        Messages words = RequestUser.of(context).words();
        if (!permits.tryAcquire()) {
            context.header("Retry-After", "30");
            return List.of(rejected(503, "too-many-uploads", "file", words.text("upload.busy")));
        }
        try {
            return received(context, words, filesMost);
        } catch (MultipartFormReader.Malformed e) {
            return List.of(rejected(400, "malformed", "file", words.text("upload.malformed")));
        } catch (IOException e) {
            var _ = problems.logOperatingFault(e, context);
            return List.of(rejected(400, "broken-off", "file", words.text("upload.broken")));
        } finally {
            permits.release();
        }
    }

    private List<Outcome> received(Context context, Messages words, int filesMost)
            throws IOException, MultipartFormReader.Malformed {
        String type = Optional.ofNullable(context.contentType()).orElse("");
        boolean form = isForm(type);
        if (!form && !isSound(type)) {
            return List.of(rejected(415, "wrong-type", "file", words.text("upload.type")));
        }
        long announced = contentLength(context);
        Optional<UploadResult> refusal =
                recordings.checkUpload(
                        form && filesMost > 1
                                ? 0
                                : form ? announced - MULTIPART_OVERHEAD_BYTES : announced);
        if (refusal.isPresent()) {
            return List.of(outcome(context, words, refusal.get(), Map.of()));
        }
        var body = new MinimumRateInputStream(context.bodyInputStream());
        UploadRequest upload = form ? form(body, type, filesMost) : raw(context, body, announced);
        if (upload.files().isEmpty()) {
            return List.of(
                    rejected(
                            422,
                            "missing-field",
                            "file",
                            words.text("upload.none"),
                            upload.fields()));
        }
        var outcomes = new ArrayList<Outcome>();
        for (NamedUpload one : upload.files()) {
            outcomes.add(
                    outcome(
                            context,
                            words,
                            one.result(),
                            filesMost == 1
                                    ? upload.fields()
                                    : titled(upload.fields(), one, upload.files().size())));
        }
        return List.copyOf(outcomes);
    }

    /** The fields with the name of the file as title, unless one title was typed for one file. */
    private static Map<String, String> titled(
            Map<String, String> fields, NamedUpload file, int files) {
        String typed = fields.getOrDefault("title", "");
        String name = file.name().replaceFirst("\\.[A-Za-z0-9]{1,5}$", "").strip();
        if ((files == 1 && !typed.isBlank()) || name.isEmpty()) {
            return fields;
        }
        var titled = new HashMap<>(fields);
        titled.put("title", name.substring(0, Math.min(name.length(), TITLE_CHARACTERS)));
        return titled;
    }

    private UploadRequest form(InputStream body, String type, int filesMost)
            throws IOException, MultipartFormReader.Malformed {
        var arrived = new ArrayList<UploadResult>();
        boolean whole = false;
        try {
            MultipartFormReader.Form<NamedUpload> form =
                    MultipartFormReader.read(
                            body,
                            type,
                            filesMost,
                            (name, file) -> {
                                UploadResult received = recordings.receive(file, 0);
                                arrived.add(received);
                                return new NamedUpload(name, received);
                            });
            whole = true;
            return new UploadRequest(form.fields(), form.files());
        } finally {
            if (!whole) {
                for (UploadResult received : arrived) {
                    drop(received);
                }
            }
        }
    }

    private UploadRequest raw(Context context, InputStream body, long announced)
            throws IOException {
        var fields = new HashMap<String, String>();
        for (String name : List.of("title", "language", SYNTHETIC, LOWER_NOISE)) {
            Optional.ofNullable(context.queryParam(name))
                    .map(PlainText::composed)
                    .ifPresent(value -> fields.put(name, value));
        }
        return new UploadRequest(
                fields, List.of(new NamedUpload("", recordings.receive(body, announced))));
    }

    private void drop(UploadResult received) throws IOException {
        if (received instanceof UploadResult.Complete whole) {
            recordings.discardUpload(whole);
        }
    }

    /** The outcome of a received file with these fields: it is stored, or rejected. */
    Outcome outcome(
            Context context, Messages words, UploadResult received, Map<String, String> fields)
            throws IOException {
        return switch (received) {
            case UploadResult.Complete whole -> store(context, words, whole, fields);
            case UploadResult.Empty _ ->
                    rejected(422, "empty", "file", words.text("upload.empty"), fields);
            case UploadResult.TooLarge(long most) ->
                    rejected(
                            413,
                            "too-large",
                            "file",
                            words.text("upload.tooLarge", words.bytes(most)));
            case UploadResult.NoRoom _ ->
                    rejected(503, "no-room", "file", words.text("upload.noRoom"), fields);
            case UploadResult.QueueFull(int waiting) -> queueFull(context, words, waiting);
        };
    }

    private Outcome store(
            Context context,
            Messages words,
            UploadResult.Complete whole,
            Map<String, String> values)
            throws IOException {
        var fields = new RequestFields(values, words);
        var title = fields.title();
        var language = fields.language();
        if (title.isEmpty() || language.isEmpty()) {
            recordings.discardUpload(whole);
            return new Outcome.Rejected(422, fields.errors(), values);
        }
        SubmissionResult brought =
                recordings.submit(
                        whole,
                        title.get(),
                        language.get(),
                        options(values),
                        RequestUser.of(context).officer());
        return brought instanceof SubmissionResult.QueueFull(int waiting)
                ? queueFull(context, words, waiting)
                : new Outcome.Accepted(brought);
    }

    private static IngestOptions options(Map<String, String> values) {
        return new IngestOptions(
                values.getOrDefault(SYNTHETIC, "").equals("yes")
                        ? VoiceOrigin.SYNTHETIC
                        : VoiceOrigin.PERSON,
                values.getOrDefault(LOWER_NOISE, "").equals("yes")
                        ? NoiseTreatment.LOWERED
                        : NoiseTreatment.KEPT);
    }

    /** Has a text read aloud and stores the sound; fields {@code title} and {@code text}. */
    Outcome readAloud(Context context, Map<String, String> values) throws IOException {
        Messages words = RequestUser.of(context).words();
        var fields = new RequestFields(values, words);
        var title = fields.title();
        var text = fields.required("text");
        if (title.isEmpty() || text.isEmpty()) {
            return new Outcome.Rejected(422, fields.errors(), values);
        }
        return switch (drafts.submit(title.get(), text.get(), RequestUser.of(context).officer())) {
            case DraftResult.Submitted(SubmissionResult.QueueFull(int waiting)) ->
                    queueFull(context, words, waiting);
            case DraftResult.Submitted(SubmissionResult stored) -> new Outcome.Accepted(stored);
            case DraftResult.NoRoom(UploadResult refusal) ->
                    outcome(context, words, refusal, values);
            case DraftResult.NoVoice _ ->
                    rejected(503, "no-voice", "text", words.text("draft.noVoice"), values);
            case DraftResult.Busy _ -> {
                context.header("Retry-After", "30");
                yield rejected(503, "voice-busy", "text", words.text("draft.busy"), values);
            }
            case DraftResult.TextRefused(int most) ->
                    rejected(
                            422,
                            "text-too-long",
                            "text",
                            words.text("draft.tooLong", most),
                            values);
            case DraftResult.VoiceFailed(IOException cause) -> {
                var _ = problems.logOperatingFault(cause, context);
                yield rejected(503, "voice-failed", "text", words.text("draft.failed"), values);
            }
        };
    }

    private static Outcome queueFull(Context context, Messages words, int waiting) {
        context.header("Retry-After", "60");
        return rejected(503, "queue-full", "file", words.text("upload.queueFull", waiting));
    }

    private static boolean isForm(String type) {
        return type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
    }

    /** Whether the type is a sound; browsers name a sound recording {@code video/webm}, too. */
    private static boolean isSound(String type) {
        String plain = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return plain.startsWith("audio/")
                || plain.equals("application/octet-stream")
                || plain.equals("application/ogg")
                || plain.equals("video/webm");
    }

    private static Outcome rejected(int status, String rule, String field, String sentence) {
        return rejected(status, rule, field, sentence, Map.of());
    }

    private static Outcome rejected(
            int status, String rule, String field, String sentence, Map<String, String> fields) {
        return new Outcome.Rejected(
                status, List.of(new RequestError(rule, field, sentence)), fields);
    }

    /** The announced length in bytes; 0 when there is none. */
    private static long contentLength(Context context) {
        String header = context.header("Content-Length");
        return header != null && header.matches("[0-9]{1,18}") ? Long.parseLong(header) : 0;
    }
}
