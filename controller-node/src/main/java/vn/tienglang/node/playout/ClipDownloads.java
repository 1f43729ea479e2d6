package vn.tienglang.node.playout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.Now;
import vn.tienglang.airtime.RetryDelay;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.node.port.ClipStore;

/**
 * Which parts of which clips to want from the centre, and when. The clip needed soonest goes first;
 * one that comes to stand before it (an emergency's) has a whole window to itself at once. A part
 * that does not come is wanted again, after a wait that doubles; a clip that was damaged waits
 * longer, so that a full disk costs no SIM credit.
 */
final class ClipDownloads {
    private static final RetryDelay REQUEST_TIMEOUT =
            RetryDelay.of(Duration.ofSeconds(20), Duration.ofMinutes(5));
    private static final RetryDelay DAMAGE_DELAY =
            RetryDelay.of(Duration.ofMinutes(1), Duration.ofHours(1));

    /** A want for less than this is not worth its message, unless nothing more is left to want. */
    private static final int MIN_REQUEST = Limits.PARTS_WANTED_AT_ONCE / 2;

    private final StationId station;
    private Map<ClipId, Fetch> fetches = new LinkedHashMap<>();
    private boolean linkUp;

    ClipDownloads(StationId station) {
        this.station = station;
    }

    /** These clips are needed, soonest first. Answers those of which nothing is known yet. */
    List<Clip> setNeeded(List<Clip> clips) {
        var needed = new LinkedHashMap<ClipId, Fetch>();
        var unknown = new ArrayList<Clip>();
        for (Clip clip : clips) {
            Fetch fetch = fetches.get(clip.id());
            if (fetch == null) {
                unknown.add(clip);
                fetch = new Fetch(clip);
            }
            needed.put(clip.id(), fetch);
        }
        fetches = needed;
        return unknown;
    }

    /** What was found on disk. */
    void clipChecked(ClipId clip, ClipStore.Holding holding, Now now) {
        of(clip).ifPresent(fetch -> fetch.clipChecked(holding, now));
    }

    /** The clip this part belongs to, if the part is wanted and of the right size. */
    Optional<Clip> clipOfRequestedPart(Message.PartSent part) {
        return of(part.clip())
                .filter(fetch -> fetch.missing.contains(part.index()))
                .map(fetch -> fetch.clip)
                .filter(clip -> clip.bytesOfPart(part.index()) == part.bytes().length);
    }

    /** A wanted part has come, and is being written. */
    void partReceived(Message.PartSent part, Now now) {
        of(part.clip()).ifPresent(fetch -> fetch.progressed(now));
    }

    void partStored(ClipId clip, int index, Now now) {
        of(clip).ifPresent(fetch -> fetch.partStored(index, now));
    }

    void clipReady(ClipId clip, Now now) {
        of(clip).ifPresent(fetch -> fetch.clipReady(now));
    }

    void clipDamaged(ClipId clip, Now now) {
        of(clip).ifPresent(fetch -> fetch.clipDamaged(now));
    }

    void linkUp(Now now) {
        linkUp = true;
        fetches.values().forEach(fetch -> fetch.resetRequests(now));
    }

    void linkDown() {
        linkUp = false;
    }

    /** What to want now. */
    List<Message> nextRequests(Now now) {
        if (!linkUp) {
            return List.of();
        }
        var wants = new ArrayList<Message>();
        int room = Limits.PARTS_WANTED_AT_ONCE;
        for (Fetch fetch : incomplete()) {
            fetch.expireRequests(now);
            List<Integer> next = fetch.next(room, now);
            if (!next.isEmpty()) {
                wants.add(new Message.PartsRequested(station, fetch.clip.id(), next));
            }
            room -= fetch.requested.size();
        }
        return wants;
    }

    /** True when all of the clip is on disk, checked. */
    boolean isWhole(ClipId clip) {
        return of(clip).map(fetch -> fetch.whole).orElse(false);
    }

