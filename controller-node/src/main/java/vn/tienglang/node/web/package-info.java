/**
 * Local web page of the station, for staff at the amplifier. Input: requests of a browser, usually
 * on the same machine, and a view that the station publishes. Output: one page in Vietnamese or
 * English, the same as JSON, and the order to stop the sound.
 *
 * <p>The page needs no script, no second request and no network. It has no login, so it listens on
 * the loopback address unless it is configured otherwise.
 */
@NullMarked
package vn.tienglang.node.web;

import org.jspecify.annotations.NullMarked;
