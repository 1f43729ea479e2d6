package vn.tienglang.airtime.asrun;

/** Reason why an airing was missed or cut short: the closed list of product rule 3.6. */
public enum Reason {
    /** Không có điện. */
    NO_POWER,
    /** Mất kết nối. */
    NO_LINK,
    /** Không có tệp. */
    NO_FILE,
    /** Đồng hồ chưa chắc chắn. */
    CLOCK_UNSURE,
    /** Lỗi ampli, rơ-le. */
    AMPLIFIER_FAULT,
    /** Đầu ra không có tiếng. */
    OUTPUT_SILENT,
    /** Bị từ chối do giờ yên tĩnh. */
    REFUSED_QUIET_HOURS,
    /** Bị từ chối do vượt thời lượng. */
    REFUSED_CAP,
    /** Đã huỷ. */
    CANCELLED,
    /** Bị bản tin cấp cao hơn chiếm sóng. */
    PREEMPTED,
    /** Cán bộ tắt tiếng. */
    MUTED_BY_STAFF,
    /** Chương trình của đài dừng giữa chừng, máy vẫn có điện. */
    PROGRAM_ENDED
}
