/**
 * People of the office: accounts, passwords, sessions, audit entries. Input: login, password or
 * session token. Output: a sign-in result, a session access, audit entries.
 */
@NullMarked
package vn.tienglang.office.people;

import org.jspecify.annotations.NullMarked;
