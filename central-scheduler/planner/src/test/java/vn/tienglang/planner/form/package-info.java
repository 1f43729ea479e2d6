/** The plan as JSON against its golden files, against random plans and against hostile texts. */
@NullMarked
package vn.tienglang.planner.form;

import org.jspecify.annotations.NullMarked;
