package vn.tienglang.node.playout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.Now;
import vn.tienglang.airtime.RetryDelay;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.node.playout.download.PartPieces;
import vn.tienglang.node.playout.download.RequestWindow;
import vn.tienglang.node.port.ClipStore;

/**
 * Download plan: which parts of which clips to request from the centre, and when. The clip needed
 * soonest is requested first; a clip that moves before it (that of an emergency) gets a whole
 * window at once.
 *
 * <pre>
 * clip unknown   -> missing   it was checked, and parts are missing
 * clip unknown   -> whole     it was checked, and is whole
 * clip missing   -> whole     the clip store reports that it is ready
 * clip any       -> missing   it was damaged: all parts, after 1 min, 2 min, … up to 1 h
 * part missing   -> requested there is room in the window
 * part requested -> stored    all its pieces have come, and it was written to disk
 * part requested -> missing   no part came for 20 s, 40 s, … up to 5 min; or the link came up anew
 * </pre>
 *
 * <p>The window is a few seconds of the link, because the centre learns from each request how much
 * has arrived, and paces by that ({@link RequestWindow}).
 *
 * <p>A clip of which nothing came after a request takes no room from the others: the centre may not
 * have it.
 *
 * <p>The wait after damage is long so that a full disk does not cost mobile data.
 */
final class ClipDownloads {
    private static final RetryDelay REQUEST_TIMEOUT =
            RetryDelay.of(Duration.ofSeconds(20), Duration.ofMinutes(5));
    private static final RetryDelay DAMAGE_DELAY =
            RetryDelay.of(Duration.ofMinutes(1), Duration.ofHours(1));

    private final StationId station;
    private Map<ClipId, Fetch> fetches = new LinkedHashMap<>();
    private final RequestWindow window = new RequestWindow();

    /** Bytes of parts that came since the link is up. */
    private long received;

    private boolean linkUp;

    ClipDownloads(StationId station) {
        this.station = station;
    }

    /** Sets the clips that are needed, soonest first. Returns those that were not known. */
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

    /** Records what was found on disk. */
    void clipChecked(ClipId clip, ClipStore.Holding holding, Now now) {
        of(clip).ifPresent(fetch -> fetch.clipChecked(holding, now));
    }

    /** The clip of this part, if the part is missing and has the right size. */
    Optional<Clip> clipOfRequestedPart(Message.PartSent part) {
        return of(part.clip())
                .filter(fetch -> fetch.missing.contains(part.index()))
                .map(fetch -> fetch.clip)
                .filter(clip -> clip.bytesOfPart(part.index()) == part.bytes().length);
    }

    /**
     * A part or a piece of one has come.
     *
     * @return the part, if it is missing and now whole; it still has to be checked and written
     */
    Optional<Message.PartSent> received(Message.PartSent part, Now now) {
        received += part.bytes().length;
        return of(part.clip())
                .filter(fetch -> fetch.missing.contains(part.index()))
                .flatMap(fetch -> {
                    fetch.progressed(now);
                    return fetch.assembled(part);
                });
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
        received = 0;
        window.reset();
        fetches.values().forEach(fetch -> fetch.resetRequests(now));
    }

    void linkDown() {
        linkUp = false;
    }

    /** The requests to send now; they then count as sent. */
    List<Message> nextRequests(Now now) {
        if (!linkUp) {
            return List.of();
        }
        var requests = new ArrayList<Message>();
        int room = Limits.PARTS_WANTED_AT_ONCE;
        long bytesBefore = 0;
        for (Fetch fetch : incomplete()) {
            boolean wasStalled = fetch.isStalled();
            if (fetch.expireRequests(now) && !wasStalled) {
                window.reset();
            }
            long outstanding = bytesBefore + fetch.bytesOutstanding();
            List<Integer> next = fetch.next(room, window.parts(fetch.clip, outstanding, now), now);
            if (!next.isEmpty()) {
                window.requested(outstanding, now);
                requests.add(
                        new Message.PartsRequested(
                                station, fetch.clip.id(), next, OptionalLong.of(received)));
            }
            if (!fetch.isStalled()) {
                room -= fetch.requested.size();
                bytesBefore += fetch.bytesOutstanding();
            }
        }
        return requests;
    }

    /** True when the whole clip is on disk and checked. */
    boolean isWhole(ClipId clip) {
        return of(clip).map(fetch -> fetch.whole).orElse(false);
    }

    /** True when the clip became whole only after this time since boot, or is not whole. */
    boolean wasMissingAt(ClipId clip, Duration sinceBoot) {
        return of(clip).map(fetch -> !fetch.whole || fetch.wholeSince.compareTo(sinceBoot) > 0)
                .orElse(true);
    }

