package vn.tienglang.pages.text;

/**
 * Error of a request.
 *
 * @param rule the violated rule, as one word that is the same in every language
 * @param field the field of the form; empty when the error is about the whole request
 * @param sentence the sentence for people
 */
public record RequestError(String rule, String field, String sentence) {}
