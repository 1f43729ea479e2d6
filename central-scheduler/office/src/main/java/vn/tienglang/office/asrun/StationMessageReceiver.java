package vn.tienglang.office.asrun;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicReference;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.asrun.AsRunLog;
import vn.tienglang.airtime.asrun.Digest;
import vn.tienglang.airtime.asrun.SignedEntry;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.StationStatus;
import vn.tienglang.office.publish.StationSender;
import vn.tienglang.office.station.StationKeys;
import vn.tienglang.office.store.ClipSource;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.station.IntakeRejection;
import vn.tienglang.office.store.station.ReceivedAsRunEntry;
import vn.tienglang.office.store.station.StationState;

/**
 * Receiver of station messages: stores as-run entries and station states, answers part requests,
 * and broadcasts the time for a station whose clock is not trusted. Its methods may be called from
 * any thread.
 */
public final class StationMessageReceiver {
    private static final Duration BEACON_INTERVAL = Duration.ofSeconds(1);

    private final Transactions transactions;
    private final StationKeys keys;
    private final ClipSource clipSource;
    private final StationSender sender;
    private final RejectionCounter rejections;
    private final AtomicReference<Instant> lastBeaconAt = new AtomicReference<>(Instant.EPOCH);

    public StationMessageReceiver(
            Transactions transactions,
            StationKeys keys,
            ClipSource clipSource,
            StationSender sender,
            RejectionCounter rejections) {
        this.transactions = transactions;
        this.keys = keys;
        this.clipSource = clipSource;
        this.sender = sender;
        this.rejections = rejections;
    }

    /** Time beacon of the centre, to be signed and sent to all stations. */
    public static Message.TimeBeacon timeBeacon(Instant now) {
        return new Message.TimeBeacon(now);
    }

    /** Receives one station message whose signature was verified. */
    public void receive(Message message, Instant now) {
        receive(List.of(message), now);
    }

    /**
     * Receives station messages in this order in one transaction: the larger the batch, the less
     * each costs the disk. Answers are sent after the commit.
     */
    public void receive(List<Message> messages, Instant now) {
        store(messages, now.truncatedTo(ChronoUnit.MILLIS));
        if (messages.stream().anyMatch(StationMessageReceiver::hasUntrustedClock)
                && mayBroadcastTime(now)) {
            sender.send(timeBeacon(now));
        }
    }

    /** A node that has just started plays nothing until it trusts its clock. */
    private static boolean hasUntrustedClock(Message message) {
        return message instanceof Message.StatusReported(StationStatus status)
                && !status.clockTrusted();
    }

    /** Every station receives a beacon, so many stations that start at once get one a second. */
    private boolean mayBroadcastTime(Instant now) {
        Instant last = lastBeaconAt.get();
        boolean recently = Duration.between(last, now).abs().compareTo(BEACON_INTERVAL) < 0;
        return !recently && lastBeaconAt.compareAndSet(last, now);
    }

    private void store(List<Message> messages, Instant now) {
        List<Reply> replies =
                transactions.inTransaction(repositories -> {
                    var all = new ArrayList<Reply>();
                    messages.forEach(message -> all.addAll(handle(repositories, message, now)));
                    return all;
                });
        // After the commit: an acknowledgement for an entry that is not stored loses the entry for
        // ever.
        for (Reply reply : replies) {
            switch (reply) {
                case Reply.Accepted(Message.AsRunAcknowledged accepted) -> sender.send(accepted);
                case Reply.Rejected(StationId station, IntakeRejection why, String detail) ->
                        rejections.countBySender(station.value(), why, detail, now);
                case Reply.Parts(StationId station, Clip clip, List<Integer> parts) ->
                        sendParts(station, clip, parts, now);
            }
        }
    }

    /** Action after the commit. */
    private sealed interface Reply {
        record Accepted(Message.AsRunAcknowledged accepted) implements Reply {}

        record Rejected(StationId station, IntakeRejection why, String detail) implements Reply {}

        record Parts(StationId station, Clip clip, List<Integer> parts) implements Reply {}
    }

    private List<Reply> handle(Repositories repositories, Message message, Instant now) {
        return switch (message) {
            case Message.AsRunReported reported -> asRun(repositories, reported, now);
            case Message.StatusReported(StationStatus status) -> status(repositories, status, now);
            case Message.StationLost(StationId station, long boot) ->
                    stationLost(repositories, station, boot);
            case Message.PartsRequested requested -> parts(repositories, requested);
            // Messages of the centre; the keyring accepts them from no station.
            case Message.LogIssued _,
                    Message.PartSent _,
                    Message.AsRunAcknowledged _,
                    Message.Urgent _,
                    Message.TimeBeacon _ ->
                    List.of();
        };
    }

