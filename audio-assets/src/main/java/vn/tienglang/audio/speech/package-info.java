/** Text to speech: a port, and Debian's espeak-ng behind it. */
@NullMarked
package vn.tienglang.audio.speech;

import org.jspecify.annotations.NullMarked;
