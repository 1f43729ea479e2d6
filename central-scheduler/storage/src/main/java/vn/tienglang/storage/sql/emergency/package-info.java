/** Emergencies and the steps that stations reported, in the database. */
@NullMarked
package vn.tienglang.storage.sql.emergency;

import org.jspecify.annotations.NullMarked;
