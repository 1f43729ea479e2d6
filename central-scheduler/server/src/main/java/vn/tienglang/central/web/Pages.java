package vn.tienglang.central.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.javalin.http.Context;
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
import vn.tienglang.central.accounts.Access;
import vn.tienglang.central.accounts.Account;
import vn.tienglang.central.web.page.Clock;
import vn.tienglang.central.web.page.Frame;
import vn.tienglang.central.web.page.Notice;
import vn.tienglang.central.web.page.Tab;
import vn.tienglang.central.web.page.Tone;

/** Puts records of words into their templates, and the frame around them. */
final class Pages {
    private static final Map<String, Note> NOTES =
            Map.ofEntries(
                    Map.entry("needed", new Note(Tone.WARNING, "signIn.needed")),
                    Map.entry("over", new Note(Tone.WARNING, "signIn.over")),
                    Map.entry("bye", new Note(Tone.GOOD, "signIn.bye")),
                    Map.entry("password", new Note(Tone.GOOD, "password.changed")),
                    Map.entry("bulletin", new Note(Tone.GOOD, "bulletin.begun")),
                    Map.entry("saved", new Note(Tone.GOOD, "bulletin.saved")),
                    Map.entry("raised", new Note(Tone.GOOD, "situations.raised")),
                    Map.entry("raise-wish", new Note(Tone.WAITING, "situations.wish")),
                    Map.entry("lowered", new Note(Tone.GOOD, "situations.lowered")),
                    Map.entry("approved", new Note(Tone.GOOD, "approvals.approved")),
                    Map.entry("step", new Note(Tone.GOOD, "approvals.step")),
                    Map.entry("sent-back", new Note(Tone.GOOD, "approvals.sentBack")),
                    Map.entry("handed-in", new Note(Tone.GOOD, "approvals.handedIn")),
                    Map.entry("laid-down", new Note(Tone.GOOD, "policies.laidDown")),
                    Map.entry("ended", new Note(Tone.GOOD, "policies.ended")),
                    Map.entry("taken-back", new Note(Tone.GOOD, "plan.takenBack")));

    private final TemplateEngine templates;
    private final StaticFiles files;
    private final InstantSource clock;
    private final ZoneId zone;

    /** Speaks of time as the clocks of {@code zone} show it. */
    Pages(StaticFiles files, InstantSource clock, ZoneId zone) {
        this.templates = TemplateEngine.createPrecompiled(ContentType.Html);
        this.files = files;
        this.clock = clock;
        this.zone = zone;
    }

    private record Note(Tone tone, String key) {}

    /** The frame of a page without a script. */
    Frame frame(Context context, String title, Notice... notices) {
        return frame(context, title, List.of(notices), "", 0);
    }

    /** The frame of a page whose clock runs. */
    Frame liveFrame(Context context, String title, List<Notice> notices) {
        return frame(context, title, notices, files.address("live.mjs"), 0);
    }

    /** The frame of a page that recordings are brought on. */
    Frame uploadFrame(Context context, String title, List<Notice> notices, int refreshSeconds) {
        return frame(context, title, notices, files.address("upload.mjs"), refreshSeconds);
    }

    private Frame frame(
            Context context,
            String title,
            List<Notice> notices,
            String script,
            int refreshSeconds) {
        Visitor visitor = Visitor.of(context);
        Words words = visitor.words();
        List<Notice> all =
                note(context, words)
                        .map(first -> {
                            var more = new ArrayList<>(List.of(first));
                            more.addAll(notices);
                            return List.copyOf(more);
                        })
                        .orElse(notices);
        return new Frame(
                words,
                title,
                visitor.account().map(Account::name).orElse(""),
                tabs(visitor, context.path()),
                all,
                otherLanguage(context, words),
                files.address("site.css"),
                script,
                files.address("icon.svg"),
                refreshSeconds);
    }

    /** What the address asks to be said: one of a few sentences, never its own text. */
    private static Optional<Notice> note(Context context, Words words) {
        return Optional.ofNullable(context.queryParam("note"))
                .flatMap(name -> Optional.ofNullable(NOTES.get(name)))
                .map(note -> Notice.of(note.tone(), words.say(note.key())));
    }

    private static List<Tab> tabs(Visitor visitor, String path) {
        if (!(visitor.access() instanceof Access.Granted)) {
            return List.of();
        }
        Words words = visitor.words();
        return List.of(
                new Tab("/", words.say("nav.board"), path.equals("/")),
                new Tab("/ban-ghi", words.say("nav.recordings"), path.startsWith("/ban-ghi")),
                new Tab("/ban-tin", words.say("nav.bulletins"), path.startsWith("/ban-tin")),
                new Tab("/lich", words.say("nav.booking"), path.startsWith("/lich")),
                new Tab("/ke-hoach", words.say("nav.plan"), PlanHub.leadsTo(path)),
                new Tab("/xac-nhan", words.say("nav.confirmations"), path.startsWith("/xac-nhan")));
    }

    private static String otherLanguage(Context context, Words words) {
        return "/ngon-ngu/"
                + words.other().tag()
                + "?back="
                + URLEncoder.encode(context.path(), StandardCharsets.UTF_8);
    }

    /** Answers with a page. */
    void render(Context context, String template, Record page) {
        var output = new Utf8ByteOutput();
        templates.render(template, page, output);
        send(context, output);
    }

    /** Answers with a piece of a page; a browser that has it already is told so. */
    void renderPiece(Context context, String template, Map<String, Object> values) {
        var output = new Utf8ByteOutput();
        templates.render(template, values, output);
        context.header("Cache-Control", "private, no-cache");
        send(context, output);
    }

    private static void send(Context context, Utf8ByteOutput output) {
        context.contentType("text/html; charset=utf-8");
        context.result(output.toByteArray());
    }

    /** The centre's time, as the office's clocks show it. */
    Clock clock(Words words) {
        Instant now = now();
        return new Clock(
                words.time(now, zone),
                now.toEpochMilli(),
                zone.getRules().getOffset(now).getTotalSeconds() / 60);
    }

    /** Now, by the centre's clock. */
    Instant now() {
        return clock.instant();
    }

    /** Where the office is. */
    ZoneId zone() {
        return zone;
    }

    /** The office's day. */
    LocalDate today() {
        return LocalDate.ofInstant(now(), zone);
    }
}
