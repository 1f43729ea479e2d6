/** Stored emergencies: from the draft to the release, and how far each has come at each station. */
@NullMarked
package vn.tienglang.office.store.emergency;

import org.jspecify.annotations.NullMarked;
