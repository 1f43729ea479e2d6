/**
 * The station's own page, for staff beside the cupboard.
 *
 * <p>What enters are requests from a browser, as a rule on the same machine; what leaves is one
 * page in Vietnamese or English, the same as JSON, and the one order that staff may give: silence.
 * The page reads a view that the station publishes and never waits for it. It needs no script, no
 * second request and no network. What is not here: logging in, which is why it listens to the
 * machine itself unless told otherwise, and anything of the centre's.
 */
@NullMarked
package vn.tienglang.node.web;

import org.jspecify.annotations.NullMarked;
