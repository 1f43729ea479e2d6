/**
 * Publishing: compiles station-days that are due and puts changed daily logs into the outbox; sends
 * lost ones again. Input: the time. Output: stored logs and outbox messages.
 */
@NullMarked
package vn.tienglang.office.publish;

import org.jspecify.annotations.NullMarked;
