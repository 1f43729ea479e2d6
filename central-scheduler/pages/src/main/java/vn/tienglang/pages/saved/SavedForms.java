package vn.tienglang.pages.saved;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.tienglang.office.people.Login;

/**
 * Forms that were sent when the session was over, or that were half filled in when the language was
 * switched. They are kept in memory for {@link #KEPT_FOR}, for the account that typed them only,
 * and are shown again in their form; nothing sends them. Passwords, codes and files are never kept.
 * Bounded: the oldest form goes when {@link #FORMS} are kept. Any thread.
 */
public final class SavedForms {
    /** How long a form is kept. */
    static final Duration KEPT_FOR = Duration.ofMinutes(30);

    /** Maximum number of forms. */
    static final int FORMS = 200;

    /** Maximum number of characters of a form; a longer one is not kept. */
    static final int CHARACTERS = 64 << 10;

    /** Parts of names of fields that are never kept. */
    private static final Set<String> SECRET =
            Set.of("password", "wanted", "again", "present", "code", "secret", "token", "pin");

    private static final int TOKEN_BYTES = 16;

    private final SecureRandom random;
    private final Map<String, SavedForm> forms = new LinkedHashMap<>();

    /**
     * Form that was kept.
     *
     * @param owner the account that typed it
     * @param action path to which it is sent
     * @param fields its fields with all their values
     * @param until when it is forgotten
     */
    public record SavedForm(
            Login owner, String action, Map<String, List<String>> fields, Instant until) {
        /** Takes a copy. */
        public SavedForm {
            fields = Map.copyOf(fields);
        }
    }

    /** An empty store. */
    public SavedForms(SecureRandom random) {
        this.random = random;
    }

    /**
     * Keeps a form.
     *
     * @return its token; empty when there is nothing to keep or it is too long
     */
    public synchronized Optional<String> keep(
            Login owner, String action, Map<String, List<String>> fields, Instant now) {
        var kept = new LinkedHashMap<String, List<String>>();
        fields.forEach((name, values) -> {
            if (!isSecret(name)) {
                kept.put(name, List.copyOf(values));
            }
        });
        int characters =
                kept.values().stream().flatMap(Collection::stream).mapToInt(String::length).sum();
        if (kept.isEmpty() || characters > CHARACTERS) {
            return Optional.empty();
        }
        forms.values().removeIf(one -> !now.isBefore(one.until()));
        if (forms.size() >= FORMS) {
            forms.remove(forms.keySet().iterator().next());
        }
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = HexFormat.of().formatHex(bytes);
        forms.put(token, new SavedForm(owner, action, kept, now.plus(KEPT_FOR)));
        return Optional.of(token);
    }

    private static boolean isSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return SECRET.stream().anyMatch(lower::equals) || lower.contains("password");
    }

    /** The form of that token, if this account typed it and it is not forgotten. */
    public synchronized Optional<SavedForm> find(String token, Login login, Instant now) {
        return Optional.ofNullable(forms.get(token))
                .filter(form -> form.owner().equals(login))
                .filter(form -> now.isBefore(form.until()));
    }
}
