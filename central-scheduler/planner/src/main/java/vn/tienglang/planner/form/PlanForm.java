package vn.tienglang.planner.form;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.handover.HandOver;
import vn.tienglang.planner.mix.LanguageMix;
import vn.tienglang.planner.mix.LanguageProfile;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.programme.Part;
import vn.tienglang.planner.programme.Slot;
import vn.tienglang.planner.programme.Starting;
import vn.tienglang.planner.reach.Succession;
import vn.tienglang.planner.reach.Tag;
import vn.tienglang.planner.reach.Target;
import vn.tienglang.planner.situation.Playbook;
import vn.tienglang.planner.situation.Raised;

/**
 * Each thing a plan is made of as JSON of its own, as it is stored. Writing the same thing twice
 * gives the same text. Reading it gives an equal thing back, provided its words are such as people
 * can read and it keeps within {@link FormLimits}, with years of four digits: what came in through
 * a form does; who makes things otherwise reads what was written before storing it. Reading never
 * throws, and its work is bounded.
 */
public final class PlanForm {
    private PlanForm() {}

    /** A slot. */
    public static String text(Slot slot) {
        return JsonText.of(SlotForm.form(slot));
    }

    /** The slot in this text. */
    public static Reading<Slot> slot(String json) {
        return piece(json, SlotForm::slot);
    }

    /** One part of a slot. */
    public static String text(Part part) {
        return JsonText.of(SlotForm.form(part));
    }

    /** The part in this text. */
    public static Reading<Part> part(String json) {
        return piece(json, SlotForm::part);
    }

    /** What a slot does when the air is taken. */
    public static String text(Starting starting) {
        return JsonText.of(SlotForm.form(starting));
    }

    /** What a slot does when the air is taken. */
    public static Reading<Starting> starting(String json) {
        return piece(json, SlotForm::starting);
    }

    /** Whom something is meant for. */
    public static String text(Target target) {
        return JsonText.of(SlotForm.form(target));
    }

    /** The target in this text. */
    public static Reading<Target> target(String json) {
        return piece(json, SlotForm::target);
    }

    /** How languages share a slot. */
    public static String text(LanguageMix mix) {
        return JsonText.of(SlotForm.form(mix));
    }

    /** The mix in this text. */
    public static Reading<LanguageMix> mix(String json) {
        return piece(json, SlotForm::mix);
    }

    /** What is spoken around a station. */
    public static String text(LanguageProfile profile) {
        return JsonText.of(PlaceForm.form(profile));
    }

    /** The profile in this text. */
    public static Reading<LanguageProfile> profile(String json) {
        return piece(json, PlaceForm::profile);
    }

    /** A policy. */
    public static String text(Policy policy) {
        return JsonText.of(PolicyForm.form(policy));
    }

    /** The policy in this text. */
    public static Reading<Policy> policy(String json) {
        return piece(json, PolicyForm::policy);
    }

    /** A playbook. */
    public static String text(Playbook playbook) {
        return JsonText.of(SituationForm.form(playbook));
    }

    /** The playbook in this text. */
    public static Reading<Playbook> playbook(String json) {
        return piece(json, SituationForm::playbook);
    }

    /** That a unit is in a situation, with the playbook it was raised to. */
    public static String text(Raised raised) {
        return JsonText.of(SituationForm.form(raised));
    }

    /** The raising in this text. */
    public static Reading<Raised> raised(String json) {
        return piece(json, SituationForm::raised);
    }

    /** An obligation. */
    public static String text(Obligation obligation) {
        return JsonText.of(PlaceForm.form(obligation));
    }

    /** The obligation in this text. */
    public static Reading<Obligation> obligation(String json) {
        return piece(json, PlaceForm::obligation);
    }

    /** What is handed over day by day. */
    public static String text(HandOver handOver) {
        return JsonText.of(PlaceForm.form(handOver));
    }

    /** The hand-over in this text. */
    public static Reading<HandOver> handOver(String json) {
        return piece(json, PlaceForm::handOver);
    }

    /** That one unit carries on another. */
    public static String text(Succession succession) {
        return JsonText.of(PlaceForm.form(succession));
    }

    /** The succession in this text. */
    public static Reading<Succession> succession(String json) {
        return piece(json, PlaceForm::succession);
    }

    /** What is true of a station. */
    public static String tagsText(Set<Tag> tags) {
        return JsonText.of(SlotForm.tags(tags));
    }

    /** The tags in this text. */
    public static Reading<Set<Tag>> tags(String json) {
        return piece(json, SlotForm::tags);
    }

    /** How a unit orders priorities that collide. */
    public static String orderText(List<SlotId> order) {
        return JsonText.of(Writing.words(order));
    }

    /** The order in this text; no slot stands twice in it. */
    public static Reading<List<SlotId>> order(String json) {
        return piece(json, PlanForm::order);
    }

    static Optional<List<SlotId>> order(Place place) {
        return place.distinct(Words::slot);
    }

    /** Public holidays. */
    public static String holidaysText(Set<LocalDate> holidays) {
        return JsonText.of(PolicyForm.holidays(holidays));
    }

    /** The holidays in this text. */
    public static Reading<Set<LocalDate>> holidays(String json) {
        return piece(json, PolicyForm::holidays);
    }

    /** What stands under one key of an object that is read by several hands. */
    public sealed interface Member {
        /** Words. */
        record Word(String text) implements Member {}

        /** Anything else, as the text it would be alone. */
        record Piece(String json) implements Member {}
    }

    /**
     * What stands under the keys of the object in this text, in its order.
     *
     * @param known the keys that may stand there
     */
    public static Reading<Map<String, Member>> members(String json, Set<String> known) {
        return piece(json, place -> members(place, known));
    }

    private static Optional<Map<String, Member>> members(Place place, Set<String> known) {
        return place.map(
                key -> {
                    if (!known.contains(key)) {
                        throw new IllegalArgumentException(
                                Sheet.notOneOf(key, known.stream().sorted().toList()));
                    }
                    return key;
                },
                inner ->
                        Optional.of(
                                inner.value() instanceof Json.Text(String words)
                                        ? new Member.Word(words)
                                        : new Member.Piece(JsonText.of(inner.value()))));
    }

    private static <T> Reading<T> piece(String json, Function<Place, Optional<T>> form) {
        return read(json, FormLimits.PIECE_CHARACTERS, FormLimits.PIECE_VALUES, form);
    }

    /** The one place where a text becomes a thing, or complaints. */
    static <T> Reading<T> read(
            String json, int charactersMost, int valuesMost, Function<Place, Optional<T>> form) {
        var complaints = new Complaints();
        if (json.length() > charactersMost) {
            complaints.add("$", json.length() + " characters; at most " + charactersMost);
            return new Reading.Refused<>(complaints.all());
        }
        try {
            Json value = JsonReader.read(json, valuesMost);
            Optional<T> thing = form.apply(new Place("$", value, complaints));
            if (thing.isPresent() && complaints.count() == 0) {
                return new Reading.Understood<>(thing.get());
            }
        } catch (JsonReader.NotJson e) {
            complaints.add("$", String.valueOf(e.getMessage()));
        }
        return new Reading.Refused<>(complaints.all());
    }
}
