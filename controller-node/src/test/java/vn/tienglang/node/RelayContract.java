package vn.tienglang.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Limits;

/** What every relay keeps, whatever switches. */
public abstract class RelayContract {
    private final Bench bench;
    private final Relay relay;

    /** A relay with a lamp on its contact. */
    public interface Bench {
        /** The relay, made just now; always the same one. */
        Relay relay();

        /** What the lamp showed since before the relay was made, every change, in order. */
        List<Contact> seen();
    }

    /** Every test begins with a relay that was made just now. */
    protected RelayContract(Supplier<Bench> builder) {
        bench = builder.get();
        relay = bench.relay();
    }

    /** What the relay hangs on. */
    protected Bench bench() {
        return bench;
    }

    @AfterEach
    void letGo() {
        relay.close();
    }

    @Test
    void itIsOpenWhenItIsMadeAndWasNeverClosedBefore() {
        assertThat(bench.seen()).containsOnly(Contact.OPEN);
    }

    @Test
    void itDoesWhatItIsToldAndReadsItBack() {
        assertThat(relay.drive(Contact.CLOSED)).isEqualTo(Contact.CLOSED);
        assertThat(bench.seen()).endsWith(Contact.CLOSED);

        assertThat(relay.drive(Contact.OPEN)).isEqualTo(Contact.OPEN);
        assertThat(bench.seen()).endsWith(Contact.CLOSED, Contact.OPEN);
    }

    @Test
    void sayingTheSameTwiceChangesNothing() {
        assertThat(relay.drive(Contact.CLOSED)).isEqualTo(Contact.CLOSED);
        assertThat(relay.drive(Contact.CLOSED)).isEqualTo(Contact.CLOSED);

        assertThat(bench.seen()).containsOnlyOnce(Contact.CLOSED).endsWith(Contact.CLOSED);
    }

    @Test
    void askingForNothingOnlyReads() {
        assertThat(relay.drive(Contact.UNKNOWN)).isEqualTo(Contact.OPEN);
        assertThat(relay.drive(Contact.CLOSED)).isEqualTo(Contact.CLOSED);
        assertThat(relay.drive(Contact.UNKNOWN)).isEqualTo(Contact.CLOSED);
    }

    @Test
    void closingTheRelayOpensTheContactForGood() {
        assertThat(relay.drive(Contact.CLOSED)).isEqualTo(Contact.CLOSED);
        relay.close();
        assertThat(bench.seen()).endsWith(Contact.OPEN);

        assertThat(relay.drive(Contact.CLOSED)).isEqualTo(Contact.UNKNOWN);
        relay.close();
        assertThat(bench.seen()).endsWith(Contact.CLOSED, Contact.OPEN);
    }

    @Test
    void itSaysWhatItIsInWordsThatFitIntoAStatus() {
        assertThat(relay.words()).isNotBlank().hasSizeLessThanOrEqualTo(Limits.WORDS_CHARACTERS);
    }
}
