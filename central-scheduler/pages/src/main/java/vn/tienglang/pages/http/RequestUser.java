package vn.tienglang.pages.http;

import io.javalin.http.Context;
import java.util.Optional;
import vn.tienglang.office.people.Account;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.people.SessionAccess;
import vn.tienglang.office.people.SessionToken;
import vn.tienglang.pages.text.Messages;

/**
 * Who asks, and in which language.
 *
 * @param words the language they read
 * @param access what they may do
 */
public record RequestUser(Messages words, SessionAccess access) {
    private static final String ATTRIBUTE = "visitor";
    private static final String SESSION_COOKIE = "tl_session";
    private static final String LANGUAGE_COOKIE = "tl_lang";

    /** The visitor the guard let in; a stranger where it has not looked yet. */
    public static RequestUser of(Context context) {
        RequestUser known = context.attribute(ATTRIBUTE);
        return known == null ? new RequestUser(words(context), new SessionAccess.Denied()) : known;
    }

    /** The guard's word on who this is. */
    void attach(Context context) {
        context.attribute(ATTRIBUTE, this);
    }

    /** The language of the pages is chosen on them; the interface follows Accept-Language. */
    static Messages words(Context context) {
        String chosen = context.cookie(LANGUAGE_COOKIE);
        if (chosen != null) {
            return Messages.of(chosen);
        }
        String accepted = context.header("Accept-Language");
        boolean english = isApi(context) && accepted != null && accepted.startsWith("en");
        return english ? Messages.ENGLISH : Messages.VIETNAMESE;
    }

    /** True when the answer is JSON and not a page. */
    static boolean isApi(Context context) {
        return context.path().startsWith("/api/");
    }

    /** The session token the browser sent. */
    public static Optional<SessionToken> sessionToken(Context context) {
        return Optional.ofNullable(context.cookie(SESSION_COOKIE)).flatMap(SessionToken::parse);
    }

    /** Gives the browser its session, for as long as it is open. */
    public static void setSession(Context context, SessionToken token, boolean secure) {
        context.cookie(Cookies.httpOnly(SESSION_COOKIE, token.value(), -1, secure));
    }

    /** Takes it back. */
    public static void clearSession(Context context, boolean secure) {
        context.cookie(Cookies.httpOnly(SESSION_COOKIE, "", 0, secure));
    }

    /** Remembers the language for a year. */
    public static void setLanguage(Context context, Messages words, boolean secure) {
        context.cookie(Cookies.httpOnly(LANGUAGE_COOKIE, words.tag(), 365 * 24 * 3600, secure));
    }

    /** The person, when one is signed in. */
    public Optional<Account> account() {
        return switch (access) {
            case SessionAccess.Granted(Account account) -> Optional.of(account);
            case SessionAccess.PasswordChangeOnly(Account account) -> Optional.of(account);
            case SessionAccess.Denied _ -> Optional.empty();
        };
    }

    /**
     * The person as the desk knows them.
     *
     * @throws IllegalStateException when the guard let nobody in: a route without its door
     */
    public Officer officer() {
        return switch (access) {
            case SessionAccess.Granted(Account account) ->
                    new Officer(account.login().value(), account.name());
            case SessionAccess.PasswordChangeOnly _, SessionAccess.Denied _ ->
                    throw new IllegalStateException("an officer's route was reached without one");
        };
    }
}
