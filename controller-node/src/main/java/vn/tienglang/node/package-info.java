/**
 * The controller node: what stands in the cupboard beside the amplifier.
 *
 * <p>{@code Main} builds every part and hands them to {@code StationLoop}, the one thread that
 * decides. Events enter by the {@link vn.tienglang.node.Mailbox}; what leaves goes through the
 * ports declared here: relay, speaker, link, clip store, journal. Each is kept by exactly one
 * adapter package, and by a fake that the same contract tests hold. The decisions themselves are
 * made in {@code node.playout}, which touches nothing.
 */
@NullMarked
package vn.tienglang.node;

import org.jspecify.annotations.NullMarked;
