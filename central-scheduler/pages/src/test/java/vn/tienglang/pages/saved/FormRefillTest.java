package vn.tienglang.pages.saved;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FormRefillTest {
    private static final String PAGE =
            """
            <form method="post" action="/dang-xuat"><button>x</button></form>
            <form method="post" action="/lich">
            <input type="hidden" name="revision" value="7">
            <input name="title" value="" maxlength="200">
            <input type="checkbox" name="d1" value="yes" checked>
            <input type="checkbox" name="d2" value="yes">
            <select name="area"><option value="">-</option><option value="20" selected>A</option>
            <option value="178">B</option></select>
            <textarea name="text">cũ</textarea>
            <input type="password" name="password" value="">
            </form>
            """;

    @Test
    void everyFieldOfTheFormHasWhatWasTyped() {
        String filled =
                FormRefill.fill(
                        PAGE,
                        "/lich",
                        Map.of(
                                "title", List.of("Họp \"thôn\" $1 <b>"),
                                "d2", List.of("yes"),
                                "area", List.of("178"),
                                "text", List.of("mới & dài"),
                                "revision", List.of("1"),
                                "password", List.of("bí mật")));

        assertThat(filled)
                .contains(
                        "name=\"title\" maxlength=\"200\" value=\"Họp &#34;thôn&#34; $1 &lt;b&gt;\">")
                .contains("name=\"d1\" value=\"yes\">", "name=\"d2\" value=\"yes\" checked>")
                .contains("<option value=\"20\">A", "<option value=\"178\" selected>B")
                .contains("<textarea name=\"text\">mới &amp; dài</textarea>")
                .contains("name=\"revision\" value=\"7\"")
                .doesNotContain("bí mật");
    }

    @Test
    void aPageWithoutTheFieldsStaysAsItIs() {
        assertThat(FormRefill.fill(PAGE, "/ban-tin", Map.of("khác", List.of("x")))).isEqualTo(PAGE);
        assertThat(FormRefill.fill("", "/lich", Map.of("title", List.of("x")))).isEmpty();
    }
}
