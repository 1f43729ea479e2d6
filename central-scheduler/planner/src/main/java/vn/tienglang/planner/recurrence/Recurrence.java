package vn.tienglang.planner.recurrence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Recurrence in local time: a pattern with seasons, extras, exceptions and changes.
 *
 * <p>The pattern and the lists apply only within the seasons, if there are any; a list used as an
 * extra begins on the anchor's day and ends with the rule. Single extra days and times apply in any
 * season. Exceptions remove from all of these. A change applies last, and only to an occurrence
 * that still exists. Two occurrences never start at the same time: the one that was not moved
 * stays, otherwise the earlier one. Equal recurrences have equal text.
 *
 * <p>The class exceeds 350 lines and stays one: its parts are only valid together, and all queries
 * compute occurrences from the same parts.
 *
 * <p>One class, because it is one immutable value with its questions.
 */
public final class Recurrence {
    private static final int SEARCH_DAYS = 64;

    private final LocalDateTime start;
    private final RecurrencePattern pattern;
    private final List<Season> seasons;
    private final List<DateSelector> extras;
    private final List<DateSelector> exceptions;
    private final NavigableMap<LocalDateTime, OccurrenceChange> changes;
    private final String text;

    private final @Nullable RuleOccurrences rule;
    private final List<LocalTime> times;
    private final boolean isPlainRule;

    /**
     * Creates a recurrence from its parts, in any order; each may be empty. A later change of the
     * same occurrence replaces an earlier one.
     *
     * @param start the anchor; to the second, years {@value RecurrenceLimits#FIRST_YEAR} to {@value
     *     RecurrenceLimits#LAST_YEAR}
     * @throws IllegalArgumentException if a part exceeds {@link RecurrenceLimits}; {@link #read}
     *     reports a problem instead
     */
    public Recurrence(
            LocalDateTime start,
            RecurrencePattern pattern,
            List<Season> seasons,
            List<DateSelector> extras,
            List<DateSelector> exceptions,
            List<OccurrenceChange> changes) {
        this.start = start.truncatedTo(ChronoUnit.SECONDS);
        this.pattern = pattern;
        this.seasons = ordered(seasons, Comparator.comparing(Season::text));
        this.extras = ordered(extras, Comparator.comparing(RecurrenceWriter::key));
        this.exceptions = ordered(exceptions, Comparator.comparing(RecurrenceWriter::key));
        this.changes = new TreeMap<>();
        changes.forEach(change -> this.changes.put(change.id(), change));
        rule =
                switch (pattern) {
                    case RecurrencePattern.ByRule(RecurrenceRule byRule) ->
                            new RuleOccurrences(byRule, this.start);
                    case RecurrencePattern.Once(), RecurrencePattern.ByList(_) -> null;
                };
        times = rule == null ? List.of(this.start.toLocalTime()) : rule.times();
        isPlainRule = rule != null && seasons.isEmpty() && extras.isEmpty() && exceptions.isEmpty();
        requireBounded();
        text = RecurrenceWriter.of(this);
    }

    /** Returns a recurrence that takes place once. */
    public static Recurrence once(LocalDateTime start) {
        return ofPattern(new RecurrencePattern.Once(), start);
    }

    /** Returns a recurrence with a pattern only. */
    public static Recurrence ofPattern(RecurrencePattern pattern, LocalDateTime start) {
        return new Recurrence(start, pattern, List.of(), List.of(), List.of(), List.of());
    }

    /**
     * Reads a recurrence written by {@link #text} or by a person. Never throws; reports every
     * problem at once.
     */
    public static RecurrenceResult<Recurrence> read(String text) {
        return new RecurrenceReader(text).read();
    }

    /** Returns the same recurrence with one occurrence moved or cancelled. */
    public Recurrence with(OccurrenceChange change) {
        var all = new ArrayList<>(changes.values());
        all.add(change);
        return new Recurrence(start, pattern, seasons, extras, exceptions, all);
    }

