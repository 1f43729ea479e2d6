package vn.tienglang.office.dirty;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.wire.StationStatus;
import vn.tienglang.office.store.DailyLogRepository;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.programme.Approval;
import vn.tienglang.office.store.programme.BulletinRevision;
import vn.tienglang.office.store.programme.HandOverDay;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.office.store.station.DirtyMark;
import vn.tienglang.office.store.station.Enrolment;
import vn.tienglang.office.store.station.StationState;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.handover.HandOver;
import vn.tienglang.planner.recurrence.Recurrence;

/**
 * Marker of what a change makes dirty. The methods are called by {@link MarkingRepositories} in the
 * transaction of the change, around the write.
 *
 * <p>A mark may cover too much, never too little. A change that cannot alter a day plan is not
 * marked: a slot or a situation that becomes published, a station's key, a playbook (an active
 * situation contains its own).
 */
final class DirtyMarker {
    private final Repositories repositories;

    DirtyMarker(Repositories repositories) {
        this.repositories = repositories;
    }

    /** A slot was stored; {@code revisions} are all of it, before and after. */
    void slot(List<SlotRevision> revisions) {
        slot(revisions, Optional.of(revisions.getLast().at()));
    }

    /** A slot was moved to this stage; {@code revisions} are all of it. */
    void slot(List<SlotRevision> revisions, Stage stage) {
        slot(revisions, stage == Stage.APPROVED ? approvedAt(revisions) : Optional.empty());
    }

    /** When the last step of the approval was taken. */
    private Optional<Instant> approvedAt(List<SlotRevision> revisions) {
        return repositories
                .approvals()
                .find(revisions.getLast().slot().id())
                .filter(Approval::isComplete)
                .map(approval -> approval.taken().getLast().at());
    }

    private void slot(List<SlotRevision> revisions, Optional<Instant> orderedAt) {
        if (revisions.isEmpty()) {
            return;
        }
        var areas = new TreeSet<AreaCode>();
        LocalDate from = LocalDate.MAX;
        LocalDate last = LocalDate.MIN;
        for (SlotRevision revision : revisions) {
            areas.addAll(revision.slot().target().areas());
            Recurrence when = revision.slot().when().recurrence();
            from = when.first().isBefore(from) ? when.first() : from;
            last = when.last().isAfter(last) ? when.last() : last;
        }
        for (AreaCode area : areas) {
            DirtyMark mark = DirtyMark.area(area, from, dayAfter(last));
            repositories.dirty().mark(orderedAt.map(mark::orderedAt).orElse(mark));
        }
    }

    private static LocalDate dayAfter(LocalDate date) {
        return date.equals(LocalDate.MAX) ? date : date.plusDays(1);
    }

    private void areas(Set<AreaCode> areas, LocalDate from, LocalDate until) {
        for (AreaCode area : areas) {
            repositories.dirty().mark(DirtyMark.area(area, from, until));
        }
    }

    /**
     * A plan item changed; {@code before} is the revision that was the latest. A situation that
     * comes into force is an order for airtime, as a booking is.
     */
    void planItem(Optional<PlanItemRevision> before, PlanItemRevision after) {
        before.ifPresent(one -> planItem(one.item()));
        planItem(after.item());
        boolean comesIntoForce =
                after.stage().mayAir() && before.filter(one -> one.stage().mayAir()).isEmpty();
        if (comesIntoForce && after.item() instanceof PlanItem.OfRaised raised) {
            DirtyMark mark = DirtyMark.area(raised.unit(), raised.from(), raised.until());
            repositories.dirty().mark(mark.orderedAt(after.at()));
        }
    }

