/**
 * The plan as JSON: what is stored, and what people carry from one office to another. Each thing
 * has one form: the same thing always gives the same text, keys in one order, one to a line where
 * they would not fit, so that two versions can be laid side by side. Reading is total: whatever
 * comes in is answered with the thing meant or with everything that stands against it, each
 * complaint with the path it is about; {@link vn.tienglang.planner.form.FormLimits} bounds the
 * work. A key that nobody knows is refused, because somebody believes that it counts. What is not
 * here: recordings, bulletins, stations and areas, which have lists of their own and are only
 * named.
 */
@NullMarked
package vn.tienglang.planner.form;

import org.jspecify.annotations.NullMarked;
