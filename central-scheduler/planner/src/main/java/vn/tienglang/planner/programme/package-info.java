/**
 * From standing orders to the days of stations. Slots, bulletins, policies, languages, raised
 * situations, obligations and what was already issued enter; for every station and day leave its
 * airings in order, with the rule behind each and every reason why something has no place. Same
 * input, same output, on any machine: nothing here asks a clock, a set without order or chance.
 */
@NullMarked
package vn.tienglang.planner.programme;

import org.jspecify.annotations.NullMarked;
