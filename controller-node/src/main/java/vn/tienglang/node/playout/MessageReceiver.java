package vn.tienglang.node.playout;

import java.time.Duration;
import java.util.Optional;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.Emergency;
import vn.tienglang.airtime.Now;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.Digest;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.Rejection;
import vn.tienglang.node.port.ClockReading;
import vn.tienglang.node.port.Journal;

/**
 * Receiver of the messages of the centre. Checks each message against what the station holds, then
 * stores it, ignores it, or counts it as rejected.
 *
 * <pre>
 * log              another station's                            rejected, OTHER_STATION
 *                  of a day before yesterday, or older revision rejected, STALE
 *                  revision held already                        ignored
 *                  revision held with another content           ignored, and a fault; the status
 *                                                               makes the centre issue a higher one
 *                  one day more than a station keeps            rejected, OVERSIZE
 *                  newer revision                               journalled, then held
 * emergency        an alert for other areas, or held already    ignored
 *                  more than a station keeps                    rejected, OVERSIZE
 *                  of an earlier version, with a lower number
 *                  than one obeyed                              rejected, STALE
 *                  new                                          journalled, then held; what it ends
 *                                                               is ended, held or not
 * part             not requested, or of the wrong size          ignored
 *                  requested                                    stored on disk
 * acknowledgement  another station's                            rejected, OTHER_STATION
 *                  another chain's, own chain empty             the first entry will name it
 *                  another chain's, otherwise                   ignored
 *                  beyond the end of the journal                rejected, MALFORMED, and a fault
 *                  of another entry than the journal's          a fault; all entries are sent again
 *                  equal to the last                            ignored
 *                  higher or lower                              journalled, next batch may go
 * time             another station's                            rejected, OTHER_STATION
 *                  without a request of this nonce              rejected, STALE
 *                  requested                                    compared with the wall clock
 * time beacon      of a centre of an earlier version            ignored
 * any other        only a station sends it                      rejected, UNKNOWN_TOPIC
 * </pre>
 */
final class MessageReceiver {
    private final PlayoutSettings settings;
    private final ClockTrust clockTrust;
    private final HeldLogs heldLogs;
    private final ClipDownloads downloads;
    private final AsRunSender asRunSender;
    private final TimeRequester timeRequester;
    private final NeededClips neededClips;
    private final ActiveFaults faults;
    private final RejectedMessages rejected;
    private final CommandBuffer commands;

    MessageReceiver(
            PlayoutSettings settings,
            ClockTrust clockTrust,
            HeldLogs heldLogs,
            ClipDownloads downloads,
            AsRunSender asRunSender,
            TimeRequester timeRequester,
            NeededClips neededClips,
            ActiveFaults faults,
            RejectedMessages rejected,
            CommandBuffer commands) {
        this.settings = settings;
        this.clockTrust = clockTrust;
        this.heldLogs = heldLogs;
        this.downloads = downloads;
        this.asRunSender = asRunSender;
        this.timeRequester = timeRequester;
        this.neededClips = neededClips;
        this.faults = faults;
        this.rejected = rejected;
        this.commands = commands;
    }

    /** Receives one message whose signature was good. */
    void receive(Message message, ClockReading reading) {
        Now now = clockTrust.now(reading);
        switch (message) {
            case Message.LogIssued(DailyLog log) -> receive(log, now);
            case Message.Urgent urgent -> receive(urgent, now);
            case Message.EmergencyIssued(Emergency emergency) -> receive(emergency, now);
            case Message.PartSent part -> receive(part, now);
            case Message.AsRunAcknowledged acknowledged when isOurs(acknowledged.station()) ->
                    check(acknowledged);
            case Message.AsRunAcknowledged _ -> rejected.count(Rejection.OTHER_STATION);
            case Message.TimeAnswered answered when isOurs(answered.station()) ->
                    receive(answered, reading);
            case Message.TimeAnswered _ -> rejected.count(Rejection.OTHER_STATION);
            case Message.TimeBeacon _ -> {}
            case Message.AsRunReported _,
                    Message.AsRunRangeMissing _,
                    Message.TimeRequested _,
                    Message.StatusReported _,
                    Message.StationLost _,
                    Message.EmergencyProgressed _,
                    Message.PartsRequested _ ->
                    rejected.count(Rejection.UNKNOWN_TOPIC);
        }
    }

    private boolean isOurs(StationId station) {
        return station.equals(settings.station());
    }