    /** Returns the same recurrence with that occurrence as the recurrence itself says. */
    public Recurrence withoutChange(LocalDateTime id) {
        List<OccurrenceChange> all =
                changes.values().stream().filter(one -> !one.id().equals(id)).toList();
        return new Recurrence(start, pattern, seasons, extras, exceptions, all);
    }

    /** Returns the same recurrence with one more exception. */
    public Recurrence except(DateSelector days) {
        var all = new ArrayList<>(exceptions);
        all.add(days);
        return new Recurrence(start, pattern, seasons, extras, all, List.copyOf(changes.values()));
    }

    /**
     * Returns the occurrences that start on the days from {@code from} up to, not including, {@code
     * until}; ascending, at most {@link RecurrenceLimits#OCCURRENCES_A_DAY} a day. The result of
     * two adjacent ranges is that of both together.
     */
    public List<Occurrence> between(LocalDate from, LocalDate until) {
        if (!from.isBefore(until)) {
            return List.of();
        }
        Collection<LocalDateTime> ids = ids(from, until);
        var occurrences = new ArrayList<Occurrence>(ids.size());
        for (LocalDateTime id : ids) {
            if (changes.isEmpty() || !changes.containsKey(id)) {
                occurrences.add(new Occurrence(id, id));
            }
        }
        return changes.isEmpty() ? occurrences : withMoved(occurrences, from, until);
    }

    /**
     * Returns the same occurrences in a zone, ascending by instant. If a gap of the zone moves an
     * occurrence onto another, only the one whose local time exists stays, otherwise the earlier
     * one.
     */
    public List<TimedOccurrence> between(LocalDate from, LocalDate until, ZoneId zone) {
        var timed = new TreeMap<Instant, TimedOccurrence>();
        for (Occurrence occurrence : between(from, until)) {
            Instant at = occurrence.instant(zone);
            boolean exists = LocalDateTime.ofInstant(at, zone).equals(occurrence.start());
            if (exists || !timed.containsKey(at)) {
                timed.put(at, new TimedOccurrence(occurrence, at));
            }
        }
        return List.copyOf(timed.values());
    }

    /** Returns the first occurrence that starts on that day or later; the search is bounded. */
    public Optional<Occurrence> next(LocalDate from) {
        LocalDate beyond = searchLimit().plusDays(1);
        LocalDate day = from.isAfter(earliest()) ? from : earliest();
        int days = SEARCH_DAYS;
        while (day.isBefore(beyond)) {
            LocalDate next = day.plusDays(days);
            List<Occurrence> found = between(day, next);
            if (!found.isEmpty()) {
                return Optional.of(found.getFirst());
            }
            day = next;
            days = Math.min(days * 2, 16 * SEARCH_DAYS);
        }
        return Optional.empty();
    }

    /** Returns the day of the first occurrence; the anchor's day if there is none. */
    public LocalDate first() {
        return next(earliest())
                .map(occurrence -> occurrence.start().toLocalDate())
                .orElseGet(start::toLocalDate);
    }

    /**
     * Returns the last day on which an occurrence may start; {@link LocalDate#MAX} without an end.
     */
    public LocalDate last() {
        return latest(rule == null ? LocalDate.MIN : rule.last());
    }

    /**
     * Returns the canonical text that is stored and sent: the iCalendar lines DTSTART, RRULE, RDATE
     * and EXDATE, and extension lines for lists, seasons and changes, separated by line feeds.
     * {@link #read} returns an equal recurrence.
     */
    public String text() {
        return text;
    }

    /** Returns the anchor. */
    public LocalDateTime start() {
        return start;
    }

    /** Returns the pattern. */
    public RecurrencePattern pattern() {
        return pattern;
    }

    /** Returns the seasons; empty for all year. */
    public List<Season> seasons() {
        return seasons;
    }

    /** Returns what takes place in addition to the pattern. */
    public List<DateSelector> extras() {
        return extras;
    }

