package vn.tienglang.office.people;

import java.time.Instant;

/**
 * Audit entry: one action of a person or of the centre.
 *
 * @param at when, to the millisecond
 * @param login login of the person; empty for the centre itself
 * @param action the action as one word ("book", "withdraw", "release")
 * @param about the object of the action, in words
 */
public record AuditEntry(Instant at, String login, String action, String about) {}
