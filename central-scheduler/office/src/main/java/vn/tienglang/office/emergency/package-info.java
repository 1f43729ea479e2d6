/**
 * Emergencies: immediate messages to areas. Input: a draft and the steps of two persons. Output:
 * messages in the outbox and clip grants, or refusals; and how far each has come at each station.
 */
@NullMarked
package vn.tienglang.office.emergency;

import org.jspecify.annotations.NullMarked;
