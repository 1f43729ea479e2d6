/**
 * Intake of station messages: as-run entries, status, lost links, wanted clip parts. Input:
 * verified messages. Output: stored entries and states, acknowledgements, clip parts, counted
 * rejections.
 */
@NullMarked
package vn.tienglang.office.asrun;

import org.jspecify.annotations.NullMarked;
