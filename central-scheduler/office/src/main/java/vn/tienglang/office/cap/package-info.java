/**
 * Alerts in the Common Alerting Protocol 1.2 of OASIS. Input: the XML of an alert from a file, a
 * program or a feed. Output: a checked alert, the units of its areas, a draft for the desk, or the
 * named reason against it; and our own alerts as XML.
 */
@NullMarked
package vn.tienglang.office.cap;

import org.jspecify.annotations.NullMarked;
