package vn.tienglang.central.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.central.desk.KeptItem;
import vn.tienglang.central.desk.Officer;
import vn.tienglang.central.desk.PlanEdit;
import vn.tienglang.central.desk.PlanItem;
import vn.tienglang.central.desk.PlanRooms;
import vn.tienglang.central.desk.PlanText;
import vn.tienglang.central.desk.RaiseRequest;
import vn.tienglang.central.desk.Stage;
import vn.tienglang.planner.BulletinId;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.form.Reading;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.situation.Playbook;

/** What plans are made from, and which units are raised, for programs. */
final class PlanApi {
    private static final String ALL = "/api/1/plan/";
    private static final Set<String> RAISE =
            Set.of("unit", "situation", "affected", "bulletins", "until");

    private static final Map<String, PlanItem.Kind> KINDS =
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

    private final PlanRooms rooms;
    private final Problems problems;

    PlanApi(PlanRooms rooms, Problems problems) {
        this.rooms = rooms;
        this.problems = problems;
    }

    void register(RoutesConfig routes) {
        routes.get(ALL + "{kind}", this::all, Door.OFFICER);
        routes.post(ALL + "policies", this::layDown, Door.OFFICER);
        routes.post(ALL + "raised", this::raise, Door.OFFICER);
        routes.get(ALL + "{kind}/{id}", this::revisions, Door.OFFICER);
        routes.put(ALL + "{kind}/{id}", this::put, Door.OFFICER);
        routes.delete(ALL + "{kind}/{id}", this::takeBack, Door.OFFICER);
    }

    private void all(Context context) {
        Optional<PlanItem.Kind> kind = Optional.ofNullable(KINDS.get(context.pathParam("kind")));
        if (kind.isEmpty()) {
            problems.show(context, 404, "plan.unknown");
            return;
        }
        List<KeptItem> kept =
                switch (kind.get()) {
                    case PLAYBOOK -> playbooks();
                    case POLICY,
                            PROFILE,
                            TAGS,
                            SUCCESSION,
                            ORDER,
                            RAISED,
                            OBLIGATION,
                            HOLIDAY,
                            HAND_OVER ->
                            rooms.office().items(kind.get());
                };
        answer(context, kept);
    }

    /** Those that nobody edited yet count as the first revision, by nobody. */
    private List<KeptItem> playbooks() {
        var all = new ArrayList<KeptItem>();
        for (Playbook playbook : rooms.office().playbooks()) {
            var item = new PlanItem.OfPlaybook(playbook);
            all.add(
                    rooms.office()
                            .find(item.name())
                            .orElseGet(() ->
                                    new KeptItem(item, 1, Stage.APPROVED, "", Instant.EPOCH)));
        }
        return all;
    }

    private static void answer(Context context, List<KeptItem> kept) {
        Json.answer(context, 200, new Forms.PlanEntries(kept.stream().map(PlanApi::form).toList()));
    }

    private static Forms.PlanEntry form(KeptItem kept) {
        return new Forms.PlanEntry(
                word(kept.item().name().kind()),
                kept.item().name().id(),
                kept.revision(),
                kept.stage().name().toLowerCase(Locale.ROOT),
                kept.by(),
                kept.at().equals(Instant.EPOCH) ? null : kept.at().toString(),
                Json.tree(PlanText.of(kept.item())));
    }

