/**
 * The people of the office: who they are, how they prove it, and how long that holds.
 *
 * <p>A login and a password enter and a session leaves: a random token the person's browser keeps,
 * of which the centre keeps only a digest. A fresh centre has one person, {@code admin}, with a
 * one-time password that opens nothing but the page where it is changed. Guessing is slowed down
 * per login and per address. What is kept lies behind the port {@link
 * vn.tienglang.central.accounts.AccountBook}. Not here: cookies and pages ({@code web}), SQL
 * ({@code sql}), and what a person may do once inside ({@code desk}).
 */
@NullMarked
package vn.tienglang.central.accounts;

import org.jspecify.annotations.NullMarked;
