package vn.tienglang.office.proof;

/**
 * Services of the proof log that the pages call.
 *
 * @param checkpoints checkpoints, proofs and cosignatures
 * @param export bundles
 */
public record ProofServices(CheckpointService checkpoints, ProofExport export) {}
