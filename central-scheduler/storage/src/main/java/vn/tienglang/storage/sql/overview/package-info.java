/**
 * Tables of the overviews of stations and areas. Input: rows made by the office. Output: lists and
 * counts that read as many rows as they return.
 */
@NullMarked
package vn.tienglang.storage.sql.overview;

import org.jspecify.annotations.NullMarked;
