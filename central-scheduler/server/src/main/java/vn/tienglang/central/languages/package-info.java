/**
 * The table of languages that comes with the program: which there are, what people call them, and
 * which are spoken in which province. Two files of the jar enter, with a page beside them that says
 * where they come from; a {@link vn.tienglang.planner.Languages} leaves. What is done with a
 * language is not here.
 */
@NullMarked
package vn.tienglang.central.languages;

import org.jspecify.annotations.NullMarked;