    /** True when the clip became whole only after this time since boot, or is not whole at all. */
    boolean wasMissingAt(ClipId clip, Duration sinceBoot) {
        return of(clip).map(fetch -> !fetch.whole || fetch.wholeSince.compareTo(sinceBoot) > 0)
                .orElse(true);
    }

    /** Clips that are needed and not whole, soonest needed first. */
    List<ClipId> missing() {
        return incomplete().stream().map(fetch -> fetch.clip.id()).toList();
    }

    /** When, in time since boot, something is to be wanted, or wanted again. */
    Optional<Duration> nextDeadline(Now now) {
        if (!linkUp) {
            return Optional.empty();
        }
        return incomplete().stream()
                .map(Fetch::deadline)
                .filter(deadline -> deadline.compareTo(now.sinceBoot()) > 0)
                .min(Duration::compareTo);
    }

    private List<Fetch> incomplete() {
        return fetches.values().stream().filter(fetch -> !fetch.whole).toList();
    }

    private Optional<Fetch> of(ClipId clip) {
        return Optional.ofNullable(fetches.get(clip));
    }

    /** One clip on its way. */
    private static final class Fetch {
        private final Clip clip;
        private final SortedSet<Integer> missing = new TreeSet<>();
        private final SortedSet<Integer> requested = new TreeSet<>();
        private boolean whole;
        private Duration wholeSince = Duration.ZERO;
        private Duration progressAt = Duration.ZERO;
        private Duration notBefore = Duration.ZERO;
        private RetryDelay requestTimeout = REQUEST_TIMEOUT;
        private RetryDelay damageDelay = DAMAGE_DELAY;

        Fetch(Clip clip) {
            this.clip = clip;
        }

        void clipChecked(ClipStore.Holding holding, Now now) {
            missing.clear();
            requested.clear();
            switch (holding) {
                case ClipStore.Holding.Whole _ -> clipReady(now);
                case ClipStore.Holding.Missing(List<Integer> parts) -> {
                    whole = false;
                    missing.addAll(parts);
                }
            }
        }

        void progressed(Now now) {
            progressAt = now.sinceBoot();
            requestTimeout = REQUEST_TIMEOUT;
        }

        void partStored(int index, Now now) {
            missing.remove(index);
            requested.remove(index);
            progressed(now);
        }

        void clipReady(Now now) {
            missing.clear();
            requested.clear();
            damageDelay = DAMAGE_DELAY;
            if (!whole) {
                whole = true;
                wholeSince = now.sinceBoot();
            }
        }

        void clipDamaged(Now now) {
            whole = false;
            requested.clear();
            for (int index = 0; index < clip.parts(); index++) {
                missing.add(index);
            }
            notBefore = now.sinceBoot().plus(damageDelay.delay());
            damageDelay = damageDelay.doubled();
        }

        void resetRequests(Now now) {
            requested.clear();
            requestTimeout = REQUEST_TIMEOUT;
            progressAt = now.sinceBoot();
        }

        void expireRequests(Now now) {
            if (!requested.isEmpty() && now.sinceBoot().compareTo(requestExpiresAt()) >= 0) {
                requested.clear();
                requestTimeout = requestTimeout.doubled();
                progressAt = now.sinceBoot();
            }
        }

        private Duration requestExpiresAt() {
            return progressAt.plus(requestTimeout.delay());
        }

        List<Integer> next(int room, Now now) {
            if (now.sinceBoot().compareTo(notBefore) < 0) {
                return List.of();
            }
            List<Integer> unasked =
                    missing.stream().filter(index -> !requested.contains(index)).toList();
            int many = Math.min(room - requested.size(), unasked.size());
            if (many < Math.min(MIN_REQUEST, unasked.size()) || many <= 0) {
                return List.of();
            }
            if (requested.isEmpty()) {
                progressAt = now.sinceBoot();
            }
            List<Integer> next = unasked.subList(0, many);
            requested.addAll(next);
            return next;
        }

        /** Past when nothing but room is waited for, and room is made by events. */
        Duration deadline() {
            return requested.isEmpty() ? notBefore : requestExpiresAt();
        }
    }
}
