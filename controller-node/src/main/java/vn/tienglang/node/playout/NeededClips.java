package vn.tienglang.node.playout;

import java.util.List;
import java.util.stream.Stream;
import vn.tienglang.airtime.Clip;

/**
 * List of the clips that the station needs: those of open airings, and the one being played. Called
 * whenever the set of open airings changes. Tells the clip store what to keep and {@link
 * ClipDownloads} what to fetch.
 */
final class NeededClips {
    private final HeldLogs heldLogs;
    private final ClipDownloads downloads;
    private final AirArbiter air;
    private final CommandBuffer commands;

    NeededClips(
            HeldLogs heldLogs, ClipDownloads downloads, AirArbiter air, CommandBuffer commands) {
        this.heldLogs = heldLogs;
        this.downloads = downloads;
        this.air = air;
        this.commands = commands;
    }

    /** Recomputes the list after a change of the open airings. */
    void refresh() {
        List<Clip> needed = heldLogs.clips();
        Stream<Clip> inUse = air.currentClaim().stream().map(Claim::clip);
        commands.issue(
                new Command.RetainClips(
                        Stream.concat(needed.stream(), inUse)
                                .map(Clip::id)
                                .distinct()
                                .sorted()
                                .toList()));
        downloads.setNeeded(needed).forEach(clip -> commands.issue(new Command.CheckClip(clip)));
    }
}
