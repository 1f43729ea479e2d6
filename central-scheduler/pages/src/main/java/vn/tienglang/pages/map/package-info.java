/**
 * Map of a province: outlines of its units as SVG, and one dot a unit with stations. Input: the
 * outlines of this jar and the counts of stations by unit. Output: an image that browsers keep, and
 * the dots of the page.
 */
@NullMarked
package vn.tienglang.pages.map;

import org.jspecify.annotations.NullMarked;
