/**
 * The table of contents of the centre. What enters are the settings, read once; what leaves is a
 * running office: desk, alarm clock, broker, stores and pages, joined to each other here and
 * nowhere else. What is not here: any rule of scheduling, and any line that speaks to a library.
 */
@NullMarked
package vn.tienglang.central;

import org.jspecify.annotations.NullMarked;
