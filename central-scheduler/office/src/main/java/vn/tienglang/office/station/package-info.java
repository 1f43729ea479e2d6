/**
 * Stations: signing keys and broker secrets of enrolled stations. Input: a topic, or a name and a
 * secret. Output: a verifier, or whether it may connect.
 */
@NullMarked
package vn.tienglang.office.station;

import org.jspecify.annotations.NullMarked;
