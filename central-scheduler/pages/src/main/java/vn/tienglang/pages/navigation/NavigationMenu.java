package vn.tienglang.pages.navigation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import vn.tienglang.pages.text.Messages;

/** List of all entries of the navigation: the one place to add a page to. */
public final class NavigationMenu {
    /** Path of the form of an emergency. */
    static final String EMERGENCY_FORM = "/khan-cap/soan";

    /**
     * The entries in the order of the page. Each has a message {@code nav.KEY}; one with a number
     * has {@code nav.KEY.number.one} and {@code .many} too. The icon is a symbol of {@code
     * icons.svg}.
     */
    private static final List<Definition> ENTRIES =
            List.of(
                    new Definition(Work.TODAY, "/", "today", "today"),
                    new Definition(Work.CONTENT, "/ban-ghi", "recordings", "recordings"),
                    new Definition(Work.CONTENT, "/ban-tin", "bulletins", "bulletins"),
                    new Definition(Work.CONTENT, "/ban-giao", "handOvers", "handovers"),
                    new Definition(Work.SCHEDULE, "/tuan", "week", "week"),
                    new Definition(Work.SCHEDULE, "/lich", "booking", "schedule"),
                    new Definition(Work.SCHEDULE, "/tinh-huong", "situations", "situations"),
                    new Definition(Work.SCHEDULE, "/xung-dot", "conflicts", "conflicts"),
                    new Definition(Work.SCHEDULE, "/duyet", "approvals", "approvals"),
                    new Definition(Work.SCHEDULE, "/vi-sao", "why", "why"),
                    new Definition(Work.SCHEDULE, "/khan-cap", "emergency", "emergency"),
                    new Definition(Work.RULES, "/quy-dinh", "policies", "rules"),
                    new Definition(Work.RULES, "/chi-tieu", "obligations", "obligations"),
                    new Definition(Work.RULES, "/uu-tien", "priorities", "priorities"),
                    new Definition(Work.RULES, "/ke-hoach/nhap", "import", "import"),
                    new Definition(Work.REPORTS, "/so-nhat-ky", "diary", "logbook"),
                    new Definition(Work.REPORTS, "/bao-cao", "reports", "report"),
                    new Definition(Work.REPORTS, "/xac-nhan", "confirmations", "confirmations"),
                    new Definition(Work.REPORTS, "/bang-chung", "proof", "proof"),
                    new Definition(Work.UNITS, "/dai", "stations", "stations"),
                    new Definition(Work.UNITS, "/don-vi", "units", "units"),
                    new Definition(Work.UNITS, "/nguoi-dung", "people", "people"),
                    new Definition(Work.UNITS, "/nhat-ky", "audit", "audit"));

    /** The entries of the bar at the bottom of a phone, besides the link to all entries. */
    private static final List<String> SHORTCUTS = List.of("/", "/ban-tin", "/lich", "/duyet");

    private NavigationMenu() {}

    /** Kind of work. */
    private enum Work {
        TODAY,
        CONTENT,
        SCHEDULE,
        RULES,
        REPORTS,
        UNITS
    }

    private record Definition(Work work, String path, String key, String icon) {
        boolean isHere(String present) {
            return present.equals(path) || (path.length() > 1 && present.startsWith(path + "/"));
        }

        NavigationEntry entry(Messages words, String present, int number) {
            String message = "nav." + key;
            return new NavigationEntry(
                    path,
                    words.text(message),
                    icon,
                    isHere(present),
                    number == 0 ? "" : words.number(number),
                    number == 0 ? "" : words.count(message + ".number", number));
        }
    }

    /** The navigation of the page at the path {@code present}. */
    public static Navigation of(Messages words, String present, NavigationState state) {
        return new Navigation(
                Arrays.stream(Work.values())
                        .map(work -> group(work, words, present, state))
                        .toList(),
                SHORTCUTS.stream()
                        .flatMap(path -> ENTRIES.stream().filter(one -> one.path().equals(path)))
                        .map(one -> one.entry(words, present, state.number(one.path())))
                        .toList(),
                state.mayReleaseEmergencies() ? EMERGENCY_FORM : "");
    }

    private static NavigationGroup group(
            Work work, Messages words, String present, NavigationState state) {
        return new NavigationGroup(
                work.name().toLowerCase(Locale.ROOT),
                words.text("nav.work", work),
                entries(work)
                        .map(one -> one.entry(words, present, state.number(one.path())))
                        .toList());
    }

    private static Stream<Definition> entries(Work work) {
        return ENTRIES.stream().filter(one -> one.work() == work);
    }
}
