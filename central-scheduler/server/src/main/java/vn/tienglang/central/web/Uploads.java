package vn.tienglang.central.web;

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
import org.tinylog.Logger;
import vn.tienglang.central.recordings.Brought;
import vn.tienglang.central.recordings.Received;
import vn.tienglang.central.recordings.Recordings;

/** Takes recordings off the line, for the page and for the interface alike. */
final class Uploads {
    /** Each may last as long as a thin link needs; so there are not many at once. */
    private static final int AT_ONCE = 4;

    /** What a form adds to its file. */
    private static final long FORM_AROUND_BYTES = 64 << 10;

    private final Recordings recordings;
    private final Semaphore places = new Semaphore(AT_ONCE);

    Uploads(Recordings recordings) {
        this.recordings = recordings;
    }

    /** What came of an upload. */
    sealed interface Outcome {
        /** It is here, now or since before. */
        record Here(Brought brought) implements Outcome {}

        /** It is not, with the status that says so and everything that stands against it. */
        record Not(int status, List<Complaint> complaints, Map<String, String> fields)
                implements Outcome {}
    }

    /** What was in a request: its fields, and its file if it had one. */
    private record Parcel(Map<String, String> fields, List<Received> files) {}

    /** Takes the recording of this request. */
    Outcome take(Context context) {
        Words words = Visitor.of(context).words();
        if (!places.tryAcquire()) {
            context.header("Retry-After", "30");
            return not(503, "too-many-uploads", "file", words.say("upload.busy"));
        }
        try {
            return taken(context, words);
        } catch (Multipart.Malformed e) {
            return not(400, "malformed", "file", words.say("upload.malformed"));
        } catch (IOException e) {
            Logger.warn(e, "Một lần tải bản ghi lên bị dở dang");
            return not(400, "broken-off", "file", words.say("upload.broken"));
        } finally {
            places.release();
        }
    }

    private Outcome taken(Context context, Words words) throws IOException, Multipart.Malformed {
        String type = Optional.ofNullable(context.contentType()).orElse("");
        boolean form = isForm(type);
        if (!form && !isSound(type)) {
            return not(415, "wrong-type", "file", words.say("upload.type"));
        }
        long announced = announced(context);
        Optional<Received> refusal =
                recordings.refusal(form ? announced - FORM_AROUND_BYTES : announced);
        if (refusal.isPresent()) {
            return received(context, words, refusal.get(), Map.of());
        }
        var body = new Patience(context.bodyInputStream());
        Parcel parcel = form ? form(body, type) : raw(context, body, announced);
        if (parcel.files().isEmpty()) {
            return not(422, "missing-field", "file", words.say("upload.none"), parcel.fields());
        }
        return received(context, words, parcel.files().getFirst(), parcel.fields());
    }

    private Parcel form(InputStream body, String type) throws IOException, Multipart.Malformed {
        var arrived = new ArrayList<Received>();
        boolean whole = false;
        try {
            Multipart.Form<Received> form =
                    Multipart.read(
                            body,
                            type,
                            file -> {
                                Received received = recordings.receive(file, 0);
                                arrived.add(received);
                                return received;
                            });
            whole = true;
            return new Parcel(form.fields(), form.files());
        } finally {
            if (!whole) {
                for (Received received : arrived) {
                    drop(received);
                }
            }
        }
    }

    private Parcel raw(Context context, InputStream body, long announced) throws IOException {
        var fields = new HashMap<String, String>();
        for (String name : List.of("title", "language")) {
            Optional.ofNullable(context.queryParam(name))
                    .ifPresent(value -> fields.put(name, value));
        }
        return new Parcel(fields, List.of(recordings.receive(body, announced)));
    }

    private void drop(Received received) throws IOException {
        if (received instanceof Received.Whole whole) {
            recordings.drop(whole);
        }
    }

    private Outcome received(
            Context context, Words words, Received received, Map<String, String> fields)
            throws IOException {
        return switch (received) {
            case Received.Whole whole -> bring(context, words, whole, fields);
            case Received.Empty _ -> not(422, "empty", "file", words.say("upload.empty"), fields);
            case Received.TooLarge(long most) ->
                    not(413, "too-large", "file", words.say("upload.tooLarge", words.bytes(most)));
            case Received.NoRoom _ ->
                    not(503, "no-room", "file", words.say("upload.noRoom"), fields);
            case Received.QueueFull(int waiting) -> full(context, words, waiting);
        };
    }

    private Outcome bring(
            Context context, Words words, Received.Whole whole, Map<String, String> values)
            throws IOException {
        var fields = new Fields(values, words);
        var title = fields.title();
        var language = fields.language();
        if (title.isEmpty() || language.isEmpty()) {
            recordings.drop(whole);
            return new Outcome.Not(422, fields.complaints(), values);
        }
        Brought brought =
                recordings.bring(whole, title.get(), language.get(), Visitor.of(context).officer());
        return brought instanceof Brought.QueueFull(int waiting)
                ? full(context, words, waiting)
                : new Outcome.Here(brought);
    }

    private static Outcome full(Context context, Words words, int waiting) {
        context.header("Retry-After", "60");
        return not(503, "queue-full", "file", words.say("upload.queueFull", waiting));
    }

    private static boolean isForm(String type) {
        return type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
    }

    /** A browser calls what it recorded without a picture {@code video/webm} all the same. */
    private static boolean isSound(String type) {
        String plain = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return plain.startsWith("audio/")
                || plain.equals("application/octet-stream")
                || plain.equals("application/ogg")
                || plain.equals("video/webm");
    }

    private static Outcome not(int status, String rule, String field, String sentence) {
        return not(status, rule, field, sentence, Map.of());
    }

    private static Outcome not(
            int status, String rule, String field, String sentence, Map<String, String> fields) {
        return new Outcome.Not(status, List.of(new Complaint(rule, field, sentence)), fields);
    }

    /** How many bytes are said to come; 0 when nothing was said. */
    private static long announced(Context context) {
        String header = context.header("Content-Length");
        return header != null && header.matches("[0-9]{1,18}") ? Long.parseLong(header) : 0;
    }
}
