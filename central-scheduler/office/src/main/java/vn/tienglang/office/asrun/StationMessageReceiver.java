package vn.tienglang.office.asrun;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunLog;
import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.airtime.asrun.Digest;
import vn.tienglang.airtime.asrun.SignedEntry;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.Nonce;
import vn.tienglang.airtime.wire.StationStatus;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.publish.PublishTrigger;
import vn.tienglang.office.publish.PublishingService;
import vn.tienglang.office.publish.StationSender;
import vn.tienglang.office.station.StationKeys;
import vn.tienglang.office.store.ClipSource;
import vn.tienglang.office.store.DailyLogRepository;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.emergency.EmergencyRepository;
import vn.tienglang.office.store.station.AsRunBranch;
import vn.tienglang.office.store.station.IntakeRejection;
import vn.tienglang.office.store.station.StationState;

/**
 * Receiver of station messages: stores as-run entries and station states, and answers requests for
 * clip parts and for the time. Its methods may be called from any thread.
 */
public final class StationMessageReceiver {
    /** A step before this has the time of a clock that was not set; the time here stands for it. */
    private static final Instant EARLIEST_STORED = Instant.parse("2025-01-01T00:00:00Z");

    /** So far a station's clock may be ahead of this one in the report of a step. */
    private static final Duration CLOCK_AHEAD = Duration.ofDays(1);

    private final Transactions transactions;
    private final StationKeys keys;
    private final ClipSource clipSource;
    private final StationSender sender;
    private final PublishTrigger trigger;
    private final RejectionCounter rejections;

