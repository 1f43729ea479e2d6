/**
 * Stations: enrolment by codes, revocation, acceptance reports; signing keys and broker secrets of
 * enrolled stations. Input: an officer's order, a request of a board, a topic, or a name and a
 * secret. Output: a code, an answer, a verifier, or whether it may connect.
 */
@NullMarked
package vn.tienglang.office.station;

import org.jspecify.annotations.NullMarked;
