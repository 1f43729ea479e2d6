package vn.tienglang.pages.plan;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.tienglang.office.check.Losses;
import vn.tienglang.office.check.SilencedOrder;
import vn.tienglang.office.document.PlanDocumentService;
import vn.tienglang.office.document.PlanImportResult;
import vn.tienglang.office.people.AccessPermission;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.plan.PlanItemResult;
import vn.tienglang.pages.access.PathObject;
import vn.tienglang.pages.form.PlanRefusalText;
import vn.tienglang.pages.form.SilenceQuestion;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.html.Notice;
import vn.tienglang.pages.http.BodyLimits;
import vn.tienglang.pages.http.MinimumRateInputStream;
import vn.tienglang.pages.http.MultipartFormReader;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.http.ProblemResponses;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.http.RouteAccess;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RequestError;
import vn.tienglang.pages.text.SilenceText;

/**
 * Routes of the page that imports a plan document: upload, preview, confirmation.
 *
 * <pre>
 * upload   not a form, or broken off                  400
 *          no file                                    422
 *          too large                                  413, larger ones go through the API
 *          another upload is checked                  503
 *          otherwise                                  200 or 422 with the preview; nothing is stored
 * confirm  the document waits no more                 409, upload it again
 *          it would silence airings, without the tick 422 with the preview
 *          something is against it by now             422 with the preview
 *          otherwise                                  imported completely
 * </pre>
 */
public final class PlanImportRoutes {
    private static final String PATH = BodyLimits.PLAN_IMPORT;

    /** Greatest size of a document that a page imports; a plan of some communes. */
    private static final int BYTES_MOST = 4 << 20;

    /** Entries that the preview lists of each kind; the others are counted. */
    private static final int LISTED_MOST = 200;

    /** Place of a thing in a document: its kind, and its index or its key. */
    private static final Pattern PLACE =
            Pattern.compile("\\$\\.(\\w+)(?:\\[(\\d+)]|\\.(.+)|\\['(.+)'])");

    private final PlanDocumentService documents;
    private final PageRenderer pages;
    private final ProblemResponses problems;
    private final UploadedDocuments uploaded;

    /** One check or import at a time, because a document is held in memory. */
    private final Semaphore place = new Semaphore(1);

    public PlanImportRoutes(
            PlanDocumentService documents, PageRenderer pages, ProblemResponses problems) {
        this.documents = documents;
        this.pages = pages;
        this.problems = problems;
        this.uploaded = new UploadedDocuments(pages::now);
    }

    public void register(RoutesConfig routes) {
        // The address of a page of earlier versions, in bookmarks.
        routes.get("/ke-hoach", context -> context.redirect("/"), RouteAccess.READER);
        routes.get(
                PATH,
                this::show,
                RouteAccess.form(AccessPermission.ADMINISTER_RULES, PathObject.COUNTRY));
        routes.post(
                PATH,
                context -> oneAtATime(context, this::upload),
                RouteAccess.changes(AccessPermission.ADMINISTER_RULES, PathObject.COUNTRY));
        routes.post(
                PATH + "/xac-nhan",
                context -> oneAtATime(context, this::confirm),
                RouteAccess.changes(AccessPermission.ADMINISTER_RULES, PathObject.COUNTRY));
    }

    private void show(Context context) {
        var notices = new ArrayList<Notice>();
        Messages words = RequestUser.of(context).words();
        Optional.ofNullable(context.queryParam("imported"))
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(text -> words.text("planImport.done", words.number(Long.parseLong(text))))
                .ifPresent(sentence -> notices.add(Notice.of(BadgeTone.GOOD, sentence)));
        render(context, notices, List.of());
    }

    private void render(
            Context context, List<Notice> notices, List<PlanImportPage.Preview> preview) {
        Messages words = RequestUser.of(context).words();
        pages.render(
                context,
                "vn/tienglang/pages/plan/planimport.jte",
                new PlanImportPage(
                        pages.frame(
                                context,
                                words.text("planImport.title"),
                                notices.toArray(Notice[]::new)),
                        words.bytes(BYTES_MOST),
                        preview));
    }

    private void refuse(Context context, int status, String key) {
        context.status(status);
        Messages words = RequestUser.of(context).words();
        render(context, List.of(Notice.of(BadgeTone.BAD, words.text(key))), List.of());
    }

    /** Work on a request. */
    private interface Work {
        void on(Context context);
    }

    private void oneAtATime(Context context, Work work) {
        if (!place.tryAcquire()) {
            context.header("Retry-After", "30");
            problems.respond(context, 503, "problem.503");
            return;
        }
        try {
            work.on(context);
        } finally {
            place.release();
        }
    }

