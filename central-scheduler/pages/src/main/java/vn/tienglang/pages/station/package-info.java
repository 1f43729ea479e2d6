/**
 * Pages for stations: language profiles and tags. Input: forms. Output: stored profiles and tags.
 */
@NullMarked
package vn.tienglang.pages.station;

import org.jspecify.annotations.NullMarked;
