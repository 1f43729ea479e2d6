package vn.tienglang.pages.people;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import vn.tienglang.office.people.Account;
import vn.tienglang.office.people.AccountService;
import vn.tienglang.office.people.PasswordChangeResult;
import vn.tienglang.office.people.SessionToken;
import vn.tienglang.office.people.SignInResult;
import vn.tienglang.pages.form.RequestFields;
import vn.tienglang.pages.http.ApiJson;
import vn.tienglang.pages.http.ApiMapper;
import vn.tienglang.pages.http.ApiRoutes;
import vn.tienglang.pages.http.ProblemResponses;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.text.RequestError;

/** API routes to sign in and to sign out. */
public final class SignInApi {
    private final AccountService accounts;
    private final ProblemResponses problems;
    private final boolean secureCookies;

    public SignInApi(AccountService accounts, ProblemResponses problems, boolean secureCookies) {
        this.accounts = accounts;
        this.problems = problems;
        this.secureCookies = secureCookies;
    }

    public void register(RoutesConfig routes) {
        ApiRoutes.add(routes, SignInOperations.SIGN_IN, this::signIn);
        ApiRoutes.add(routes, SignInOperations.SIGN_OUT, this::signOut);
    }

    private void signIn(Context context) {
        Optional<RequestFields> read =
                RequestFields.ofBody(context, SignInJson.SignIn.class, problems);
        if (read.isEmpty()) {
            return;
        }
        RequestFields fields = read.get();
        String login = fields.required("login").orElse("");
        String password = fields.required("password").orElse("");
        Optional<String> wanted =
                fields.has("newPassword") ? fields.required("newPassword") : Optional.empty();
        if (!fields.errors().isEmpty()) {
            problems.reject(context, 422, fields.errors());
            return;
        }
        switch (accounts.signIn(login, password, RequestUser.clientAddress(context))) {
            case SignInResult.SignedIn(SessionToken token, Account account, boolean oneTime) -> {
                if (oneTime || wanted.isPresent()) {
                    firstSignIn(context, token, oneTime, wanted);
                } else {
                    startSession(context, token, account);
                }
            }
            case SignInResult.WrongCredentials _ -> problems.respond(context, 401, "signIn.wrong");
            case SignInResult.Throttled(var atLeast) -> rejectTooManyAttempts(context, atLeast);
            case SignInResult.Busy _ -> problems.respond(context, 503, "signIn.busy");
        }
    }

    /** A one-time password allows only to change it, in the same request. */
    private void firstSignIn(
            Context context, SessionToken token, boolean oneTime, Optional<String> wanted) {
        if (!oneTime || wanted.isEmpty()) {
            accounts.signOut(token);
            problems.respond(
                    context,
                    oneTime ? 403 : 422,
                    oneTime ? "password.mustChange" : "password.notAsked");
            return;
        }
        switch (accounts.changePassword(
                token, "", wanted.get(), RequestUser.clientAddress(context))) {
            case PasswordChangeResult.Changed(SessionToken changed, Account account) ->
                    startSession(context, changed, account);
            case PasswordChangeResult.Rejected(var problem) -> {
                accounts.signOut(token);
                String sentence = RequestUser.of(context).words().text("flaw", problem);
                problems.reject(
                        context,
                        422,
                        List.of(
                                new RequestError(
                                        ApiMapper.kebabCase(problem), "newPassword", sentence)));
            }
            case PasswordChangeResult.Throttled(var atLeast) ->
                    rejectTooManyAttempts(context, atLeast);
            case PasswordChangeResult.WrongCurrentPassword _, PasswordChangeResult.SignInAgain _ ->
                    problems.respond(context, 401, "signIn.wrong");
            case PasswordChangeResult.Busy _ -> {
                accounts.signOut(token);
                problems.respond(context, 503, "signIn.busy");
            }
        }
    }

    private void startSession(Context context, SessionToken token, Account account) {
        RequestUser.setSession(context, token, secureCookies);
        ApiJson.respond(
                context, 200, new SignInJson.Person(account.login().value(), account.name()));
    }

    private void rejectTooManyAttempts(Context context, Duration atLeast) {
        context.header("Retry-After", Long.toString(atLeast.toSeconds() + 1));
        String words = RequestUser.of(context).words().duration(atLeast);
        problems.respond(context, 429, "signIn.wait", words);
    }

    private void signOut(Context context) {
        RequestUser.sessionToken(context).ifPresent(accounts::signOut);
        RequestUser.clearSession(context, secureCookies);
        context.status(204);
    }
}
