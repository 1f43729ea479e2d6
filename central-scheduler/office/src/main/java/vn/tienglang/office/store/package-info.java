/**
 * Ports of the store: transactions, one repository interface an aggregate, the source of clip
 * bytes. Input: stored records to write and keys to find. Output: stored records, in one
 * transaction.
 */
@NullMarked
package vn.tienglang.office.store;

import org.jspecify.annotations.NullMarked;
