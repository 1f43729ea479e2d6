/**
 * Page of messages that could not be sent to stations. Input: dead letters. Output: a list with
 * reasons and what to do, and the request to send again.
 */
@NullMarked
package vn.tienglang.pages.delivery;

import org.jspecify.annotations.NullMarked;
