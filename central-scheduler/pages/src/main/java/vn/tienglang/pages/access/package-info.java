/**
 * Units that a request concerns: those of the object in its path and those that its fields name.
 */
@NullMarked
package vn.tienglang.pages.access;

import org.jspecify.annotations.NullMarked;
