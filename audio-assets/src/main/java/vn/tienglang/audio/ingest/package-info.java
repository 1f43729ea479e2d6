/**
 * Ingest of uploads, one class per step. Input: an uploaded file (the master), title, language and
 * settings. Output: a delivery copy with measured values and warnings, or all reasons for refusal.
 * The master is never modified.
 */
@NullMarked
package vn.tienglang.audio.ingest;

import org.jspecify.annotations.NullMarked;
