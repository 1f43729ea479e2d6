package vn.tienglang.central.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.central.desk.Desk;
import vn.tienglang.central.desk.Newsroom;
import vn.tienglang.central.desk.Recording;
import vn.tienglang.central.recordings.Brought;
import vn.tienglang.central.recordings.Discard;
import vn.tienglang.central.recordings.Recordings;
import vn.tienglang.central.web.page.AskPage;
import vn.tienglang.central.web.page.Mark;
import vn.tienglang.central.web.page.Notice;
import vn.tienglang.central.web.page.RecordingsPage;
import vn.tienglang.central.web.page.Tone;

/** The page of recordings: bringing one, seeing what becomes of it, listening, deleting. */
final class RecordingRoutes {
    /** A list longer than this is not read on a phone. */
    private static final int SHOWN_AT_MOST = 100;

    private static final int REFRESH_SECONDS = 3;

    private final Recordings recordings;
    private final Uploads uploads;
    private final Newsroom newsroom;
    private final Desk desk;
    private final Pages pages;
    private final Problems problems;

    RecordingRoutes(
            Recordings recordings,
            Uploads uploads,
            Newsroom newsroom,
            Desk desk,
            Pages pages,
            Problems problems) {
        this.recordings = recordings;
        this.uploads = uploads;
        this.newsroom = newsroom;
        this.desk = desk;
        this.pages = pages;
        this.problems = problems;
    }

    void register(RoutesConfig routes) {
        routes.get("/ban-ghi", this::show, Door.OFFICER);
        routes.post("/ban-ghi", this::bring, Door.OFFICER);
        routes.get("/ban-ghi/danh-sach", this::list, Door.UNATTENDED);
        routes.get("/ban-ghi/{recording}/ban-goc", this::master, Door.OFFICER);
        routes.get("/ban-ghi/{recording}/ban-phat", this::delivery, Door.OFFICER);
        routes.get("/ban-ghi/{recording}/xoa", this::askDiscard, Door.OFFICER);
        routes.post("/ban-ghi/{recording}/xoa", this::discard, Door.OFFICER);
    }

    private void show(Context context) {
        Words words = Visitor.of(context).words();
        var notices = new ArrayList<Notice>();
        int refreshSeconds = 0;
        Optional<Recording> brought = named(context, "brought");
        if (brought.isPresent()) {
            String title = brought.get().title();
            boolean known = context.queryParam("known") != null;
            notices.add(
                    known
                            ? Notice.of(Tone.WARNING, words.say("recordings.known", title))
                            : Notice.of(Tone.GOOD, words.say("recordings.brought", title)));
            refreshSeconds = RecordingWords.isSettled(brought.get().state()) ? 0 : REFRESH_SECONDS;
        }
        if (context.queryParam("deleted") != null) {
            notices.add(Notice.of(Tone.GOOD, words.say("recordings.deleted")));
        }
        render(context, words, Map.of(), notices, refreshSeconds);
    }

    private Optional<Recording> named(Context context, String parameter) {
        return Optional.ofNullable(context.queryParam(parameter))
                .filter(text -> text.matches("[0-9a-f]{64}"))
                .map(ClipId::new)
                .flatMap(recordings::find);
    }

    private void bring(Context context) {
        switch (uploads.take(context)) {
            case Uploads.Outcome.Here(Brought.Queued(Recording recording)) ->
                    context.redirect("/ban-ghi?brought=" + recording.id());
            case Uploads.Outcome.Here(Brought.Known(Recording recording)) ->
                    context.redirect("/ban-ghi?known=1&brought=" + recording.id());
            case Uploads.Outcome.Here(Brought.QueueFull _) ->
                    throw new IllegalStateException("a full queue is no recording");
            case Uploads.Outcome.Not(int status, List<Complaint> complaints, var fields) -> {
                Words words = Visitor.of(context).words();
                List<String> sentences = complaints.stream().map(Complaint::sentence).toList();
                context.status(status);
                var mark = new Mark(Tone.BAD, words.say("upload.refused"));
                render(context, words, fields, List.of(new Notice(mark, sentences)), 0);
            }
        }
    }

    private void render(
            Context context,
            Words words,
            Map<String, String> fields,
            List<Notice> notices,
            int refreshSeconds) {
        List<LanguageTag> chosen = new Fields(fields, words).language().stream().toList();
        var languages = new LanguageChoices(words, newsroom.languages(), desk, pages.today());
        pages.render(
                context,
                "recordings.jte",
                new RecordingsPage(
                        pages.uploadFrame(
                                context, words.say("recordings.title"), notices, refreshSeconds),
                        fields.getOrDefault("title", ""),
                        languages.groups(chosen),
                        words.bytes(recordings.uploadBytes()),
                        recordings.uploadBytes(),
                        lines(words)));
    }

    private List<RecordingsPage.Line> lines(Words words) {
        var sentences = new RecordingWords(words, pages.now(), pages.zone());
        return recordings.all().stream()
                .limit(SHOWN_AT_MOST)
                .map(one -> sentences.line(one, recordings.underway(one.id())))
                .toList();
    }

    private void list(Context context) {
        Words words = Visitor.of(context).words();
        pages.renderPiece(
                context, "recordinglist.jte", Map.of("lines", lines(words), "words", words));
    }

    private void master(Context context) throws IOException {
        serve(context, RecordingApi.id(context).flatMap(recordings::master));
    }

    private void delivery(Context context) throws IOException {
        serve(
                context,
                RecordingApi.id(context).flatMap(recordings::find).flatMap(recordings::delivery));
    }

    private void serve(Context context, Optional<Path> file) throws IOException {
        if (file.isEmpty()) {
            problems.show(context, 404, "recording.noFile");
            return;
        }
        // The name is the hash of the bytes, so what a browser has of it never grows old.
        context.header("Cache-Control", "private, max-age=3600");
        Listening.serve(context, file.get());
    }

    private void askDiscard(Context context) {
        Words words = Visitor.of(context).words();
        Optional<Recording> found = RecordingApi.id(context).flatMap(recordings::find);
        if (found.isEmpty()) {
            problems.show(context, 404, "recording.unknown");
            return;
        }
        pages.render(
                context,
                "ask.jte",
                new AskPage(
                        pages.frame(context, words.say("recordings.delete.title")),
                        words.say("recordings.delete.question", found.get().title()),
                        "/ban-ghi/" + found.get().id() + "/xoa",
                        words.say("recordings.delete"),
                        "/ban-ghi",
                        ""));
    }

    private void discard(Context context) {
        Optional<ClipId> id = RecordingApi.id(context);
        if (id.isEmpty()) {
            problems.show(context, 404, "recording.unknown");
            return;
        }
        switch (recordings.discard(id.get(), Visitor.of(context).officer())) {
            case Discard.Deleted _ -> context.redirect("/ban-ghi?deleted=1");
            case Discard.Unknown _ -> problems.show(context, 404, "recording.unknown");
            case Discard.Booked _ -> problems.show(context, 409, "recording.booked");
            case Discard.InBulletin _ -> problems.show(context, 409, "recording.inBulletin");
            case Discard.AtWork _ -> problems.show(context, 409, "recording.atWork");
        }
    }
}
