package vn.tienglang.node.web;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import vn.tienglang.node.web.StationPageView.RelayChange;
import vn.tienglang.node.web.StationPageView.Row;
import vn.tienglang.node.web.StationPageView.RowStatus;

/**
 * HTML of the page: readable at a width of 360 pixels, by a screen reader, and in black and white.
 */
final class StationPageHtml {
    /** Part of the page, so that one request is enough; the policy names it by its hash. */
    static final String STYLE =
            """
            *{box-sizing:border-box}
            body{font:1rem/1.5 system-ui,sans-serif;margin:0;background:#f2f5f3;color:#16211f}
            header{background:#0b4f4a;color:#fff;padding:.5rem max(1rem,50vw - 20rem)}
            header b{font-size:1.125rem}
            main{max-width:42rem;margin:0 auto;padding:.75rem 1rem 2rem}
            a{color:#0b4f4a}
            h1{font-size:1.4rem;line-height:1.35;margin:.25rem 0}
            h2{font-size:1.05rem;margin:1.25rem 0 .25rem}
            section{background:#fff;border:1px solid #d5ddda;border-radius:.625rem;\
            padding:.75rem 1rem;margin:.75rem 0}
            section h2{margin-top:0}
            .stale{opacity:.6}
            p,ul,dl{margin:.25rem 0}
            .small{font-size:.875rem}
            .air{border-radius:.5rem;padding:.5rem .75rem;font-size:1.15rem;background:#fff;\
            border:2px solid #8d9b97}
            .live{background:#0a4fa3;border-color:#0a4fa3;color:#fff;font-weight:700}
            .warn{background:#7a3b00;color:#fff;border-radius:.5rem;padding:.5rem .75rem}
            .bad{background:#9b1c1c;color:#fff;border-radius:.5rem;padding:.5rem .75rem}
            dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem .75rem}
            dt{font-weight:600}
            dd{margin:0;overflow-wrap:anywhere}
            ul{list-style:none;padding:0}
            li{border-top:1px solid #d5ddda;padding:.35rem 0;overflow-wrap:anywhere}
            li b{font-variant-numeric:tabular-nums}
            .GOOD{border-left:.4rem solid #2a7d3f;padding-left:.5rem}
            .WAITING{border-left:.4rem solid #888;padding-left:.5rem}
            .WARNING{border-left:.4rem solid #c77700;padding-left:.5rem}
            .BAD{border-left:.4rem solid #b91c1c;padding-left:.5rem}
            form{margin:.5rem 0}
            button{font:inherit;font-weight:600;width:100%;min-height:3rem;border:0;\
            border-radius:.5rem;background:#a3161a;color:#fff}
            form[action="/unmute"] button,form[action="/"] button,form[action="/pin"] button\
            {background:#0b4f4a}
            input:not([type=hidden]){font:inherit;width:100%;min-height:2.75rem;padding:.25rem .5rem}
            """;

    private static final DateTimeFormatter NOW =
            DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy", Locale.ROOT);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final PageTexts texts;
    private final StringBuilder out = new StringBuilder();

    private StationPageHtml(PageTexts words) {
        this.texts = words;
    }

    /** The page of the station; the token is a field of the stop form. */
    static String page(StationPageView view, PageTexts words, String token) {
        var html = new StationPageHtml(words);
        html.head(words.of("title", view.stationName()), true);
        html.element("h1", "", words.of("station", view.stationName()));
        html.out.append("<div id=\"parts\">");
        html.out.append(parts(view, words, token));
        html.out.append("</div>");
        html.refreshLink();
        html.otherLanguage();
        html.foot();
        return html.out.toString();
    }

    /** The part of the page that changes. */
    static String parts(StationPageView view, PageTexts words, String token) {
        var html = new StationPageHtml(words);
        html.top(view, token);
        html.faults(view);
        html.airings(view.airings());
        html.state(view);
        html.edges(view.relayChanges());
        return html.out.toString();
    }

    private void refreshLink() {
        out.append("<p><a href=\"")
                .append(texts.of("language").equals("vi") ? "/" : "/?lang=en")
                .append("\">")
                .append(escaped(texts.of("refresh")))
                .append("</a></p>");
    }

