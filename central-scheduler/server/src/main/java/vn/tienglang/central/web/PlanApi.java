package vn.tienglang.central.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.tienglang.central.desk.KeptItem;
import vn.tienglang.central.desk.Officer;
import vn.tienglang.central.desk.PlanEdit;
import vn.tienglang.central.desk.PlanItem;
import vn.tienglang.central.desk.PlanRooms;
import vn.tienglang.central.desk.PlanText;
import vn.tienglang.central.desk.RaiseRequest;
import vn.tienglang.central.desk.Stage;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.form.Reading;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.situation.Playbook;

/** What plans are made from, and which units are raised, for programs. */
final class PlanApi {
    private static final String ALL = "/api/1/plan/";
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
        Optional<PlanItem.Kind> kind =
                Optional.ofNullable(PlanFields.KINDS.get(context.pathParam("kind")));
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
                PlanFields.word(kept.item().name().kind()),
                kept.item().name().id(),
                kept.revision(),
                kept.stage().name().toLowerCase(Locale.ROOT),
                kept.by(),
                kept.at().equals(Instant.EPOCH) ? null : kept.at().toString(),
                Json.tree(PlanText.of(kept.item())));
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
        return PlanFields.parsed(name.id(), SlotId::new)
                .map(id -> rooms.situations().lower(id, revision, officer))
                .orElseGet(() -> new PlanEdit.Unknown(name));
    }

    private void raise(Context context) {
        Optional<Fields> read = ApiRoutes.body(context, PlanFields.RAISE, problems);
        if (read.isEmpty()) {
            return;
        }
        Fields fields = read.get();
        Words words = Visitor.of(context).words();
        var complaints = new ArrayList<Complaint>();
        Optional<RaiseRequest> request = PlanFields.raise(fields, words, complaints);
        if (request.isEmpty()) {
            problems.refuse(context, 422, complaints);
            return;
        }
        tell(context, rooms.situations().raise(request.get(), officer(context)), 201);
    }

    /** The item of a body; empty when the answer was given already. */
    private Optional<PlanItem> item(Context context, PlanItem.Name name) {
        Optional<String> sent = Json.sent(context, problems);
        if (sent.isEmpty()) {
            return Optional.empty();
        }
        Optional<Reading<PlanItem>> reading =
                PlanFields.parsed(sent.get(), one -> PlanText.read(name, one));
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
        return PlanFields.name(context.pathParam("kind"), context.pathParam("id"));
    }

    /** The revision of the address; empty when the answer was given already. */
    private Optional<Integer> revision(Context context) {
        String text = Optional.ofNullable(context.queryParam("revision")).orElse("");
        Optional<Integer> revision =
                PlanFields.parsed(text, Integer::valueOf).filter(number -> number >= 0);
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
                    context.header(
                            "Location", ALL + PlanFields.word(name.kind()) + "/" + name.id());
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
