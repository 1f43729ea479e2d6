package vn.tienglang.pages.navigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import vn.tienglang.pages.text.Messages;

class NavigationMenuTest {
    private static final NavigationState STATE =
            new NavigationState(Map.of("/duyet", 1_234, "/ban-giao", 0), false);

    @Test
    void exactlyTheEntryOfThePageIsMarked() {
        for (String page : List.of("/", "/duyet", "/duyet/s1-abc", "/dai/dong-kinh")) {
            assertThat(entries(page).stream().filter(NavigationEntry::here))
                    .as(page)
                    .hasSize(1)
                    .allMatch(entry -> page.startsWith(entry.path()));
        }
        assertThat(entries("/khong-co")).noneMatch(NavigationEntry::here);
        // An address that only begins with the same letters is another page.
        assertThat(entries("/dai-khac")).noneMatch(NavigationEntry::here);
    }

    @Test
    void aNumberStandsBesideItsEntryUnlessItIsZero() {
        assertThat(entries("/").stream().filter(entry -> !entry.number().isEmpty()))
                .extracting(NavigationEntry::path, NavigationEntry::number, NavigationEntry::about)
                .containsExactly(tuple("/duyet", "1.234", "1.234 việc đang chờ duyệt"));
    }

    @Test
    void theButtonOfEmergenciesIsThereOnlyForWhoMayReleaseOne() {
        assertThat(NavigationMenu.of(Messages.VIETNAMESE, "/", STATE).emergency()).isEmpty();
        assertThat(NavigationMenu.of(Messages.VIETNAMESE, "/", NavigationState.UNKNOWN).emergency())
                .isEqualTo("/khan-cap/soan");
    }

    @Test
    void aPhoneHasFourShortcutsAndEveryEntryHasItsIcon() throws IOException {
        Navigation navigation = NavigationMenu.of(Messages.VIETNAMESE, "/lich", STATE);
        assertThat(navigation.shortcuts())
                .extracting(NavigationEntry::path)
                .containsExactly("/", "/ban-tin", "/lich", "/duyet");
        try (InputStream in =
                Objects.requireNonNull(
                        NavigationMenuTest.class.getResourceAsStream(
                                "/vn/tienglang/pages/http/static/icons.svg"))) {
            var icons = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(entries("/"))
                    .allMatch(entry -> icons.contains("id=\"" + entry.icon() + "\""));
        }
    }

    private static List<NavigationEntry> entries(String page) {
        return NavigationMenu.of(Messages.VIETNAMESE, page, STATE).groups().stream()
                .flatMap(group -> group.entries().stream())
                .toList();
    }
}
