package vn.tienglang.planner.engine;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.planner.policy.OpenDay;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.situation.ActiveSituation;
import vn.tienglang.planner.situation.CampaignFrequency;
import vn.tienglang.planner.slot.NumberedRecurrence;
import vn.tienglang.planner.timeline.OpenDayIndex;

/**
 * Campaign of an active situation on the days of its stations. Blocks and hours are shared by all
 * stations for which they are equal.
 */
final class SituationCampaign {
    private final AirtimeOrder.OfCampaign order;
    private final Map<BlocksKey, List<ProgrammeBlock>> blocks = new HashMap<>();
    private final Map<HoursKey, OpenDayIndex> hours = new HashMap<>();

    private record BlocksKey(LocalDate date, int profile, ZoneId zone, List<LocalTime> times) {}

    private record HoursKey(OpenDayIndex stationHours, boolean affected, ZoneId zone) {}

    SituationCampaign(ActiveSituation situation) {
        this.order = new AirtimeOrder.OfCampaign(situation);
    }

    ActiveSituation situation() {
        return order.situation();
    }

    /**
     * Returns all its requests at the station on that day, including those at instants at which the
     * situation is not active.
     */
    List<AirRequest> requests(PlanningContext context, StationDayContext stationDay) {
        boolean affected =
                situation().affected().isEmpty()
                        || situation().affected().stream()
                                .anyMatch(area -> context.contains(area, stationDay));
        CampaignFrequency frequency =
                affected ? situation().playbook().affected() : situation().playbook().elsewhere();
        Optional<OpenDayIndex> ownHours =
                frequency.additionalHours().isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                hours.computeIfAbsent(
                                        new HoursKey(
                                                stationDay.openTimes(),
                                                affected,
                                                stationDay.station().zone()),
                                        _ -> hours(stationDay, frequency)));
        List<LocalTime> times = frequency.times(sessionStarts(stationDay));
        var key =
                new BlocksKey(
                        stationDay.date(),
                        stationDay.languageGroup().profileNumber(),
                        stationDay.station().zone(),
                        times);
        var requests = new ArrayList<AirRequest>(times.size());
        for (ProgrammeBlock block :
                blocks.computeIfAbsent(
                        key, _ -> blocks(context.blockBuilder(), stationDay, times))) {
            requests.add(new AirRequest(block, order.rank(), 0, requests.size(), ownHours));
        }
        return requests;
    }

    private List<ProgrammeBlock> blocks(
            ProgrammeBlockBuilder builder, StationDayContext stationDay, List<LocalTime> times) {
        var result = new ArrayList<ProgrammeBlock>(times.size());
        Set<LocalDateTime> names = new HashSet<>();
        for (int index = 0; index < times.size(); index++) {
            LocalDateTime start = stationDay.date().atTime(times.get(index));
            LocalDateTime name = start;
            while (!names.add(name)) {
                name = name.plusSeconds(1);
            }
            long number = stationDay.date().toEpochDay() * times.size() + index;
            result.add(
                    builder.campaignBlock(
                            order,
                            new NumberedRecurrence.NumberedOccurrence(name, start, number),
                            times.size(),
                            stationDay.languageGroup().languageProfile(),
                            stationDay.station().zone()));
        }
        return List.copyOf(result);
    }

    private static List<LocalTime> sessionStarts(StationDayContext stationDay) {
        return stationDay.openDay().sessions().stream()
                .map(session ->
                        LocalDateTime.ofInstant(
                                session.airtime().start(), stationDay.station().zone()))
                .filter(start -> start.toLocalDate().equals(stationDay.date()))
                .map(LocalDateTime::toLocalTime)
                .toList();
    }

    private OpenDayIndex hours(StationDayContext stationDay, CampaignFrequency frequency) {
        ZoneId zone = stationDay.station().zone();
        List<Airtime> airtimes =
                frequency.additionalHours().stream()
                        .flatMap(range -> range.airtimeOn(stationDay.date(), zone).stream())
                        .toList();
        var by =
                new Policy.Citation(
                        situation().unit(),
                        LocalDate.ofInstant(situation().from(), zone),
                        situation().playbook().title());
        OpenDay open = stationDay.openDay();
        return OpenDayIndex.of(open.withHours(airtimes, by));
    }
}
