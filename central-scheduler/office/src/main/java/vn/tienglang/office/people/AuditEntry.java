package vn.tienglang.office.people;

import java.time.Instant;

/**
 * One act of a person.
 *
 * @param at when, to the millisecond
 * @param login who
 * @param act what, in one word of the desk ("book", "withdraw", "release")
 * @param about on what, in words
 */
public record AuditEntry(Instant at, String login, String act, String about) {}