    /** A plan item changed. */
    void planItem(PlanItem item) {
        switch (item) {
            case PlanItem.OfPolicy _,
                    PlanItem.OfOrder _,
                    PlanItem.OfRaised _,
                    PlanItem.OfObligation _ ->
                    areas(Set.of(item.unit()), item.from(), item.until());
            case PlanItem.OfProfile(StationId station, var _) ->
                    repositories.dirty().mark(DirtyMark.station(station));
            case PlanItem.OfTags(StationId station, var _) ->
                    repositories.dirty().mark(DirtyMark.station(station));
            // Sessions of a day may begin on the day before and end on the day after.
            case PlanItem.OfHoliday(LocalDate date) ->
                    repositories
                            .dirty()
                            .mark(DirtyMark.everywhere(date.minusDays(1), date.plusDays(2)));
            case PlanItem.OfSuccession _ ->
                    repositories.dirty().mark(DirtyMark.everywhere(item.from(), item.until()));
            case PlanItem.OfHandOver(HandOver one) ->
                    areas(using(Set.of(one.bulletin())), one.from(), one.until());
            case PlanItem.OfPlaybook _ -> {
                // An active situation contains the playbook it was raised with.
            }
        }
    }

    /** A bulletin changed; {@code before} is the stored revision. */
    void bulletin(Optional<BulletinRevision> before, BulletinRevision after) {
        Set<AreaCode> areas = using(Set.of(after.bulletin().id()));
        // Notices of a unit are the bulletins it issued.
        before.ifPresent(one -> areas.add(one.bulletin().details().area()));
        areas.add(after.bulletin().details().area());
        areas(areas, LocalDate.EPOCH, LocalDate.MAX);
    }

    /** The description of a recording changed, or it came or went. */
    void clip(ClipId clip) {
        var areas = new TreeSet<>(repositories.slots().areasUsing(clip));
        var bulletins = new TreeSet<BulletinId>();
        for (BulletinRevision one : repositories.bulletins().using(clip)) {
            bulletins.add(one.bulletin().id());
            areas.add(one.bulletin().details().area());
        }
        if (!bulletins.isEmpty()) {
            areas.addAll(using(bulletins));
        }
        areas(areas, LocalDate.EPOCH, LocalDate.MAX);
    }

    /** A recording is stored; equal descriptions change nothing. */
    void clip(Optional<Clip> before, Clip after) {
        if (!before.equals(Optional.of(after))) {
            clip(after.id());
        }
    }

    /** A day of a hand-over ended; one that was not met changes nothing. */
    void handOver(HandOverDay day) {
        if (day.state() == HandOverDay.State.MET) {
            var name = new PlanItem.Name(PlanItem.Kind.HAND_OVER, day.handOver().value());
            repositories
                    .planItems()
                    .find(name)
                    .filter(kept -> kept.item() instanceof PlanItem.OfHandOver)
                    .map(kept -> ((PlanItem.OfHandOver) kept.item()).handOver().bulletin())
                    .ifPresent(bulletin ->
                            areas(using(Set.of(bulletin)), day.date(), day.date().plusDays(1)));
        }
    }

    /**
     * The areas in which these bulletins may play: targets of slots, units of situations, units of
     * obligations (their recordings are chosen by theme), and the same for the bulletins whose
     * fallback they are.
     */
    private Set<AreaCode> using(Set<BulletinId> changed) {
        var bulletins = new TreeSet<>(changed);
        boolean grew = true;
        List<HandOver> handOvers = handOvers();
        while (grew) {
            grew = false;
            for (HandOver one : handOvers) {
                grew |= bulletins.contains(one.fallback()) && bulletins.add(one.bulletin());
            }
        }
        var areas = new TreeSet<AreaCode>();
        for (BulletinId bulletin : bulletins) {
            areas.addAll(repositories.slots().areasUsing(bulletin));
        }
        for (PlanItemRevision kept : repositories.planItems().all(PlanItem.Kind.RAISED)) {
            if (kept.item() instanceof PlanItem.OfRaised(var raised)
                    && raised.bulletins().stream().anyMatch(bulletins::contains)) {
                areas.add(raised.unit());
            }
        }
        for (PlanItemRevision kept : repositories.planItems().all(PlanItem.Kind.OBLIGATION)) {
            if (!kept.withdrawn()) {
                areas.add(kept.item().unit());
            }
        }
        return areas;
    }

