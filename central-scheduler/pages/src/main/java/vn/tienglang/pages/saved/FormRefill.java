package vn.tienglang.pages.saved;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Filler of a form in a finished page with values that were kept. It understands the markup of our
 * own templates: attributes in double quotes, escaped texts. Hidden fields stay as the page has
 * them, so a revision is that of now.
 */
public final class FormRefill {
    private static final Pattern FORM =
            Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern INPUT = Pattern.compile("<input\\b([^>]*)>");
    private static final Pattern TEXT_AREA =
            Pattern.compile("(<textarea\\b([^>]*)>).*?</textarea>", Pattern.DOTALL);
    private static final Pattern SELECT =
            Pattern.compile("(<select\\b([^>]*)>)(.*?)</select>", Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("<option\\b([^>]*)>");
    private static final Pattern CHECKED = Pattern.compile("\\schecked(=\"[^\"]*\")?");
    private static final Pattern SELECTED = Pattern.compile("\\sselected(=\"[^\"]*\")?");
    private static final Pattern VALUE = Pattern.compile("\\svalue=\"[^\"]*\"");
    private static final Pattern CONTROL_NAME = Pattern.compile("\\sname=\"([^\"]*)\"");

    private final Map<String, List<String>> fields;

    private FormRefill(Map<String, List<String>> fields) {
        this.fields = fields;
    }

    /**
     * The page with the values in the form that they were typed into: the one of that action, else
     * the one with the most of these fields. Unchanged when no form has any of them.
     */
    public static String fill(String page, String action, Map<String, List<String>> fields) {
        Matcher forms = FORM.matcher(page);
        long best = 0;
        int start = 0;
        int end = 0;
        while (forms.find()) {
            long names = known(forms.group(2), fields);
            boolean isMeant = attribute(forms.group(1), "action").equals(action);
            long score = names == 0 ? 0 : names + (isMeant ? 1000L : 0L);
            if (score > best) {
                best = score;
                start = forms.start(2);
                end = forms.end(2);
            }
        }
        return best == 0
                ? page
                : page.substring(0, start)
                        + new FormRefill(fields).filled(page.substring(start, end))
                        + page.substring(end);
    }

    private static long known(String form, Map<String, List<String>> fields) {
        return CONTROL_NAME
                .matcher(form)
                .results()
                .map(name -> unescaped(name.group(1)))
                .distinct()
                .filter(fields::containsKey)
                .count();
    }

    private String filled(String form) {
        String inputs = replaced(INPUT, form, this::input);
        String texts = replaced(TEXT_AREA, inputs, this::textArea);
        return replaced(SELECT, texts, this::select);
    }

    private interface Replacement {
        String of(MatchResult found);
    }

    private static String replaced(Pattern pattern, String text, Replacement replacement) {
        return pattern.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(replacement.of(found)));
    }

    private String input(MatchResult found) {
        String attributes = found.group(1);
        String name = attribute(attributes, "name");
        String type = attribute(attributes, "type");
        return switch (type) {
            case "hidden", "password", "file", "search", "submit" -> found.group();
            case "checkbox", "radio" -> {
                String value = attribute(attributes, "value");
                boolean isTicked = fields.getOrDefault(name, List.of()).contains(value);
                String plain = CHECKED.matcher(attributes).replaceAll("");
                yield "<input" + plain + (isTicked ? " checked>" : ">");
            }
            default -> {
                if (name.isEmpty() || !fields.containsKey(name)) {
                    yield found.group();
                }
                String plain = VALUE.matcher(attributes).replaceAll("");
                yield "<input" + plain + " value=\"" + escaped(first(name)) + "\">";
            }
        };
    }

    private String textArea(MatchResult found) {
        String name = attribute(found.group(2), "name");
        return fields.containsKey(name)
                ? found.group(1) + escaped(first(name)) + "</textarea>"
                : found.group();
    }

    private String select(MatchResult found) {
        String name = attribute(found.group(2), "name");
        if (!fields.containsKey(name)) {
            return found.group();
        }
        List<String> chosen = fields.getOrDefault(name, List.of());
        String options =
                replaced(
                        OPTION,
                        found.group(3),
                        option -> {
                            String plain = SELECTED.matcher(option.group(1)).replaceAll("");
                            boolean isChosen = chosen.contains(attribute(plain, "value"));
                            return "<option" + plain + (isChosen ? " selected>" : ">");
                        });
        return found.group(1) + options + "</select>";
    }

    private String first(String name) {
        return fields.getOrDefault(name, List.of()).stream().findFirst().orElse("");
    }

    /** The value of an attribute; empty when it is absent. */
    private static String attribute(String attributes, String name) {
        Matcher value = Pattern.compile("\\s" + name + "=\"([^\"]*)\"").matcher(attributes);
        return value.find() ? unescaped(value.group(1)) : "";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&#34;")
                .replace("'", "&#39;");
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#34;", "\"")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
