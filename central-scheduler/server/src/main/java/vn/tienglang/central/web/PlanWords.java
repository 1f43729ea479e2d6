package vn.tienglang.central.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.central.desk.ApprovalEdit;
import vn.tienglang.central.desk.Desk;
import vn.tienglang.central.desk.PlanEdit;
import vn.tienglang.central.desk.PlanTaking;
import vn.tienglang.central.desk.PlanView;
import vn.tienglang.planner.form.Reading;

/** Says in words what stands against a change of the plan, or an approval. */
final class PlanWords {
    private final Words words;
    private final Function<AreaCode, String> names;
    private final Function<Instant, String> moments;

    /** For programs, which know places by their codes. */
    PlanWords(Words words) {
        this(words, AreaCode::value, Instant::toString);
    }

    /**
     * For people.
     *
     * @param names what they call a place
     * @param moments how they tell the time
     */
    PlanWords(Words words, Function<AreaCode, String> names, Function<Instant, String> moments) {
        this.words = words;
        this.names = names;
        this.moments = moments;
    }

    /** For people of this office. */
    static PlanWords of(Words words, Desk desk, Pages pages) {
        return new PlanWords(
                words,
                new PlanAreas(words, desk, pages.today())::name,
                instant -> words.moment(instant, pages.zone(), pages.today()));
    }

    /** What is wrong in a text, with the path to it. */
    List<Complaint> complaints(Reading.Refused<?> reading) {
        return forms(reading.complaints());
    }

    /** What is wrong in a text, with the path to it. */
    List<Complaint> forms(List<vn.tienglang.planner.form.Complaint> complaints) {
        return complaints.stream().map(one -> form(one.path(), one.what())).toList();
    }

    private Complaint form(String path, String what) {
        return new Complaint("bad-form", path, words.say("plan.form", path, what));
    }

    /**
     * What stands against taking a whole plan in, each with its place in the document.
     *
     * @param beyond how many more there are
     */
    List<Complaint> against(List<PlanTaking.Against> against, int beyond) {
        var complaints = new ArrayList<Complaint>();
        against.forEach(one -> complaints.add(against(one.path(), one.bar())));
        if (beyond > 0) {
            String sentence = words.say("plan-taking.beyond", words.number(beyond));
            complaints.add(new Complaint("beyond", "$", sentence));
        }
        return complaints;
    }

    private Complaint against(String path, PlanTaking.Bar bar) {
        return switch (bar) {
            case PlanTaking.Bar.Form(String what) -> form(path, what);
            case PlanTaking.Bar.MissingBulletin(var bulletin) ->
                    placed(path, against("unknown-bulletin", "", bulletin));
            case PlanTaking.Bar.UnknownClip(var clip) ->
                    placed(
                            path,
                            new Complaint(
                                    "unknown-clip",
                                    "",
                                    words.say("refusal.unknown-clip", clip.brief())));
            case PlanTaking.Bar.NameTaken(String name) ->
                    placed(path, against("name-taken", "", name));
            case PlanTaking.Bar.Withdrawn(var slot) -> placed(path, against("withdrawn", "", slot));
            case PlanTaking.Bar.AgainstItem(var inner) -> placed(path, complaint(inner));
        };
    }

    private Complaint placed(String path, Complaint complaint) {
        return new Complaint(
                complaint.rule(), path, words.say("plan.form", path, complaint.sentence()));
    }

    /** What stands against a change. */
    List<Complaint> complaints(List<PlanEdit.Bar> bars) {
        return bars.stream().map(this::complaint).toList();
    }

    /** What stands against seeing something of the plan. */
    List<Complaint> unseen(List<PlanView.Bar> bars) {
        return bars.stream().map(this::unseen).toList();
    }

    private Complaint unseen(PlanView.Bar bar) {
        return switch (bar) {
            case PlanView.Bar.UnknownStation(var station) ->
                    against("unknown-station", "station", station);
            case PlanView.Bar.UnknownUnit(var unit) -> against("unknown-area", "unit", unit);
            case PlanView.Bar.UnknownItem(var name) ->
                    new Complaint("unknown-item", "id", words.say("plan-bar.unknown-item", name));
            case PlanView.Bar.NotPlanned(var _, var earliest, var latest) ->
                    against("not-planned", "from", words.date(earliest), words.date(latest));
            case PlanView.Bar.Days(int _, int most) -> against("days", "days", most);
            case PlanView.Bar.TooMuch(long stationDays, long most) ->
                    against("too-much", "days", words.number(stationDays), words.number(most));
            case PlanView.Bar.AgainstChange(var inner) -> complaint(inner);
        };
    }

    private Complaint complaint(PlanEdit.Bar bar) {
        return switch (bar) {
            case PlanEdit.Bar.UnknownArea(var area) -> against("unknown-area", "unit", area);
            case PlanEdit.Bar.Outside(var zone, var unit) ->
                    against("outside", "affected", names.apply(zone), names.apply(unit));
            case PlanEdit.Bar.UnknownStation(var station) ->
                    against("unknown-station", "id", station);
            case PlanEdit.Bar.UnknownLanguage(var language) ->
                    against("unknown-language", "language", language.value());
            case PlanEdit.Bar.UnknownSlot(var slot) -> against("unknown-slot", "order", slot);
            case PlanEdit.Bar.NotPriority(var slot) -> against("not-priority", "order", slot);
            case PlanEdit.Bar.UnknownBulletin(var bulletin) ->
                    against("unknown-bulletin", "bulletins", bulletin);
            case PlanEdit.Bar.NoPlaybook(int situation) ->
                    against("no-playbook", "situation", situation);
            case PlanEdit.Bar.Bulletins(int count, int most) ->
                    against("bulletins", "bulletins", count, most);
            case PlanEdit.Bar.OverAlready(var until) ->
                    against("over-already", "until", moments.apply(until));
            case PlanEdit.Bar.Closed(var name) -> against("taken-back", "id", name);
            case PlanEdit.Bar.NotByHand(var name) -> against("not-by-hand", "id", name);
        };
    }

    /** What stands against an approval; the rules that came between in their own sentences. */
    List<Complaint> complaints(List<ApprovalEdit.Bar> bars, Sentences sentences) {
        return bars.stream().flatMap(bar -> complaints(bar, sentences)).toList();
    }

    private Stream<Complaint> complaints(ApprovalEdit.Bar bar, Sentences sentences) {
        return switch (bar) {
            case ApprovalEdit.Bar.NotThere(var stage) ->
                    Stream.of(against("not-there", "", words.say("stage", stage)));
            case ApprovalEdit.Bar.TheirOwn _ -> Stream.of(against("their-own", ""));
            case ApprovalEdit.Bar.SecondStep _ -> Stream.of(against("second-step", ""));
            case ApprovalEdit.Bar.TooLate _ -> Stream.of(against("too-late", ""));
            case ApprovalEdit.Bar.AgainstRules(var refusals) ->
                    sentences.together(refusals).stream();
        };
    }

    private Complaint against(String rule, String field, Object... facts) {
        return new Complaint(rule, field, words.say("plan-bar." + rule, facts));
    }
}
