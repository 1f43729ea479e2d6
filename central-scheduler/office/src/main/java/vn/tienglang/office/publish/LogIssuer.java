package vn.tienglang.office.publish;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.LogDigest;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.signing.Signer;
import vn.tienglang.airtime.wire.Codec;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.StationStatus;
import vn.tienglang.office.input.ApprovalCheck;
import vn.tienglang.office.input.PlanInputLoader;
import vn.tienglang.office.store.DailyLogRepository;
import vn.tienglang.office.store.OutboxRepository;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.office.store.station.StationState;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;

/**
 * Issuer of compiled days: compares the digest of each day with that of the latest issued log, and
 * only where they differ encodes, signs, stores and enqueues a new revision. Past days are never
 * issued again, because they are judged by their latest log.
 */
final class LogIssuer {
    private final Signer signer;

    /** Issuer that signs with this key. */
    LogIssuer(Signer signer) {
        this.signer = signer;
    }

    /** Key: one day of one station. */
    private record StationDate(StationId station, LocalDate date) {}

    /** What is issued so far, and which revisions the stations hold. */
    private record IssuedDays(
            Map<StationDate, DailyLogRepository.LatestLog> latest,
            Map<StationDate, StationStatus.HeldLog> held) {}

    /** A log that differs from the latest issued one. */
    record ChangedLog(CompiledStation station, DailyLog log) {}

    /** Issues what differs. */
    List<ChangedLog> issue(
            Repositories repositories, StationDayCompiler.Compiled compiled, Instant now) {
        if (compiled.loaded().isEmpty()) {
            return List.of();
        }
        PlanInputLoader.StationPlanInput loaded = compiled.loaded().get();
        ApprovalCheck approvalCheck = ApprovalCheck.in(loaded.input());
        var aired = new TreeSet<SlotId>();
        List<ChangedLog> changed = changed(repositories, compiled.stations());
        for (ChangedLog one : changed) {
            DailyLog log = approvalCheck.requireApproved(one.log(), now);
            log.airings().forEach(airing -> Slot.slotIdOf(airing.id()).ifPresent(aired::add));
        }
        store(repositories, changed, now);
        markPublished(repositories, loaded, aired);
        return changed;
    }

    /** The logs to issue, in no particular order: the outbox sends the nearest days first. */
    List<ChangedLog> changed(Repositories repositories, List<CompiledStation> stations) {
        var changed = new ArrayList<ChangedLog>();
        if (stations.isEmpty()) {
            return changed;
        }
        IssuedDays issued = issuedDays(repositories, stations);
        for (CompiledStation station : stations) {
            for (CompiledStation.LogContent day : station.days()) {
                next(repositories, station, day, issued)
                        .ifPresent(log -> changed.add(new ChangedLog(station, log)));
            }
        }
        return changed;
    }

    private static IssuedDays issuedDays(
            Repositories repositories, List<CompiledStation> stations) {
        List<StationId> ids = stations.stream().map(one -> one.enrolment().station().id()).toList();
        List<LocalDate> dates =
                stations.stream()
                        .flatMap(one -> one.days().stream())
                        .map(CompiledStation.LogContent::date)
                        .sorted()
                        .toList();
        var latest = new HashMap<StationDate, DailyLogRepository.LatestLog>();
        for (DailyLogRepository.LatestLog one :
                repositories
                        .dailyLogs()
                        .latestDigests(ids, dates.getFirst(), dates.getLast().plusDays(1))) {
            latest.put(new StationDate(one.revision().station(), one.revision().date()), one);
        }
        var held = new HashMap<StationDate, StationStatus.HeldLog>();
        for (StationState state : repositories.stationStates().of(ids)) {
            for (StationStatus.HeldLog log : state.status().logs()) {
                if (log.revision() <= PublishingService.REVISION_BELIEVED) {
                    held.put(new StationDate(state.status().station(), log.date()), log);
                }
            }
        }
        return new IssuedDays(latest, held);
    }