    private static String word(PlanItem.Kind kind) {
        return KINDS.entrySet().stream()
                .filter(one -> one.getValue() == kind)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private void revisions(Context context) {
        Optional<PlanItem.Name> name = name(context);
        List<KeptItem> kept = name.map(rooms.office()::revisions).orElse(List.of());
        if (kept.isEmpty()) {
            problems.show(context, 404, "plan.unknown");
            return;
        }
        answer(context, kept);
    }

    private void layDown(Context context) {
        var unnamed = new PlanItem.Name(PlanItem.Kind.POLICY, "new");
        Optional<PlanItem> item = item(context, unnamed);
        if (item.isPresent() && item.get() instanceof PlanItem.OfPolicy(var _, Policy policy)) {
            tell(context, rooms.office().layDown(policy, officer(context)), 201);
        }
    }

    private void put(Context context) {
        Optional<PlanItem.Name> name = name(context);
        if (name.isEmpty()) {
            problems.show(context, 404, "plan.unknown");
            return;
        }
        Optional<Integer> revision = revision(context);
        if (revision.isEmpty()) {
            return;
        }
        Optional<PlanItem> item = item(context, name.get());
        if (item.isEmpty()) {
            return;
        }
        if (!item.get().name().equals(name.get())) {
            Words words = Visitor.of(context).words();
            String sentence = words.say("plan.other-name", item.get().name(), name.get());
            problems.refuse(context, 422, List.of(new Complaint("other-name", "id", sentence)));
            return;
        }
        tell(context, rooms.office().put(item.get(), revision.get(), officer(context)), 200);
    }

    private void takeBack(Context context) {
        Optional<PlanItem.Name> name = name(context);
        if (name.isEmpty()) {
            problems.show(context, 404, "plan.unknown");
            return;
        }
        Optional<Integer> revision = revision(context);
        if (revision.isEmpty()) {
            return;
        }
        Officer officer = officer(context);
        PlanEdit edit =
                switch (name.get().kind()) {
                    case RAISED -> lower(name.get(), revision.get(), officer);
                    case POLICY,
                            PROFILE,
                            TAGS,
                            SUCCESSION,
                            ORDER,
                            PLAYBOOK,
                            OBLIGATION,
                            HOLIDAY,
                            HAND_OVER ->
                            rooms.office().withdraw(name.get(), revision.get(), officer);
                };
        tell(context, edit, 200);
    }

    private PlanEdit lower(PlanItem.Name name, int revision, Officer officer) {
        return parsed(name.id(), SlotId::new)
                .map(id -> rooms.situations().lower(id, revision, officer))
                .orElseGet(() -> new PlanEdit.Unknown(name));
    }

    private void raise(Context context) {
        Optional<Fields> read = ApiRoutes.body(context, RAISE, problems);
        if (read.isEmpty()) {
            return;
        }
        Fields fields = read.get();
        Words words = Visitor.of(context).words();
        fields.required("unit");
        fields.required("situation");
        fields.required("bulletins");
        var complaints = new ArrayList<Complaint>(fields.complaints());
        Optional<AreaCode> unit = one(fields, "unit", AreaCode::new, words, complaints);
        Optional<Integer> situation = one(fields, "situation", Integer::valueOf, words, complaints);
        List<AreaCode> affected = many(fields, "affected", AreaCode::new, words, complaints);
        List<BulletinId> told = many(fields, "bulletins", BulletinId::new, words, complaints);
        Optional<Instant> until =
                fields.text("until").isBlank()
                        ? Optional.of(Instant.MAX)
                        : one(fields, "until", Instant::parse, words, complaints);
        if (!complaints.isEmpty() || unit.isEmpty() || situation.isEmpty() || until.isEmpty()) {
            problems.refuse(context, 422, complaints);
            return;
        }
        var request =
                new RaiseRequest(
                        unit.get(), situation.get(), new TreeSet<>(affected), told, until.get());
        tell(context, rooms.situations().raise(request, officer(context)), 201);
    }

    private static <T> Optional<T> one(
            Fields fields,
            String name,
            Function<String, T> parse,
            Words words,
            List<Complaint> complaints) {
        return many(fields, name, parse, words, complaints).stream().findFirst();
    }

    private static <T> List<T> many(
            Fields fields,
            String name,
            Function<String, T> parse,
            Words words,
            List<Complaint> complaints) {
        var values = new ArrayList<T>();
        for (String text : Arrays.asList(fields.text(name).strip().split("[,\\s]+", -1))) {
            if (text.isEmpty()) {
                continue;
            }
            Optional<T> value = parsed(text, parse);
            if (value.isEmpty()) {
                String sentence = words.say("plan.bad-field", name, text);
                complaints.add(new Complaint("bad-field", name, sentence));
            }
            value.ifPresent(values::add);
        }
        return values;
    }

    private static <T> Optional<T> parsed(String text, Function<String, T> parse) {
        try {
            return Optional.of(parse.apply(text));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The item of a body; empty when the answer was given already. */
    private Optional<PlanItem> item(Context context, PlanItem.Name name) {
        String type = Optional.ofNullable(context.contentType()).orElse("");
        if (!type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
            problems.show(context, 415, "problem.415");
            return Optional.empty();
        }
        String text = new String(context.bodyAsBytes(), StandardCharsets.UTF_8);
        Optional<Reading<PlanItem>> reading = parsed(text, one -> PlanText.read(name, one));
        if (reading.isEmpty()) {
            problems.show(context, 404, "plan.unknown");
            return Optional.empty();
        }
        return switch (reading.get()) {
            case Reading.Understood<PlanItem>(PlanItem item) -> Optional.of(item);
            case Reading.Refused<PlanItem> refused -> {
                var words = new PlanWords(Visitor.of(context).words());
                problems.refuse(context, 422, words.complaints(refused));
                yield Optional.empty();
            }
        };
    }

    private static Optional<PlanItem.Name> name(Context context) {
        return Optional.ofNullable(KINDS.get(context.pathParam("kind")))
                .flatMap(
                        kind -> parsed(context.pathParam("id"), id -> new PlanItem.Name(kind, id)));
    }

    /** The revision of the address; empty when the answer was given already. */
    private Optional<Integer> revision(Context context) {
        String text = Optional.ofNullable(context.queryParam("revision")).orElse("");
        Optional<Integer> revision = parsed(text, Integer::valueOf).filter(number -> number >= 0);
        if (revision.isEmpty()) {
            Words words = Visitor.of(context).words();
            String sentence = words.say("plan.bad-field", "revision", text);
            problems.refuse(
                    context, 400, List.of(new Complaint("bad-field", "revision", sentence)));
        }
        return revision;
    }

    private static Officer officer(Context context) {
        return Visitor.of(context).officer();
    }

    private void tell(Context context, PlanEdit edit, int status) {
        Words words = Visitor.of(context).words();
        switch (edit) {
            case PlanEdit.Done(KeptItem kept) -> {
                if (status == 201) {
                    PlanItem.Name name = kept.item().name();
                    context.header("Location", ALL + word(name.kind()) + "/" + name.id());
                }
                Json.answer(context, status, form(kept));
            }
            case PlanEdit.Unknown _ -> problems.show(context, 404, "plan.unknown");
            case PlanEdit.Conflict(KeptItem present) -> {
                String sentence = words.say("plan.conflict", present.by(), present.revision());
                problems.refuseWith(
                        context, 409, List.of(new Complaint("conflict", "revision", sentence)));
            }
            case PlanEdit.Refused(var bars) ->
                    problems.refuse(context, 422, new PlanWords(words).complaints(bars));
        }
    }
}
