package vn.tienglang.node.playout;

import java.time.Instant;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.Now;
import vn.tienglang.airtime.StationId;
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
 *                  one day more than a station keeps            rejected, OVERSIZE
 *                  newer revision                               journalled, then held
 * emergency        for other areas, or held already             ignored
 *                  lower number than one obeyed                 rejected, STALE
 *                  new                                          journalled, then held
 * part             not requested, or of the wrong size          ignored
 *                  requested                                    stored on disk
 * acknowledgement  another station's                            rejected, OTHER_STATION
 *                  beyond the end of the journal                rejected, MALFORMED, and a fault
 *                  not higher than the last                     ignored
 *                  higher                                       journalled, next batch may go
 * time             not later than the last                      rejected, STALE
 *                  later                                        compared with the wall clock;
 *                                                               journalled once an hour
 * any other        only a station sends it                      rejected, UNKNOWN_TOPIC
 * </pre>
 */
final class MessageReceiver {
    private final PlayoutSettings settings;
    private final ClockTrust clockTrust;
    private final HeldLogs heldLogs;
    private final ClipDownloads downloads;
    private final AsRunSender asRunSender;
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
            NeededClips neededClips,
            ActiveFaults faults,
            RejectedMessages rejected,
            CommandBuffer commands) {
        this.settings = settings;
        this.clockTrust = clockTrust;
        this.heldLogs = heldLogs;
        this.downloads = downloads;
        this.asRunSender = asRunSender;
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
            case Message.PartSent part -> receive(part, now);
            case Message.AsRunAcknowledged(var station, long upTo) when isOurs(station) ->
                    acknowledged(upTo, now);
            case Message.AsRunAcknowledged _ -> rejected.count(Rejection.OTHER_STATION);
            case Message.TimeBeacon(Instant at) -> receive(at, reading);
            case Message.AsRunReported _,
                    Message.StatusReported _,
                    Message.StationLost _,
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
            case HELD -> {}
            case NEW -> {
                commands.issue(new Command.WriteFact(new Journal.Fact.LogStored(log)));
                heldLogs.hold(log, now.sinceBoot());
                neededClips.refresh();
            }
        }
    }

    private void receive(Message.Urgent urgent, Now now) {
        boolean concernsUs = urgent.areas().stream().anyMatch(settings.areas()::contains);
        if (!concernsUs) {
            return;
        }
        switch (heldLogs.noveltyOf(urgent)) {
            case STALE -> rejected.count(Rejection.STALE);
            case HELD, TOO_MANY -> {}
            case NEW -> {
                commands.issue(new Command.WriteFact(new Journal.Fact.UrgentStored(urgent)));
                heldLogs.hold(urgent, now.sinceBoot());
                neededClips.refresh();
            }
        }
    }

    private void receive(Message.PartSent part, Now now) {
        downloads
                .clipOfRequestedPart(part)
                .ifPresent(clip -> {
                    downloads.partReceived(part, now);
                    commands.issue(new Command.StorePart(clip, part));
                });
    }

    private void receive(Instant centreTime, ClockReading reading) {
        switch (clockTrust.centreReported(centreTime, reading)) {
            case STALE -> rejected.count(Rejection.STALE);
            case NEWER -> {}
            case NEWER_TO_STORE ->
                    commands.issue(
                            new Command.WriteFact(new Journal.Fact.TimeReceived(centreTime)));
        }
    }

    private void acknowledged(long upTo, Now now) {
        boolean impossible = asRunSender.isImpossible(upTo);
        faults.set(StationFault.JOURNAL_BEHIND, impossible);
        if (impossible) {
            rejected.count(Rejection.MALFORMED);
        } else if (asRunSender.acknowledge(upTo, now)) {
            commands.issue(new Command.WriteFact(new Journal.Fact.Acknowledged(upTo)));
        }
    }
}
