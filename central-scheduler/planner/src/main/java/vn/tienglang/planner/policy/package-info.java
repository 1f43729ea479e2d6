/**
 * What a unit may say when, how long and how loud: policy as dated data, never as code. Rules of
 * units enter, each with the paper it stands on; what leaves is, for a place and a day, the
 * stretches that are open and everything that closes the others, so that each refusal can quote its
 * rule. The nearest unit that speaks of a thing decides it, but nothing that a higher unit or the
 * law has closed can be opened below. What is not here: stations, slots, and who asks.
 */
@NullMarked
package vn.tienglang.planner.policy;

import org.jspecify.annotations.NullMarked;
