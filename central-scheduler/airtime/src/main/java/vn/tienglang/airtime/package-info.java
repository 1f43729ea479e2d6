/**
 * Contract between the centre, which makes the daily logs, and the stations, which play them.
 *
 * <p>Types that both sides use: station, area, clip, airing, daily log, message class, and their
 * limits. Input: text and numbers, checked by the constructors. Output: immutable values. Without
 * clock, threads, files and sockets.
 */
@NullMarked
package vn.tienglang.airtime;

import org.jspecify.annotations.NullMarked;
