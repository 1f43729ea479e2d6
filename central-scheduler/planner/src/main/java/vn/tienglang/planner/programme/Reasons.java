package vn.tienglang.planner.programme;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.policy.Closure;
import vn.tienglang.planner.policy.OpenDay;
import vn.tienglang.planner.policy.Permission;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.policy.Session;
import vn.tienglang.planner.situation.Raised;

/** Says of a filled sheet why something sounds, or nothing. */
final class Reasons {
    /** The shortest airtime there is: what is open at an instant is asked with it. */
    private static final Duration INSTANT = Duration.ofMillis(1);

    private final Sheet sheet;
    private final Instant at;

    Reasons(Sheet sheet, Instant at) {
        this.sheet = sheet;
        this.at = at;
    }

    /** Why what sounds then does; empty when nothing of this sheet does. */
    Optional<Why> heard() {
        long instant = at.toEpochMilli();
        return sheet.soundings().stream()
                .filter(one -> one.start() <= instant && instant < one.end())
                .findFirst()
                .map(this::heard);
    }

    private Why heard(Sounding sounding) {
        OpenDay rules =
                sounding.source() instanceof Wish wish
                        ? wish.hours(sheet.here()).day()
                        : sheet.here().open();
        Why.Behind behind = behind(sounding.source());
        return sheet.airings().stream()
                .filter(airing -> airing.airtime().contains(at))
                .findFirst()
                .<Why>map(airing ->
                        new Why.Heard(
                                airing,
                                standingIn(airing, behind, sounding.source()),
                                session(rules, airing.airtime()),
                                volume(rules, airing.airtime().start()),
                                tongue(airing, sounding.source())))
                .orElseGet(() ->
                        new Why.Carried(
                                behind,
                                session(rules, Airtime.of(at, INSTANT)),
                                volume(rules, at)));
    }

    private Why.Behind behind(Sounding.Source source) {
        return switch (source) {
            // What was issued is told by its order, as long as that still stands.
            case Sounding.Source.Kept(Airing airing) ->
                    sheet.wish(airing)
                            .map(Reasons::behind)
                            .orElseGet(() -> new Why.Behind.AsIssued(sheet.frozenUntil()));
            case Sounding.Source.Fitted(Obligation owed) ->
                    new Why.Behind.ByObligation(owed.id(), owed.paper(), owed.unit());
            case Wish wish -> behind(wish);
        };
    }

    private static Why.Behind behind(Wish wish) {
        return switch (wish.act().order()) {
            case Order.OfSlot(Slot slot) ->
                    new Why.Behind.BySlot(
                            slot.id(), slot.title(), slot.issuer(), slot.messageClass());
            case Order.OfCampaign(Raised raised) ->
                    new Why.Behind.ByCampaign(
                            raised.id(),
                            raised.unit(),
                            raised.playbook().situation(),
                            raised.playbook().title(),
                            raised.from());
        };
    }

    /** What of its act an airing is, where it is of one. */
    private Optional<Act.Item> item(Airing airing, Sounding.Source source) {
        return switch (source) {
            case Sounding.Source.Kept _ ->
                    sheet.wish(airing).flatMap(wish -> wish.act().item(airing.id()));
            case Sounding.Source.Fitted _ -> Optional.empty();
            case Wish wish -> wish.act().item(airing.id());
        };
    }

    /** Says so where the airing is the fallback of what was not handed over. */
    private Why.Behind standingIn(Airing airing, Why.Behind behind, Sounding.Source source) {
        return item(airing, source)
                .flatMap(Act.Item::inPlaceOf)
                .<Why.Behind>map(missing ->
                        new Why.Behind.InPlaceOf(
                                behind,
                                missing.id(),
                                missing.title(),
                                missing.due(),
                                missing.bulletin()))
                .orElse(behind);
    }

    private static Optional<Session> session(OpenDay rules, Airtime when) {
        return switch (rules.permit(when)) {
            case Permission.Open(Session session, int _) -> Optional.of(session);
            case Permission.Closed _ -> Optional.empty();
        };
    }

    private static Why.Volume volume(OpenDay rules, Instant start) {
        return rules.volumes().stream()
                .filter(one -> one.when().contains(start))
                .min(Comparator.comparingInt(OpenDay.Loudest::percent))
                .map(one -> new Why.Volume(one.percent(), one.by()))
                .orElseGet(() -> new Why.Volume(rules.volumePercentAt(start), Policy.Quote.NOBODY));
    }

    private Why.Tongue tongue(Airing airing, Sounding.Source source) {
        LanguageTag language = sheet.room().clip(airing.clip()).orElseThrow().language();
        return switch (source) {
            case Sounding.Source.Fitted _ -> new Why.Tongue.AsOwed(language);
            case Sounding.Source.Kept _, Wish _ ->
                    item(airing, source)
                            .flatMap(Act.Item::turn)
                            .<Why.Tongue>map(mix ->
                                    new Why.Tongue.InTurn(
                                            language, mix, sheet.here().seat().languages()))
                            .orElseGet(() -> new Why.Tongue.AsRecorded(language));
        };
    }

    /** Why nothing sounds then. */
    Why silent() {
        List<Closure> closures =
                switch (sheet.here().open().permit(Airtime.of(at, INSTANT))) {
                    case Permission.Closed(List<Closure> closed) -> closed;
                    case Permission.Open _ -> List.of();
                };
        return new Why.Silent(closures, sheet.leftAround(at.toEpochMilli()));
    }
}
