package vn.tienglang.pages.form;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.office.approval.ApprovalResult;
import vn.tienglang.office.document.PlanImportResult;
import vn.tienglang.office.plan.PlanItemResult;
import vn.tienglang.office.preview.PreviewResult;
import vn.tienglang.office.station.StationDirectory;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RefusalText;
import vn.tienglang.pages.text.RequestError;
import vn.tienglang.pages.text.SilenceText;
import vn.tienglang.planner.document.DocumentResult;

/** Text of the reasons that reject a change of the plan or an approval. */
public final class PlanRefusalText {
    private final Messages words;
    private final Function<AreaCode, String> names;
    private final Function<Instant, String> moments;

    /** Text for programs: areas by their codes. */
    public PlanRefusalText(Messages words) {
        this(words, AreaCode::value, Instant::toString);
    }

    /**
     * Text for people.
     *
     * @param names gives the name of an area
     * @param moments formats an instant
     */
    PlanRefusalText(
            Messages words, Function<AreaCode, String> names, Function<Instant, String> moments) {
        this.words = words;
        this.names = names;
        this.moments = moments;
    }

    /** Text for the users of this office. */
    public static PlanRefusalText of(
            Messages words, StationDirectory directory, PageRenderer pages) {
        return new PlanRefusalText(
                words,
                new AreaLookup(words, directory, pages.today())::name,
                instant -> words.moment(instant, pages.zone(), pages.today()));
    }

    /** The errors of a document, each with its path. */
    public List<RequestError> errors(DocumentResult.Rejected<?> reading) {
        return formErrors(reading.problems());
    }

    /** The errors of a document, each with its path. */
    public List<RequestError> formErrors(
            List<vn.tienglang.planner.document.DocumentProblem> errors) {
        return errors.stream().map(one -> formError(one.path(), one.message())).toList();
    }

    private RequestError formError(String path, String what) {
        return new RequestError("bad-form", path, words.text("plan.form", path, what));
    }

    /**
     * The errors of an imported plan, each with its path in the document.
     *
     * @param beyond number of further errors
     */
    public List<RequestError> ruleErrors(List<PlanImportResult.Problem> against, int beyond) {
        var errors = new ArrayList<RequestError>();
        against.forEach(one -> errors.add(ruleErrors(one.path(), one.reason())));
        if (beyond > 0) {
            String sentence = words.text("plan-taking.beyond", words.number(beyond));
            errors.add(new RequestError("beyond", "$", sentence));
        }
        return errors;
    }

    private RequestError ruleErrors(String path, PlanImportResult.Reason bar) {
        return switch (bar) {
            case PlanImportResult.Reason.Malformed(String what) -> formError(path, what);
            case PlanImportResult.Reason.MissingBulletin(var bulletin) ->
                    withPath(path, ruleErrors("unknown-bulletin", "", bulletin));
            case PlanImportResult.Reason.UnknownClip(var clip) ->
                    withPath(
                            path,
                            new RequestError(
                                    "unknown-clip",
                                    "",
                                    words.text("refusal.unknown-clip", clip.brief())));
            case PlanImportResult.Reason.NameTaken(String name) ->
                    withPath(path, ruleErrors("name-taken", "", name));
            case PlanImportResult.Reason.LooksLike(String other) ->
                    withPath(path, ruleErrors("looks-like", "", other));
            case PlanImportResult.Reason.Withdrawn(var slot) ->
                    withPath(path, ruleErrors("withdrawn", "", slot));
            case PlanImportResult.Reason.ItemRefused(var inner) -> withPath(path, editError(inner));
        };
    }

    private RequestError withPath(String path, RequestError error) {
        return new RequestError(
                error.rule(), path, words.text("plan.form", path, error.sentence()));
    }

    /** The reasons that reject a change. */
    public List<RequestError> errors(List<PlanItemResult.Reason> reasons) {
        return reasons.stream().map(this::editError).toList();
    }

    /** The reasons that reject a preview. */
    public List<RequestError> previewErrors(List<PreviewResult.Reason> reasons) {
        return reasons.stream().map(this::previewErrors).toList();
    }

