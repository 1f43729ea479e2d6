package vn.tienglang.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the answer to a browser says to whoever reads it. */
final class PageText {
    private PageText() {}

    /** What a person reads: the page without its tags, one space between words. */
    static String text(HttpResponse<String> page) {
        return page.body()
                .replaceAll("(?s)<head>.*?</head>", " ")
                .replaceAll("(?s)<header class=\"top\">.*?</header>", " ")
                .replaceAll("<span class=\"sign\" aria-hidden=\"true\">([^<]*)</span>", "$1")
                .replaceAll("<[^>]*>", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#34;", "\"")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ");
    }

    /** Where the browser is led, or with what else it was answered. */
    static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("nowhere: " + answer.statusCode());
    }

    /** The first group of the first place that matches. */
    static String first(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
        return matcher.group(1);
    }
}
