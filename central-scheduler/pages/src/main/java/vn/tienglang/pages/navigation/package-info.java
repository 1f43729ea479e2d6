/**
 * Navigation of the pages: the entries by kind of work, the numbers beside them, and the button of
 * emergencies. Input: the path of a page and the signed-in person. Output: groups of links.
 */
@NullMarked
package vn.tienglang.pages.navigation;

import org.jspecify.annotations.NullMarked;
