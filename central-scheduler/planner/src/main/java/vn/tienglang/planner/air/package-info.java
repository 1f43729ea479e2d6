/**
 * The air of one station around one day, and what finds room in it. What is open enters, and blocks
 * that want it, one after another in the order in which they are served; what leaves is where each
 * begins and which of its items it keeps, or the limit that left it none. Instants are milliseconds
 * since 1970, as on the wire, and nothing here makes an object it can do without: a plan of the
 * country asks this three million times. What is not here: why somebody is served before another.
 */
@NullMarked
package vn.tienglang.planner.air;

import org.jspecify.annotations.NullMarked;
