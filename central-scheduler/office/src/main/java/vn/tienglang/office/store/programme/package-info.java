/**
 * Stored records of the programme: slot, plan-item and bulletin revisions, approvals, hand-over
 * days, recordings. Input: values of planner and audio. Output: immutable records and the JSON text
 * of a plan item.
 */
@NullMarked
package vn.tienglang.office.store.programme;

import org.jspecify.annotations.NullMarked;
