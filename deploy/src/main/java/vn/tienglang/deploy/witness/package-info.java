/**
 * Witness of a centre, a program of its own for another office: keeps the last checkpoint that it
 * saw, checks that each new one extends it and contradicts no statement of a station, and cosigns
 * it. Uses nothing of the centre but its public key and its files.
 */
@NullMarked
package vn.tienglang.deploy.witness;

import org.jspecify.annotations.NullMarked;
