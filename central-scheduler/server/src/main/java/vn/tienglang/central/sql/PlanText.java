package vn.tienglang.central.sql;

import java.time.LocalDate;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.StationId;
import vn.tienglang.central.desk.Archive;
import vn.tienglang.central.desk.PlanItem;
import vn.tienglang.planner.form.PlanForm;
import vn.tienglang.planner.form.Reading;

/** Between what plans are made from and text in a row. */
final class PlanText {
    private PlanText() {}

    /** What an item says, as JSON; its name is a column of its own. */
    static String of(PlanItem item) {
        return switch (item) {
            case PlanItem.OfPolicy(var _, var policy) -> PlanForm.text(policy);
            case PlanItem.OfProfile(var _, var profile) -> PlanForm.text(profile);
            case PlanItem.OfTags(var _, var tags) -> PlanForm.tagsText(tags);
            case PlanItem.OfSuccession(var succession) -> PlanForm.text(succession);
            case PlanItem.OfOrder(var _, var first) -> PlanForm.orderText(first);
            case PlanItem.OfPlaybook(var playbook) -> PlanForm.text(playbook);
            case PlanItem.OfRaised(var raised) -> PlanForm.text(raised);
            case PlanItem.OfObligation(var obligation) -> PlanForm.text(obligation);
            case PlanItem.OfHoliday _ -> "{}";
        };
    }

    /** The item of this name that says this. */
    static PlanItem read(PlanItem.Name name, String text) {
        return switch (name.kind()) {
            case POLICY -> new PlanItem.OfPolicy(name, understood(name, PlanForm.policy(text)));
            case PROFILE ->
                    new PlanItem.OfProfile(
                            new StationId(name.id()), understood(name, PlanForm.profile(text)));
            case TAGS ->
                    new PlanItem.OfTags(
                            new StationId(name.id()), understood(name, PlanForm.tags(text)));
            case SUCCESSION ->
                    new PlanItem.OfSuccession(understood(name, PlanForm.succession(text)));
            case ORDER ->
                    new PlanItem.OfOrder(
                            new AreaCode(name.id()), understood(name, PlanForm.order(text)));
            case PLAYBOOK -> new PlanItem.OfPlaybook(understood(name, PlanForm.playbook(text)));
            case RAISED -> new PlanItem.OfRaised(understood(name, PlanForm.raised(text)));
            case OBLIGATION ->
                    new PlanItem.OfObligation(understood(name, PlanForm.obligation(text)));
            case HOLIDAY -> new PlanItem.OfHoliday(LocalDate.parse(name.id()));
        };
    }

    private static <T> T understood(PlanItem.Name name, Reading<T> reading) {
        return switch (reading) {
            case Reading.Understood<T>(T value) -> value;
            case Reading.Refused<T>(var complaints) ->
                    throw new Archive.Failed(
                            "a row of the books is not what was written: "
                                    + name
                                    + ", "
                                    + complaints.getFirst());
        };
    }
}