    /** Returns what does not take place. */
    public List<DateSelector> exceptions() {
        return exceptions;
    }

    /** Returns the changes of single occurrences, by id. */
    public List<OccurrenceChange> changes() {
        return List.copyOf(changes.values());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Recurrence that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }

    /** Returns the ids of the occurrences of that day before any change; ascending, each once. */
    Collection<LocalDateTime> plannedOn(LocalDate day) {
        return ids(day, day.plusDays(1));
    }

    /** Returns the occurrence ids on those days before any change; ascending, each once. */
    private Collection<LocalDateTime> ids(LocalDate from, LocalDate until) {
        if (rule != null && isPlainRule) {
            return rule.between(from, until);
        }
        var ids = new TreeSet<LocalDateTime>();
        switch (pattern) {
            case RecurrencePattern.Once() -> add(ids, start, from, until);
            case RecurrencePattern.ByRule(_) -> {}
            case RecurrencePattern.ByList(DateList list) ->
                    addListed(ids, list, from, until, LocalDate.MAX);
        }
        if (rule != null) {
            for (LocalDateTime id : rule.between(from, until)) {
                if (inSeason(id.toLocalDate())) {
                    ids.add(id);
                }
            }
        }
        LocalDate end = rule == null ? LocalDate.MAX : rule.searchLimit();
        for (DateSelector extra : extras) {
            switch (extra) {
                case DateSelector.At(LocalDateTime at) -> add(ids, at, from, until);
                case DateSelector.OnDay(LocalDate day) ->
                        times.forEach(time -> add(ids, day.atTime(time), from, until));
                case DateSelector.OnList(DateList list) -> addListed(ids, list, from, until, end);
            }
        }
        ids.removeIf(this::isExcepted);
        return ids;
    }

    private void addListed(
            Collection<LocalDateTime> ids,
            DateList list,
            LocalDate from,
            LocalDate until,
            LocalDate end) {
        for (LocalDate day : list.between(from, until)) {
            if (!day.isAfter(end) && !day.isBefore(start.toLocalDate()) && inSeason(day)) {
                times.forEach(time -> ids.add(day.atTime(time)));
            }
        }
    }

    private static void add(
            Collection<LocalDateTime> ids, LocalDateTime id, LocalDate from, LocalDate until) {
        LocalDate day = id.toLocalDate();
        if (!day.isBefore(from) && day.isBefore(until)) {
            ids.add(id);
        }
    }

    private boolean inSeason(LocalDate day) {
        return seasons.isEmpty() || seasons.stream().anyMatch(season -> season.contains(day));
    }

    private boolean isExcepted(LocalDateTime id) {
        return exceptions.stream()
                .anyMatch(exception ->
                        switch (exception) {
                            case DateSelector.At(LocalDateTime at) -> at.equals(id);
                            case DateSelector.OnDay(LocalDate day) -> day.equals(id.toLocalDate());
                            case DateSelector.OnList(DateList list) ->
                                    list.contains(id.toLocalDate());
                        });
    }

    private List<Occurrence> withMoved(List<Occurrence> unmoved, LocalDate from, LocalDate until) {
        var byStart = new TreeMap<LocalDateTime, Occurrence>();
        unmoved.forEach(occurrence -> byStart.put(occurrence.start(), occurrence));
        // Changes apply in order of id, so of two occurrences moved to one time the earlier stays.
        for (OccurrenceChange change : changes.values()) {
            if (change instanceof OccurrenceChange.Moved(LocalDateTime id, LocalDateTime to)
                    && !to.toLocalDate().isBefore(from)
                    && to.toLocalDate().isBefore(until)
                    && ids(id.toLocalDate(), id.toLocalDate().plusDays(1)).contains(id)) {
                byStart.putIfAbsent(to, new Occurrence(id, to));
            }
        }
        return List.copyOf(byStart.values());
    }

