package vn.tienglang.pages.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.tienglang.office.people.AccountService;
import vn.tienglang.office.people.Login;
import vn.tienglang.pages.saved.SavedForms;

/**
 * Keeper of what was typed: keeps the form of a request that had no session any more, and finds it
 * again for the page that shows it.
 */
public final class FormKeeper {
    private static final String ATTRIBUTE = "tienglang.kept-form";

    /** Query parameter with the token of a kept form. */
    private static final String KEPT = "kept";

    private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern PAGE = Pattern.compile("/(?![/\\\\])[A-Za-z0-9/?=&%._+-]{0,200}");

    /** End of the path of a page that only answers a form. */
    private static final String PREVIEW = "/xem-truoc";

    private final SavedForms forms;
    private final InstantSource clock;

    public FormKeeper(SavedForms forms, InstantSource clock) {
        this.forms = forms;
        this.clock = clock;
    }

    /**
     * Keeps the form of a request whose session is over.
     *
     * @return where to sign in so that the form comes back; empty when nothing is kept
     */
    Optional<String> keep(Context context, AccountService accounts) {
        if (!context.method().equals(HandlerType.POST)) {
            return Optional.empty();
        }
        Optional<Login> owner = RequestUser.sessionToken(context).flatMap(accounts::ownerOf);
        if (owner.isEmpty()) {
            return Optional.empty();
        }
        if (!isPlainForm(context)) {
            return isUpload(context)
                    ? Optional.of("/dang-nhap?note=over-upload")
                    : Optional.empty();
        }
        return keptPage(context, owner.get())
                .map(back ->
                        "/dang-nhap?note=over-kept&back="
                                + URLEncoder.encode(back, StandardCharsets.UTF_8));
    }

    /** Keeps the form of a request; the path that shows its page with the form filled in. */
    Optional<String> keptPage(Context context, Login owner) {
        if (!isPlainForm(context)) {
            return Optional.empty();
        }
        BodyLimits.readWithinLimit(context);
        return keep(owner, page(context), context.path(), context.formParamMap());
    }

    /**
     * Keeps a form.
     *
     * @param page local path of the page that has the form
     * @param action path to which the form is sent
     * @return the path that shows the page with the form filled in
     */
    public Optional<String> keep(
            Login owner, String page, String action, Map<String, List<String>> fields) {
        String shown = PAGE.matcher(page).matches() ? page : action;
        return forms.keep(owner, action, fields, clock.instant())
                .map(token -> shown + (shown.contains("?") ? "&" : "?") + KEPT + "=" + token);
    }

    private static boolean isPlainForm(Context context) {
        return type(context).startsWith("application/x-www-form-urlencoded");
    }

    private static boolean isUpload(Context context) {
        return type(context).startsWith("multipart/form-data");
    }

    private static String type(Context context) {
        return Optional.ofNullable(context.contentType()).orElse("");
    }

    /** The page that has the form: the one that sent it, or the one before its preview. */
    private static String page(Context context) {
        String sender =
                Optional.ofNullable(context.header("Referer"))
                        .flatMap(FormKeeper::localPart)
                        .filter(path -> !path.contains(KEPT + "="))
                        .orElse(context.path());
        return sender.endsWith(PREVIEW)
                ? sender.substring(0, sender.length() - PREVIEW.length())
                : sender;
    }

    private static Optional<String> localPart(String address) {
        try {
            URI uri = URI.create(address);
            String query = uri.getRawQuery();
            return Optional.ofNullable(uri.getRawPath())
                    .map(path -> query == null ? path : path + "?" + query);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Finds the form that the page shows again, if this account typed it. */
    void attach(Context context, Login login) {
        if (context.method().equals(HandlerType.GET)) {
            Optional.ofNullable(context.queryParam(KEPT))
                    .filter(token -> TOKEN.matcher(token).matches())
                    .flatMap(token -> forms.find(token, login, clock.instant()))
                    .ifPresent(form -> context.attribute(ATTRIBUTE, form));
        }
    }

    /** The form that the page shows again. */
    static Optional<SavedForms.SavedForm> attached(Context context) {
        SavedForms.SavedForm form = context.attribute(ATTRIBUTE);
        return Optional.ofNullable(form);
    }
}