    /**
     * The log to issue after the latest one, if any. A station that holds a higher revision than
     * the latest one, or the latest one with another content, got it before the database was
     * restored from a backup; the new revision must be higher.
     */
    private static Optional<DailyLog> next(
            Repositories repositories,
            CompiledStation station,
            CompiledStation.LogContent day,
            IssuedDays issued) {
        var key = new StationDate(station.enrolment().station().id(), day.date());
        Optional<DailyLogRepository.LatestLog> latest =
                Optional.ofNullable(issued.latest().get(key));
        int last = latest.map(one -> one.revision().number()).orElse(0);
        Optional<StationStatus.HeldLog> held = Optional.ofNullable(issued.held().get(key));
        boolean isContradicted =
                held.filter(log -> latest.map(one -> one.isContradictedBy(log)).orElse(true))
                        .isPresent();
        if (!isContradicted && isIssued(repositories, station, day, latest)) {
            return Optional.empty();
        }
        int highest = Math.max(last, held.map(StationStatus.HeldLog::revision).orElse(0));
        return Optional.of(day.log(station.enrolment(), highest + 1));
    }

    private static boolean isIssued(
            Repositories repositories,
            CompiledStation station,
            CompiledStation.LogContent day,
            Optional<DailyLogRepository.LatestLog> latest) {
        if (latest.isEmpty()) {
            return day.airings().isEmpty();
        }
        LogDigest digest = latest.get().digest();
        if (digest.equals(LogDigest.UNKNOWN)) {
            // Issued by an earlier version.
            digest =
                    repositories
                            .dailyLogs()
                            .latest(station.enrolment().station().id(), day.date())
                            .map(LogDigest::of)
                            .orElse(LogDigest.UNKNOWN);
        }
        return digest.equals(day.digest(station.enrolment()));
    }

    /** Signs and stores the logs, lets their stations fetch the clips, and enqueues them. */
    private void store(Repositories repositories, List<ChangedLog> changed, Instant now) {
        if (changed.isEmpty()) {
            return;
        }
        var issued = new ArrayList<DailyLogRepository.IssuedLog>(changed.size());
        var outgoing = new ArrayList<OutboxRepository.OutgoingLog>(changed.size());
        Map<StationId, Set<ClipId>> clips = new TreeMap<>();
        for (ChangedLog one : changed) {
            DailyLog log = one.log();
            issued.add(
                    new DailyLogRepository.IssuedLog(
                            log, Codec.encode(new Message.LogIssued(log), signer)));
            outgoing.add(
                    new OutboxRepository.OutgoingLog(
                            log, expiry(log, one.station().enrolment().station().zone())));
            Set<ClipId> granted = clips.computeIfAbsent(log.station(), _ -> new TreeSet<>());
            log.clips().forEach(clip -> granted.add(clip.id()));
        }
        repositories.dailyLogs().issue(issued, now);
        repositories.clipGrants().grant(clips);
        repositories.outbox().putLogs(outgoing);
    }

    /** Enqueues an issued log; it expires a day after the end of its day. */
    static void enqueue(Repositories repositories, DailyLog log, ZoneId zone) {
        repositories.outbox().put(new Message.LogIssued(log), true, expiry(log, zone));
    }

    private static Instant expiry(DailyLog log, ZoneId zone) {
        return log.date().plusDays(2).atStartOfDay(zone).toInstant();
    }

    /** Sets the stage of slots and situations that are in a log for the first time. */
    private static void markPublished(
            Repositories repositories, PlanInputLoader.StationPlanInput loaded, Set<SlotId> aired) {
        for (SlotRevision one : loaded.slots()) {
            if (one.stage() == Stage.APPROVED && aired.contains(one.slot().id())) {
                repositories.slots().advance(one.slot().id(), one.revision(), Stage.PUBLISHED);
            }
        }
        for (PlanItemRevision one : loaded.items()) {
            if (one.stage() == Stage.APPROVED
                    && one.item() instanceof PlanItem.OfRaised(var raised)
                    && aired.contains(raised.id())) {
                repositories.planItems().advance(one.item().name(), Stage.PUBLISHED);
            }
        }
    }
}
