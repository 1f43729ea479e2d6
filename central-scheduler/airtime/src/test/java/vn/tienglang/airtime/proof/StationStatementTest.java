package vn.tienglang.airtime.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.airtime.asrun.Digest;

/** Statements of the chains of a station. */
final class StationStatementTest {
    private static final StationId STATION = new StationId("ls-dong-kinh");
    private static final ChainId CHAIN = new ChainId("c-1");

    private static StationStatement.Branch branch(long sequence, String head) {
        return new StationStatement.Branch(CHAIN, 0, 0, 1, sequence, Digest.of(head));
    }

    private static StationStatement first(StationStatement.Branch... branches) {
        return new StationStatement(STATION, 1, MerkleHash.NONE, List.of(branches), List.of());
    }

    private static StationStatement after(
            StationStatement before,
            List<StationStatement.Branch> branches,
            List<StationStatement.Gap> gaps) {
        return new StationStatement(STATION, before.number() + 1, before.leaf(), branches, gaps);
    }

    @Test
    void aStatementIsReadAsItWasWritten() {
        var gap = new StationStatement.Gap(CHAIN, 0, 3, 5, Digest.of("5"));
        StationStatement statement =
                after(first(branch(2, "2")), List.of(branch(5, "5")), List.of(gap));
        assertThat(StationStatement.parse(statement.text())).isEqualTo(statement);
        assertThat(statement.contradiction(first(branch(2, "2")))).isEmpty();
    }

    @Test
    void whatIsDroppedRewrittenOrForkedContradicts() {
        var gap = new StationStatement.Gap(CHAIN, 0, 3, 5, Digest.of("5"));
        StationStatement one = first(branch(5, "5"));
        assertThat(after(one, List.of(branch(5, "5"), branchOne()), List.of()).contradiction(one))
                .isEmpty();
        assertThat(after(one, List.of(branch(4, "4")), List.of()).contradiction(one))
                .contains("dropped or rewritten");
        assertThat(after(one, List.of(branch(5, "other")), List.of()).contradiction(one))
                .contains("dropped or rewritten");
        assertThat(after(one, List.of(), List.of()).contradiction(one))
                .contains("dropped or rewritten");
        StationStatement gapped = after(one, List.of(branch(6, "6")), List.of(gap));
        assertThat(after(gapped, List.of(branch(6, "6")), List.of()).contradiction(gapped))
                .contains("not stated any more");
        assertThat(after(gapped, List.of(branch(7, "7")), List.of(gap)).contradiction(one))
                .contains("does not follow");
        assertThat(first(branch(6, "6")).contradiction(one)).contains("does not follow");
    }

    private static StationStatement.Branch branchOne() {
        return new StationStatement.Branch(CHAIN, 1, 0, 3, 4, Digest.of("fork"));
    }

    @Test
    void everyOtherTextIsRefused() {
        String text = first(branch(5, "5")).text();
        assertThat(StationStatement.parse(text).branches()).hasSize(1);
        for (String wrong :
                List.of(
                        "",
                        text + "\n",
                        text.strip(),
                        text.replace("tl-station-1", "tl-station-2"),
                        text.replace("chain", "chains"),
                        text.replace(" 5 ", " 05 "),
                        text.replace("\n1\n", "\n2\n"))) {
            assertThatThrownBy(() -> StationStatement.parse(wrong))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
