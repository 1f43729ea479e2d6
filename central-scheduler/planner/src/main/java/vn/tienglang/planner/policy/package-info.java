/**
 * Policies of units as dated data. Input: the rules of units with their legal documents. Output:
 * for a unit and a day, the open airtime and every rule that closes the rest, so that each refusal
 * can cite its rule. The nearest unit with a rule of a kind decides, but it cannot open what a
 * higher unit or the law has closed. Stations and slots are not part of this package.
 */
@NullMarked
package vn.tienglang.planner.policy;

import org.jspecify.annotations.NullMarked;
