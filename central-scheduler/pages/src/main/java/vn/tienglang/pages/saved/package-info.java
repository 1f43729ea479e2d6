/** Forms that were typed when a session had expired, and how a page shows them again. */
@NullMarked
package vn.tienglang.pages.saved;

import org.jspecify.annotations.NullMarked;
