/**
 * How the centre signs: a private key enters, a {@link vn.tienglang.airtime.wire.Signer} leaves. It
 * gives the same bytes as the contract's own {@link vn.tienglang.airtime.wire.Ed25519} and is
 * several times as quick, which counts when a province is raised and four thousand logs must be
 * signed at once. Where the key lies, who may read it and what is signed are not here.
 */
@NullMarked
package vn.tienglang.central.signing;

import org.jspecify.annotations.NullMarked;
