/**
 * Office: the use cases of the centre and their ports. Input: requests of officers, verified
 * messages of stations, ticks of the scheduler. Output: stored records and outbox messages, both or
 * neither.
 */
@NullMarked
package vn.tienglang.office;

import org.jspecify.annotations.NullMarked;
