/** Pages and API of CAP alerts: those that came in, their senders, and our own as a feed. */
@NullMarked
package vn.tienglang.pages.cap;

import org.jspecify.annotations.NullMarked;
