/**
 * HTTP server of the office: wiring of all routes of pages and API. Input: use cases of office,
 * settings. Output: a listening server.
 */
@NullMarked
package vn.tienglang.pages;

import org.jspecify.annotations.NullMarked;
