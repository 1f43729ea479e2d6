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

    SituationCampaign(ActiveSituation raised) {
        this.order = new AirtimeOrder.OfCampaign(raised);
    }

    ActiveSituation situation() {
        return order.situation();
    }

    /**
     * Returns all its requests at the station on that day, including those at instants at which the
     * situation is not active.
     */
    List<AirRequest> requests(PlanningContext setting, StationDayContext here) {
        boolean affected =
                situation().affected().isEmpty()
                        || situation().affected().stream()
                                .anyMatch(area -> setting.contains(area, here));
        CampaignFrequency frequency =
                affected ? situation().playbook().affected() : situation().playbook().elsewhere();
        Optional<OpenDayIndex> own =
                frequency.additionalHours().isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                hours.computeIfAbsent(
                                        new HoursKey(
                                                here.openTimes(), affected, here.station().zone()),
                                        _ -> hours(here, frequency)));
        List<LocalTime> times = frequency.times(sessionStarts(here));
        var ears =
                new BlocksKey(
                        here.date(),
                        here.languageGroup().profileNumber(),
                        here.station().zone(),
                        times);
        var wishes = new ArrayList<AirRequest>(times.size());
        for (ProgrammeBlock act :
                blocks.computeIfAbsent(ears, _ -> blocks(setting.blockBuilder(), here, times))) {
            wishes.add(new AirRequest(act, order.rank(), 0, wishes.size(), own));
        }
        return wishes;
    }

    private List<ProgrammeBlock> blocks(
            ProgrammeBlockBuilder maker, StationDayContext here, List<LocalTime> times) {
        var made = new ArrayList<ProgrammeBlock>(times.size());
        Set<LocalDateTime> names = new HashSet<>();
        for (int index = 0; index < times.size(); index++) {
            LocalDateTime start = here.date().atTime(times.get(index));
            LocalDateTime name = start;
            while (!names.add(name)) {
                name = name.plusSeconds(1);
            }
            long number = here.date().toEpochDay() * times.size() + index;
            made.add(
                    maker.campaignBlock(
                            order,
                            new NumberedRecurrence.NumberedOccurrence(name, start, number),
                            times.size(),
                            here.languageGroup().languageProfile(),
                            here.station().zone()));
        }
        return List.copyOf(made);
    }

    private static List<LocalTime> sessionStarts(StationDayContext here) {
        return here.openDay().sessions().stream()
                .map(session ->
                        LocalDateTime.ofInstant(session.airtime().start(), here.station().zone()))
                .filter(start -> start.toLocalDate().equals(here.date()))
                .map(LocalDateTime::toLocalTime)
                .toList();
    }

    private OpenDayIndex hours(StationDayContext here, CampaignFrequency frequency) {
        ZoneId zone = here.station().zone();
        List<Airtime> stretches =
                frequency.additionalHours().stream()
                        .flatMap(one -> one.airtimeOn(here.date(), zone).stream())
                        .toList();
        var by =
                new Policy.Citation(
                        situation().unit(),
                        LocalDate.ofInstant(situation().from(), zone),
                        situation().playbook().title());
        OpenDay open = here.openDay();
        return OpenDayIndex.of(open.withHours(stretches, by));
    }
}
