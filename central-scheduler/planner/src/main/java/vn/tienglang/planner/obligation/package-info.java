/**
 * What is owed, and how it is fitted in. An obligation is so many minutes or airings of a theme in
 * a language, at every station of a unit, in every day, week or month. What is planned anyway
 * counts; the rest is fitted into the air that is left before the plan is issued, and what cannot
 * be fitted is said. What is not here: whether something was really heard, which is compliance.
 */
@NullMarked
package vn.tienglang.planner.obligation;

import org.jspecify.annotations.NullMarked;
