package vn.tienglang.office.store.programme;

/**
 * Stage of approval of a slot or a raised situation.
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
    /** A draft. */
    DRAFT,
    /** It awaits approval. */
    AWAITING,
    /** All approval steps are taken. */
    APPROVED,
    /** It is in an issued log. */
    PUBLISHED,
    /** It is withdrawn. */
    WITHDRAWN;

    /** Whether it may be in a log; nothing else is ever signed. */
    public boolean mayAir() {
        return switch (this) {
            case APPROVED, PUBLISHED -> true;
            case DRAFT, AWAITING, WITHDRAWN -> false;
        };
    }
}
