/** Pages of emergencies: the desk, the second person's page, and the live board. */
@NullMarked
package vn.tienglang.pages.emergency;

import org.jspecify.annotations.NullMarked;
