package vn.tienglang.pages.bulletin;

import java.util.List;
import vn.tienglang.pages.form.SilenceQuestion;
import vn.tienglang.pages.openapi.ApiAnswer;
import vn.tienglang.pages.openapi.ApiOperation;
import vn.tienglang.pages.openapi.ApiParameter;
import vn.tienglang.pages.openapi.SharedAnswer;

/** Operations of the HTTP API on bulletins, languages and gaps. */
public final class BulletinOperations {
    static final ApiOperation LANGUAGES =
            ApiOperation.get(
                            "/api/1/languages",
                            "languages",
                            "The languages there are, or those spoken in an area")
                    .with(
                            ApiParameter.optional(
                                    "area", "Code of an area; every language when absent."))
                    .answers(
                            200,
                            "By number of speakers in the area, the most first; without an "
                                    + "area in the order of the table",
                            BulletinJson.Languages.class)
                    .problem(400, "Not an area code");

    static final ApiOperation BULLETINS =
            ApiOperation.get(
                            "/api/1/bulletins",
                            "bulletins",
                            "Every bulletin, the last to end first")
                    .answers(200, "The bulletins", BulletinJson.Bulletins.class);

    static final ApiOperation BEGIN_BULLETIN =
            ApiOperation.post("/api/1/bulletins", "beginBulletin", "Begin a bulletin")
                    .body(BulletinJson.NewBulletin.class)
                    .answers(
                            new ApiAnswer.Created(
                                    201,
                                    "Begun",
                                    BulletinJson.Bulletin.class,
                                    "Where it can be asked for."))
                    .problem(400, "Not a plain JSON object")
                    .problem(422, "It cannot be like that; everything that stands against it")
                    .shared(SharedAnswer.TOO_LARGE, SharedAnswer.ONLY_JSON);

    static final ApiOperation BULLETIN =
            ApiOperation.get("/api/1/bulletins/{bulletin}", "bulletin", "One bulletin")
                    .with(ApiParameter.path("bulletin", ""))
                    .answers(200, "The bulletin", BulletinJson.Bulletin.class)
                    .problem(404, "No such bulletin");

    static final ApiOperation CHANGE_BULLETIN =
            ApiOperation.put(
                            "/api/1/bulletins/{bulletin}",
                            "changeBulletin",
                            "Change what a bulletin is")
                    .with(ApiParameter.path("bulletin", ""))
                    .with(SilenceQuestion.PARAMETER)
                    .body(BulletinJson.ChangedBulletin.class)
                    .answers(200, "Changed", BulletinJson.Bulletin.class)
                    .problem(400, "Not a plain JSON object")
                    .problem(404, "No such bulletin")
                    .problem(
                            409,
                            "Somebody changed it since that revision, nothing was written "
                                    + "over; or it would silence airings")
                    .problem(422, "It cannot be like that; everything that stands against it")
                    .shared(SharedAnswer.TOO_LARGE, SharedAnswer.ONLY_JSON);

    static final ApiOperation RETIRE_BULLETIN =
            ApiOperation.delete(
                            "/api/1/bulletins/{bulletin}",
                            "retireBulletin",
                            "Lay a bulletin aside; it is kept")
                    .with(ApiParameter.path("bulletin", ""))
                    .with(ApiParameter.required("revision", "The revision that was read."))
                    .with(SilenceQuestion.PARAMETER)
                    .answers(200, "Laid aside", BulletinJson.Bulletin.class)
                    .problem(400, "Not a revision")
                    .problem(404, "No such bulletin")
                    .problem(
                            409,
                            "Somebody changed it since that revision, nothing was written "
                                    + "over; or it would silence airings")
                    .problem(422, "It was laid aside already");

    static final ApiOperation PUT_RENDITION =
            ApiOperation.put(
                            "/api/1/bulletins/{bulletin}/renditions/{language}",
                            "putRendition",
                            "Put in what was made of a bulletin in one language")
                    .with(ApiParameter.path("bulletin", ""))
                    .with(ApiParameter.path("language", ""))
                    .with(SilenceQuestion.PARAMETER)
                    .body(BulletinJson.NewRendition.class)
                    .answers(200, "Put in", BulletinJson.Bulletin.class)
                    .problem(400, "Not a plain JSON object")
                    .problem(404, "No such bulletin, or not a language tag")
                    .problem(
                            409,
                            "Somebody changed it since that revision, nothing was written "
                                    + "over; or it would silence airings")
                    .problem(422, "It cannot be like that; everything that stands against it")
                    .shared(SharedAnswer.TOO_LARGE, SharedAnswer.ONLY_JSON);

    static final ApiOperation REMOVE_RENDITION =
            ApiOperation.delete(
                            "/api/1/bulletins/{bulletin}/renditions/{language}",
                            "removeRendition",
                            "Take a rendition out; no harm when there is none")
                    .with(ApiParameter.path("bulletin", ""))
                    .with(ApiParameter.path("language", ""))
                    .with(ApiParameter.required("revision", "The revision that was read."))
                    .with(SilenceQuestion.PARAMETER)
                    .answers(200, "Taken out", BulletinJson.Bulletin.class)
                    .problem(400, "Not a revision")
                    .problem(404, "No such bulletin, or not a language tag")
                    .problem(
                            409,
                            "Somebody changed it since that revision, nothing was written "
                                    + "over; or it would silence airings")
                    .problem(422, "The bulletin was laid aside");

    static final ApiOperation GAPS =
            ApiOperation.get(
                            "/api/1/gaps",
                            "gaps",
                            "What is lacking in which language of which bulletin that "
                                    + "still holds, the most pressing first")
                    .answers(200, "The gaps", BulletinJson.Gaps.class);

    /** All operations. */
    public static final List<ApiOperation> ALL =
            List.of(
                    LANGUAGES,
                    BULLETINS,
                    BEGIN_BULLETIN,
                    BULLETIN,
                    CHANGE_BULLETIN,
                    RETIRE_BULLETIN,
                    PUT_RENDITION,
                    REMOVE_RENDITION,
                    GAPS);

    private BulletinOperations() {}
}
