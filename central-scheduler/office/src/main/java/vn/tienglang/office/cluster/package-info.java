/**
 * Cluster of centres on one database: who runs, and which centre handles the messages of which
 * station. Input: heartbeats in the database. Output: the list of centres, and its changes.
 */
@NullMarked
package vn.tienglang.office.cluster;

import org.jspecify.annotations.NullMarked;
