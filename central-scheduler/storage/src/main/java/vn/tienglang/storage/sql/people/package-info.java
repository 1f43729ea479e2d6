/** Repositories of people on the SQL database: their roles. */
@NullMarked
package vn.tienglang.storage.sql.people;

import org.jspecify.annotations.NullMarked;
