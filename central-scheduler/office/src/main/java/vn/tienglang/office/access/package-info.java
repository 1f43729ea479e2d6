/**
 * Access control over the stored roles: which units an act concerns, and whether an account may do
 * it. The decision itself is in {@link vn.tienglang.office.people.AccessRights}.
 */
@NullMarked
package vn.tienglang.office.access;

import org.jspecify.annotations.NullMarked;
