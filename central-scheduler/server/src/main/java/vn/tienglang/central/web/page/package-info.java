/**
 * What each page shows, in words, ready to be put into its template.
 *
 * <p>Records of text and marks enter the templates under {@code src/main/jte}; nothing leaves.
 * Every decision about what is shown has been taken when such a record is made, so that a template
 * only lays out. They are public because the generated templates live in a package of their own.
 * There is no desk, no clock and no request here.
 */
@NullMarked
package vn.tienglang.central.web.page;

import org.jspecify.annotations.NullMarked;
