/**
 * The signals that a loudness meter must read rightly to call itself one: the minimum requirements
 * of EBU Tech 3341 and Tech 3342, made by code from their published recipes. What leaves are
 * samples, and what a meter must say of them at which moment. Two programmes of Tech 3341 (7 and 8)
 * and two of Tech 3342 (5 and 6) are recordings and cannot be made by code, so they are not here.
 * The room stands beside the meter, not among its tests, because both the tests and the bench that
 * shows the errors on a machine read from it; nothing that goes on air does.
 */
@NullMarked
package vn.tienglang.audio.loudness.reference;

import org.jspecify.annotations.NullMarked;
