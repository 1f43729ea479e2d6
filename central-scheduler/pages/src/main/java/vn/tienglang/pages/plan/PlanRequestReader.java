package vn.tienglang.pages.plan;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.office.situation.RaiseRequest;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.pages.form.RequestFields;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RequestError;
import vn.tienglang.planner.bulletin.BulletinId;

/** Reader of paths, queries and fields of the plan API. */
public final class PlanRequestReader {
    /** The kinds of items by their names in paths. */
    static final Map<String, PlanItem.Kind> KINDS =
            Map.of(
                    "policies", PlanItem.Kind.POLICY,
                    "profiles", PlanItem.Kind.PROFILE,
                    "tags", PlanItem.Kind.TAGS,
                    "successions", PlanItem.Kind.SUCCESSION,
                    "orders", PlanItem.Kind.ORDER,
                    "playbooks", PlanItem.Kind.PLAYBOOK,
                    "raised", PlanItem.Kind.RAISED,
                    "obligations", PlanItem.Kind.OBLIGATION,
                    "holidays", PlanItem.Kind.HOLIDAY,
                    "handovers", PlanItem.Kind.HAND_OVER);

    private PlanRequestReader() {}

    /** The name of a kind in paths. */
    static String kindName(PlanItem.Kind kind) {
        return KINDS.entrySet().stream()
                .filter(one -> one.getValue() == kind)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    /** The name of an item; empty when it cannot be one. */
    public static Optional<PlanItem.Name> itemName(String kind, String id) {
        return Optional.ofNullable(KINDS.get(kind))
                .flatMap(one -> parsed(id, text -> new PlanItem.Name(one, text)));
    }

    /** The parsed text; empty when it cannot be parsed. */
    public static <T> Optional<T> parsed(String text, Function<String, T> parse) {
        try {
            return Optional.of(parse.apply(text));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The request to raise a situation; empty, with all errors, when a field is unusable. */
    public static Optional<RaiseRequest> raise(
            RequestFields fields, Messages words, List<RequestError> errors) {
        fields.required("unit");
        fields.required("situation");
        fields.required("bulletins");
        errors.addAll(fields.errors());
        Optional<AreaCode> unit = optional(fields, "unit", AreaCode::new, words, errors);
        Optional<Integer> situation =
                optional(fields, "situation", Integer::valueOf, words, errors);
        List<AreaCode> affected = list(fields, "affected", AreaCode::new, words, errors);
        List<BulletinId> told = list(fields, "bulletins", BulletinId::new, words, errors);
        Optional<Instant> until =
                fields.text("until").isBlank()
                        ? Optional.of(Instant.MAX)
                        : optional(fields, "until", Instant::parse, words, errors);
        return !errors.isEmpty() || unit.isEmpty() || situation.isEmpty() || until.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new RaiseRequest(
                                unit.get(),
                                situation.get(),
                                new TreeSet<>(affected),
                                told,
                                until.get()));
    }

    private static <T> Optional<T> optional(
            RequestFields fields,
            String name,
            Function<String, T> parse,
            Messages words,
            List<RequestError> errors) {
        return list(fields, name, parse, words, errors).stream().findFirst();
    }

    private static <T> List<T> list(
            RequestFields fields,
            String name,
            Function<String, T> parse,
            Messages words,
            List<RequestError> errors) {
        var values = new ArrayList<T>();
        for (String text : Arrays.asList(fields.text(name).strip().split("[,\\s]+", -1))) {
            if (text.isEmpty()) {
                continue;
            }
            Optional<T> value = parsed(text, parse);
            if (value.isEmpty()) {
                errors.add(badFieldError(words, name, text));
            }
            value.ifPresent(values::add);
        }
        return values;
    }

    /** The error that a text is no value of this field. */
    public static RequestError badFieldError(Messages words, String field, String text) {
        return new RequestError("bad-field", field, words.text("plan.bad-field", field, text));
    }
}
