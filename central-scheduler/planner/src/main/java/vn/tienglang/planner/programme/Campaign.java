package vn.tienglang.planner.programme;

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
import vn.tienglang.planner.air.Clearance;
import vn.tienglang.planner.policy.OpenDay;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.situation.Frequency;
import vn.tienglang.planner.situation.Raised;

/**
 * What a raised unit wants to be heard on the days of its stations. Acts and hours are made once
 * for all stations that have the same.
 */
final class Campaign {
    private final Order.OfCampaign order;
    private final Map<Ears, List<Act>> acts = new HashMap<>();
    private final Map<Hours, Clearance> hours = new HashMap<>();

    private record Ears(LocalDate date, int profile, ZoneId zone, List<LocalTime> times) {}

    private record Hours(Clearance usual, boolean affected, ZoneId zone) {}

    Campaign(Raised raised) {
        this.order = new Order.OfCampaign(raised);
    }

    Raised raised() {
        return order.raised();
    }

    /** Everything it wants there on that day, whether it holds at that instant or not. */
    List<Wish> wishes(Setting setting, Here here) {
        boolean affected =
                raised().affected().isEmpty()
                        || raised().affected().stream().anyMatch(area -> setting.holds(area, here));
        Frequency frequency =
                affected ? raised().playbook().affected() : raised().playbook().elsewhere();
        Optional<Clearance> own =
                frequency.opens().isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                hours.computeIfAbsent(
                                        new Hours(
                                                here.clearance(), affected, here.station().zone()),
                                        _ -> hours(here, frequency)));
        List<LocalTime> times = frequency.times(sessionStarts(here));
        var ears = new Ears(here.date(), here.seat().profile(), here.station().zone(), times);
        var wishes = new ArrayList<Wish>(times.size());
        for (Act act : acts.computeIfAbsent(ears, _ -> acts(setting.maker(), here, times))) {
            wishes.add(new Wish(act, order.rank(), 0, wishes.size(), own));
        }
        return wishes;
    }

    private List<Act> acts(ActMaker maker, Here here, List<LocalTime> times) {
        var made = new ArrayList<Act>(times.size());
        Set<LocalDateTime> names = new HashSet<>();
        for (int index = 0; index < times.size(); index++) {
            LocalDateTime start = here.date().atTime(times.get(index));
            LocalDateTime name = start;
            while (!names.add(name)) {
                name = name.plusSeconds(1);
            }
            long number = here.date().toEpochDay() * times.size() + index;
            made.add(
                    maker.ofCampaign(
                            order,
                            new Recurring.Occurrence(name, start, number),
                            times.size(),
                            here.seat().languages(),
                            here.station().zone()));
        }
        return List.copyOf(made);
    }

    private static List<LocalTime> sessionStarts(Here here) {
        return here.open().sessions().stream()
                .map(session ->
                        LocalDateTime.ofInstant(session.whole().start(), here.station().zone()))
                .filter(start -> start.toLocalDate().equals(here.date()))
                .map(LocalDateTime::toLocalTime)
                .toList();
    }

    private Clearance hours(Here here, Frequency frequency) {
        ZoneId zone = here.station().zone();
        List<Airtime> stretches =
                frequency.opens().stream()
                        .flatMap(one -> one.on(here.date(), zone).stream())
                        .toList();
        var by =
                new Policy.Quote(
                        raised().unit(),
                        LocalDate.ofInstant(raised().from(), zone),
                        raised().playbook().title());
        OpenDay open = here.open();
        return Clearance.of(open.withHours(stretches, by));
    }
}
