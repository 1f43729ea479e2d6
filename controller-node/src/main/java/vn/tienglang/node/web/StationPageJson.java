package vn.tienglang.node.web;

import java.util.List;
import java.util.function.Consumer;
import vn.tienglang.node.web.StationPageView.RelayChange;
import vn.tienglang.node.web.StationPageView.Row;

/** JSON of the page (RFC 8259), for programs. */
final class StationPageJson {
    private final StringBuilder out = new StringBuilder();

    private StationPageJson() {}

    static String of(StationPageView view) {
        var json = new StationPageJson();
        json.out.append('{');
        json.text("now", view.now().toString());
        json.text("station", view.stationId());
        json.text("name", view.stationName());
        json.truth("linkUp", view.linkUp());
        json.text("linkWhy", view.linkDownReason());
        json.truth("clockTrusted", view.clockTrusted());
        json.text("sound", view.outputDescription());
        json.truth("audible", view.audible());
        json.text("relay", view.relayDescription());
        json.text("contact", view.relayState().name());
        json.text("mutedUntil", view.mutedUntil());
        json.text("onAir", view.onAir());
        json.list("airings", view.airings(), json::row);
        json.list("edges", view.relayChanges(), json::edge);
        json.list("faults", view.faults(), json::quoted);
        json.out.append('}');
        return json.out.toString();
    }

    private void row(Row row) {
        out.append('{');
        text("start", row.start().toString());
        text("title", row.title());
        text("outcome", row.outcome());
        text("mood", row.status().name());
        out.append('}');
    }

    private void edge(RelayChange edge) {
        out.append('{');
        text("at", edge.at().toString());
        text("contact", edge.contact().name());
        out.append('}');
    }

    private void text(String name, String value) {
        name(name);
        quoted(value);
    }

    private void truth(String name, boolean value) {
        name(name);
        out.append(value);
    }

    private <T> void list(String name, List<T> values, Consumer<T> each) {
        name(name);
        out.append('[');
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            each.accept(values.get(i));
        }
        out.append(']');
    }

    private void name(String name) {
        if (out.charAt(out.length() - 1) != '{') {
            out.append(',');
        }
        quoted(name);
        out.append(':');
    }

    private void quoted(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                // A lone surrogate cannot be written as UTF-8, but it can be escaped.
                out.append("\\u%04x".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
