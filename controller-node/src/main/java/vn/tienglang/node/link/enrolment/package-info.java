/**
 * Enrolment of the node at its centre. Input: address of the centre and an enrolment code. Output:
 * keys, secret, certificates and settings in the folder of the settings, or a named failure.
 */
@NullMarked
package vn.tienglang.node.link.enrolment;

import org.jspecify.annotations.NullMarked;
