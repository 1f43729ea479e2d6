package vn.tienglang.office.store.programme;

/**
 * How far something has come on its way to the air.
 *
 * <pre>
 * DRAFT     -> AWAITING   handed in
 * AWAITING  -> APPROVED   the last step was taken; at once, where policy asks for none
 * AWAITING  -> DRAFT      sent back
 * APPROVED  -> PUBLISHED  it stands in a log that was issued
 * any       -> WITHDRAWN  taken back, for good
 * </pre>
 */
public enum Stage {
    /** Somebody works on it. */
    DRAFT,
    /** It waits for those who approve. */
    AWAITING,
    /** Everybody who has to approve it has. */
    APPROVED,
    /** It stands in a log that was issued. */
    PUBLISHED,
    /** It was taken back. */
    WITHDRAWN;

    /** Whether it may stand in a log: nothing else ever does, so nothing else is ever signed. */
    public boolean mayAir() {
        return switch (this) {
            case APPROVED, PUBLISHED -> true;
            case DRAFT, AWAITING, WITHDRAWN -> false;
        };
    }
}
