package vn.tienglang.pages.text;

/**
 * One thing that stands against what was asked.
 *
 * @param rule which rule, in one word that does not change with the language
 * @param field which field of the form it is about; empty when it is about the whole
 * @param sentence for people
 */
public record RequestError(String rule, String field, String sentence) {}
