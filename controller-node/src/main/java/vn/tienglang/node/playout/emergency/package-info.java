/**
 * Emergencies of a station: which are held, which are ended, which run of one is next, and how far
 * each has come. Pure: times come in as arguments.
 */
@NullMarked
package vn.tienglang.node.playout.emergency;

import org.jspecify.annotations.NullMarked;
