package vn.tienglang.planner.recurrence;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import vn.tienglang.planner.recurrence.RecurrenceProblem.Kind;

/** Reader of one rule that collects problems. Use it once. */
final class RecurrenceRuleReader {
    private enum Part {
        FREQ,
        UNTIL,
        COUNT,
        INTERVAL,
        BYSECOND,
        BYMINUTE,
        BYHOUR,
        BYDAY,
        BYMONTHDAY,
        BYYEARDAY,
        BYWEEKNO,
        BYMONTH,
        BYSETPOS,
        WKST
    }

    /** Value and its position in the text. */
    private record Value(int at, String text) {}

    private final String text;
    private final Map<Part, Value> parts = new EnumMap<>(Part.class);
    private final List<RecurrenceProblem> problems = new ArrayList<>();

    RecurrenceRuleReader(String text) {
        this.text = text;
    }

    RecurrenceResult<RecurrenceRule> read() {
        if (text.length() > RecurrenceLimits.RULE_CHARACTERS) {
            addProblem(Kind.TOO_LONG, RecurrenceLimits.RULE_CHARACTERS, "");
            return rejected();
        }
        pieces(new Value(0, text), ';', this::readPart);
        if (!parts.containsKey(Part.FREQ)) {
            addProblem(Kind.MISSING, text.length(), "FREQ");
        }
        RecurrenceRule rule =
                new RecurrenceRule(
                        frequency(),
                        number(Part.INTERVAL, RecurrenceLimits.MAX_INTERVAL).orElse(1),
                        ending(),
                        numbers(Part.BYMONTH, 1, 12),
                        signed(Part.BYWEEKNO, 53),
                        signed(Part.BYYEARDAY, 366),
                        signed(Part.BYMONTHDAY, 31),
                        weekdays(),
                        numbers(Part.BYHOUR, 0, 23),
                        numbers(Part.BYMINUTE, 0, 59),
                        // RFC 5545 allows second 60; station clocks do not have it.
                        numbers(Part.BYSECOND, 0, 59),
                        signed(Part.BYSETPOS, 366),
                        weekStart());
        checkCombinations(rule);
        return problems.isEmpty() ? new RecurrenceResult.Parsed<>(rule) : rejected();
    }

    private RecurrenceResult<RecurrenceRule> rejected() {
        problems.sort(Comparator.comparingInt(RecurrenceProblem::position));
        return new RecurrenceResult.Rejected<>(List.copyOf(problems));
    }

    private void readPart(Value item) {
        int equals = item.text().indexOf('=');
        if (equals < 1 || equals == item.text().length() - 1) {
            addProblem(Kind.NOT_A_PART, item.at(), item.text());
            return;
        }
        String name = item.text().substring(0, equals).toUpperCase(Locale.ROOT);
        if (name.equals("RSCALE") || name.equals("SKIP")) {
            addProblem(Kind.OTHER_CALENDAR, item.at(), item.text());
            return;
        }
        var value = new Value(item.at() + equals + 1, item.text().substring(equals + 1));
        for (Part part : Part.values()) {
            if (part.name().equals(name)) {
                if (parts.putIfAbsent(part, value) != null) {
                    addProblem(Kind.TWICE, item.at(), item.text());
                }
                return;
            }
        }
        addProblem(Kind.UNKNOWN_PART, item.at(), item.text());
    }

    private Frequency frequency() {
        Value value = parts.get(Part.FREQ);
        if (value == null) {
            return Frequency.DAILY;
        }
        String text = value.text().toUpperCase(Locale.ROOT);
        return switch (text) {
            case "DAILY" -> Frequency.DAILY;
            case "WEEKLY" -> Frequency.WEEKLY;
            case "MONTHLY" -> Frequency.MONTHLY;
            case "YEARLY" -> Frequency.YEARLY;
            case "HOURLY", "MINUTELY", "SECONDLY" -> {
                addProblem(Kind.TOO_OFTEN, value.at(), value.text());
                yield Frequency.DAILY;
            }
            default -> {
                addProblem(Kind.UNKNOWN_WORD, value.at(), value.text());
                yield Frequency.DAILY;
            }
        };
    }

    private RuleEnd ending() {
        Value until = parts.get(Part.UNTIL);
        Optional<Integer> count = number(Part.COUNT, RecurrenceLimits.MAX_COUNT);
        if (until == null) {
            return count.<RuleEnd>map(RuleEnd.Count::new).orElseGet(RuleEnd.Never::new);
        }
        if (parts.containsKey(Part.COUNT)) {
            addProblem(Kind.NOT_TOGETHER, until.at(), until.text());
        }
        Optional<LocalDateTime> last = ICalendarTime.localTime(until.text());
        if (last.isEmpty()) {
            addProblem(Kind.NOT_A_LOCAL_TIME, until.at(), until.text());
        }
        return last.<RuleEnd>map(RuleEnd.Until::new).orElseGet(RuleEnd.Never::new);
    }

    private DayOfWeek weekStart() {
        Value value = parts.get(Part.WKST);
        if (value == null) {
            return DayOfWeek.MONDAY;
        }
        Optional<DayOfWeek> day = day(value.text());
        if (day.isEmpty()) {
            addProblem(Kind.UNKNOWN_WORD, value.at(), value.text());
        }
        return day.orElse(DayOfWeek.MONDAY);
    }

