package vn.tienglang.pages.http;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import vn.tienglang.office.people.Account;
import vn.tienglang.office.people.SessionAccess;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.html.Notice;
import vn.tienglang.pages.html.PageClock;
import vn.tienglang.pages.html.PageFrame;
import vn.tienglang.pages.navigation.Navigation;
import vn.tienglang.pages.navigation.NavigationMenu;
import vn.tienglang.pages.navigation.NavigationReader;
import vn.tienglang.pages.saved.FormRefill;
import vn.tienglang.pages.saved.SavedForms;
import vn.tienglang.pages.text.Messages;

/** Renderer of page records with their templates, inside the page frame. */
public final class PageRenderer {
    private static final Map<String, Note> NOTES =
            Map.ofEntries(
                    Map.entry("needed", new Note(BadgeTone.WARNING, "signIn.needed")),
                    Map.entry("over", new Note(BadgeTone.WARNING, "signIn.over")),
                    Map.entry("over-kept", new Note(BadgeTone.WARNING, "signIn.over.kept")),
                    Map.entry("over-upload", new Note(BadgeTone.WARNING, "signIn.over.upload")),
                    Map.entry("factor", new Note(BadgeTone.WARNING, "factor.needed")),
                    Map.entry("step-up", new Note(BadgeTone.WARNING, "factor.again")),
                    Map.entry("link", new Note(BadgeTone.GOOD, "link.done")),
                    Map.entry("bye", new Note(BadgeTone.GOOD, "signIn.bye")),
                    Map.entry("password", new Note(BadgeTone.GOOD, "password.changed")),
                    Map.entry("bulletin", new Note(BadgeTone.GOOD, "bulletin.begun")),
                    Map.entry("saved", new Note(BadgeTone.GOOD, "bulletin.saved")),
                    Map.entry("raised", new Note(BadgeTone.GOOD, "situations.raised")),
                    Map.entry("raise-wish", new Note(BadgeTone.WAITING, "situations.wish")),
                    Map.entry("lowered", new Note(BadgeTone.GOOD, "situations.lowered")),
                    Map.entry("approved", new Note(BadgeTone.GOOD, "approvals.approved")),
                    Map.entry("step", new Note(BadgeTone.GOOD, "approvals.step")),
                    Map.entry("sent-back", new Note(BadgeTone.GOOD, "approvals.sentBack")),
                    Map.entry("handed-in", new Note(BadgeTone.GOOD, "approvals.handedIn")),
                    Map.entry("laid-down", new Note(BadgeTone.GOOD, "policies.laidDown")),
                    Map.entry("ended", new Note(BadgeTone.GOOD, "policies.ended")),
                    Map.entry("revoked", new Note(BadgeTone.GOOD, "enrolment.revoked")),
                    Map.entry("taken-back", new Note(BadgeTone.GOOD, "plan.takenBack")));

    /** How often a browser without scripts loads the page of an emergency anew. */
    private static final int EMERGENCY_REFRESH_SECONDS = 10;

    /** Style sheets of kinds of pages, by the beginning of their paths. */
    private static final Map<String, String> STYLES =
            Map.of(
                    "/ban-ghi", "recordings.css",
                    "/ban-tin", "recordings.css",
                    "/duyet", "recordings.css",
                    "/tuan", "week.css",
                    "/bao-cao", "report.css",
                    "/so-nhat-ky", "report.css");

    private final TemplateEngine templates;
    private final StaticFiles files;
    private final InstantSource clock;
    private final ZoneId zone;
    private final NavigationReader navigation;
    private final BooleanSupplier diskFull;

    /**
     * @param zone the time zone of the times on the pages
     * @param navigation reader of the numbers in the navigation
     * @param diskFull whether every page says that the disk is full
     */
    public PageRenderer(
            StaticFiles files,
            InstantSource clock,
            ZoneId zone,
            NavigationReader navigation,
            BooleanSupplier diskFull) {
        this.templates = TemplateEngine.createPrecompiled(ContentType.Html);
        this.files = files;
        this.clock = clock;
        this.zone = zone;
        this.navigation = navigation;
        this.diskFull = diskFull;
    }

    private record Note(BadgeTone tone, String key) {}

    /** The frame of a page of which only the forms have a script. */
    public PageFrame frame(Context context, String title, Notice... notices) {
        return frame(context, title, List.of(notices), List.of(), 0);
    }

    /** The frame of a page whose clock runs. */
    public PageFrame liveFrame(Context context, String title, List<Notice> notices) {
        return frame(context, title, notices, List.of("live.mjs"), 0);
    }

    /** The frame of the page of an emergency: held buttons and a live board. */
    public PageFrame emergencyFrame(Context context, String title, List<Notice> notices) {
        return frame(context, title, notices, List.of("emergency.mjs"), EMERGENCY_REFRESH_SECONDS);
    }

    /** The frame of the calendar of a week: blocks that are moved, a preview while typing. */
    public PageFrame weekFrame(Context context, String title, List<Notice> notices) {
        return frame(context, title, notices, List.of("week.mjs"), 0);
    }

