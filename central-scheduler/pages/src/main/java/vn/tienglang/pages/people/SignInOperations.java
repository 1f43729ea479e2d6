package vn.tienglang.pages.people;

import java.util.List;
import vn.tienglang.pages.openapi.ApiAnswer;
import vn.tienglang.pages.openapi.ApiOperation;
import vn.tienglang.pages.openapi.SharedAnswer;

/** Operations of the HTTP API on signing in and out. */
public final class SignInOperations {
    static final ApiOperation SIGN_IN =
            ApiOperation.post(
                            "/api/1/login", "signIn", "Sign in; the answer sets the session cookie")
                    .withoutSession()
                    .body(SignInJson.SignIn.class)
                    .answers(200, "Signed in", SignInJson.Person.class)
                    .problem(400, "Not a plain JSON object")
                    .problem(401, "Wrong login or password")
                    .problem(403, "A one-time password without newPassword")
                    .problem(422, "A field or the new password is not taken")
                    .shared(
                            SharedAnswer.TOO_LARGE,
                            SharedAnswer.ONLY_JSON,
                            SharedAnswer.TOO_FAST,
                            SharedAnswer.BUSY);

    static final ApiOperation SIGN_OUT =
            ApiOperation.post("/api/1/logout", "signOut", "Sign out")
                    .withoutSession()
                    .answers(new ApiAnswer.Empty(204, "Signed out, or never signed in"))
                    .shared(SharedAnswer.NOT_ALLOWED, SharedAnswer.BUSY);

    /** All operations. */
    public static final List<ApiOperation> ALL = List.of(SIGN_IN, SIGN_OUT);

    private SignInOperations() {}
}
