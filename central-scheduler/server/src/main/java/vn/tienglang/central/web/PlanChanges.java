package vn.tienglang.central.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.tienglang.central.desk.PlanChange;
import vn.tienglang.central.desk.PlanItem;
import vn.tienglang.central.desk.PlanText;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.form.PlanForm;
import vn.tienglang.planner.form.PlanForm.Member;
import vn.tienglang.planner.form.Reading;

/**
 * Reads a change that somebody thinks about: an object with one key, which says what kind of change
 * it is. Whatever cannot be read is complained of with the path to it.
 */
final class PlanChanges {
    private static final Set<String> KINDS = Set.of("raise", "lower", "policy", "put", "takeBack");
    private static final Set<String> PUT = Set.of("kind", "id", "definition");
    private static final Set<String> NAME = Set.of("kind", "id");

    private final Words words;
    private final List<Complaint> complaints = new ArrayList<>();

    PlanChanges(Words words) {
        this.words = words;
    }

    /** Everything that was wrong so far. */
    List<Complaint> complaints() {
        return List.copyOf(complaints);
    }

    /** The change of this text; empty when there is none, which has been complained of. */
    Optional<PlanChange> change(String json) {
        Map<String, Member> members = members(json, KINDS, "$");
        if (members.size() != 1) {
            if (complaints.isEmpty()) {
                complain("$", "must have exactly one key");
            }
            return Optional.empty();
        }
        var entry = members.entrySet().iterator().next();
        return change(entry.getKey(), entry.getValue());
    }

    private Optional<PlanChange> change(String kind, Member member) {
        String path = "$." + kind;
        return switch (kind) {
            case "lower" ->
                    word(path, member)
                            .flatMap(text -> named(path, PlanFields.parsed(text, SlotId::new)))
                            .map(PlanChange.Lower::new);
            case "raise" -> piece(path, member).flatMap(this::raise);
            case "policy" ->
                    piece(path, member)
                            .flatMap(text -> read(path, PlanForm.policy(text)))
                            .map(PlanChange.LayDown::new);
            case "put" -> piece(path, member).flatMap(this::put).map(PlanChange.Put::new);
            default ->
                    piece(path, member)
                            .map(text -> members(text, NAME, path))
                            .flatMap(inner -> name(path, inner))
                            .map(PlanChange.TakeBack::new);
        };
    }

    private Optional<PlanChange> raise(String json) {
        Optional<Map<String, Json.Value>> object = Json.read(json.getBytes(StandardCharsets.UTF_8));
        if (object.isEmpty()) {
            complain("$.raise", "must be an object of words");
            return Optional.empty();
        }
        Fields fields = Fields.of(object.get(), PlanFields.RAISE, words);
        return PlanFields.raise(fields, words, complaints).map(PlanChange.Raise::new);
    }

    private Optional<PlanItem> put(String json) {
        Map<String, Member> inner = members(json, PUT, "$.put");
        Optional<PlanItem.Name> name = name("$.put", inner);
        Optional<Member> definition = Optional.ofNullable(inner.get("definition"));
        if (name.isEmpty() || definition.isEmpty()) {
            definition.ifPresentOrElse(_ -> {}, () -> complain("$.put.definition", "is missing"));
            return Optional.empty();
        }
        String path = "$.put.definition";
        return piece(path, definition.get())
                .flatMap(text ->
                        named(
                                        "$.put.id",
                                        PlanFields.parsed(
                                                text, one -> PlanText.read(name.get(), one)))
                                .flatMap(reading -> read(path, reading)))
                .filter(item -> isNamed(item, name.get()));
    }

    private boolean isNamed(PlanItem item, PlanItem.Name name) {
        if (!item.name().equals(name)) {
            complaints.add(
                    new Complaint(
                            "other-name",
                            "$.put.id",
                            words.say("plan.other-name", item.name(), name)));
        }
        return item.name().equals(name);
    }

    private Optional<PlanItem.Name> name(String path, Map<String, Member> members) {
        Optional<String> kind = word(path, "kind", members);
        Optional<String> id = word(path, "id", members);
        return kind.isEmpty() || id.isEmpty()
                ? Optional.empty()
                : named(path, PlanFields.name(kind.get(), id.get()));
    }

    private Optional<String> word(String path, String key, Map<String, Member> members) {
        if (!members.containsKey(key)) {
            complain(path + "." + key, "is missing");
            return Optional.empty();
        }
        return word(path + "." + key, members.get(key));
    }

    private Optional<String> word(String path, Member member) {
        return switch (member) {
            case Member.Word(String text) -> Optional.of(text);
            case Member.Piece _ -> {
                complain(path, "must be text");
                yield Optional.empty();
            }
        };
    }

    private Optional<String> piece(String path, Member member) {
        return switch (member) {
            case Member.Piece(String json) -> Optional.of(json);
            case Member.Word _ -> {
                complain(path, "must be an object or a list");
                yield Optional.empty();
            }
        };
    }

    private <T> Optional<T> named(String path, Optional<T> thing) {
        if (thing.isEmpty()) {
            complain(path, "is no name of anything");
        }
        return thing;
    }

    private Map<String, Member> members(String json, Set<String> known, String path) {
        return read(path, PlanForm.members(json, known)).orElse(Map.of());
    }

    private <T> Optional<T> read(String path, Reading<T> reading) {
        return switch (reading) {
            case Reading.Understood<T>(T thing) -> Optional.of(thing);
            case Reading.Refused<T>(var said) -> {
                said.forEach(one -> complain(path + one.path().substring(1), one.what()));
                yield Optional.empty();
            }
        };
    }

    private void complain(String path, String what) {
        complaints.add(new Complaint("bad-form", path, words.say("plan.form", path, what)));
    }
}
