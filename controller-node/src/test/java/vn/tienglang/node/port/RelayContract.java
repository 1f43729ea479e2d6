package vn.tienglang.node.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Limits;

/** Contract test of relays. */
public abstract class RelayContract {
    private final Bench bench;
    private final Relay relay;

    /** A relay with an observer of its contact. */
    public interface Bench {
        /** The relay, just created; always the same one. */
        Relay relay();

        /** Every state of the contact since before the relay was created, in order. */
        List<RelayState> seen();
    }

    /** Every test starts with a relay that was just created. */
    protected RelayContract(Supplier<Bench> builder) {
        bench = builder.get();
        relay = bench.relay();
    }

    /** Creates the relay and its observer. */
    protected Bench bench() {
        return bench;
    }

    @AfterEach
    void letGo() {
        relay.close();
    }

    @Test
    void relayIsOpenAtStart() {
        assertThat(bench.seen()).containsOnly(RelayState.OPEN);
    }

    @Test
    void commandedStateIsReadBack() {
        assertThat(relay.drive(RelayState.CLOSED)).isEqualTo(RelayState.CLOSED);
        assertThat(bench.seen()).endsWith(RelayState.CLOSED);

        assertThat(relay.drive(RelayState.OPEN)).isEqualTo(RelayState.OPEN);
        assertThat(bench.seen()).endsWith(RelayState.CLOSED, RelayState.OPEN);
    }

    @Test
    void repeatedCommandChangesNothing() {
        assertThat(relay.drive(RelayState.CLOSED)).isEqualTo(RelayState.CLOSED);
        assertThat(relay.drive(RelayState.CLOSED)).isEqualTo(RelayState.CLOSED);

        assertThat(bench.seen()).containsOnlyOnce(RelayState.CLOSED).endsWith(RelayState.CLOSED);
    }

    @Test
    void askingForNothingOnlyReads() {
        assertThat(relay.drive(RelayState.UNKNOWN)).isEqualTo(RelayState.OPEN);
        assertThat(relay.drive(RelayState.CLOSED)).isEqualTo(RelayState.CLOSED);
        assertThat(relay.drive(RelayState.UNKNOWN)).isEqualTo(RelayState.CLOSED);
    }

    @Test
    void closeOpensTheContactForGood() {
        assertThat(relay.drive(RelayState.CLOSED)).isEqualTo(RelayState.CLOSED);
        relay.close();
        assertThat(bench.seen()).endsWith(RelayState.OPEN);

        assertThat(relay.drive(RelayState.CLOSED)).isEqualTo(RelayState.UNKNOWN);
        relay.close();
        assertThat(bench.seen()).endsWith(RelayState.CLOSED, RelayState.OPEN);
    }

    @Test
    void descriptionFitsIntoAStatus() {
        assertThat(relay.description())
                .isNotBlank()
                .hasSizeLessThanOrEqualTo(Limits.WORDS_CHARACTERS);
    }
}
