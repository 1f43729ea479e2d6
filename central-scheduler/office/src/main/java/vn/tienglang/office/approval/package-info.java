/**
 * Approval: steps that a slot or a raised situation needs before it is published. Input: subject,
 * step, officer. Output: an approval result.
 */
@NullMarked
package vn.tienglang.office.approval;

import org.jspecify.annotations.NullMarked;
