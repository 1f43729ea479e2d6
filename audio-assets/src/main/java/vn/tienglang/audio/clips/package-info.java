/**
 * Finished clips on a shelf. What enters is a folder: {@code <language>/<name>.wav} and a {@code
 * manifest.json} that says of each file what it is and where it comes from. What leaves are the
 * clips of the contract and their parts, after every file was held against its manifest; whatever
 * does not hold is left out and named. The sample clips of this project are written here too, by
 * code, the same bytes each time. What is not here: judging or changing a recording, which is the
 * business of admitting it, and sending it anywhere.
 */
@NullMarked
package vn.tienglang.audio.clips;

import org.jspecify.annotations.NullMarked;
