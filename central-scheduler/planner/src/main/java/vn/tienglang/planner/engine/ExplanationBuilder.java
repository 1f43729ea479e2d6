package vn.tienglang.planner.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.planner.explain.Explanation;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.policy.BroadcastSession;
import vn.tienglang.planner.policy.Closure;
import vn.tienglang.planner.policy.OpenDay;
import vn.tienglang.planner.policy.Permission;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.situation.ActiveSituation;
import vn.tienglang.planner.slot.Slot;

/** Builder of explanations from a filled day: why an airing plays, or why nothing does. */
final class ExplanationBuilder {
    /** The shortest airtime there is, used to check an instant. */
    private static final Duration INSTANT = Duration.ofMillis(1);

    private final DayPlanBuilder dayPlan;
    private final Instant at;

    ExplanationBuilder(DayPlanBuilder dayPlan, Instant at) {
        this.dayPlan = dayPlan;
        this.at = at;
    }

    /** Returns why an airing of this day plays then; empty if none does. */
    Optional<Explanation> explainOnAir() {
        long instant = at.toEpochMilli();
        return dayPlan.placedBlocks().stream()
                .filter(one -> one.start() <= instant && instant < one.end())
                .findFirst()
                .map(this::explainOnAir);
    }

    private Explanation explainOnAir(PlacedBlock block) {
        OpenDay rules =
                block.source() instanceof AirRequest request
                        ? request.openTimes(dayPlan.stationDay()).day()
                        : dayPlan.stationDay().openDay();
        Explanation.OrderSource orderSource = sourceOf(block.source());
        return dayPlan.airings().stream()
                .filter(airing -> airing.airtime().contains(at))
                .findFirst()
                .<Explanation>map(airing ->
                        new Explanation.OnAir(
                                airing,
                                withFallback(airing, orderSource, block.source()),
                                session(rules, airing.airtime()),
                                volume(rules, airing.airtime().start()),
                                languageReason(airing, block.source())))
                .orElseGet(() ->
                        new Explanation.Relayed(
                                orderSource,
                                session(rules, Airtime.of(at, INSTANT)),
                                volume(rules, at)));
    }

    private Explanation.OrderSource sourceOf(PlacedBlock.Source source) {
        return switch (source) {
            // An issued airing is explained by its order while the order exists.
            case PlacedBlock.Source.Committed(Airing airing) ->
                    dayPlan.requestOf(airing)
                            .map(ExplanationBuilder::sourceOf)
                            .orElseGet(() ->
                                    new Explanation.OrderSource.Committed(
                                            dayPlan.committedUntil()));
            case PlacedBlock.Source.ForObligation(Obligation obligation, var _, var _) ->
                    new Explanation.OrderSource.ByObligation(
                            obligation.id(), obligation.paper(), obligation.unit());
            case AirRequest request -> sourceOf(request);
        };
    }

    private static Explanation.OrderSource sourceOf(AirRequest request) {
        return switch (request.block().order()) {
            case AirtimeOrder.OfSlot(Slot slot) ->
                    new Explanation.OrderSource.BySlot(
                            slot.id(), slot.title(), slot.issuer(), slot.messageClass());
            case AirtimeOrder.OfCampaign(ActiveSituation situation) ->
                    new Explanation.OrderSource.ByCampaign(
                            situation.id(),
                            situation.unit(),
                            situation.playbook().situation(),
                            situation.playbook().title(),
                            situation.from());
        };
    }

    /** Returns the item of the block that the airing plays, if it belongs to a block. */
    private Optional<ProgrammeBlock.Item> item(Airing airing, PlacedBlock.Source source) {
        return switch (source) {
            case PlacedBlock.Source.Committed _ ->
                    dayPlan.requestOf(airing).flatMap(request -> request.block().item(airing.id()));
            case PlacedBlock.Source.ForObligation _ -> Optional.empty();
            case AirRequest request -> request.block().item(airing.id());
        };
    }

    /** Wraps the source if the airing is the fallback of a missing hand-over. */
    private Explanation.OrderSource withFallback(
            Airing airing, Explanation.OrderSource orderSource, PlacedBlock.Source source) {
        return item(airing, source)
                .flatMap(ProgrammeBlock.Item::missingHandOver)
                .<Explanation.OrderSource>map(missing ->
                        new Explanation.OrderSource.Fallback(
                                orderSource,
                                missing.id(),
                                missing.title(),
                                missing.due(),
                                missing.bulletin()))
                .orElse(orderSource);
    }

    private static Optional<BroadcastSession> session(OpenDay rules, Airtime when) {
        return switch (rules.permit(when)) {
            case Permission.Open(BroadcastSession session, int _) -> Optional.of(session);
            case Permission.Closed _ -> Optional.empty();
        };
    }

    private static Explanation.Volume volume(OpenDay rules, Instant start) {
        return rules.volumes().stream()
                .filter(one -> one.when().contains(start))
                .min(Comparator.comparingInt(OpenDay.VolumeLimit::percent))
                .map(one -> new Explanation.Volume(one.percent(), one.by()))
                .orElseGet(() ->
                        new Explanation.Volume(rules.volumePercentAt(start), Policy.Citation.NONE));
    }

    private Explanation.LanguageReason languageReason(Airing airing, PlacedBlock.Source source) {
        LanguageTag language = dayPlan.logCapacity().clip(airing.clip()).orElseThrow().language();
        return switch (source) {
            case PlacedBlock.Source.ForObligation _ ->
                    new Explanation.LanguageReason.OfObligation(language);
            case PlacedBlock.Source.Committed _, AirRequest _ ->
                    item(airing, source)
                            .flatMap(ProgrammeBlock.Item::languageMix)
                            .<Explanation.LanguageReason>map(mix ->
                                    new Explanation.LanguageReason.InTurn(
                                            language,
                                            mix,
                                            dayPlan.stationDay().languageGroup().languageProfile()))
                            .orElseGet(() -> new Explanation.LanguageReason.OfRecording(language));
        };
    }

    /** Returns why nothing plays then. */
    Explanation explainSilence() {
        List<Closure> closures =
                switch (dayPlan.stationDay().openDay().permit(Airtime.of(at, INSTANT))) {
                    case Permission.Closed(List<Closure> closed) -> closed;
                    case Permission.Open _ -> List.of();
                };
        return new Explanation.Silent(closures, dayPlan.unplacedAround(at.toEpochMilli()));
    }
}
