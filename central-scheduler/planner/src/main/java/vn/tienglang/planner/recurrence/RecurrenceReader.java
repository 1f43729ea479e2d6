package vn.tienglang.planner.recurrence;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.tienglang.planner.recurrence.RecurrenceProblem.Kind;

/** Reader of one recurrence, line by line. Use it once. */
final class RecurrenceReader {
    private final String text;
    private final List<RecurrenceProblem> problems = new ArrayList<>();

    private Optional<LocalDateTime> start = Optional.empty();
    private RecurrencePattern pattern = new RecurrencePattern.Once();
    private final List<Season> seasons = new ArrayList<>();
    private final List<DateSelector> extras = new ArrayList<>();
    private final List<DateSelector> exceptions = new ArrayList<>();
    private final List<OccurrenceChange> changes = new ArrayList<>();

    RecurrenceReader(String text) {
        this.text = text;
    }

    RecurrenceResult<Recurrence> read() {
        if (text.length() > RecurrenceLimits.TEXT_CHARACTERS) {
            addProblem(Kind.TOO_LONG, RecurrenceLimits.TEXT_CHARACTERS, "");
            return rejected();
        }
        var names = new TreeSet<String>();
        int at = 0;
        for (String line : text.split("\n", -1)) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                addProblem(Kind.NOT_A_PART, at, line);
            } else if (!names.add(line.substring(0, colon))) {
                addProblem(Kind.TWICE, at, line);
            } else {
                line(line.substring(0, colon), at, at + colon + 1, line.substring(colon + 1));
            }
            at += line.length() + 1;
        }
        if (!names.contains(RecurrenceWriter.START)) {
            addProblem(Kind.MISSING, 0, RecurrenceWriter.START);
        }
        checkSize();
        return problems.isEmpty()
                ? new RecurrenceResult.Parsed<>(
                        new Recurrence(
                                start.orElseThrow(), pattern, seasons, extras, exceptions, changes))
                : rejected();
    }

    private RecurrenceResult<Recurrence> rejected() {
        problems.sort(Comparator.comparingInt(RecurrenceProblem::position));
        return new RecurrenceResult.Rejected<>(List.copyOf(problems));
    }

    private void line(String name, int nameAt, int at, String value) {
        int extra = RecurrenceWriter.EXTRAS.indexOf(name);
        int exception = RecurrenceWriter.EXCEPTIONS.indexOf(name);
        if (extra >= 0) {
            days(extra, at, value, extras);
        } else if (exception >= 0) {
            days(exception, at, value, exceptions);
        } else {
            switch (name) {
                case RecurrenceWriter.START -> start = localTime(at, value);
                case RecurrenceWriter.RULE -> rule(nameAt, at, value);
                case RecurrenceWriter.LIST -> list(nameAt, at, value);
                case RecurrenceWriter.SEASON -> {
                    int position = at;
                    for (String season : value.split(",", -1)) {
                        season(position, season).ifPresent(seasons::add);
                        position += season.length() + 1;
                    }
                }
                case RecurrenceWriter.MOVED, RecurrenceWriter.CANCELLED -> changes(name, at, value);
                default -> addProblem(Kind.UNKNOWN_PART, nameAt, name);
            }
        }
    }

    private void rule(int nameAt, int at, String value) {
        refuseSecondPattern(nameAt, value);
        switch (RecurrenceRule.read(value)) {
            case RecurrenceResult.Parsed<RecurrenceRule>(RecurrenceRule rule) ->
                    pattern = new RecurrencePattern.ByRule(rule);
            case RecurrenceResult.Rejected<RecurrenceRule>(List<RecurrenceProblem> ruleProblems) ->
                    ruleProblems.forEach(
                            each -> addProblem(each.kind(), at + each.position(), each.excerpt()));
        }
    }

    private void list(int nameAt, int at, String value) {
        refuseSecondPattern(nameAt, value);
        named(at, value).ifPresent(list -> pattern = new RecurrencePattern.ByList(list));
    }

    private void refuseSecondPattern(int at, String value) {
        if (!(pattern instanceof RecurrencePattern.Once)) {
            addProblem(Kind.NOT_TOGETHER, at, value);
        }
    }

    private void days(int kind, int at, String value, List<DateSelector> target) {
        int position = at;
        for (String item : value.split(",", -1)) {
            Optional<? extends DateSelector> days =
                    switch (kind) {
                        case 0 -> localTime(position, item).map(DateSelector.At::new);
                        case 1 -> day(position, item).map(DateSelector.OnDay::new);
                        default -> named(position, item).map(DateSelector.OnList::new);
                    };
            days.ifPresent(target::add);
            position += item.length() + 1;
        }
    }

    private Optional<Season> season(int at, String item) {
        int dash = item.indexOf('-');
        String from = dash < 0 ? item : item.substring(0, dash);
        String to = dash < 0 ? "" : item.substring(dash + 1);
        Optional<MonthDay> firstOfYear = monthDay(from);
        Optional<MonthDay> lastOfYear = monthDay(to);
        if (firstOfYear.isPresent() && lastOfYear.isPresent()) {
            return Optional.of(new Season.Yearly(firstOfYear.get(), lastOfYear.get()));
        }
        Optional<LocalDate> first = ICalendarTime.day(from);
        Optional<LocalDate> last = ICalendarTime.day(to);
        if (first.isPresent() && last.isPresent()) {
            return Optional.of(new Season.Dated(first.get(), last.get()));
        }
        addProblem(Kind.NOT_A_DAY, at, item);
        return Optional.empty();
    }

    private void changes(String name, int at, String value) {
        int position = at;
        for (String item : value.split(",", -1)) {
            if (name.equals(RecurrenceWriter.CANCELLED)) {
                localTime(position, item)
                        .map(OccurrenceChange.Cancelled::new)
                        .ifPresent(changes::add);
            } else {
                int dash = Math.max(0, item.indexOf('-'));
                Optional<LocalDateTime> id = localTime(position, item.substring(0, dash));
                Optional<LocalDateTime> to =
                        id.isEmpty()
                                ? Optional.empty()
                                : localTime(position + dash + 1, item.substring(dash + 1));
                to.ifPresent(
                        moved -> changes.add(new OccurrenceChange.Moved(id.orElseThrow(), moved)));
            }
            position += item.length() + 1;
        }
    }

    private void checkSize() {
        for (List<?> kind : List.of(seasons, extras, exceptions, changes)) {
            if (kind.size() > RecurrenceLimits.MAX_NAMED) {
                addProblem(Kind.TOO_MANY, 0, kind.size() + " of one kind");
            }
        }
        int max =
                pattern instanceof RecurrencePattern.ByRule(RecurrenceRule rule)
                        ? rule.timesADay()
                        : 1;
        var named = new TreeMap<LocalDate, Integer>();
        for (DateSelector extra : extras) {
            switch (extra) {
                case DateSelector.At(LocalDateTime at) ->
                        named.merge(at.toLocalDate(), 1, Integer::sum);
                case DateSelector.OnDay(LocalDate day) -> named.merge(day, 1, Integer::sum);
                case DateSelector.OnList(_) -> {}
            }
        }
        for (OccurrenceChange change : changes) {
            if (change instanceof OccurrenceChange.Moved(_, LocalDateTime to)) {
                named.merge(to.toLocalDate(), 1, Integer::sum);
            }
        }
        max += named.values().stream().mapToInt(n -> n).max().orElse(0);
        if (max > RecurrenceLimits.OCCURRENCES_A_DAY) {
            addProblem(Kind.TOO_MANY_A_DAY, 0, max + " on one day");
        }
    }

    private Optional<LocalDateTime> localTime(int at, String item) {
        Optional<LocalDateTime> time = ICalendarTime.localTime(item);
        if (time.isEmpty()) {
            addProblem(Kind.NOT_A_LOCAL_TIME, at, item);
        }
        return time;
    }

    private Optional<LocalDate> day(int at, String item) {
        Optional<LocalDate> day = ICalendarTime.day(item);
        if (day.isEmpty()) {
            addProblem(Kind.NOT_A_DAY, at, item);
        }
        return day;
    }

    private Optional<DateList> named(int at, String item) {
        Optional<DateList> list = DateLists.find(item);
        if (list.isEmpty()) {
            addProblem(Kind.UNKNOWN_LIST, at, item);
        }
        return list;
    }

    private static Optional<MonthDay> monthDay(String digits) {
        if (digits.length() != 4 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        int number = Integer.parseInt(digits);
        try {
            return Optional.of(MonthDay.of(number / 100, number % 100));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private void addProblem(Kind problem, int at, String part) {
        problems.add(new RecurrenceProblem(problem, at, part));
    }
}
