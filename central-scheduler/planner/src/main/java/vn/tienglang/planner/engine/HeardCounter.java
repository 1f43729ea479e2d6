package vn.tienglang.planner.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.Station;
import vn.tienglang.planner.compliance.Proof;
import vn.tienglang.planner.input.PlanContent;
import vn.tienglang.planner.input.StationNetwork;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.reach.Reach;

/**
 * Counter of what was heard for obligations. It counts the same airings as {@link Planner}, by
 * language and theme, each by its proof. An airing counts once for every obligation it serves. An
 * instance serves one evaluation and one thread.
 */
public final class HeardCounter {
    private final StationNetwork network;
    private final Reach reach;
    private final ThemeClips themeClips;
    private final Map<AreaCode, List<Obligation>> obligationsByUnit = new HashMap<>();

    /** Creates a counter for these obligations and this content. */
    public HeardCounter(StationNetwork network, PlanContent content, List<Obligation> obligations) {
        this.network = network;
        this.reach =
                new Reach(
                        network.areas(), network.successions(), network.stations(), network.tags());
        this.themeClips = new ThemeClips(content);
        obligations.forEach(one ->
                obligationsByUnit.computeIfAbsent(one.unit(), _ -> new ArrayList<>()).add(one));
    }

    /**
     * Returns the obligations of the units that contain the station on that day, by id; only those
     * in a language of the station's profile.
     */
    public List<Obligation> obligationsOf(Station station, LocalDate date) {
        if (obligationsByUnit.isEmpty()) {
            return List.of();
        }
        Optional<AreaCode> home = reach.home(station, date);
        if (home.isEmpty()) {
            return List.of();
        }
        var obligations = new ArrayList<Obligation>();
        List<AreaCode> ancestry =
                network.areas().ancestry(home.get(), date).stream().map(Area::code).toList();
        if (network.successions().isEmpty()) {
            ancestry.forEach(
                    area -> obligations.addAll(obligationsByUnit.getOrDefault(area, List.of())));
        } else {
            obligationsByUnit.forEach((unit, ofUnit) -> {
                Set<AreaCode> successors = reach.successorsOf(unit, date);
                if (ancestry.contains(unit) || ancestry.stream().anyMatch(successors::contains)) {
                    obligations.addAll(ofUnit);
                }
            });
        }
        obligations.removeIf(one -> !network.profile(station.id()).contains(one.language()));
        obligations.sort(Comparator.comparing(Obligation::id));
        return List.copyOf(obligations);
    }

    /**
     * Returns how much of an obligation was heard in a day's log, in the unit of the obligation.
     *
     * @param proofs the proof of each airing; an airing without an entry counts 0
     */
    public long heardUnits(Obligation obligation, DailyLog log, Map<AiringId, Proof> proofs) {
        long heard = 0;
        for (Airing airing : log.airings()) {
            Proof proof = proofs.get(airing.id());
            if (proof != null && serves(obligation, log, airing)) {
                heard += proof.creditedUnits(obligation.amount(), airing.airtime().length());
            }
        }
        return heard;
    }

    /**
     * Returns how much of an obligation a day's log contributes, in the unit of the obligation:
     * proven where the station reported, otherwise planned.
     *
     * @param proofs the proof of each airing that the station reported
     */
    public long plannedUnits(Obligation obligation, DailyLog log, Map<AiringId, Proof> proofs) {
        return log.airings().stream()
                .filter(airing -> !proofs.containsKey(airing.id()))
                .filter(airing -> serves(obligation, log, airing))
                .mapToLong(airing -> obligation.amount().unitsOf(airing.airtime().length()))
                .sum();
    }

    private boolean serves(Obligation obligation, DailyLog log, Airing airing) {
        Optional<Clip> clip = log.clip(airing.clip());
        return clip.isPresent()
                && clip.get().language().equals(obligation.language())
                && ObligationFiller.serves(themeClips, obligation, airing);
    }
}