    /**
     * Page with the choices for a mute. It is not refreshed, because a time may be typed.
     *
     * @param pin which field of a PIN it has
     */
    static String mutePage(StationPageView view, PageTexts words, String token, PinField pin) {
        var html = new StationPageHtml(words);
        html.head(words.of("title", words.of("mute")), false);
        html.element("h1", "", words.of("mute"));
        html.element("p", "small", view.now().format(NOW));
        html.element("p", "", words.of("mute.why"));
        if (!view.onAir().isEmpty()) {
            html.form("/stop", "mute.programme", token, "");
        }
        String field = html.pinField(pin);
        html.form("/mute", "mute.hour", token, period("hour") + field);
        html.form("/mute", "mute.day", token, period("day") + field);
        html.form("/mute", "mute.time", token, period("time") + html.timeField() + field);
        if (pin == PinField.SET_FIRST) {
            html.element("h2", "", words.of("pin.set"));
            html.element("p", "", words.of("pin.why"));
            html.form("/pin", "pin.set", token, html.pinField(PinField.ASK));
        }
        html.back();
        html.foot();
        return html.out.toString();
    }

    /** What a form that mutes asks about the PIN. */
    enum PinField {
        /** Nothing. */
        NONE,
        /** The PIN. */
        ASK,
        /** Nothing yet; a form to set a PIN is offered. */
        SET_FIRST
    }

    private String pinField(PinField pin) {
        return pin != PinField.ASK
                ? ""
                : "<p><label>"
                        + escaped(texts.of("pin"))
                        + " <input type=\"password\" name=\"pin\" inputmode=\"numeric\""
                        + " pattern=\"[0-9]{4,8}\" maxlength=\"8\" autocomplete=\"off\""
                        + " required></label></p>";
    }

    /** First page of a node: a form for the address of its centre and the code. */
    static String enrolmentPage(
            PageTexts words, String token, String address, String code, String failure) {
        var html = new StationPageHtml(words);
        html.head(words.of("title", words.of("enrol")), false);
        html.element("h1", "", words.of("enrol"));
        html.element("p", "", words.of("enrol.why"));
        if (!failure.isEmpty()) {
            html.element("p", "bad", failure);
        }
        html.form(
                "/",
                "enrol.submit",
                token,
                html.textField("address", "enrol.address", address)
                        + html.textField("code", "enrol.code", code));
        html.otherLanguage();
        html.foot();
        return html.out.toString();
    }

    private String textField(String name, String label, String value) {
        return "<p><label>"
                + escaped(texts.of(label))
                + "<br><input name=\""
                + name
                + "\" value=\""
                + escaped(value)
                + "\" maxlength=\"100\" autocomplete=\"off\" autocapitalize=\"off\""
                + " spellcheck=\"false\" required></label></p>";
    }

    private static String period(String name) {
        return "<input type=\"hidden\" name=\"period\" value=\"" + name + "\">";
    }

    private String timeField() {
        return "<label>"
                + escaped(texts.of("mute.until"))
                + " <input type=\"time\" name=\"time\" required></label>";
    }

    /** A page with one message. */
    static String messagePage(String key, PageTexts words) {
        var html = new StationPageHtml(words);
        html.head(words.of("title", words.of(key)), false);
        html.element("p", "air", words.of(key));
        html.back();
        html.foot();
        return html.out.toString();
    }

