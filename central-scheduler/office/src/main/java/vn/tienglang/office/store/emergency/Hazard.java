package vn.tienglang.office.store.emergency;

/** Hazard that an emergency warns of. */
public enum Hazard {
    /** Lũ. */
    FLOOD,
    /** Lũ quét, lũ ống. */
    FLASH_FLOOD,
    /** Sạt lở đất. */
    LANDSLIDE,
    /** Bão, áp thấp nhiệt đới. */
    STORM,
    /** Cháy, cháy rừng. */
    FIRE,
    /** Dịch bệnh. */
    DISEASE,
    /** Tìm người mất tích. */
    MISSING_PERSON,
    /** Hồ, thuỷ điện xả nước. */
    WATER_RELEASE,
    /** An ninh, biên giới. */
    BORDER_SECURITY,
    /** Việc khác. */
    OTHER
}
