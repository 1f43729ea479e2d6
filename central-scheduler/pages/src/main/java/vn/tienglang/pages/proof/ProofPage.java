package vn.tienglang.pages.proof;

import java.util.List;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.PageFrame;
import vn.tienglang.pages.html.PageLink;

/**
 * Page of the proof log.
 *
 * @param state how far the proof goes now
 * @param about sentence that explains the state
 * @param checkpoints the latest first
 * @param stations stations with missing entries or two histories
 * @param month month that the form proposes, as {@code 2026-11}
 * @param key key of the log
 * @param witnesses keys of the witnesses
 */
public record ProofPage(
        PageFrame frame,
        Badge state,
        String about,
        List<Line> checkpoints,
        List<PageLink> stations,
        String month,
        String key,
        List<String> witnesses) {
    /** Takes copies. */
    public ProofPage {
        checkpoints = List.copyOf(checkpoints);
        stations = List.copyOf(stations);
        witnesses = List.copyOf(witnesses);
    }

    /**
     * Checkpoint.
     *
     * @param when when it was signed
     * @param leaves number of statements
     * @param mark whether a witness has cosigned it
     * @param path where the file is
     */
    public record Line(String when, String leaves, Badge mark, String path) {}
}