    /**
     * Receiver over these repositories.
     *
     * @param trigger called when a station holds a later log than the one issued last, or another
     *     content under its number
     */
    public StationMessageReceiver(
            Transactions transactions,
            StationKeys keys,
            ClipSource clipSource,
            StationSender sender,
            PublishTrigger trigger,
            RejectionCounter rejections) {
        this.transactions = transactions;
        this.keys = keys;
        this.clipSource = clipSource;
        this.sender = sender;
        this.trigger = trigger;
        this.rejections = rejections;
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
        for (Message message : messages) {
            // Before the database: every delay widens the bound of the answer.
            if (message instanceof Message.TimeRequested(StationId station, Nonce nonce)) {
                sender.send(new Message.TimeAnswered(station, nonce, now));
            }
        }
        List<Message> others =
                messages.stream()
                        .filter(message -> !(message instanceof Message.TimeRequested))
                        .toList();
        if (!others.isEmpty()) {
            store(others, now.truncatedTo(ChronoUnit.MILLIS));
        }
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
                case Reply.Answer(Message answer) -> sender.send(answer);
                case Reply.RevisionBehind() -> trigger.publishNow();
                case Reply.Rejected(StationId station, IntakeRejection why, String detail) ->
                        rejections.countBySender(station.value(), why, detail, now);
                case Reply.LogDiffers(StationId station, var log) ->
                        rejections.countBySender(
                                station.value(), IntakeRejection.LOG_DIFFERS, words(log), now);
                case Reply.Parts(Clip clip, Message.PartsRequested requested) ->
                        sendParts(clip, requested, now);
            }
        }
    }

    /** Action after the commit. */
    private sealed interface Reply {
        record Answer(Message answer) implements Reply {}

        /**
         * A station holds a later revision of a log than the one issued last, or another content.
         */
        record RevisionBehind() implements Reply {}

        record Rejected(StationId station, IntakeRejection why, String detail) implements Reply {}

        /** A station holds another content under the same revision. */
        record LogDiffers(StationId station, StationStatus.HeldLog log) implements Reply {}

        record Parts(Clip clip, Message.PartsRequested requested) implements Reply {}
    }

    private List<Reply> handle(Repositories repositories, Message message, Instant now) {
        return switch (message) {
            case Message.AsRunReported reported -> asRun(repositories, reported, now);
            case Message.StatusReported(StationStatus status) -> status(repositories, status, now);
            case Message.AsRunRangeMissing missing -> rangeMissing(repositories, missing, now);
            case Message.StationLost lost -> stationLost(repositories, lost);
            case Message.PartsRequested requested -> parts(repositories, requested);
            case Message.EmergencyProgressed progressed ->
                    progressed(repositories, progressed, now);
            // A time request is answered already; the others are messages of the centre, which the
            // keyring accepts from no station.
            case Message.TimeRequested _,
                    Message.LogIssued _,
                    Message.PartSent _,
                    Message.AsRunAcknowledged _,
                    Message.Urgent _,
                    Message.EmergencyIssued _,
                    Message.TimeAnswered _,
                    Message.TimeBeacon _ ->
                    List.of();
        };
    }

    private List<Reply> asRun(
            Repositories repositories, Message.AsRunReported reported, Instant now) {
        StationId station = reported.station();
        var replies = new ArrayList<Reply>();
        List<SignedEntry> storable =
                reported.entries().stream()
                        .takeWhile(StationMessageReceiver::hasStorableDate)
                        .toList();
        if (storable.size() < reported.entries().size()) {
            replies.add(
                    new Reply.Rejected(
                            station, IntakeRejection.MALFORMED, "as-run of another age"));
        }
        ChainIntake intake = intake(repositories, station, reported.chain());
        ChainIntake.Result result =
                storable.isEmpty()
                        ? intake.nothingOf(reported.entries())
                        : intake.receive(storable, now);
        replies.addAll(replies(result));
        updateUnsent(repositories, result.end());
        return replies;
    }

    private static List<Reply> progressed(
            Repositories repositories, Message.EmergencyProgressed progressed, Instant now) {
        progressed
                .steps()
                .forEach((step, at) -> {
                    Instant storable =
                            at.isBefore(EARLIEST_STORED) || at.isAfter(now.plus(CLOCK_AHEAD))
                                    ? now
                                    : at.truncatedTo(ChronoUnit.MILLIS);
                    boolean _ =
                            repositories
                                    .emergencies()
                                    .addStep(
                                            progressed.number(),
                                            new EmergencyRepository.StationStep(
                                                    progressed.station(), step, storable, now));
                });
        return List.of();
    }

    private List<Reply> rangeMissing(
            Repositories repositories, Message.AsRunRangeMissing missing, Instant now) {
        return replies(
                intake(repositories, missing.station(), missing.chain()).receive(missing, now));
    }

    private ChainIntake intake(Repositories repositories, StationId station, ChainId chain) {
        return new ChainIntake(
                repositories.asRun(), station, chain, key -> keys.entryVerifier(station, key));
    }

    private static List<Reply> replies(ChainIntake.Result result) {
        Stream<Reply> problem =
                result.problem().stream()
                        .map(one ->
                                new Reply.Rejected(
                                        result.end().station(), one.reason(), one.detail()));
        return Stream.concat(problem, Stream.of(new Reply.Answer(result.acknowledgement())))
                .toList();
    }

    /** The station does not report again only because its entries were acknowledged. */
    private static void updateUnsent(Repositories repositories, AsRunLog stored) {
        Optional<StationState> held = repositories.stationStates().find(stored.station());
        held.map(StationState::status)
                .filter(status -> status.unsent() > 0)
                .filter(status ->
                        status.chain().map(AsRunLog::chain).equals(Optional.of(stored.chain())))
                .filter(status -> stored.sequence() > status.acknowledged())
                .ifPresent(status ->
                        repositories
                                .stationStates()
                                .put(held.get().with(status.acknowledgedUpTo(stored.sequence()))));
    }

    /** Whether the date fits into the date column of the database. */
    private static boolean hasStorableDate(SignedEntry signed) {
        int year = signed.entry().date().getYear();
        return year >= 2000 && year <= 9999;
    }

    private List<Reply> status(Repositories repositories, StationStatus status, Instant now) {
        Optional<StationState> held = repositories.stationStates().find(status.station());
        if (held.isEmpty() || isNewer(status, held.get().status())) {
            repositories.stationStates().put(new StationState(status, false, now));
        }
        var replies = new ArrayList<Reply>();
        status.chain()
                .flatMap(end ->
                        intake(repositories, status.station(), end.chain()).correction(status))
                .ifPresent(correction -> replies.add(new Reply.Answer(correction)));
        status.chain()
                .filter(StationMessageReceiver::startsUnknown)
                .flatMap(end -> endOfChainBefore(repositories, end))
                .ifPresent(before -> replies.add(new Reply.Answer(before)));
        replies.addAll(contradictedLogs(repositories, status, now));
        List<StationStatus.HeldLog> before = held.map(one -> one.status().logs()).orElse(List.of());
        for (Reply reply : replies) {
            if (reply instanceof Reply.LogDiffers(StationId station, var log)
                    && !before.contains(log)) {
                repositories
                        .audit()
                        .add(
                                new AuditEntry(
                                        now.truncatedTo(ChronoUnit.MILLIS),
                                        "",
                                        "log-differs",
                                        station.value() + " " + words(log)));
            }
        }
        return replies;
    }

    /** A chain without an entry whose station does not know how the one before it ended. */
    private static boolean startsUnknown(AsRunLog end) {
        return end.sequence() == 0 && end.head().equals(Digest.NONE);
    }

    /** The acknowledgement of the chain that was written last, which a new chain is to name. */
    private static Optional<Message> endOfChainBefore(Repositories repositories, AsRunLog fresh) {
        return repositories.asRun().branches(fresh.station()).stream()
                .filter(branch -> !branch.end().chain().equals(fresh.chain()))
                .filter(branch -> branch.end().sequence() > 0)
                .max(
                        Comparator.comparing(AsRunBranch::writtenAt)
                                .thenComparingLong(branch -> branch.end().sequence()))
                .map(AsRunBranch::end)
                .map(end ->
                        new Message.AsRunAcknowledged(
                                end.station(), end.chain(), end.sequence(), end.head()));
    }

    /**
     * The station holds a later revision of a log than the one issued last, or the same with
     * another content: the database was restored from a backup. The log is then issued again at
     * once, with a higher revision; another content is also shown on the page of the station, and
     * an audit entry says so once.
     */
    private static List<Reply> contradictedLogs(
            Repositories repositories, StationStatus status, Instant now) {
        // No station is west of Greenwich, so its day is this one or the next. Past days are never
        // issued again.
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        SortedMap<LocalDate, StationStatus.HeldLog> held = new TreeMap<>();
        status.logs().stream()
                .filter(log -> !log.date().isBefore(today))
                .filter(log -> log.revision() <= PublishingService.REVISION_BELIEVED)
                .forEach(log -> held.put(log.date(), log));
        var replies = new ArrayList<Reply>();
        if (held.isEmpty()) {
            return replies;
        }
        for (DailyLogRepository.LatestLog issued :
                repositories
                        .dailyLogs()
                        .latestDigests(
                                List.of(status.station()),
                                held.firstKey(),
                                held.lastKey().plusDays(1))) {
            held.computeIfPresent(
                    issued.revision().date(),
                    (_, log) -> {
                        if (issued.hasOtherContent(log)) {
                            replies.add(new Reply.LogDiffers(status.station(), log));
                        }
                        return issued.isContradictedBy(log) ? log : null;
                    });
        }
        if (!held.isEmpty()) {
            replies.add(new Reply.RevisionBehind());
        }
        return replies;
    }

    private static String words(StationStatus.HeldLog held) {
        return "log " + held.date() + " revision " + held.revision();
    }

    /**
     * Whether a status replaces the stored one; the broker delivers retained messages repeatedly.
     * Within one start of the node a later time is newer. A status with a trusted clock is newer
     * than one without, whose time may be any. Starts are counted by the journal, so those of
     * another chain cannot be compared: a board whose clock is not trusted yet, or is later, is the
     * new one.
     */
    private static boolean isNewer(StationStatus status, StationStatus held) {
        boolean isSameChain =
                status.chain().map(AsRunLog::chain).equals(held.chain().map(AsRunLog::chain));
        if (!isSameChain && !status.clockTrusted()) {
            return true;
        }
        if (isSameChain && status.boot() != held.boot()) {
            return status.boot() > held.boot();
        }
        return status.at().isAfter(held.at()) || (status.clockTrusted() && !held.clockTrusted());
    }

    private static List<Reply> stationLost(Repositories repositories, Message.StationLost lost) {
        repositories
                .stationStates()
                .find(lost.station())
                .filter(held -> !held.lost())
                .filter(held -> lost.boot() >= held.status().boot())
                .filter(held ->
                        lost.chain().isEmpty()
                                || lost.chain().equals(held.status().chain().map(AsRunLog::chain)))
                .ifPresent(held ->
                        repositories
                                .stationStates()
                                .put(new StationState(held.status(), true, held.receivedAt())));
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
        return List.of(new Reply.Parts(clip.get(), requested));
    }

    private void sendParts(Clip clip, Message.PartsRequested requested, Instant now) {
        StationId station = requested.station();
        for (int index : requested.parts()) {
            String what = "part " + index + " of clip " + clip.id().brief();
            if (index >= clip.parts()) {
                rejections.countBySender(
                        station.value(), IntakeRejection.CLIP_NOT_GRANTED, what, now);
                continue;
            }
            Optional<byte[]> bytes = clipSource.part(clip, index);
            if (bytes.isPresent()) {
                sender.sendPart(
                        new Message.PartSent(station, clip.id(), index, bytes.get()),
                        requested.received());
            } else {
                rejections.countBySender(
                        station.value(), IntakeRejection.CLIP_UNREADABLE, what, now);
            }
        }
    }
}
