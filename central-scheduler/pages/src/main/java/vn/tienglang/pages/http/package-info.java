/**
 * HTTP layer: security filter, signed-in user, body and rate limits, JSON bodies, problem
 * responses, page rendering, static files, byte ranges. Input: requests. Output: responses.
 */
@NullMarked
package vn.tienglang.pages.http;

import org.jspecify.annotations.NullMarked;
