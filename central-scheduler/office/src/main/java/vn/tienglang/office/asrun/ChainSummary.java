package vn.tienglang.office.asrun;

import java.util.List;
import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.office.store.station.AsRunBranch;
import vn.tienglang.office.store.station.AsRunGap;

/**
 * Chain of as-run entries of a station.
 *
 * @param chain its id
 * @param link what it says about the chain before it
 * @param branches its branches, by number; more than one when two boards wrote copies of it
 * @param gaps missing ranges, as the station stated and signed them
 * @param cloned whether two branches were written lately, so two boards may be at work now
 */
public record ChainSummary(
        ChainId chain,
        ChainLink link,
        List<AsRunBranch> branches,
        List<AsRunGap> gaps,
        boolean cloned) {
    /** Takes copies. */
    public ChainSummary {
        branches = List.copyOf(branches);
        gaps = List.copyOf(gaps);
    }
}