    /** The frame of a page with an upload form. */
    public PageFrame uploadFrame(
            Context context, String title, List<Notice> notices, int refreshSeconds) {
        return frame(
                context, title, notices, List.of("upload.mjs", "waveform.mjs"), refreshSeconds);
    }

    /**
     * The frame of the page that records: only it may use the microphone, and plays what it
     * recorded before that is sent.
     */
    public PageFrame recorderFrame(Context context, String title) {
        context.header(
                "Permissions-Policy", "camera=(), geolocation=(), microphone=(self), payment=()");
        String policy =
                Optional.ofNullable(context.res().getHeader("Content-Security-Policy"))
                        .orElseThrow();
        context.header(
                "Content-Security-Policy",
                policy.replace("media-src 'self'", "media-src 'self' blob:"));
        return frame(context, title, List.of(), List.of("recorder.mjs"), 0);
    }

    /** The address of the module that measures the level of the microphone. */
    public String levelMeter() {
        return files.address("level-meter.mjs");
    }

    private PageFrame frame(
            Context context,
            String title,
            List<Notice> notices,
            List<String> scripts,
            int refreshSeconds) {
        RequestUser user = RequestUser.of(context);
        Messages words = user.words();
        var all = new ArrayList<Notice>();
        if (diskFull.getAsBoolean()) {
            all.add(Notice.of(BadgeTone.BAD, words.text("app.diskFull")));
        }
        note(context, words).ifPresent(all::add);
        if (FormKeeper.attached(context).isPresent()) {
            all.add(Notice.of(BadgeTone.WAITING, words.text("kept.shown")));
        }
        all.addAll(notices);
        return new PageFrame(
                words,
                title,
                user.account().map(Account::name).orElse(""),
                navigation(user, context.path()),
                all,
                otherLanguage(context, words),
                styles(context.path()),
                Stream.concat(Stream.of("form.mjs"), scripts.stream()).map(files::address).toList(),
                files.address("icon.svg"),
                files.address("icons.svg"),
                StaticFiles.FONTS.stream().map(files::address).toList(),
                refreshSeconds);
    }

    /** The notice that the query names: one of a few sentences, never text of the query. */
    private static Optional<Notice> note(Context context, Messages words) {
        return Optional.ofNullable(context.queryParam("note"))
                .flatMap(name -> Optional.ofNullable(NOTES.get(name)))
                .map(note -> Notice.of(note.tone(), words.text(note.key())));
    }

    private Navigation navigation(RequestUser user, String path) {
        return user.access() instanceof SessionAccess.Granted(Account account)
                ? NavigationMenu.of(user.words(), path, navigation.read(account.login()))
                : Navigation.NONE;
    }

    /** The style sheet of every page, and the one of this kind of page. */
    private List<String> styles(String path) {
        return Stream.concat(
                        Stream.of("site.css"),
                        STYLES.entrySet().stream()
                                .filter(one -> path.startsWith(one.getKey()))
                                .map(Map.Entry::getValue))
                .map(files::address)
                .toList();
    }

    /** The same page with the same query in the other language; an answer to a form has none. */
    private static String otherLanguage(Context context, Messages words) {
        String query = context.queryString();
        boolean isPage = query != null && context.method().equals(HandlerType.GET);
        return "/ngon-ngu/"
                + words.other().tag()
                + "?back="
                + URLEncoder.encode(
                        isPage ? context.path() + "?" + query : context.path(),
                        StandardCharsets.UTF_8);
    }

    /** Answers with a page. */
    public void render(Context context, String template, Record page) {
        var output = new Utf8ByteOutput();
        templates.render(template, page, output);
        Optional<SavedForms.SavedForm> kept = FormKeeper.attached(context);
        if (kept.isPresent()) {
            String filled =
                    FormRefill.fill(
                            new String(output.toByteArray(), StandardCharsets.UTF_8),
                            kept.get().action(),
                            kept.get().fields());
            context.contentType("text/html; charset=utf-8");
            context.result(filled.getBytes(StandardCharsets.UTF_8));
        } else {
            send(context, output);
        }
    }

    /** Answers with a fragment of a page; with 304 when the browser has it already. */
    public void renderFragment(Context context, String template, Map<String, Object> values) {
        var output = new Utf8ByteOutput();
        templates.render(template, values, output);
        context.header("Cache-Control", "private, no-cache");
        send(context, output);
    }

    private static void send(Context context, Utf8ByteOutput output) {
        context.contentType("text/html; charset=utf-8");
        context.result(output.toByteArray());
    }

    /** The time of the centre, in the zone of the office. */
    public PageClock clock(Messages words) {
        Instant now = now();
        return new PageClock(
                words.second(now, zone),
                now.toEpochMilli(),
                zone.getRules().getOffset(now).getTotalSeconds() / 60);
    }

    /** The current instant. */
    public Instant now() {
        return clock.instant();
    }

    /** The time zone of the office. */
    public ZoneId zone() {
        return zone;
    }

    /** Today in the zone of the office. */
    public LocalDate today() {
        return LocalDate.ofInstant(now(), zone);
    }
}
