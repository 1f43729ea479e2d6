package vn.tienglang.central.web;

import io.javalin.http.Context;
import java.util.Optional;
import vn.tienglang.central.accounts.Access;
import vn.tienglang.central.accounts.Account;
import vn.tienglang.central.accounts.Token;
import vn.tienglang.central.desk.Officer;

/**
 * Who asks, and in which language.
 *
 * @param words the language they read
 * @param access what they may do
 */
record Visitor(Words words, Access access) {
    private static final String ATTRIBUTE = "visitor";
    private static final String SESSION_COOKIE = "tl_session";
    private static final String LANGUAGE_COOKIE = "tl_lang";

    /** The visitor the guard let in; a stranger where it has not looked yet. */
    static Visitor of(Context context) {
        Visitor known = context.attribute(ATTRIBUTE);
        return known == null ? new Visitor(words(context), new Access.Closed()) : known;
    }

    /** The guard's word on who this is. */
    void enter(Context context) {
        context.attribute(ATTRIBUTE, this);
    }

    /** The language of the pages is chosen on them; the interface follows Accept-Language. */
    static Words words(Context context) {
        String chosen = context.cookie(LANGUAGE_COOKIE);
        if (chosen != null) {
            return Words.of(chosen);
        }
        String accepted = context.header("Accept-Language");
        boolean english = isInterface(context) && accepted != null && accepted.startsWith("en");
        return english ? Words.ENGLISH : Words.VIETNAMESE;
    }

    /** True when the answer is JSON and not a page. */
    static boolean isInterface(Context context) {
        return context.path().startsWith("/api/");
    }

    /** The session token the browser sent. */
    static Optional<Token> token(Context context) {
        return Optional.ofNullable(context.cookie(SESSION_COOKIE)).flatMap(Token::sent);
    }

    /** Gives the browser its session, for as long as it is open. */
    static void give(Context context, Token token, boolean secure) {
        context.cookie(Cookies.hidden(SESSION_COOKIE, token.value(), -1, secure));
    }

    /** Takes it back. */
    static void take(Context context, boolean secure) {
        context.cookie(Cookies.hidden(SESSION_COOKIE, "", 0, secure));
    }

    /** Remembers the language for a year. */
    static void remember(Context context, Words words, boolean secure) {
        context.cookie(Cookies.hidden(LANGUAGE_COOKIE, words.tag(), 365 * 24 * 3600, secure));
    }

    /** The person, when one is signed in. */
    Optional<Account> account() {
        return switch (access) {
            case Access.Granted(Account account) -> Optional.of(account);
            case Access.OnlyPassword(Account account) -> Optional.of(account);
            case Access.Closed _ -> Optional.empty();
        };
    }

    /**
     * The person as the desk knows them.
     *
     * @throws IllegalStateException when the guard let nobody in: a route without its door
     */
    Officer officer() {
        return switch (access) {
            case Access.Granted(Account account) ->
                    new Officer(account.login().value(), account.name());
            case Access.OnlyPassword _, Access.Closed _ ->
                    throw new IllegalStateException("an officer's route was reached without one");
        };
    }
}
