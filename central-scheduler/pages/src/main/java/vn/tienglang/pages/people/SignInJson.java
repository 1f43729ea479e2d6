package vn.tienglang.pages.people;

import io.avaje.jsonb.Json;

/** JSON of the sign-in answers of the HTTP API. */
final class SignInJson {
    private SignInJson() {}

    @Json
    record Person(String login, String name) {}
}