    private List<NthWeekday> weekdays() {
        var weekdays = new ArrayList<NthWeekday>();
        Value value = parts.get(Part.BYDAY);
        if (value != null) {
            pieces(value, ',', item -> weekday(item).ifPresent(weekdays::add));
        }
        return weekdays;
    }

    private Optional<NthWeekday> weekday(Value item) {
        int letters = Math.max(0, item.text().length() - 2);
        String ordinal = item.text().substring(0, letters);
        Optional<DayOfWeek> day = day(item.text().substring(letters));
        if (day.isEmpty()) {
            addProblem(Kind.UNKNOWN_WORD, item.at(), item.text());
            return Optional.empty();
        }
        if (ordinal.isEmpty()) {
            return day.map(NthWeekday::every);
        }
        return signedNumber(new Value(item.at(), ordinal), 53)
                .map(nth -> new NthWeekday(nth, day.get()));
    }

    private static Optional<DayOfWeek> day(String letters) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (NthWeekday.letters(day).equalsIgnoreCase(letters)) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }

    private Optional<Integer> number(Part part, int max) {
        Value value = parts.get(part);
        return value == null ? Optional.empty() : unsignedNumber(value, 1, max);
    }

    private List<Integer> numbers(Part part, int min, int max) {
        var numbers = new ArrayList<Integer>();
        Value value = parts.get(part);
        if (value != null) {
            pieces(value, ',', item -> unsignedNumber(item, min, max).ifPresent(numbers::add));
        }
        return numbers;
    }

    /** Reads numbers from 1 to {@code max}, or negative ones that count from the end. */
    private List<Integer> signed(Part part, int max) {
        var numbers = new ArrayList<Integer>();
        Value value = parts.get(part);
        if (value != null) {
            pieces(value, ',', item -> signedNumber(item, max).ifPresent(numbers::add));
        }
        return numbers;
    }

    private Optional<Integer> signedNumber(Value value, int max) {
        boolean signed = value.text().startsWith("-") || value.text().startsWith("+");
        var digits = signed ? new Value(value.at() + 1, value.text().substring(1)) : value;
        Optional<Integer> number = unsignedNumber(digits, 1, max);
        return value.text().startsWith("-") ? number.map(n -> -n) : number;
    }

    private Optional<Integer> unsignedNumber(Value value, int min, int max) {
        String digits = value.text();
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            addProblem(Kind.NOT_A_NUMBER, value.at(), digits);
            return Optional.empty();
        }
        int number = digits.length() > 5 ? Integer.MAX_VALUE : Integer.parseInt(digits);
        if (number < min || number > max) {
            addProblem(Kind.OUT_OF_RANGE, value.at(), digits);
            return Optional.empty();
        }
        return Optional.of(number);
    }

    /** Checks which part is allowed with which FREQ: RFC 5545, 3.3.10, table and notes. */
    private void checkCombinations(RecurrenceRule rule) {
        Frequency frequency = rule.frequency();
        boolean yearly = frequency == Frequency.YEARLY;
        addProblemIf(!yearly, Part.BYWEEKNO, Kind.NOT_WITH_THIS_FREQUENCY);
        addProblemIf(!yearly, Part.BYYEARDAY, Kind.NOT_WITH_THIS_FREQUENCY);
        addProblemIf(frequency == Frequency.WEEKLY, Part.BYMONTHDAY, Kind.NOT_WITH_THIS_FREQUENCY);
        if (rule.weekdays().stream().anyMatch(day -> day.ordinal() != 0)) {
            addProblemIf(
                    !yearly && frequency != Frequency.MONTHLY,
                    Part.BYDAY,
                    Kind.NOT_WITH_THIS_FREQUENCY);
            addProblemIf(yearly && parts.containsKey(Part.BYWEEKNO), Part.BYDAY, Kind.NOT_TOGETHER);
        }
        boolean somethingToChooseFrom =
                parts.keySet().stream()
                        .anyMatch(part -> part.name().startsWith("BY") && part != Part.BYSETPOS);
        addProblemIf(!somethingToChooseFrom, Part.BYSETPOS, Kind.NOTHING_TO_CHOOSE_FROM);
        if (rule.timesADay() > RecurrenceLimits.OCCURRENCES_A_DAY) {
            Part affected = parts.containsKey(Part.BYSECOND) ? Part.BYSECOND : Part.BYMINUTE;
            addProblemIf(true, affected, Kind.TOO_MANY_A_DAY);
        }
    }

    private void addProblemIf(boolean isWrong, Part part, Kind problem) {
        Value value = parts.get(part);
        if (isWrong && value != null) {
            addProblem(problem, value.at(), part + "=" + value.text());
        }
    }

    private void addProblem(Kind problem, int at, String part) {
        problems.add(new RecurrenceProblem(problem, at, part));
    }

    private static void pieces(Value value, char separator, Consumer<Value> each) {
        int start = 0;
        for (int i = 0; i <= value.text().length(); i++) {
            if (i == value.text().length() || value.text().charAt(i) == separator) {
                each.accept(new Value(value.at() + start, value.text().substring(start, i)));
                start = i + 1;
            }
        }
    }
}
