package vn.tienglang.office.people;

/**
 * A person of the office, known to be who they are.
 *
 * @param login under which name they signed in
 * @param name what people call them
 */
public record Officer(String login, String name) {}
