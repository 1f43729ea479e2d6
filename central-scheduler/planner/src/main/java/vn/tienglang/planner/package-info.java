/**
 * What should play where, decided by pure functions: the words all of them share. Here are
 * bulletins with what was made of them in each language, what is lacking of them, the languages
 * themselves, and the names of slots. What is made of these lies in the rooms beside: {@link
 * vn.tienglang.planner.programme} makes the days of stations out of orders, places, content, law
 * and the past, and {@link vn.tienglang.planner.compliance} says what became of them. There is no
 * clock, no store and no wire in any of them: numbering, signing and issuing days is the desk's
 * work.
 */
@NullMarked
package vn.tienglang.planner;

import org.jspecify.annotations.NullMarked;
