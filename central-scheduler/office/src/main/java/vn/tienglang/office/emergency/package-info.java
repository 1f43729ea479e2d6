/**
 * Emergencies: immediate messages to areas. Input: an emergency request. Output: an outbox message
 * and clip grants, or refusals.
 */
@NullMarked
package vn.tienglang.office.emergency;

import org.jspecify.annotations.NullMarked;
