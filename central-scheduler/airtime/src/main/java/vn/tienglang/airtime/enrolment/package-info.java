/**
 * Enrolment of a station over the network: the code that a person carries, and the two messages
 * that it authenticates. Input: a code and public keys. Output: texts of one form, and why one is
 * refused.
 */
@NullMarked
package vn.tienglang.airtime.enrolment;

import org.jspecify.annotations.NullMarked;
