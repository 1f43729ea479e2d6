package vn.tienglang.pages.html;

import org.jspecify.annotations.Nullable;
import vn.tienglang.pages.text.DateTimeInput;
import vn.tienglang.pages.text.Messages;

/**
 * Attributes of the input of a labelled field; an absent attribute is null. Dates and times are
 * text inputs: those of the browser follow the browser's language and not the page's.
 *
 * @param type type of the input
 * @param style class for the style sheet and the script
 * @param value text in the field
 * @param placeholder example in an empty field
 * @param pick label of the button that opens a calendar
 */
public record FieldInput(
        String type,
        @Nullable String style,
        String value,
        @Nullable String placeholder,
        @Nullable String pick) {

    /**
     * The attributes of a field.
     *
     * @param type {@code date}, {@code time}, or a type of HTML
     * @param value as stored; dates and times as ISO or as typed
     */
    public static FieldInput of(String type, String value, Messages words) {
        return switch (type) {
            case "date" ->
                    new FieldInput(
                            "text",
                            "typed-date",
                            DateTimeInput.dateField(value),
                            words.text("date.placeholder"),
                            words.text("date.pick"));
            case "time" ->
                    new FieldInput(
                            "text",
                            "typed-time",
                            DateTimeInput.timeField(value),
                            words.text("time.placeholder"),
                            null);
            default -> new FieldInput(type, null, value, null, null);
        };
    }
}