    private List<HandOver> handOvers() {
        var all = new ArrayList<HandOver>();
        for (PlanItemRevision kept : repositories.planItems().all(PlanItem.Kind.HAND_OVER)) {
            if (kept.item() instanceof PlanItem.OfHandOver(HandOver one)) {
                all.add(one);
            }
        }
        return all;
    }

    /** A station is enrolled, for the first time or again. */
    void enrolment(Optional<Enrolment> before, Enrolment after) {
        boolean isSamePlan =
                before.filter(one -> one.station().equals(after.station()))
                        .filter(one -> one.since().equals(after.since()))
                        .isPresent();
        if (!isSamePlan) {
            repositories.dirty().mark(DirtyMark.station(after.station().id()));
            overview(after.station().id());
        }
    }

    /** Areas were added: a station may lie in one of them, or in a unit that it belongs to. */
    void areas() {
        repositories.dirty().mark(DirtyMark.everywhere(LocalDate.EPOCH, LocalDate.MAX));
        repositories.dirty().mark(DirtyMark.overviews());
    }

    /** Something changed that the overviews of these stations show. */
    void overviews(List<StationId> stations) {
        repositories.dirty().mark(stations.stream().map(DirtyMark::overview).toList());
    }

    /** Something changed that the overview of this station shows. */
    void overview(StationId station) {
        repositories.dirty().mark(DirtyMark.overview(station));
    }

    /** Entries of one station were stored: their days are counted anew. */
    void report(List<AsRunEntry> entries) {
        var days = new TreeSet<LocalDate>();
        entries.forEach(entry -> days.add(entry.date()));
        repositories
                .dirty()
                .mark(
                        DirtyMark.report(
                                entries.getFirst().station(),
                                days.getFirst(),
                                days.getLast().plusDays(1)));
    }

    /** A log was issued: its day is counted anew. */
    void report(StationId station, LocalDate date) {
        repositories.dirty().mark(DirtyMark.report(station, date, date.plusDays(1)));
    }

    /** As-run entries of a station were stored; they count only for obligations. */
    void asRun(StationId station) {
        overview(station);
        if (repositories.planItems().hasAny(PlanItem.Kind.OBLIGATION)) {
            repositories.dirty().mark(DirtyMark.asRun(station));
        }
    }

    /**
     * A station reported. It may lack a log that was sent, or hold a higher revision than the
     * latest issued one, or the same with another content, because the database was restored from a
     * backup.
     */
    void status(Optional<StationState> before, StationState after) {
        StationStatus status = after.status();
        repositories.dirty().mark(DirtyMark.status(status.station()));
        overview(status.station());
        if (status.logs().isEmpty()
                || before.filter(one -> one.status().logs().equals(status.logs())).isPresent()) {
            return;
        }
        LocalDate first =
                status.logs().stream()
                        .map(StationStatus.HeldLog::date)
                        .min(LocalDate::compareTo)
                        .orElseThrow();
        LocalDate last =
                status.logs().stream()
                        .map(StationStatus.HeldLog::date)
                        .max(LocalDate::compareTo)
                        .orElseThrow();
        List<DailyLogRepository.LatestLog> issued =
                repositories
                        .dailyLogs()
                        .latestDigests(List.of(status.station()), first, last.plusDays(1));
        boolean needsHigher =
                status.logs().stream()
                        .anyMatch(held ->
                                issued.stream()
                                        .noneMatch(one ->
                                                one.revision().date().equals(held.date())
                                                        && !one.isContradictedBy(held)));
        if (needsHigher) {
            repositories.dirty().mark(DirtyMark.station(status.station()));
        }
    }
}
