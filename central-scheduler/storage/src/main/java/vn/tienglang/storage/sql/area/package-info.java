/** Tables of areas and of their changes. */
@NullMarked
package vn.tienglang.storage.sql.area;

import org.jspecify.annotations.NullMarked;