    /** Returns a lower bound for the first day. */
    private LocalDate earliest() {
        LocalDate earliest = start.toLocalDate();
        for (LocalDate day : singleDays()) {
            earliest = day.isBefore(earliest) ? day : earliest;
        }
        return earliest;
    }

    /** Returns an upper bound for the last day, never too far to search. */
    private LocalDate searchLimit() {
        return latest(rule == null ? LocalDate.MIN : rule.searchLimit());
    }

    private LocalDate latest(LocalDate endOfRule) {
        LocalDate latest = start.toLocalDate().isAfter(endOfRule) ? start.toLocalDate() : endOfRule;
        if (pattern instanceof RecurrencePattern.ByList(DateList list)) {
            latest = list.to().isAfter(latest) ? list.to() : latest;
        }
        for (DateSelector extra : extras) {
            if (rule == null && extra instanceof DateSelector.OnList(DateList list)) {
                latest = list.to().isAfter(latest) ? list.to() : latest;
            }
        }
        for (LocalDate day : singleDays()) {
            latest = day.isAfter(latest) ? day : latest;
        }
        return latest;
    }

    /** Returns the days that extras and changes name singly, with repetitions. */
    private List<LocalDate> singleDays() {
        var days = new ArrayList<LocalDate>();
        for (DateSelector extra : extras) {
            switch (extra) {
                case DateSelector.At(LocalDateTime at) -> days.add(at.toLocalDate());
                case DateSelector.OnDay(LocalDate day) -> days.add(day);
                case DateSelector.OnList(_) -> {}
            }
        }
        for (OccurrenceChange change : changes.values()) {
            if (change instanceof OccurrenceChange.Moved(_, LocalDateTime to)) {
                days.add(to.toLocalDate());
            }
        }
        return days;
    }

    private void requireBounded() {
        int max = RecurrenceLimits.MAX_NAMED;
        if (seasons.size() > max
                || extras.size() > max
                || exceptions.size() > max
                || changes.size() > max) {
            throw new IllegalArgumentException("more than " + max + " of one kind");
        }
        if (!RecurrenceLimits.isYearAllowed(start.toLocalDate())) {
            throw new IllegalArgumentException("anchored in the year " + start.getYear());
        }
        Stream.concat(
                        Stream.concat(extras.stream(), exceptions.stream())
                                .flatMap(Recurrence::named),
                        changes.values().stream().flatMap(Recurrence::named))
                .filter(day -> !RecurrenceLimits.isYearAllowed(day))
                .findFirst()
                .ifPresent(day -> {
                    throw new IllegalArgumentException("names a day of the year " + day.getYear());
                });
        if (maxOccurrencesPerDay() > RecurrenceLimits.OCCURRENCES_A_DAY) {
            throw new IllegalArgumentException(
                    maxOccurrencesPerDay()
                            + " occurrences on one day, times of day and single ones");
        }
    }

    private static Stream<LocalDate> named(DateSelector days) {
        return switch (days) {
            case DateSelector.At(LocalDateTime at) -> Stream.of(at.toLocalDate());
            case DateSelector.OnDay(LocalDate day) -> Stream.of(day);
            case DateSelector.OnList _ -> Stream.of();
        };
    }

    private static Stream<LocalDate> named(OccurrenceChange change) {
        return switch (change) {
            case OccurrenceChange.Moved(LocalDateTime id, LocalDateTime to) ->
                    Stream.of(id.toLocalDate(), to.toLocalDate());
            case OccurrenceChange.Cancelled(LocalDateTime id) -> Stream.of(id.toLocalDate());
        };
    }

    /** Returns the maximum number of occurrences of one day. */
    private int maxOccurrencesPerDay() {
        var named = new TreeMap<LocalDate, Integer>();
        singleDays().forEach(day -> named.merge(day, 1, Integer::sum));
        return times.size() + named.values().stream().mapToInt(n -> n).max().orElse(0);
    }

    private static <T> List<T> ordered(List<T> list, Comparator<T> order) {
        return new HashSet<>(list).stream().sorted(order).toList();
    }
}
