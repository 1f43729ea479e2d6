/** Pages and API of administrative units: the tree by date, changes with a preview, and undoing. */
@NullMarked
package vn.tienglang.pages.unit;

import org.jspecify.annotations.NullMarked;
