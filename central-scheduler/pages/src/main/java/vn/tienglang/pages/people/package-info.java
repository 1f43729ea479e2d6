/**
 * Sign-in, sign-out, password change and language choice. Input: credentials. Output: sessions and
 * cookies.
 */
@NullMarked
package vn.tienglang.pages.people;

import org.jspecify.annotations.NullMarked;
