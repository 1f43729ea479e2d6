package vn.tienglang.pages.recording;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.tienglang.office.store.programme.Recording;
import vn.tienglang.pages.form.NameSearch;
import vn.tienglang.pages.form.PlanFormReader;

/**
 * Query of the list of recordings: what is searched, and the page.
 *
 * @param title part of the title, typed with or without accents; empty for all
 * @param language language tag; empty for all
 * @param state state by its name in the API; empty for all
 * @param unit code of the unit whose people sent it, or of one above; empty for all
 * @param from first day of arrival
 * @param until last day of arrival
 * @param page number of the page, from 1
 */
record RecordingQuery(
        String title,
        String language,
        String state,
        String unit,
        Optional<LocalDate> from,
        Optional<LocalDate> until,
        int page) {
    /** Names of the states that can be chosen. */
    static final List<String> STATES = List.of("taken", "waiting", "refused");

    private static final int PAGE_MOST = 100_000;

    /** The query of a request; a value that cannot be read counts as none. */
    static RecordingQuery of(Context context) {
        return new RecordingQuery(
                text(context, "q"),
                text(context, "language"),
                text(context, "state"),
                text(context, "unit"),
                PlanFormReader.parsed(text(context, "from"), LocalDate::parse),
                PlanFormReader.parsed(text(context, "until"), LocalDate::parse),
                PlanFormReader.parsed(text(context, "page"), Integer::valueOf)
                        .filter(page -> page >= 1 && page <= PAGE_MOST)
                        .orElse(1));
    }

    private static String text(Context context, String name) {
        String text = Optional.ofNullable(context.queryParam(name)).orElse("").strip();
        return text.substring(0, Math.min(text.length(), 100));
    }

    /** Whether anything besides the title restricts the list. */
    boolean isRestricted() {
        return !language.isEmpty()
                || !state.isEmpty()
                || !unit.isEmpty()
                || from.isPresent()
                || until.isPresent();
    }

    /**
     * The recordings that match, in the same order.
     *
     * @param zone zone of the office, in which days begin
     * @param units units of a login and those above them
     */
    List<Recording> matching(
            List<Recording> all, ZoneId zone, Function<String, Set<String>> units) {
        var search = new NameSearch(title);
        return all.stream()
                .filter(one -> search.isBlank() || search.matches(one.title()))
                .filter(one -> language.isEmpty() || one.language().value().equals(language))
                .filter(one -> state.isEmpty() || state.equals(group(one.state())))
                .filter(one -> isOnDay(LocalDate.ofInstant(one.at(), zone)))
                .filter(one -> unit.isEmpty() || units.apply(one.by()).contains(unit))
                .toList();
    }

    private boolean isOnDay(LocalDate day) {
        return from.map(first -> !day.isBefore(first)).orElse(true)
                && until.map(last -> !day.isAfter(last)).orElse(true);
    }

    private static String group(Recording.State state) {
        return switch (state) {
            case Recording.State.Ready _ -> "taken";
            case Recording.State.Queued _, Recording.State.Working _ -> "waiting";
            case Recording.State.Refused _, Recording.State.Failed _, Recording.State.Deleted _ ->
                    "refused";
        };
    }

    /** The path of this list on another page. */
    String path(String base, int other) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("q", title);
        fields.put("language", language);
        fields.put("state", state);
        fields.put("unit", unit);
        fields.put("from", from.map(LocalDate::toString).orElse(""));
        fields.put("until", until.map(LocalDate::toString).orElse(""));
        fields.put("page", other > 1 ? Integer.toString(other) : "");
        String query =
                fields.entrySet().stream()
                        .filter(field -> !field.getValue().isEmpty())
                        .map(field ->
                                field.getKey()
                                        + "="
                                        + URLEncoder.encode(
                                                field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        return query.isEmpty() ? base : base + "?" + query;
    }
}
