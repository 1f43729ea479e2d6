/**
 * Changes of administrative units: new units, dissolved units, mergers and splits. Input: the tree
 * of areas, and lists of units and successions. Output: changed areas, with a preview of what
 * happens to the standing orders.
 */
@NullMarked
package vn.tienglang.office.area;

import org.jspecify.annotations.NullMarked;
