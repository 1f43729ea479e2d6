package vn.tienglang.office.bulletin;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.programme.BulletinRevision;
import vn.tienglang.office.store.programme.Theme;

/**
 * Service of the themes that units offer for their bulletins. A bulletin keeps its theme as text,
 * so a removed theme stays where it is used. May be called from any thread.
 */
public final class ThemeService {
    /** Greatest number of themes of all units. */
    public static final int THEMES_MOST = 1_000;

    private final Transactions transactions;
    private final InstantSource clock;

    ThemeService(Transactions transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Every theme, by unit and name. */
    public List<Theme> all() {
        return transactions.inTransaction(repositories -> repositories.themes().all());
    }

    /** The names to choose from: every theme of a unit, and every one that a bulletin has. */
    public List<String> names() {
        return transactions.inTransaction(repositories ->
                Stream.concat(
                                repositories.themes().all().stream().map(Theme::name),
                                repositories.bulletins().all().stream()
                                        .map(BulletinRevision::bulletin)
                                        .map(one -> one.details().theme()))
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .sorted()
                        .toList());
    }

    /**
     * Adds a theme; a second call changes nothing.
     *
     * @return false when there are as many as there may be
     */
    public boolean add(Theme theme, Officer officer) {
        Instant now = now();
        return transactions.inTransaction(repositories -> {
            List<Theme> all = repositories.themes().all();
            if (all.contains(theme)) {
                return true;
            }
            if (all.size() >= THEMES_MOST) {
                return false;
            }
            repositories.themes().add(theme);
            repositories.audit().add(AuditEntry.by(officer, now, "theme-add", about(theme)));
            return true;
        });
    }

    /** Removes a theme, if there is one. */
    public void remove(Theme theme, Officer officer) {
        Instant now = now();
        boolean removed =
                transactions.inTransaction(repositories -> {
                    boolean known = repositories.themes().all().contains(theme);
                    if (known) {
                        repositories.themes().remove(theme);
                        repositories
                                .audit()
                                .add(AuditEntry.by(officer, now, "theme-remove", about(theme)));
                    }
                    return known;
                });
        assert removed || !all().contains(theme);
    }

    private static String about(Theme theme) {
        return theme.unit() + " " + theme.name();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
