/**
 * Accounts of people over the stored ones: invitations, roles, sessions, second factor, audit
 * reading. Decisions about rights are in {@link vn.tienglang.office.people}.
 */
@NullMarked
package vn.tienglang.office.account;

import org.jspecify.annotations.NullMarked;
