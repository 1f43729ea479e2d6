package vn.tienglang.pages.recording;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.audio.check.Waveform;
import vn.tienglang.audio.ingest.IngestOptions.NoiseTreatment;
import vn.tienglang.audio.ingest.VoiceOrigin;
import vn.tienglang.audio.speech.SpeechSynthesizer;
import vn.tienglang.office.access.AccessService;
import vn.tienglang.office.bulletin.BulletinService;
import vn.tienglang.office.people.AccessPermission;
import vn.tienglang.office.recording.DeletionResult;
import vn.tienglang.office.recording.RecordingService;
import vn.tienglang.office.recording.SpeechDrafts;
import vn.tienglang.office.recording.SubmissionResult;
import vn.tienglang.office.station.StationDirectory;
import vn.tienglang.office.store.programme.Recording;
import vn.tienglang.pages.access.PathObject;
import vn.tienglang.pages.form.LanguageChoices;
import vn.tienglang.pages.form.RequestFields;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.html.ConfirmActionPage;
import vn.tienglang.pages.html.Notice;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.http.ProblemResponses;
import vn.tienglang.pages.http.RangeResponse;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.http.RouteAccess;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RequestError;

/** Routes of the pages of recordings: upload, progress, listening, deletion. */
public final class RecordingRoutes {
    private static final int REFRESH_SECONDS = 3;

    private final RecordingService recordings;
    private final RecordingUploads uploads;
    private final SpeechDrafts drafts;
    private final BulletinService bulletinService;
    private final StationDirectory directory;
    private final AccessService access;
    private final PageRenderer pages;
    private final ProblemResponses problems;

    public RecordingRoutes(
            RecordingService recordings,
            RecordingUploads uploads,
            SpeechDrafts drafts,
            BulletinService bulletinService,
            StationDirectory directory,
            AccessService access,
            PageRenderer pages,
            ProblemResponses problems) {
        this.recordings = recordings;
        this.uploads = uploads;
        this.drafts = drafts;
        this.bulletinService = bulletinService;
        this.directory = directory;
        this.access = access;
        this.pages = pages;
        this.problems = problems;
    }

    public void register(RoutesConfig routes) {
        routes.get("/ban-ghi", this::show, RouteAccess.READER);
        routes.post(
                "/ban-ghi",
                this::upload,
                RouteAccess.changes(AccessPermission.RECORD, PathObject.UPLOAD));
        routes.post(
                "/ban-ghi/doc-may",
                this::readAloud,
                RouteAccess.changes(AccessPermission.RECORD, PathObject.NONE));
        routes.get("/ban-ghi/danh-sach", this::list, RouteAccess.UNATTENDED);
        routes.get("/ban-ghi/{recording}/song.svg", this::waveform, RouteAccess.READER);
        routes.get("/ban-ghi/{recording}/ban-goc", this::master, RouteAccess.READER);
        routes.get("/ban-ghi/{recording}/ban-phat", this::delivery, RouteAccess.READER);
        routes.post(
                "/ban-ghi/{recording}/dung",
                this::cancel,
                RouteAccess.changes(AccessPermission.RECORD, PathObject.NONE));
        routes.get(
                "/ban-ghi/{recording}/xoa",
                this::askDiscard,
                RouteAccess.form(AccessPermission.RECORD, PathObject.NONE));
        routes.post(
                "/ban-ghi/{recording}/xoa",
                this::discard,
                RouteAccess.changes(AccessPermission.RECORD, PathObject.NONE));
    }

    private void show(Context context) {
        Messages words = RequestUser.of(context).words();
        var notices = new ArrayList<Notice>();
        int refreshSeconds = 0;
        Optional<Recording> brought = find(context, "brought");
        if (brought.isPresent()) {
            String title = brought.get().title();
            boolean known = context.queryParam("known") != null;
            notices.add(
                    known
                            ? Notice.of(BadgeTone.WARNING, words.text("recordings.known", title))
                            : Notice.of(BadgeTone.GOOD, words.text("recordings.brought", title)));
            refreshSeconds = RecordingText.isSettled(brought.get().state()) ? 0 : REFRESH_SECONDS;
        }
        if (context.queryParam("deleted") != null) {
            notices.add(Notice.of(BadgeTone.GOOD, words.text("recordings.deleted")));
        }
        if (context.queryParam("several") != null) {
            notices.add(Notice.of(BadgeTone.GOOD, words.text("recordings.several")));
        }
        render(
                context,
                words,
                find(context, "again").map(RecordingRoutes::fields).orElse(start(context)),
                notices,
                refreshSeconds);
    }

