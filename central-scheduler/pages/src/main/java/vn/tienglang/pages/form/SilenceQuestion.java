package vn.tienglang.pages.form;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.tienglang.office.approval.ApprovalResult;
import vn.tienglang.office.bulletin.BulletinResult;
import vn.tienglang.office.check.BookingRefusal;
import vn.tienglang.office.check.Losses;
import vn.tienglang.office.check.SilenceCheck;
import vn.tienglang.office.check.SilencedOrder;
import vn.tienglang.office.plan.PlanItemResult;
import vn.tienglang.office.schedule.BookingResult;
import vn.tienglang.office.schedule.WithdrawalResult;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.http.ProblemResponses;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.openapi.ApiParameter;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.SilenceText;
import vn.tienglang.planner.slot.Slot;

/**
 * Question before a change that would silence airings: of plan items, bulletins, bookings,
 * withdrawals, situations and approvals. A form is answered with status 422 and a page that lists
 * these airings and sends the same form again with a tick; a program gets status 409 and repeats
 * the request with {@code lost=accept}.
 */
public final class SilenceQuestion {
    /** The parameter of programs. */
    private static final String LOST = "lost";

    /** The tick of the form; booking forms use {@link #LOST} for times of a series. */
    private static final String TICK = "losses";

    private static final String ACCEPT = "accept";

    /** The parameter of an operation that may silence airings. */
    public static final ApiParameter PARAMETER =
            ApiParameter.optional(
                            LOST,
                            "If the change would silence airings that stay ordered: refuse lists "
                                    + "them with status 409 and rule airings-lost, accept stores it. "
                                    + "Refuse when absent.")
                    .oneOf(List.of("refuse", ACCEPT));

    private SilenceQuestion() {}

    /** Decision on losses from the form: accepted if the box is checked. */
    public static Losses ofForm(Context context) {
        return ACCEPT.equals(context.formParam(TICK)) ? Losses.ACCEPT : Losses.REFUSE;
    }

    /** Decision on losses from the query parameter; empty if it was answered with an error. */
    public static Optional<Losses> ofQuery(Context context, ProblemResponses problems) {
        String text = Optional.ofNullable(context.queryParam(LOST)).orElse("refuse");
        return switch (text) {
            case "refuse" -> Optional.of(Losses.REFUSE);
            case ACCEPT -> Optional.of(Losses.ACCEPT);
            default -> {
                problems.rejectQuery(context, LOST, "plan.bad-field", LOST, text);
                yield Optional.empty();
            }
        };
    }

    /** Asks, if the reasons against a change of a plan item are silenced airings. */
    public static boolean isAsked(
            Context context, PageRenderer pages, PlanItemResult edit, String back) {
        return edit instanceof PlanItemResult.Refused(var reasons)
                && isAsked(context, pages, ofItem(reasons), back);
    }

    /** Asks, if the reasons against a change of a bulletin are silenced airings. */
    public static boolean isAsked(
            Context context, PageRenderer pages, BulletinResult edit, String back) {
        return edit instanceof BulletinResult.Refused(var reasons)
                && isAsked(
                        context,
                        pages,
                        reasons.stream()
                                .filter(BulletinResult.Reason.Silences.class::isInstance)
                                .map(reason -> ((BulletinResult.Reason.Silences) reason).silenced())
                                .toList(),
                        back);
    }

    /** Asks, if the reasons against a booking are silenced airings. */
    public static boolean isAsked(
            Context context, PageRenderer pages, BookingResult booking, String back) {
        return booking instanceof BookingResult.Refused(var refusals)
                && isAsked(
                        context,
                        pages,
                        refusals.stream()
                                .filter(BookingRefusal.Silences.class::isInstance)
                                .map(refusal -> ((BookingRefusal.Silences) refusal).silenced())
                                .toList(),
                        back);
    }

    /** Asks, if a withdrawal would silence airings of other slots. */
    public static boolean isAsked(
            Context context, PageRenderer pages, WithdrawalResult withdrawal, String back) {
        return withdrawal instanceof WithdrawalResult.Silencing(Slot _, var silenced)
                && isAsked(context, pages, silenced, back);
    }

    /** Asks, if the reasons against an approval are silenced airings. */
    public static boolean isAsked(
            Context context, PageRenderer pages, ApprovalResult edit, String back) {
        return edit instanceof ApprovalResult.Refused(var reasons)
                && isAsked(
                        context,
                        pages,
                        reasons.stream()
                                .filter(ApprovalResult.Reason.Silences.class::isInstance)
                                .map(reason -> ((ApprovalResult.Reason.Silences) reason).silenced())
                                .toList(),
                        back);
    }

    /** Status of a refusal for a program: 409 if it may be accepted, otherwise 422. */
    public static int status(List<?> reasons) {
        boolean isAcceptable =
                !reasons.isEmpty()
                        && reasons.stream()
                                .allMatch(reason ->
                                        reason instanceof PlanItemResult.Reason.Silences
                                                || reason instanceof BulletinResult.Reason.Silences
                                                || reason
                                                        instanceof ApprovalResult.Reason.Silences);
        return isAcceptable ? 409 : 422;
    }

    private static List<SilencedOrder> ofItem(List<PlanItemResult.Reason> reasons) {
        return reasons.stream()
                .filter(PlanItemResult.Reason.Silences.class::isInstance)
                .map(reason -> ((PlanItemResult.Reason.Silences) reason).silenced())
                .toList();
    }

    private static boolean isAsked(
            Context context, PageRenderer pages, List<SilencedOrder> silenced, String back) {
        if (silenced.isEmpty()) {
            return false;
        }
        Messages words = RequestUser.of(context).words();
        var fields = new ArrayList<SilencePage.HiddenField>();
        context.formParamMap()
                .forEach((name, values) ->
                        values.stream()
                                .filter(_ -> !name.equals(TICK))
                                .forEach(value ->
                                        fields.add(new SilencePage.HiddenField(name, value))));
        context.status(422);
        pages.render(
                context,
                "vn/tienglang/pages/form/silence.jte",
                new SilencePage(
                        pages.frame(context, words.text("silence.title")),
                        words.text("silence.intro", words.number(SilenceCheck.DAYS)),
                        silenced.stream().map(one -> SilenceText.sentence(words, one)).toList(),
                        context.path(),
                        List.copyOf(fields),
                        back));
        return true;
    }
}
