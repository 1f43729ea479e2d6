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
import vn.tienglang.planner.recurrence.Complaint.Problem;

/** Reads one recurrence, line by line, once. */
final class RecurrenceReader {
    private final String text;
    private final List<Complaint> complaints = new ArrayList<>();

    private Optional<LocalDateTime> start = Optional.empty();
    private Pattern pattern = new Pattern.Once();
    private final List<Season> seasons = new ArrayList<>();
    private final List<Days> extras = new ArrayList<>();
    private final List<Days> exceptions = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();

    RecurrenceReader(String text) {
        this.text = text;
    }

    Reading<Recurrence> read() {
        if (text.length() > RecurrenceLimits.TEXT_CHARACTERS) {
            complain(Problem.TOO_LONG, RecurrenceLimits.TEXT_CHARACTERS, "");
            return refused();
        }
        var names = new TreeSet<String>();
        int at = 0;
        for (String line : text.split("\n", -1)) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                complain(Problem.NOT_A_PART, at, line);
            } else if (!names.add(line.substring(0, colon))) {
                complain(Problem.TWICE, at, line);
            } else {
                line(line.substring(0, colon), at, at + colon + 1, line.substring(colon + 1));
            }
            at += line.length() + 1;
        }
        if (!names.contains(RecurrenceText.START)) {
            complain(Problem.MISSING, 0, RecurrenceText.START);
        }
        complainAboutSize();
        return complaints.isEmpty()
                ? new Reading.Understood<>(
                        new Recurrence(
                                start.orElseThrow(), pattern, seasons, extras, exceptions, changes))
                : refused();
    }

    private Reading<Recurrence> refused() {
        complaints.sort(Comparator.comparingInt(Complaint::at));
        return new Reading.Refused<>(List.copyOf(complaints));
    }

    private void line(String name, int nameAt, int at, String value) {
        int extra = RecurrenceText.EXTRAS.indexOf(name);
        int exception = RecurrenceText.EXCEPTIONS.indexOf(name);
        if (extra >= 0) {
            days(extra, at, value, extras);
        } else if (exception >= 0) {
            days(exception, at, value, exceptions);
        } else {
            switch (name) {
                case RecurrenceText.START -> start = localTime(at, value);
                case RecurrenceText.RULE -> rule(nameAt, at, value);
                case RecurrenceText.LIST -> list(nameAt, at, value);
                case RecurrenceText.SEASON -> {
                    int piece = at;
                    for (String season : value.split(",", -1)) {
                        season(piece, season).ifPresent(seasons::add);
                        piece += season.length() + 1;
                    }
                }
                case RecurrenceText.MOVED, RecurrenceText.CANCELLED -> changes(name, at, value);
                default -> complain(Problem.UNKNOWN_PART, nameAt, name);
            }
        }
    }

    private void rule(int nameAt, int at, String value) {
        refuseSecondPattern(nameAt, value);
        switch (RecurrenceRule.read(value)) {
            case Reading.Understood<RecurrenceRule>(RecurrenceRule rule) ->
                    pattern = new Pattern.ByRule(rule);
            case Reading.Refused<RecurrenceRule>(List<Complaint> about) ->
                    about.forEach(each -> complain(each.problem(), at + each.at(), each.part()));
        }
    }

    private void list(int nameAt, int at, String value) {
        refuseSecondPattern(nameAt, value);
        named(at, value).ifPresent(list -> pattern = new Pattern.ByList(list));
    }

    private void refuseSecondPattern(int at, String value) {
        if (!(pattern instanceof Pattern.Once)) {
            complain(Problem.NOT_TOGETHER, at, value);
        }
    }

    private void days(int kind, int at, String value, List<Days> into) {
        int piece = at;
        for (String word : value.split(",", -1)) {
            Optional<? extends Days> days =
                    switch (kind) {
                        case 0 -> localTime(piece, word).map(Days.Moment::new);
                        case 1 -> day(piece, word).map(Days.Day::new);
                        default -> named(piece, word).map(Days.Listed::new);
                    };
            days.ifPresent(into::add);
            piece += word.length() + 1;
        }
    }

    private Optional<Season> season(int at, String word) {
        int dash = word.indexOf('-');
        String from = dash < 0 ? word : word.substring(0, dash);
        String to = dash < 0 ? "" : word.substring(dash + 1);
        Optional<MonthDay> firstOfYear = monthDay(from);
        Optional<MonthDay> lastOfYear = monthDay(to);
        if (firstOfYear.isPresent() && lastOfYear.isPresent()) {
            return Optional.of(new Season.Yearly(firstOfYear.get(), lastOfYear.get()));
        }
        Optional<LocalDate> first = CompactTime.day(from);
        Optional<LocalDate> last = CompactTime.day(to);
        if (first.isPresent() && last.isPresent()) {
            return Optional.of(new Season.Dated(first.get(), last.get()));
        }
        complain(Problem.NOT_A_DAY, at, word);
        return Optional.empty();
    }

    private void changes(String name, int at, String value) {
        int piece = at;
        for (String word : value.split(",", -1)) {
            if (name.equals(RecurrenceText.CANCELLED)) {
                localTime(piece, word).map(Change.Cancelled::new).ifPresent(changes::add);
            } else {
                int dash = Math.max(0, word.indexOf('-'));
                Optional<LocalDateTime> id = localTime(piece, word.substring(0, dash));
                Optional<LocalDateTime> to =
                        id.isEmpty()
                                ? Optional.empty()
                                : localTime(piece + dash + 1, word.substring(dash + 1));
                to.ifPresent(moved -> changes.add(new Change.Moved(id.orElseThrow(), moved)));
            }
            piece += word.length() + 1;
        }
    }

    private void complainAboutSize() {
        for (List<?> kind : List.of(seasons, extras, exceptions, changes)) {
            if (kind.size() > RecurrenceLimits.NAMED_MOST) {
                complain(Problem.TOO_MANY, 0, kind.size() + " of one kind");
            }
        }
        int most = pattern instanceof Pattern.ByRule(RecurrenceRule rule) ? rule.timesADay() : 1;
        var named = new TreeMap<LocalDate, Integer>();
        for (Days extra : extras) {
            switch (extra) {
                case Days.Moment(LocalDateTime at) ->
                        named.merge(at.toLocalDate(), 1, Integer::sum);
                case Days.Day(LocalDate day) -> named.merge(day, 1, Integer::sum);
                case Days.Listed(_) -> {}
            }
        }
        for (Change change : changes) {
            if (change instanceof Change.Moved(_, LocalDateTime to)) {
                named.merge(to.toLocalDate(), 1, Integer::sum);
            }
        }
        most += named.values().stream().mapToInt(n -> n).max().orElse(0);
        if (most > RecurrenceLimits.OCCURRENCES_A_DAY) {
            complain(Problem.TOO_MANY_A_DAY, 0, most + " on one day");
        }
    }

    private Optional<LocalDateTime> localTime(int at, String word) {
        Optional<LocalDateTime> time = CompactTime.localTime(word);
        if (time.isEmpty()) {
            complain(Problem.NOT_A_LOCAL_TIME, at, word);
        }
        return time;
    }

    private Optional<LocalDate> day(int at, String word) {
        Optional<LocalDate> day = CompactTime.day(word);
        if (day.isEmpty()) {
            complain(Problem.NOT_A_DAY, at, word);
        }
        return day;
    }

    private Optional<DateList> named(int at, String word) {
        Optional<DateList> list = DateLists.named(word);
        if (list.isEmpty()) {
            complain(Problem.UNKNOWN_LIST, at, word);
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

    private void complain(Problem problem, int at, String part) {
        complaints.add(new Complaint(problem, at, part));
    }
}
