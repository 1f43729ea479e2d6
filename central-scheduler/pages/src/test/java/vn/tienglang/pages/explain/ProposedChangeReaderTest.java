package vn.tienglang.pages.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tienglang.office.preview.PlanChange;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RequestError;
import vn.tienglang.planner.slot.SlotId;

/** A proposed change, as programs send it, and each way in which it cannot be read. */
final class ProposedChangeReaderTest {
    private final ProposedChangeReader reader = new ProposedChangeReader(Messages.VIETNAMESE);

    private List<String> fields() {
        return reader.errors().stream().map(RequestError::field).toList();
    }

    @Test
    void aSituationIsLowered() {
        assertThat(reader.change("{\"lower\": \"r1-x\"}"))
                .contains(new PlanChange.Lower(new SlotId("r1-x")));
        assertThat(reader.errors()).isEmpty();
    }

    @Test
    void anItemIsTakenBack() {
        assertThat(
                        reader.change(
                                "{\"takeBack\": {\"kind\": \"holidays\", \"id\": \"2027-01-01\"}}"))
                .contains(
                        new PlanChange.Withdraw(
                                new PlanItem.Name(PlanItem.Kind.HOLIDAY, "2027-01-01")));
        assertThat(reader.errors()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "not json                                          | $",
                "[]                                                | $",
                "{}                                                | $",
                "{\"lower\": \"r1-x\", \"policy\": {}}               | $",
                "{\"remove\": \"r1-x\"}                            | $.remove",
                "{\"lower\": 7}                                    | $.lower",
                "{\"lower\": {}}                                   | $.lower",
                "{\"lower\": \"\"}                                 | $.lower",
                "{\"policy\": \"text\"}                            | $.policy",
                "{\"raise\": \"text\"}                             | $.raise",
                "{\"raise\": []}                                   | $.raise",
                "{\"put\": {\"kind\": \"holidays\"}}                | $.put.id",
                "{\"put\": {\"kind\": \"nothing\", \"id\": \"x\"}} | $.put",
                "{\"takeBack\": {\"id\": \"x\"}}                   | $.takeBack.kind",
                "{\"takeBack\": {\"kind\": [], \"id\": \"x\"}}     | $.takeBack.kind",
            })
    void whatCannotBeReadIsNamedWithItsPlace(String json, String place) {
        assertThat(reader.change(json)).isEqualTo(Optional.empty());
        assertThat(fields()).contains(place);
    }

    @Test
    void aDefinitionThatIsMissingIsNamed() {
        String json = "{\"put\": {\"kind\": \"holidays\", \"id\": \"2027-01-01\"}}";
        assertThat(reader.change(json)).isEmpty();
        assertThat(fields()).contains("$.put.definition");
    }
}