    private void upload(Context context) {
        Optional<byte[]> file;
        try {
            String type = Optional.ofNullable(context.contentType()).orElse("");
            file =
                    MultipartFormReader.read(
                                    new MinimumRateInputStream(context.bodyInputStream()),
                                    type,
                                    part -> part.readNBytes(BYTES_MOST + 1))
                            .files()
                            .stream()
                            .findFirst();
        } catch (MultipartFormReader.Malformed e) {
            refuse(context, 400, "upload.malformed");
            return;
        } catch (IOException e) {
            var _ = problems.logOperatingFault(e, context);
            refuse(context, 400, "upload.broken");
            return;
        }
        if (file.isEmpty() || file.get().length == 0) {
            refuse(context, 422, "planImport.none");
        } else if (file.get().length > BYTES_MOST) {
            refuse(context, 413, "planImport.tooLarge");
        } else {
            Officer officer = RequestUser.of(context).officer();
            String digest = uploaded.put(officer.login(), file.get());
            preview(context, digest, file.get(), List.of());
        }
    }

    private void preview(Context context, String digest, byte[] document, List<Notice> notices) {
        Messages words = RequestUser.of(context).words();
        Officer officer = RequestUser.of(context).officer();
        PlanImportResult checked = documents.check(document, officer);
        List<SilencedOrder> silenced = silenced(checked);
        PlanImportResult accepted =
                silenced.isEmpty()
                        ? checked
                        : documents.with(Losses.ACCEPT).check(document, officer);
        var text = new PlanRefusalText(words);
        PlanImportPage.Preview preview =
                switch (accepted) {
                    case PlanImportResult.Imported(var entries, int unchanged) ->
                            new PlanImportPage.Preview(
                                    digest,
                                    lines(words, entries.stream().filter(PlanImportRoutes::isNew)),
                                    lines(words, entries.stream().filter(one -> !isNew(one))),
                                    words.text("planImport.unchanged", words.number(unchanged)),
                                    silenced.stream()
                                            .map(one -> SilenceText.sentence(words, one))
                                            .toList(),
                                    List.of());
                    case PlanImportResult.Refused(var against, int beyond) -> {
                        context.status(422);
                        yield new PlanImportPage.Preview(
                                digest,
                                List.of(),
                                List.of(),
                                words.text("planImport.nothing"),
                                List.of(),
                                text.ruleErrors(against, beyond).stream()
                                        .map(RequestError::sentence)
                                        .toList());
                    }
                };
        render(context, notices, List.of(preview));
    }

    private static boolean isNew(PlanImportResult.Entry entry) {
        return entry.revision() == 1;
    }

    private static List<SilencedOrder> silenced(PlanImportResult result) {
        if (!(result instanceof PlanImportResult.Refused(var against, int _))) {
            return List.of();
        }
        return against.stream()
                .map(PlanImportResult.Problem::reason)
                .flatMap(reason ->
                        reason
                                        instanceof
                                        PlanImportResult.Reason.ItemRefused(
                                                PlanItemResult.Reason.Silences(var order))
                                ? Stream.of(order)
                                : Stream.empty())
                .toList();
    }

    private static List<String> lines(Messages words, Stream<PlanImportResult.Entry> entries) {
        List<PlanImportResult.Entry> all = entries.toList();
        var lines = new ArrayList<String>();
        all.stream().limit(LISTED_MOST).forEach(one -> lines.add(line(words, one)));
        if (all.size() > LISTED_MOST) {
            lines.add(words.text("planImport.more", words.number(all.size() - LISTED_MOST)));
        }
        return lines;
    }

    private static String line(Messages words, PlanImportResult.Entry entry) {
        String what = what(words, entry.path());
        return isNew(entry) ? what : words.text("planImport.revision", what, entry.revision());
    }

    private static String what(Messages words, String path) {
        Matcher at = PLACE.matcher(path);
        if (!at.matches()) {
            return path;
        }
        String kind = words.text("planImport.kind." + at.group(1));
        String index = at.group(2);
        return index == null
                ? words.text(
                        "planImport.named", kind, at.group(3) == null ? at.group(4) : at.group(3))
                : words.text("planImport.listed", kind, Integer.parseInt(index) + 1);
    }

    private void confirm(Context context) {
        Officer officer = RequestUser.of(context).officer();
        String digest = Optional.ofNullable(context.formParam("document")).orElse("");
        Optional<byte[]> document = uploaded.find(officer.login(), digest);
        if (document.isEmpty()) {
            refuse(context, 409, "planImport.gone");
            return;
        }
        PlanImportResult result =
                documents
                        .with(SilenceQuestion.ofForm(context))
                        .importDocument(document.get(), officer);
        switch (result) {
            case PlanImportResult.Imported(var entries, int _) -> {
                uploaded.remove(officer.login());
                context.redirect(PATH + "?imported=" + entries.size());
            }
            case PlanImportResult.Refused _ -> {
                // The plan has changed since the preview, or the tick is missing.
                context.status(422);
                Messages words = RequestUser.of(context).words();
                preview(
                        context,
                        digest,
                        document.get(),
                        List.of(Notice.of(BadgeTone.BAD, words.text("planImport.notImported"))));
            }
        }
    }
}
