package vn.tienglang.pages.recording;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.office.access.AccessService;
import vn.tienglang.office.people.RoleGrant;
import vn.tienglang.office.recording.RecordingService;
import vn.tienglang.office.station.StationDirectory;
import vn.tienglang.office.store.programme.Recording;
import vn.tienglang.pages.form.AreaIndex;
import vn.tienglang.pages.html.Choice;
import vn.tienglang.pages.recording.RecordingsPage.Listing;
import vn.tienglang.pages.text.Messages;

/** Builder of the list of recordings: search, page by page. */
final class RecordingListBuilder {
    private static final int LINES = 20;

    private final RecordingService recordings;
    private final StationDirectory directory;
    private final AccessService access;
    private final Messages words;
    private final Instant now;
    private final ZoneId zone;

    RecordingListBuilder(
            RecordingService recordings,
            StationDirectory directory,
            AccessService access,
            Messages words,
            Instant now,
            ZoneId zone) {
        this.recordings = recordings;
        this.directory = directory;
        this.access = access;
        this.words = words;
        this.now = now;
        this.zone = zone;
    }

    /** The page of this query; the last page when it has fewer. */
    Listing list(RecordingQuery query) {
        List<Recording> all = recordings.all();
        Map<String, Set<String>> units = query.unit().isEmpty() ? Map.of() : units();
        List<Recording> found =
                query.matching(all, zone, login -> units.getOrDefault(login, Set.of()));
        int pages = Math.max(1, (found.size() + LINES - 1) / LINES);
        int page = Math.min(query.page(), pages);
        var sentences = new RecordingText(words, now, zone);
        return new Listing(
                found.stream()
                        .skip((page - 1L) * LINES)
                        .limit(LINES)
                        .map(one -> sentences.line(one, recordings.progress(one.id())))
                        .toList(),
                words.text(
                        all.isEmpty()
                                ? "recordings.none"
                                : found.isEmpty() ? "recordings.noneFound" : "recordings.found",
                        words.number(found.size()),
                        words.number(page),
                        words.number(pages)),
                page > 1 ? query.path("/ban-ghi", page - 1) : "",
                page < pages ? query.path("/ban-ghi", page + 1) : "",
                query.path("/ban-ghi/danh-sach", page));
    }

    /** The fields of the search, with what was searched. */
    RecordingsPage.SearchForm form(RecordingQuery query) {
        List<LanguageTag> languages =
                recordings.all().stream().map(Recording::language).distinct().toList();
        return new RecordingsPage.SearchForm(
                query.title(),
                languages.stream()
                        .map(tag ->
                                new Choice(
                                        tag.value(),
                                        words.language(tag),
                                        tag.value().equals(query.language())))
                        .toList(),
                RecordingQuery.STATES.stream()
                        .map(state ->
                                new Choice(
                                        state,
                                        words.text("recordings.state." + state),
                                        state.equals(query.state())))
                        .toList(),
                new AreaIndex(directory, today())
                        .withStations().stream()
                                .map(place ->
                                        new Choice(
                                                place.area().code().value(),
                                                "\u2003".repeat(place.depth())
                                                        + AreaIndex.name(place.area(), words),
                                                place.area().code().value().equals(query.unit())))
                                .toList(),
                query.from().map(LocalDate::toString).orElse(""),
                query.until().map(LocalDate::toString).orElse(""),
                query.isRestricted());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now, zone);
    }

    /** The units of the roles of each person, and the units above them. */
    private Map<String, Set<String>> units() {
        LocalDate today = today();
        AreaTree tree = directory.areas();
        Map<String, Set<String>> units = new HashMap<>();
        for (RoleGrant grant : access.rights().grants()) {
            if (grant.holdsOn(today)) {
                Set<String> own =
                        units.computeIfAbsent(grant.login().value(), _ -> new TreeSet<>());
                Stream.concat(
                                Stream.of(grant.unit()),
                                tree.ancestry(grant.unit(), today).stream().map(Area::code))
                        .map(AreaCode::value)
                        .forEach(own::add);
            }
        }
        return units;
    }
}
