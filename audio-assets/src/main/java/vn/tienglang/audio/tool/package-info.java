/**
 * Command line tool that ingests recordings into a library. Input: arguments and files. Output:
 * progress, findings and measured values as text or JSON, and the clips in the library.
 */
@NullMarked
package vn.tienglang.audio.tool;

import org.jspecify.annotations.NullMarked;