    private void receive(DailyLog log, Now now) {
        if (!isOurs(log.station())) {
            rejected.count(Rejection.OTHER_STATION);
            return;
        }
        boolean over = now.wallTrusted() && log.date().isBefore(settings.previousDay(now.wall()));
        switch (over ? HeldLogs.Novelty.STALE : heldLogs.noveltyOf(log)) {
            case STALE -> rejected.count(Rejection.STALE);
            case TOO_MANY -> rejected.count(Rejection.OVERSIZE);
            case HELD ->
                    faults.set(StationFault.LOG_DIFFERS, heldLogs.contradicts(log.date(), false));
            case OTHER_CONTENT ->
                    faults.set(StationFault.LOG_DIFFERS, heldLogs.contradicts(log.date(), true));
            case NEW -> {
                commands.issue(new Command.WriteFact(new Journal.Fact.LogStored(log)));
                heldLogs.hold(log, now.sinceBoot());
                faults.set(StationFault.LOG_DIFFERS, heldLogs.isContradicted());
                neededClips.refresh();
            }
        }
    }

    /** An emergency of a centre of an earlier version: an alert that plays once. */
    private void receive(Message.Urgent urgent, Now now) {
        Optional<Emergency> emergency = urgent.asEmergency();
        if (emergency.isEmpty()) {
            rejected.count(Rejection.MALFORMED);
        } else if (emergency.get().targetOf(settings.areas()).isPresent()
                && heldLogs.isStale(urgent)) {
            rejected.count(Rejection.STALE);
        } else {
            receive(emergency.get(), now);
        }
    }

    private void receive(Emergency emergency, Now now) {
        switch (heldLogs.emergencies().noveltyOf(emergency)) {
            case NOT_OURS, HELD -> {}
            case TOO_MANY -> rejected.count(Rejection.OVERSIZE);
            case NEW -> {
                commands.issue(new Command.WriteFact(new Journal.Fact.EmergencyStored(emergency)));
                heldLogs.hold(emergency, now.sinceBoot());
                neededClips.refresh();
                if (!now.wallTrusted() && emergency.kind().sounds()) {
                    timeRequester.emergencyReceived(now);
                }
            }
        }
    }

    private void receive(Message.PartSent part, Now now) {
        downloads
                .received(part, now)
                .ifPresent(whole ->
                        downloads
                                .clipOfRequestedPart(whole)
                                .ifPresent(clip ->
                                        commands.issue(new Command.StorePart(clip, whole))));
    }

    private void receive(Message.TimeAnswered answered, ClockReading reading) {
        Optional<Duration> requestedAt = timeRequester.takeRequest(answered.nonce());
        if (requestedAt.isEmpty()) {
            rejected.count(Rejection.STALE);
        } else if (clockTrust.centreAnswered(requestedAt.get(), answered.at(), reading)) {
            timeRequester.answered(clockTrust.now(reading));
        }
    }

    private void check(Message.AsRunAcknowledged acknowledged) {
        if (acknowledged.chain().equals(asRunSender.end().chain())) {
            commands.issue(new Command.CheckAcknowledgement(acknowledged));
        } else if (acknowledged.upTo() > 0 && asRunSender.startsUnknown()) {
            commands.issue(new Command.LinkChain(acknowledged.digest()));
        }
    }

    /**
     * Records an acknowledgement of this station's chain.
     *
     * @param own digest of the journal's entry of the acknowledged number; empty if the journal
     *     does not hold it
     */
    void acknowledged(Message.AsRunAcknowledged acknowledged, Optional<Digest> own, Now now) {
        long upTo = acknowledged.upTo();
        boolean impossible = asRunSender.isImpossible(upTo);
        faults.set(StationFault.JOURNAL_BEHIND, impossible);
        if (impossible) {
            rejected.count(Rejection.MALFORMED);
            return;
        }
        boolean isAnother =
                upTo > 0 && own.filter(digest -> !digest.equals(acknowledged.digest())).isPresent();
        if (isAnother) {
            faults.raise(StationFault.CHAIN_FORKED, "");
        }
        boolean isNews =
                isAnother ? asRunSender.resendAll(now) : asRunSender.acknowledge(upTo, now);
        if (isNews) {
            commands.issue(
                    new Command.WriteFact(
                            new Journal.Fact.Acknowledged(asRunSender.acknowledged())));
        }
    }
}