    private List<Reply> asRun(
            Repositories repositories, Message.AsRunReported reported, Instant now) {
        StationId station = reported.station();
        Optional<StationKeys.SigningKey> key = keys.signingKey(station);
        if (key.isEmpty()) {
            return List.of(
                    new Reply.Rejected(station, IntakeRejection.BAD_SIGNATURE, "not enrolled"));
        }
        AsRunLog end = repositories.asRun().head(station, key.get().id());
        var replies = new ArrayList<Reply>();
        List<SignedEntry> fresh =
                newEntries(repositories, key.get(), end, reported, replies).stream()
                        .takeWhile(StationMessageReceiver::hasStorableDate)
                        .toList();
        if (!reported.entries().stream().allMatch(StationMessageReceiver::hasStorableDate)) {
            replies.add(
                    new Reply.Rejected(
                            station, IntakeRejection.MALFORMED, "as-run of another age"));
        }
        AsRunLog taken =
                switch (end.check(fresh, key.get().verifier())) {
                    case AsRunLog.Check.Intact(AsRunLog whole) -> whole;
                    case AsRunLog.Check.Broken(AsRunLog intact, String why) -> {
                        replies.add(brokenAfter(intact, fresh, why));
                        yield intact;
                    }
                };
        List<ReceivedAsRunEntry> sound =
                fresh.stream()
                        .limit(taken.sequence() - end.sequence())
                        .map(entry -> new ReceivedAsRunEntry(entry, now))
                        .toList();
        if (!sound.isEmpty()) {
            repositories.asRun().append(sound);
        }
        replies.add(new Reply.Accepted(new Message.AsRunAcknowledged(station, taken.sequence())));
        return replies;
    }

    /** Whether the date fits into the date column of the database. */
    private static boolean hasStorableDate(SignedEntry signed) {
        int year = signed.entry().date().getYear();
        return year >= 2000 && year <= 9999;
    }

    /**
     * The entries after the stored ones. If an entry differs from the stored one of its number,
     * there are none.
     */
    private static List<SignedEntry> newEntries(
            Repositories repositories,
            StationKeys.SigningKey key,
            AsRunLog end,
            Message.AsRunReported reported,
            List<Reply> replies) {
        List<SignedEntry> again =
                reported.entries().stream()
                        .filter(signed -> signed.entry().sequence() <= end.sequence())
                        .toList();
        if (!again.isEmpty()) {
            long from = again.stream().mapToLong(s -> s.entry().sequence()).min().orElseThrow();
            long to = again.stream().mapToLong(s -> s.entry().sequence()).max().orElseThrow();
            SortedMap<Long, Digest> held =
                    repositories.asRun().digests(reported.station(), key.id(), from, to);
            for (SignedEntry signed : again) {
                AsRunEntry entry = signed.entry();
                if (!entry.digest().equals(held.get(entry.sequence()))) {
                    replies.add(
                            new Reply.Rejected(
                                    reported.station(),
                                    IntakeRejection.REWRITTEN_ENTRY,
                                    "another entry " + entry.sequence() + " than the one held"));
                    return List.of();
                }
            }
        }
        return reported.entries().stream()
                .filter(signed -> signed.entry().sequence() > end.sequence())
                .toList();
    }

    private static Reply brokenAfter(AsRunLog intact, List<SignedEntry> fresh, String why) {
        boolean isGap =
                fresh.stream()
                        .map(SignedEntry::entry)
                        .filter(entry -> entry.sequence() > intact.sequence())
                        .noneMatch(entry -> entry.sequence() == intact.sequence() + 1);
        return new Reply.Rejected(
                intact.station(),
                isGap ? IntakeRejection.GAP_IN_CHAIN : IntakeRejection.BROKEN_CHAIN,
                why);
    }

    private List<Reply> status(Repositories repositories, StationStatus status, Instant now) {
        Optional<StationState> held = repositories.stationStates().find(status.station());
        if (held.isEmpty() || isNewer(status, held.get().status())) {
            repositories.stationStates().put(new StationState(status, false, now));
        }
        return List.of();
    }

    /**
     * Whether a status replaces the stored one; the broker delivers retained messages repeatedly.
     * Within one start of the node a later time is newer. A status with a trusted clock is newer
     * than one without, whose time may be any.
     */
    private static boolean isNewer(StationStatus status, StationStatus held) {
        if (status.boot() != held.boot()) {
            return status.boot() > held.boot();
        }
        return status.at().isAfter(held.at()) || (status.clockTrusted() && !held.clockTrusted());
    }

    private static List<Reply> stationLost(
            Repositories repositories, StationId station, long boot) {
        Optional<StationState> held = repositories.stationStates().find(station);
        if (held.isPresent() && boot >= held.get().status().boot() && !held.get().lost()) {
            repositories
                    .stationStates()
                    .put(new StationState(held.get().status(), true, held.get().receivedAt()));
        }
        return List.of();
    }

    private static List<Reply> parts(Repositories repositories, Message.PartsRequested requested) {
        Optional<Clip> clip = repositories.clips().find(requested.clip());
        if (clip.isEmpty()
                || !repositories.clipGrants().mayFetch(requested.station(), requested.clip())) {
            return List.of(
                    new Reply.Rejected(
                            requested.station(),
                            IntakeRejection.CLIP_NOT_GRANTED,
                            "clip " + requested.clip().brief()));
        }
        return List.of(new Reply.Parts(requested.station(), clip.get(), requested.parts()));
    }

    private void sendParts(StationId station, Clip clip, List<Integer> parts, Instant now) {
        for (int index : parts) {
            String what = "part " + index + " of clip " + clip.id().brief();
            if (index >= clip.parts()) {
                rejections.countBySender(
                        station.value(), IntakeRejection.CLIP_NOT_GRANTED, what, now);
                continue;
            }
            Optional<byte[]> bytes = clipSource.part(clip, index);
            if (bytes.isPresent()) {
                sender.send(new Message.PartSent(station, clip.id(), index, bytes.get()));
            } else {
                rejections.countBySender(
                        station.value(), IntakeRejection.CLIP_UNREADABLE, what, now);
            }
        }
    }
}