    /** Clips that are needed and not whole, soonest needed first. */
    List<ClipId> missing() {
        return incomplete().stream().map(fetch -> fetch.clip.id()).toList();
    }

    /** When, in time since boot, the next request is due. */
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

    /** State of one clip. */
    private static final class Fetch {
        private final Clip clip;
        private final SortedSet<Integer> missing = new TreeSet<>();
        private final SortedSet<Integer> requested = new TreeSet<>();
        private final Map<Integer, PartPieces> pieces = new LinkedHashMap<>();
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
            pieces.clear();
            switch (holding) {
                case ClipStore.Holding.Whole _ -> clipReady(now);
                case ClipStore.Holding.Missing(List<Integer> parts) -> {
                    whole = false;
                    missing.addAll(parts);
                }
            }
        }

        /** The whole part, once this piece completes it. */
        Optional<Message.PartSent> assembled(Message.PartSent piece) {
            int size = clip.bytesOfPart(piece.index());
            if (piece.offset() == 0 && piece.bytes().length >= size) {
                return Optional.of(piece);
            }
            if (!requested.contains(piece.index())) {
                // Only requested parts are assembled, which bounds the memory.
                return Optional.empty();
            }
            PartPieces held = pieces.computeIfAbsent(piece.index(), _ -> new PartPieces(size));
            held.add(piece.offset(), piece.bytes());
            if (!held.isWhole()) {
                return Optional.empty();
            }
            pieces.remove(piece.index());
            return Optional.of(
                    new Message.PartSent(
                            piece.station(), piece.clip(), piece.index(), held.bytes()));
        }

        /** Bytes that are requested and have not come. */
        long bytesOutstanding() {
            return requested.stream()
                    .mapToLong(index -> {
                        PartPieces held = pieces.get(index);
                        long come = held == null ? 0 : held.filled();
                        return clip.bytesOfPart(index) - come;
                    })
                    .sum();
        }

        void progressed(Now now) {
            progressAt = now.sinceBoot();
            requestTimeout = REQUEST_TIMEOUT;
        }

        void partStored(int index, Now now) {
            missing.remove(index);
            requested.remove(index);
            pieces.remove(index);
            progressed(now);
        }

        void clipReady(Now now) {
            missing.clear();
            requested.clear();
            pieces.clear();
            damageDelay = DAMAGE_DELAY;
            if (!whole) {
                whole = true;
                wholeSince = now.sinceBoot();
            }
        }

        void clipDamaged(Now now) {
            whole = false;
            requested.clear();
            pieces.clear();
            for (int index = 0; index < clip.parts(); index++) {
                missing.add(index);
            }
            notBefore = now.sinceBoot().plus(damageDelay.delay());
            damageDelay = damageDelay.doubled();
        }

        void resetRequests(Now now) {
            requested.clear();
            pieces.clear();
            requestTimeout = REQUEST_TIMEOUT;
            progressAt = now.sinceBoot();
        }

        /** True when the last request expired, and nothing has come since. */
        boolean isStalled() {
            return !requestTimeout.equals(REQUEST_TIMEOUT);
        }

        /** True when a request expired. */
        boolean expireRequests(Now now) {
            if (requested.isEmpty() || now.sinceBoot().compareTo(requestExpiresAt()) < 0) {
                return false;
            }
            requested.clear();
            pieces.clear();
            requestTimeout = requestTimeout.doubled();
            progressAt = now.sinceBoot();
            return true;
        }

        private Duration requestExpiresAt() {
            return progressAt.plus(requestTimeout.delay());
        }

        /**
         * The parts to request next.
         *
         * @param room parts that may still be requested, the requested ones of this clip included
         * @param allowed parts that the window allows
         */
        List<Integer> next(int room, RequestWindow.Allowed allowed, Now now) {
            if (now.sinceBoot().compareTo(notBefore) < 0) {
                return List.of();
            }
            List<Integer> unrequested =
                    missing.stream().filter(index -> !requested.contains(index)).toList();
            int count =
                    Math.min(Math.min(room - requested.size(), allowed.most()), unrequested.size());
            if (count < Math.min(allowed.least(), unrequested.size()) || count <= 0) {
                return List.of();
            }
            if (requested.isEmpty()) {
                progressAt = now.sinceBoot();
            }
            List<Integer> next = unrequested.subList(0, count);
            requested.addAll(next);
            return next;
        }

        /**
         * When the request expires, or may first be sent. A time in the past means that the clip
         * waits for room in the window, which only an event can make.
         */
        Duration deadline() {
            return requested.isEmpty() ? notBefore : requestExpiresAt();
        }
    }
}
