/**
 * Which language is heard when. The languages people speak around a station, with how many speak
 * each, and the number of an occurrence enter; what leaves are the languages of that occurrence.
 * The same number always has the same answer, whoever asks and however often. What is not here:
 * whether there is a rendition in that language; where there is none, nothing stands in for it.
 */
@NullMarked
package vn.tienglang.planner.mix;

import org.jspecify.annotations.NullMarked;