    /** The fields of a new recording: what the page that asks for one says about it. */
    private static Map<String, String> start(Context context) {
        var fields = new HashMap<String, String>();
        for (String name : List.of("title", "language", "back")) {
            Optional.ofNullable(context.queryParam("new-" + name))
                    .filter(text -> text.length() <= 200)
                    .ifPresent(text -> fields.put(name, text));
        }
        return fields;
    }

    /** The fields that send this recording again. */
    private static Map<String, String> fields(Recording refused) {
        return Map.of(
                "title",
                refused.title(),
                "language",
                refused.language().value(),
                "synthetic",
                refused.options().origin() == VoiceOrigin.SYNTHETIC ? "yes" : "",
                "lowerNoise",
                refused.options().noise() == NoiseTreatment.LOWERED ? "yes" : "");
    }

    private Optional<Recording> find(Context context, String parameter) {
        return Optional.ofNullable(context.queryParam(parameter))
                .filter(text -> text.matches("[0-9a-f]{64}"))
                .map(ClipId::new)
                .flatMap(recordings::find);
    }

    private void upload(Context context) {
        List<RecordingUploads.Outcome> outcomes = uploads.receiveAll(context);
        if (outcomes.size() == 1) {
            show(context, outcomes.getFirst());
            return;
        }
        // One that was refused is told; the others are in the list.
        Optional<RecordingUploads.Outcome> refused =
                outcomes.stream()
                        .filter(RecordingUploads.Outcome.Rejected.class::isInstance)
                        .findFirst();
        if (refused.isPresent()) {
            show(context, refused.get());
        } else {
            context.redirect("/ban-ghi?several=1");
        }
    }

    private void readAloud(Context context) throws IOException {
        var values = new HashMap<String, String>();
        for (String name : List.of("title", "text")) {
            Optional.ofNullable(context.formParam(name)).ifPresent(text -> values.put(name, text));
        }
        show(context, uploads.readAloud(context, values));
    }

    private void show(Context context, RecordingUploads.Outcome outcome) {
        switch (outcome) {
            case RecordingUploads.Outcome.Accepted(SubmissionResult.Queued(Recording recording)) ->
                    context.redirect("/ban-ghi?brought=" + recording.id());
            case RecordingUploads.Outcome.Accepted(
                            SubmissionResult.AlreadyStored(Recording recording)) ->
                    context.redirect("/ban-ghi?known=1&brought=" + recording.id());
            case RecordingUploads.Outcome.Accepted(SubmissionResult.QueueFull _) ->
                    throw new IllegalStateException("a full queue is no recording");
            case RecordingUploads.Outcome.Rejected(
                            int status,
                            List<RequestError> errors,
                            var fields) -> {
                Messages words = RequestUser.of(context).words();
                List<String> sentences = errors.stream().map(RequestError::sentence).toList();
                context.status(status);
                var mark = new Badge(BadgeTone.BAD, words.text("upload.refused"));
                render(context, words, fields, List.of(new Notice(mark, sentences)), 0);
            }
        }
    }

    private void render(
            Context context,
            Messages words,
            Map<String, String> fields,
            List<Notice> notices,
            int refreshSeconds) {
        List<LanguageTag> chosen = new RequestFields(fields, words).language().stream().toList();
        var draft =
                new RecordingsPage.Draft(
                        drafts.isAvailable(),
                        fields.containsKey("text"),
                        fields.getOrDefault("text", ""),
                        SpeechSynthesizer.CHARACTERS_MOST);
        var languages =
                new LanguageChoices(words, bulletinService.languages(), directory, pages.today());
        var query = RecordingQuery.of(context);
        RecordingListBuilder list = list(words);
        pages.render(
                context,
                "vn/tienglang/pages/recording/recordings.jte",
                new RecordingsPage(
                        pages.uploadFrame(
                                context, words.text("recordings.title"), notices, refreshSeconds),
                        fields.getOrDefault("title", ""),
                        new RecordingsPage.Again(
                                fields.getOrDefault("synthetic", "").equals("yes"),
                                fields.getOrDefault("lowerNoise", "").equals("yes"),
                                back(fields)),
                        languages.groups(chosen),
                        words.bytes(recordings.uploadBytes()),
                        recordings.uploadBytes(),
                        draft,
                        list.form(query),
                        list.list(query)));
    }

