/**
 * Outlines of the units of Việt Nam since 1 July 2025, and which units a circle or a polygon meets.
 * Input: a TopoJSON file of this jar. Output: rings of corners in degrees (WGS 84), and official
 * codes. Pure; safe for any thread.
 */
@NullMarked
package vn.tienglang.office.area.outline;

import org.jspecify.annotations.NullMarked;