    /** The text with every character escaped that has a meaning in HTML. */
    static String escaped(String text) {
        var safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(Character.isISOControl(c) ? ' ' : c);
            }
        }
        return safe.toString();
    }

    private void head(String title, boolean refreshed) {
        out.append("<!doctype html><html lang=\"").append(texts.of("language")).append("\"><head>");
        out.append("<meta charset=\"utf-8\">");
        out.append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">");
        if (refreshed) {
            out.append("<script type=\"module\" src=\"/page.mjs\"></script>");
        }
        out.append("<title>").append(escaped(title)).append("</title>");
        out.append("<style>")
                .append(STYLE)
                .append("</style></head><body><header><b>Tiếng Làng</b></header><main>");
    }

    private void back() {
        out.append("<p><a href=\"/\">").append(escaped(texts.of("back"))).append("</a></p>");
    }

    private void foot() {
        out.append("</main></body></html>");
    }

    private void top(StationPageView view, String token) {
        element("p", "small", view.stationId() + " · " + view.now().format(NOW));
        if (!view.audible()) {
            element(
                    "p",
                    "warn",
                    texts.of("sound.stand-in", view.outputDescription(), view.relayDescription()));
        }
        boolean silent = view.onAir().isEmpty();
        if (silent) {
            element("p", "air", texts.of("silent") + ". " + SilenceReason.of(view, texts));
        } else {
            element("p", "air live", texts.of("on.air", view.onAir()));
        }
        if (!view.mutedUntil().isEmpty()) {
            element("p", "warn", texts.of("muted", view.mutedUntil()));
            form("/unmute", "unmute", token, "");
        }
        form("/stop", "stop", token, "");
        element("p", "small", texts.of("stop.why"));
        out.append("<p><a href=\"/mute\">").append(escaped(texts.of("mute"))).append("</a></p>");
    }

    /** A form with one button; {@code fields} is HTML. */
    private void form(String action, String button, String token, String fields) {
        out.append("<form method=\"post\" action=\"").append(action).append("\">");
        out.append("<input type=\"hidden\" name=\"token\" value=\"").append(escaped(token));
        out.append("\">").append(fields).append("<button>");
        out.append(escaped(texts.of(button))).append("</button></form>");
    }

    private void state(StationPageView view) {
        out.append("<section><dl>");
        pair(
                "link",
                view.linkUp() ? texts.of("link.up") : texts.of("link.down", view.linkDownReason()));
        pair("clock", texts.of(view.clockTrusted() ? "clock.trusted" : "clock.unsure"));
        pair("sound", view.outputDescription());
        pair("relay", view.relayDescription() + " — " + texts.of("contact." + view.relayState()));
        out.append("</dl></section>");
    }

    private void faults(StationPageView view) {
        element("h2", "", texts.of("faults"));
        if (view.faults().isEmpty()) {
            element("p", "", texts.of("faults.none"));
        }
        view.faults().forEach(fault -> element("p", "bad", fault));
    }

    private void airings(List<Row> airings) {
        out.append("<section>");
        element("h2", "", texts.of("airings"));
        if (airings.isEmpty()) {
            element("p", "", texts.of("airings.none"));
            out.append("</section>");
            return;
        }
        out.append("<ul>");
        for (Row row : airings) {
            line(row.status(), row.start().format(MINUTE), row.title(), row.outcome());
        }
        out.append("</ul></section>");
    }

    /** The status is shown as a colour, and as a word for those who do not see the colour. */
    private void line(RowStatus mood, String time, String title, String outcome) {
        out.append("<li class=\"").append(mood).append("\"><b>").append(time).append("</b> ");
        out.append(escaped(title)).append("<br><span class=\"small\">");
        out.append(escaped(texts.of("mood." + mood))).append(": ");
        out.append(escaped(outcome)).append("</span></li>");
    }

    private void edges(List<RelayChange> edges) {
        out.append("<section>");
        element("h2", "", texts.of("edges"));
        if (edges.isEmpty()) {
            element("p", "", texts.of("edges.none"));
            out.append("</section>");
            return;
        }
        out.append("<ul>");
        for (RelayChange edge : edges) {
            out.append("<li><b>").append(edge.at().format(SECOND)).append("</b> ");
            out.append(escaped(texts.of("contact." + edge.contact()))).append("</li>");
        }
        out.append("</ul></section>");
    }

    private void otherLanguage() {
        String there = texts.of("language").equals("vi") ? "/?lang=en" : "/";
        out.append("<p class=\"small\"><a href=\"").append(there).append("\">");
        out.append(escaped(texts.of("other.language"))).append("</a></p>");
    }

    private void pair(String key, String value) {
        element("dt", "", texts.of(key));
        element("dd", "", value);
    }

    private void element(String name, String style, String text) {
        out.append('<').append(name);
        if (!style.isEmpty()) {
            out.append(" class=\"").append(style).append('"');
        }
        out.append('>').append(escaped(text)).append("</").append(name).append('>');
    }
}
