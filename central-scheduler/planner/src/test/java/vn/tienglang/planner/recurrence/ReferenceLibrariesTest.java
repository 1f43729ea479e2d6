package vn.tienglang.planner.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Comparison with three independent libraries on the same thousands of random rules. */
class ReferenceLibrariesTest {
    private static final int RULES = 2_000;
    private static final int MOST = 400;
    private static final long SEED = 20_261_121;

    @TempDir private Path folder;

    @Test
    void dateutilExpandsRandomRulesEqually() throws IOException, InterruptedException {
        List<RandomRules.Case> cases = cases("dateutil");
        compare("dateutil", cases, new ReferenceExpander("dateutil", folder).expand(cases, MOST));
    }

    @Test
    void libicalExpandsRandomRulesEqually() throws IOException, InterruptedException {
        List<RandomRules.Case> cases = cases("libical");
        compare("libical", cases, new ReferenceExpander("libical", folder).expand(cases, MOST));
    }

    @Test
    void libRecurExpandsRandomRulesEqually() {
        List<RandomRules.Case> cases = cases("lib-recur");
        compare(
                "lib-recur",
                cases,
                cases.stream().map(ReferenceLibrariesTest::byLibRecur).toList());
    }

    /** Returns the random rules for which the library can serve as reference: most of them. */
    private static List<RandomRules.Case> cases(String library) {
        var rules = new RandomRules(SEED);
        var cases = new ArrayList<RandomRules.Case>();
        for (int i = 0; i < RULES; i++) {
            RandomRules.Case drawn = rules.draw();
            if (RandomRules.isSupportedBy(library, drawn)) {
                cases.add(drawn);
            }
        }
        assertThat(cases).hasSizeGreaterThan(RULES * 6 / 10);
        return cases;
    }

    private static void compare(
            String library, List<RandomRules.Case> cases, List<String> answers) {
        var differences = new ArrayList<String>();
        for (int i = 0; i < cases.size(); i++) {
            String ours = json(cases.get(i).expanded());
            if (!ours.equals(answers.get(i))) {
                differences.add(
                        "%s%n  from %s%n  ours   %.190s%n  theirs %.190s"
                                .formatted(
                                        cases.get(i).text(),
                                        cases.get(i).start(),
                                        ours,
                                        answers.get(i)));
            }
        }
        assertThat(differences).as("%s, seed %d", library, SEED).isEmpty();
    }

    private static String byLibRecur(RandomRules.Case testCase) {
        var found = new ArrayList<LocalDateTime>();
        try {
            var rule =
                    new org.dmfs.rfc5545.recur.RecurrenceRule(
                            testCase.text(), RfcMode.RFC5545_STRICT);
            var occurrences = rule.iterator(DateTime.parse(ICalendarTime.text(testCase.start())));
            while (occurrences.hasNext() && found.size() < MOST) {
                LocalDateTime at =
                        ICalendarTime.localTime(occurrences.nextDateTime().toString())
                                .orElseThrow();
                if (!at.isBefore(testCase.horizon())) {
                    break;
                }
                found.add(at);
            }
        } catch (InvalidRecurrenceRuleException refused) {
            return refused.toString();
        } catch (IllegalArgumentException | IllegalStateException tooManyEmptySets) {
            // The library throws this if a rule has no further occurrence.
            return json(found);
        }
        return json(found);
    }

    private static String json(List<LocalDateTime> occurrences) {
        return occurrences.stream()
                .limit(MOST)
                .map(at -> '"' + ICalendarTime.text(at) + '"')
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
