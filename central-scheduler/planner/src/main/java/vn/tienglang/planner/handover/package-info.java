/**
 * What the office promises to bring by an hour of the day: the health figures by 17:00, so that the
 * evening's programme can tell them. Plans are pushed days ahead, so each day begins with the
 * fallback in the place of what is promised; who hands over in time puts it into its place. What is
 * here is the promise; whether it was kept stands in the books.
 */
@NullMarked
package vn.tienglang.planner.handover;

import org.jspecify.annotations.NullMarked;