    /** The page that asked for a recording: one of a bulletin, or none. */
    private static String back(Map<String, String> fields) {
        String back = fields.getOrDefault("back", "");
        return back.matches("/ban-tin/[a-z0-9-]{1,40}") ? back : "";
    }

    private RecordingListBuilder list(Messages words) {
        return new RecordingListBuilder(
                recordings, directory, access, words, pages.now(), pages.zone());
    }

    private void list(Context context) {
        Messages words = RequestUser.of(context).words();
        pages.renderFragment(
                context,
                "vn/tienglang/pages/recording/recordinglist.jte",
                Map.of("listing", list(words).list(RecordingQuery.of(context)), "words", words));
    }

    private void waveform(Context context) throws IOException {
        Optional<Recording> found = RecordingApi.id(context).flatMap(recordings::find);
        if (found.isEmpty()
                || !(found.get().state()
                        instanceof Recording.State.Ready(var _, var report, var findings))) {
            problems.respond(context, 404, "recording.noFile");
            return;
        }
        Optional<Waveform> waveform = recordings.waveform(found.get());
        context.header(
                "Cache-Control", waveform.isPresent() ? "private, max-age=86400" : "no-store");
        context.contentType("image/svg+xml");
        context.result(
                WaveformSvg.picture(waveform.orElse(new Waveform("")), findings, report.length()));
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
            problems.respond(context, 404, "recording.noFile");
            return;
        }
        // The id is the hash of the bytes, so a cached copy never becomes outdated.
        context.header("Cache-Control", "private, max-age=3600");
        RangeResponse.serve(context, file.get());
    }

    private void cancel(Context context) {
        Optional<Recording> found = RecordingApi.id(context).flatMap(recordings::find);
        if (found.isEmpty()) {
            problems.respond(context, 404, "recording.unknown");
            return;
        }
        // One that has ended meanwhile shows its result on the page.
        var _ = recordings.cancel(found.get().id(), RequestUser.of(context).officer());
        context.redirect("/ban-ghi?brought=" + found.get().id());
    }

    private void askDiscard(Context context) {
        Messages words = RequestUser.of(context).words();
        Optional<Recording> found = RecordingApi.id(context).flatMap(recordings::find);
        if (found.isEmpty()) {
            problems.respond(context, 404, "recording.unknown");
            return;
        }
        pages.render(
                context,
                "vn/tienglang/pages/html/confirmaction.jte",
                new ConfirmActionPage(
                        pages.frame(context, words.text("recordings.delete.title")),
                        words.text("recordings.delete.question", found.get().title()),
                        "/ban-ghi/" + found.get().id() + "/xoa",
                        words.text("recordings.delete"),
                        "/ban-ghi",
                        ""));
    }

    private void discard(Context context) {
        Optional<ClipId> id = RecordingApi.id(context);
        if (id.isEmpty()) {
            problems.respond(context, 404, "recording.unknown");
            return;
        }
        switch (recordings.delete(id.get(), RequestUser.of(context).officer())) {
            case DeletionResult.Deleted _ -> context.redirect("/ban-ghi?deleted=1");
            case DeletionResult.Unknown _ -> problems.respond(context, 404, "recording.unknown");
            case DeletionResult.UsedBySlot _ -> problems.respond(context, 409, "recording.booked");
            case DeletionResult.UsedByBulletin _ ->
                    problems.respond(context, 409, "recording.inBulletin");
            case DeletionResult.InProgress _ -> problems.respond(context, 409, "recording.atWork");
        }
    }
}
