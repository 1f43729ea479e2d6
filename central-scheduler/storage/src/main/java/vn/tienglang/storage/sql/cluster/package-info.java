/**
 * Tables that several centres on one database share: running centres, claims of outbox messages,
 * failures to sign in.
 */
@NullMarked
package vn.tienglang.storage.sql.cluster;

import org.jspecify.annotations.NullMarked;
