/**
 * Commands that run the whole system: demonstration and benchmarks. Input: the built programs and
 * command line options. Output: text and figures for a person. It is the only package that uses
 * both centre and node; a running centre or node needs nothing of it.
 */
@NullMarked
package vn.tienglang.deploy;

import org.jspecify.annotations.NullMarked;
