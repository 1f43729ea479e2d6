package vn.tienglang.pages.bulletin;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.office.bulletin.BulletinResult.Reason;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RequestError;
import vn.tienglang.pages.text.SilenceText;
import vn.tienglang.planner.bulletin.Rendition;

/** Text of bulletins: rejection reasons, states of renditions, remedies. */
public final class BulletinText {
    private final Messages words;

    public BulletinText(Messages words) {
        this.words = words;
    }

    /** One error for each rejection reason. */
    List<RequestError> errors(List<Reason> reasons) {
        return reasons.stream().map(this::error).toList();
    }

    private RequestError error(Reason bar) {
        return switch (bar) {
            case Reason.UnknownArea(var area) ->
                    ruleError("unknown-area", "area", words.text("bulletin.bar.area", area));
            case Reason.UnknownLanguage(var language) ->
                    ruleError(
                            "unknown-language",
                            "languages",
                            words.text("complaint.language", language));
            case Reason.NotWanted(var language) ->
                    ruleError(
                            "not-wanted",
                            "language",
                            words.text("bulletin.bar.notWanted", words.language(language)));
            case Reason.StillRendered(var language) ->
                    ruleError(
                            "still-rendered",
                            "languages",
                            words.text("bulletin.bar.stillRendered", words.language(language)));
            case Reason.UnknownClip(ClipId clip) ->
                    ruleError(
                            "unknown-clip",
                            "clip",
                            words.text("refusal.unknown-clip", clip.brief()));
            case Reason.OtherLanguage(var _, var spoken, var wanted) ->
                    ruleError(
                            "other-language",
                            "clip",
                            words.text(
                                    "bulletin.bar.otherLanguage",
                                    words.language(spoken),
                                    words.language(wanted)));
            case Reason.Silences(var silenced) -> SilenceText.error(words, silenced);
            case Reason.LooksLike(String other) ->
                    ruleError("looks-like", "title", words.text("plan-bar.looks-like", other));
            case Reason.Retired _ -> ruleError("retired", "", words.text("bulletin.bar.retired"));
        };
    }

    private static RequestError ruleError(String rule, String field, String sentence) {
        return new RequestError(rule, field, sentence);
    }

    /** The badge of the state of a rendition. */
    Badge state(Rendition rendition, Set<ClipId> availableClips) {
        Rendition.State state = rendition.state(availableClips);
        BadgeTone tone =
                switch (state) {
                    case READY -> BadgeTone.GOOD;
                    case DRAFTED -> BadgeTone.WARNING;
                    case MISSING -> BadgeTone.BAD;
                };
        return new Badge(tone, words.text("rendition.state", state));
    }

    /** The remedies, one sentence for each missing part. */
    List<String> remedies(List<Rendition.MissingPart> lacks) {
        return lacks.stream().map(lack -> words.text("gap.remedy", lack)).toList();
    }

    /** The missing parts, as a list of words. */
    public String lacks(List<Rendition.MissingPart> lacks) {
        return lacks.stream()
                .map(lack -> words.text("gap.lack", lack))
                .collect(Collectors.joining(", "));
    }
}
