package vn.tienglang.pages.people;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;
import vn.tienglang.pages.openapi.ApiField;
import vn.tienglang.pages.openapi.ApiSchema;

/** JSON of the sign-in answers of the HTTP API. */
final class SignInJson {
    private SignInJson() {}

    @Json
    @ApiSchema(name = "Person", description = "Who is signed in.")
    record Person(String login, String name) {}

    @ApiSchema(name = "SignIn", description = "Who signs in.")
    record SignIn(
            String login,
            String password,
            @ApiField(
                            description =
                                    "Needed with a one-time password, which it replaces; refused "
                                            + "otherwise.")
                    @Nullable String newPassword) {}
}
