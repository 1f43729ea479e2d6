/** Hosts of the pages and proxies before them that are trusted. */
@NullMarked
package vn.tienglang.pages.network;

import org.jspecify.annotations.NullMarked;
