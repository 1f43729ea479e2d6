package vn.tienglang.office.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The chain of audit entries finds what was changed, removed or put in between. */
final class ChainedAuditEntryTest {
    private static final Instant AT = Instant.parse("2026-11-21T01:02:03.004Z");
    private final List<ChainedAuditEntry> chain = new ArrayList<>();

    @BeforeEach
    void write() {
        String previous = ChainedAuditEntry.START;
        for (int i = 0; i < 5; i++) {
            var entry =
                    new AuditEntry(
                            AT.plusSeconds(i), "lan", "book", "s" + i, "20", "a", "b", "::1");
            var next = ChainedAuditEntry.after(i, previous, entry);
            chain.add(next);
            previous = next.digest();
        }
    }

    @Test
    void aWholeChainIsWholeAlsoWithoutItsOldEntries() {
        assertThat(ChainedAuditEntry.firstBroken(chain, 5)).isEmpty();
        assertThat(ChainedAuditEntry.firstBroken(chain.subList(2, 5), 5)).isEmpty();
        assertThat(ChainedAuditEntry.firstBroken(List.of(), 0)).isEmpty();
    }

    @Test
    void aChangedFieldIsFound() {
        AuditEntry was = chain.get(2).entry();
        List<AuditEntry> forged =
                List.of(
                        new AuditEntry(AT, "lan", "book", "s2", "20", "a", "b", "::1"),
                        new AuditEntry(was.at(), "minh", "book", "s2", "20", "a", "b", "::1"),
                        new AuditEntry(was.at(), "lan", "boo", "ks2", "20", "a", "b", "::1"),
                        new AuditEntry(was.at(), "lan", "book", "s2", "04", "a", "b", "::1"),
                        new AuditEntry(was.at(), "lan", "book", "s2", "20", "x", "b", "::1"),
                        new AuditEntry(was.at(), "lan", "book", "s2", "20", "a", "x", "::1"),
                        new AuditEntry(was.at(), "lan", "book", "s2", "20", "a", "b", "::2"));
        for (AuditEntry entry : forged) {
            var broken = new ArrayList<>(chain);
            broken.set(
                    2,
                    new ChainedAuditEntry(
                            3, entry, chain.get(2).previous(), chain.get(2).digest()));
            assertThat(ChainedAuditEntry.firstBroken(broken, 5)).hasValue(3);
            // Also when the forger computes the digest anew.
            broken.set(2, ChainedAuditEntry.after(2, chain.get(2).previous(), entry));
            assertThat(ChainedAuditEntry.firstBroken(broken, 5)).hasValue(4);
        }
    }

    @Test
    void aMissingEntryIsFoundInTheMiddleAndAtTheEnd() {
        var holed = new ArrayList<>(chain);
        holed.remove(2);

        assertThat(ChainedAuditEntry.firstBroken(holed, 5)).hasValue(3);
        assertThat(ChainedAuditEntry.firstBroken(chain.subList(0, 4), 5)).hasValue(5);
        assertThat(ChainedAuditEntry.firstBroken(List.of(), 5)).hasValue(1);
    }
}
