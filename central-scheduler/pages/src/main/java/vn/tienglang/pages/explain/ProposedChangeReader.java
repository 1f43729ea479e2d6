package vn.tienglang.pages.explain;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.tienglang.office.preview.PlanChange;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemText;
import vn.tienglang.pages.form.RequestFields;
import vn.tienglang.pages.http.ApiJson;
import vn.tienglang.pages.plan.PlanItemJson;
import vn.tienglang.pages.plan.PlanRequestReader;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RequestError;
import vn.tienglang.planner.document.DocumentResult;
import vn.tienglang.planner.document.PlanItemJsonMapper;
import vn.tienglang.planner.document.PlanItemJsonMapper.Member;
import vn.tienglang.planner.slot.SlotId;

/**
 * Reader of a proposed change: an object with one key, which is the kind of change. Each error has
 * its path.
 */
final class ProposedChangeReader {
    private static final Set<String> KINDS = Set.of("raise", "lower", "policy", "put", "takeBack");
    private static final Set<String> PUT = Set.of("kind", "id", "definition");
    private static final Set<String> NAME = Set.of("kind", "id");

    private final Messages words;
    private final List<RequestError> errors = new ArrayList<>();

    ProposedChangeReader(Messages words) {
        this.words = words;
    }

    /** All errors so far. */
    List<RequestError> errors() {
        return List.copyOf(errors);
    }

    /** The change of this text; empty, with errors, when it cannot be read. */
    Optional<PlanChange> change(String json) {
        Map<String, Member> members = members(json, KINDS, "$");
        if (members.size() != 1) {
            if (errors.isEmpty()) {
                addError("$", "must have exactly one key");
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
                            .flatMap(text ->
                                    named(path, PlanRequestReader.parsed(text, SlotId::new)))
                            .map(PlanChange.Lower::new);
            case "raise" -> jsonOf(path, member).flatMap(this::raise);
            case "policy" ->
                    jsonOf(path, member)
                            .flatMap(text ->
                                    read(
                                            path,
                                            PlanItemJsonMapper.requireVisible(
                                                    text, PlanItemJsonMapper.policy(text))))
                            .map(PlanChange.AddPolicy::new);
            case "put" -> jsonOf(path, member).flatMap(this::put).map(PlanChange.Put::new);
            default ->
                    jsonOf(path, member)
                            .map(text -> members(text, NAME, path))
                            .flatMap(inner -> name(path, inner))
                            .map(PlanChange.Withdraw::new);
        };
    }

    private Optional<PlanChange> raise(String json) {
        Optional<Map<String, ApiJson.Value>> object =
                ApiJson.readObject(json.getBytes(StandardCharsets.UTF_8));
        if (object.isEmpty()) {
            addError("$.raise", "must be an object of words");
            return Optional.empty();
        }
        RequestFields fields =
                RequestFields.of(
                        object.get(), RequestFields.names(PlanItemJson.NewRaised.class), words);
        return PlanRequestReader.raise(fields, words, errors).map(PlanChange.Raise::new);
    }

    private Optional<PlanItem> put(String json) {
        Map<String, Member> inner = members(json, PUT, "$.put");
        Optional<PlanItem.Name> name = name("$.put", inner);
        Optional<Member> definition = Optional.ofNullable(inner.get("definition"));
        if (name.isEmpty() || definition.isEmpty()) {
            definition.ifPresentOrElse(_ -> {}, () -> addError("$.put.definition", "is missing"));
            return Optional.empty();
        }
        String path = "$.put.definition";
        return jsonOf(path, definition.get())
                .flatMap(text ->
                        named(
                                        "$.put.id",
                                        PlanRequestReader.parsed(
                                                text,
                                                one ->
                                                        PlanItemJsonMapper.requireVisible(
                                                                one,
                                                                PlanItemText.read(
                                                                        name.get(), one))))
                                .flatMap(reading -> read(path, reading)))
                .filter(item -> isNamed(item, name.get()));
    }

    private boolean isNamed(PlanItem item, PlanItem.Name name) {
        if (!item.name().equals(name)) {
            errors.add(
                    new RequestError(
                            "other-name",
                            "$.put.id",
                            words.text("plan.other-name", item.name(), name)));
        }
        return item.name().equals(name);
    }

    private Optional<PlanItem.Name> name(String path, Map<String, Member> members) {
        Optional<String> kind = word(path, "kind", members);
        Optional<String> id = word(path, "id", members);
        return kind.isEmpty() || id.isEmpty()
                ? Optional.empty()
                : named(path, PlanRequestReader.itemName(kind.get(), id.get()));
    }

    private Optional<String> word(String path, String key, Map<String, Member> members) {
        if (!members.containsKey(key)) {
            addError(path + "." + key, "is missing");
            return Optional.empty();
        }
        return word(path + "." + key, members.get(key));
    }

    private Optional<String> word(String path, Member member) {
        return switch (member) {
            case Member.TextMember(String text) -> Optional.of(text);
            case Member.JsonMember _ -> {
                addError(path, "must be text");
                yield Optional.empty();
            }
        };
    }

    private Optional<String> jsonOf(String path, Member member) {
        return switch (member) {
            case Member.JsonMember(String json) -> Optional.of(json);
            case Member.TextMember _ -> {
                addError(path, "must be an object or a list");
                yield Optional.empty();
            }
        };
    }

    private <T> Optional<T> named(String path, Optional<T> thing) {
        if (thing.isEmpty()) {
            addError(path, "is no name of anything");
        }
        return thing;
    }

    private Map<String, Member> members(String json, Set<String> known, String path) {
        return read(path, PlanItemJsonMapper.members(json, known)).orElse(Map.of());
    }

    private <T> Optional<T> read(String path, DocumentResult<T> reading) {
        return switch (reading) {
            case DocumentResult.Parsed<T>(T thing) -> Optional.of(thing);
            case DocumentResult.Rejected<T>(var said) -> {
                said.forEach(one -> addError(path + one.path().substring(1), one.message()));
                yield Optional.empty();
            }
        };
    }

    private void addError(String path, String what) {
        errors.add(new RequestError("bad-form", path, words.text("plan.form", path, what)));
    }
}
