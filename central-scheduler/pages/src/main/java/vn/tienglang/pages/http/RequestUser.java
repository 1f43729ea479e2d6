package vn.tienglang.pages.http;

import io.javalin.http.Context;
import java.util.Optional;
import vn.tienglang.office.people.Account;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.people.SessionAccess;
import vn.tienglang.office.people.SessionToken;
import vn.tienglang.pages.text.Messages;

/**
 * User of a request, and the language.
 *
 * @param words the messages in the language of the user
 * @param access the access that the security filter granted
 * @param address the address of the client; empty when only that of a proxy is known
 */
public record RequestUser(Messages words, SessionAccess access, String address) {
    private static final String ATTRIBUTE = "visitor";
    private static final String SESSION_COOKIE = "tl_session";
    private static final String LANGUAGE_COOKIE = "tl_lang";

    /** The user that the security filter found; an anonymous one before the filter ran. */
    public static RequestUser of(Context context) {
        RequestUser known = context.attribute(ATTRIBUTE);
        return known == null
                ? new RequestUser(words(context), new SessionAccess.Denied(), "")
                : known;
    }

    /** The address of the client; empty when only that of a proxy is known. */
    public static String clientAddress(Context context) {
        return of(context).address();
    }

    /** Whether the security filter has found the user. */
    static boolean isAttached(Context context) {
        return context.attribute(ATTRIBUTE) != null;
    }

    /** Stores the user that the security filter found. */
    void attach(Context context) {
        context.attribute(ATTRIBUTE, this);
    }

    /** The language: of pages by cookie, of the API by Accept-Language. */
    static Messages words(Context context) {
        String chosen = context.cookie(LANGUAGE_COOKIE);
        if (chosen != null) {
            return Messages.of(chosen);
        }
        String accepted = context.header("Accept-Language");
        boolean english = isApi(context) && accepted != null && accepted.startsWith("en");
        return english ? Messages.ENGLISH : Messages.VIETNAMESE;
    }

    /** Whether the request is for the API. */
    static boolean isApi(Context context) {
        return context.path().startsWith("/api/");
    }

    /** The session token of the cookie. */
    public static Optional<SessionToken> sessionToken(Context context) {
        return Optional.ofNullable(context.cookie(SESSION_COOKIE)).flatMap(SessionToken::parse);
    }

    /** Sets the session cookie, which lives as long as the browser is open. */
    public static void setSession(Context context, SessionToken token, boolean secure) {
        context.cookie(Cookies.httpOnly(SESSION_COOKIE, token.value(), -1, secure));
    }

    /** Removes the session cookie. */
    public static void clearSession(Context context, boolean secure) {
        context.cookie(Cookies.httpOnly(SESSION_COOKIE, "", 0, secure));
    }

    /** Sets the language cookie for a year. */
    public static void setLanguage(Context context, Messages words, boolean secure) {
        context.cookie(Cookies.httpOnly(LANGUAGE_COOKIE, words.tag(), 365 * 24 * 3600, secure));
    }

    /** The account, when one is signed in. */
    public Optional<Account> account() {
        return switch (access) {
            case SessionAccess.Granted(Account account) -> Optional.of(account);
            case SessionAccess.PasswordChangeOnly(Account account) -> Optional.of(account);
            case SessionAccess.FactorOnly(Account account) -> Optional.of(account);
            case SessionAccess.Denied _ -> Optional.empty();
        };
    }

    /**
     * The officer who is signed in.
     *
     * @throws IllegalStateException when nobody is: the route does not require a session
     */
    public Officer officer() {
        return switch (access) {
            case SessionAccess.Granted(Account account) ->
                    new Officer(account.login().value(), account.name(), address);
            case SessionAccess.PasswordChangeOnly _,
                    SessionAccess.FactorOnly _,
                    SessionAccess.Denied _ ->
                    throw new IllegalStateException("an officer's route was reached without one");
        };
    }
}
