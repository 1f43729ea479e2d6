package vn.tienglang.airtime.proof;

import vn.tienglang.airtime.StationId;

/**
 * Something that is wrong with a bundle, or that a reader has to know about it.
 *
 * @param kind what kind of thing it is
 * @param where station, or file
 * @param sentence one sentence in English
 */
public record ProofFinding(Kind kind, String where, String sentence) {
    /** Kind of a finding. */
    public enum Kind {
        /** Something was changed, left out, put in or signed by somebody else. */
        TAMPERED,
        /** Genuine, but not everything is there, or not everything agrees. */
        NOT_WHOLE,
        /** Genuine and whole, but no witness has signed for it. */
        NOT_WITNESSED
    }

    static ProofFinding tampered(StationId station, String sentence) {
        return new ProofFinding(Kind.TAMPERED, station.value(), sentence);
    }

    static ProofFinding notWhole(StationId station, String sentence) {
        return new ProofFinding(Kind.NOT_WHOLE, station.value(), sentence);
    }
}