    private RequestError previewErrors(PreviewResult.Reason bar) {
        return switch (bar) {
            case PreviewResult.Reason.UnknownStation(var station) ->
                    ruleErrors("unknown-station", "station", station);
            case PreviewResult.Reason.UnknownUnit(var unit) ->
                    ruleErrors("unknown-area", "unit", unit);
            case PreviewResult.Reason.UnknownItem(var name) ->
                    new RequestError(
                            "unknown-item", "id", words.text("plan-bar.unknown-item", name));
            case PreviewResult.Reason.OutsidePlanningRange(var _, var earliest, var latest) ->
                    ruleErrors("not-planned", "from", words.date(earliest), words.date(latest));
            case PreviewResult.Reason.TooManyDays(int _, int most) ->
                    ruleErrors("days", "days", most);
            case PreviewResult.Reason.TooManyStationDays(long stationDays, long most) ->
                    ruleErrors("too-much", "days", words.number(stationDays), words.number(most));
            case PreviewResult.Reason.ChangeRefused(var inner) -> editError(inner);
        };
    }

    private RequestError editError(PlanItemResult.Reason bar) {
        return switch (bar) {
            case PlanItemResult.Reason.UnknownArea(var area) ->
                    ruleErrors("unknown-area", "unit", area);
            case PlanItemResult.Reason.OutsideUnit(var zone, var unit) ->
                    ruleErrors("outside", "affected", names.apply(zone), names.apply(unit));
            case PlanItemResult.Reason.UnknownStation(var station) ->
                    ruleErrors("unknown-station", "id", station);
            case PlanItemResult.Reason.UnknownLanguage(var language) ->
                    ruleErrors("unknown-language", "language", language.value());
            case PlanItemResult.Reason.UnknownSlot(var slot) ->
                    ruleErrors("unknown-slot", "order", slot);
            case PlanItemResult.Reason.NotPriority(var slot) ->
                    ruleErrors("not-priority", "order", slot);
            case PlanItemResult.Reason.UnknownBulletin(var bulletin) ->
                    ruleErrors("unknown-bulletin", "bulletins", bulletin);
            case PlanItemResult.Reason.NoPlaybook(int situation) ->
                    ruleErrors("no-playbook", "situation", situation);
            case PlanItemResult.Reason.BulletinCount(int count, int most) ->
                    ruleErrors("bulletins", "bulletins", count, most);
            case PlanItemResult.Reason.AlreadyOver(var until) ->
                    ruleErrors("over-already", "until", moments.apply(until));
            case PlanItemResult.Reason.Closed(var name) -> ruleErrors("taken-back", "id", name);
            case PlanItemResult.Reason.Silences(var silenced) -> SilenceText.error(words, silenced);
            case PlanItemResult.Reason.LooksLike(String other) ->
                    ruleErrors("looks-like", "paper", other);
            case PlanItemResult.Reason.NotEditable(var name) ->
                    ruleErrors("not-by-hand", "id", name);
        };
    }

    /**
     * The reasons that reject an approval; refusals of the booking check as their own sentences.
     */
    public List<RequestError> errors(List<ApprovalResult.Reason> reasons, RefusalText sentences) {
        return reasons.stream().flatMap(bar -> errors(bar, sentences)).toList();
    }

    private Stream<RequestError> errors(ApprovalResult.Reason bar, RefusalText sentences) {
        return switch (bar) {
            case ApprovalResult.Reason.WrongStage(var stage) ->
                    Stream.of(ruleErrors("not-there", "", words.text("stage", stage)));
            case ApprovalResult.Reason.OwnSubmission _ -> Stream.of(ruleErrors("their-own", ""));
            case ApprovalResult.Reason.AlreadyApprovedByOfficer _ ->
                    Stream.of(ruleErrors("second-step", ""));
            case ApprovalResult.Reason.Silences(var silenced) ->
                    Stream.of(SilenceText.error(words, silenced));
            case ApprovalResult.Reason.TooLate _ -> Stream.of(ruleErrors("too-late", ""));
            case ApprovalResult.Reason.AgainstRules(var refusals) ->
                    sentences.groupedErrors(refusals).stream();
        };
    }

    private RequestError ruleErrors(String rule, String field, Object... facts) {
        return new RequestError(rule, field, words.text("plan-bar." + rule, facts));
    }
}
