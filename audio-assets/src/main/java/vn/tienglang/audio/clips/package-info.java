/**
 * Library of finished clips. Input: a folder with {@code <language>/<name>.opus} or {@code .wav}
 * files and a {@code manifest.json}, and newly ingested clips. Output: the clips of the contract
 * and their parts, each verified against the manifest, and the problems of the others. The
 * generator of the sample clips is here too.
 */
@NullMarked
package vn.tienglang.audio.clips;

import org.jspecify.annotations.NullMarked;
