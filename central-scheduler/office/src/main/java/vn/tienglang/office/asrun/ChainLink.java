package vn.tienglang.office.asrun;

import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.airtime.asrun.Digest;

/**
 * Link from the first entry of a chain to the station's chain before it, as far as it is stored.
 */
public sealed interface ChainLink {
    /** It is the first chain of the station, and it names none. */
    record First() implements ChainLink {}

    /** It names the last stored entry of this chain. */
    record Verified(ChainId before, long sequence) implements ChainLink {}

    /** It names none: the station did not know how the chain before it ended. */
    record Unknown() implements ChainLink {}

    /** It names an entry that is not stored: entries before it never arrived. */
    record NotStored(Digest named) implements ChainLink {}

    /**
     * It names an entry of this chain that is not the last: the chain before went on after the
     * station had given it up.
     *
     * @param sequence number of the named entry
     * @param stored number of the last stored entry of that chain
     */
    record Contradicting(ChainId before, long sequence, long stored) implements ChainLink {}
}
