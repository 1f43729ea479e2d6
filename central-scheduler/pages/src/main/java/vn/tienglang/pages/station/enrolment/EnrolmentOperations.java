package vn.tienglang.pages.station.enrolment;

import java.util.List;
import vn.tienglang.pages.openapi.ApiAnswer;
import vn.tienglang.pages.openapi.ApiBody;
import vn.tienglang.pages.openapi.ApiOperation;

/** Operation of the HTTP API with which a board enrols itself. */
public final class EnrolmentOperations {
    static final String MEDIA_TYPE = "application/octet-stream";

    static final ApiOperation ENROL =
            ApiOperation.post(
                            "/api/1/enrolment",
                            "enrol",
                            "Enrols the board that knows an enrolment code (decision 0045)")
                    .withoutSession()
                    .with(new ApiBody.Binary(MEDIA_TYPE))
                    .answers(
                            new ApiAnswer.Text(
                                    200, "Settings and certificates, authenticated by the code"))
                    .problem(400, "Not a request of a board")
                    .problem(403, "Wrong code")
                    .problem(409, "The code has enrolled another board, or the key was used before")
                    .problem(410, "The code has expired")
                    .problem(429, "Too many wrong codes; Retry-After says how long to wait");

    /** All operations. */
    public static final List<ApiOperation> ALL = List.of(ENROL);

    private EnrolmentOperations() {}
}
