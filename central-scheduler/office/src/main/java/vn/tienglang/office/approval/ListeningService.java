package vn.tienglang.office.approval;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.people.Login;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.programme.Listening;

/**
 * Service that knows who heard which clip. A clip counts as heard when every byte of it, from the
 * first on, was sent to the person, or when the person confirms it, which is audited. May be called
 * from any thread.
 */
public final class ListeningService {
    /** Greatest number of clips that are being played; of more, the oldest is forgotten. */
    private static final int PLAYING_MOST = 2_000;

    private final Transactions transactions;
    private final InstantSource clock;

    /** Bytes from the first on that were sent, in the order of use. */
    private final Map<Playing, Long> playing = new LinkedHashMap<>(16, 0.75f, true);

    private record Playing(ClipId clip, String login) {}

    ListeningService(Transactions transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Counts bytes of a clip that were sent to a person. A piece after a gap does not count: what
     * was skipped was not heard.
     *
     * @param first offset of the first byte that was sent
     * @param until offset after the last one
     * @param whole size of the clip in bytes
     */
    public void sent(ClipId clip, Officer officer, long first, long until, long whole) {
        if (reached(new Playing(clip, officer.login()), first, until) >= whole) {
            put(List.of(clip), officer, false);
        }
    }

    private synchronized long reached(Playing one, long first, long until) {
        long before = playing.getOrDefault(one, 0L);
        long now = first <= before ? Math.max(before, until) : before;
        playing.put(one, now);
        if (playing.size() > PLAYING_MOST) {
            playing.remove(playing.keySet().iterator().next());
        }
        return now;
    }

    /** The clips among these that the person has not heard, in their order. */
    public List<ClipId> unheard(Collection<ClipId> clips, Officer officer) {
        var login = new Login(officer.login());
        return transactions.inTransaction(repositories ->
                clips.stream()
                        .distinct()
                        .filter(clip -> repositories.listenings().find(clip, login).isEmpty())
                        .toList());
    }

    /** Stores that the person says to have heard these clips, in the audit log too. */
    public void confirm(List<ClipId> clips, Officer officer) {
        put(clips, officer, true);
    }

    private void put(List<ClipId> clips, Officer officer, boolean confirmed) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var login = new Login(officer.login());
        int stored =
                transactions.inTransaction(repositories -> {
                    for (ClipId clip : clips) {
                        repositories.listenings().put(new Listening(clip, login, now, confirmed));
                        if (confirmed) {
                            repositories
                                    .audit()
                                    .add(
                                            AuditEntry.by(
                                                    officer,
                                                    now,
                                                    "listening-confirm",
                                                    clip.brief()));
                        }
                    }
                    return clips.size();
                });
        assert stored == clips.size();
    }
}
