package vn.tienglang.pages.cap;

import java.util.List;
import vn.tienglang.pages.http.BodyLimits;
import vn.tienglang.pages.openapi.ApiAnswer;
import vn.tienglang.pages.openapi.ApiBody;
import vn.tienglang.pages.openapi.ApiOperation;

/** Operation of the HTTP API with which programs of others send alerts. */
public final class CapOperations {
    static final ApiOperation SEND =
            ApiOperation.post(
                            BodyLimits.ALERT_API,
                            "sendAlert",
                            "Receives a CAP 1.2 alert; the token of the sender stands in the header"
                                    + " Authorization as Bearer")
                    .withoutSession()
                    .with(new ApiBody.Binary("application/cap+xml"))
                    .answers(
                            new ApiAnswer.Text(
                                    202, "Taken: what became of it, and the number of its draft"))
                    .problem(401, "No such token")
                    .problem(422, "Refused; the problem names the reasons");

    /** All operations. */
    public static final List<ApiOperation> ALL = List.of(SEND);

    private CapOperations() {}
}
