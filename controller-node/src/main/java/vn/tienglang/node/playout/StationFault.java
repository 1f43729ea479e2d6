package vn.tienglang.node.playout;

/** Fault that staff must look at, with its text. In order of urgency. */
enum StationFault {
    RELAY_STAYS_CLOSED("Rơ-le không nhả: ampli có thể vẫn bật"),
    RELAY_STAYS_OPEN("Rơ-le không đóng: ampli không có điện"),
    OUTPUT_SILENT("Đầu ra âm thanh không có tiếng"),
    CLIP_NOT_KEPT("Không lưu được tệp âm thanh"),
    CLOCK_UNSURE("Đồng hồ chưa chắc chắn, chưa phát theo lịch"),
    EMERGENCY_WAITS("Tin khẩn cấp chưa phát: chưa biết giờ nên không chắc còn hiệu lực"),
    PAGE_UNAVAILABLE("Trang điều khiển của đài không mở được, đài vẫn phát"),
    BATTERY_CLOCK("Đồng hồ pin (RTC) không dùng được"),
    LOG_DIFFERS(
            "Trung tâm gửi lịch khác dưới cùng một số: đài phát theo lịch đang giữ cho đến khi có số mới"),
    CHAIN_FORKED(
            "Trung tâm giữ một bản xác nhận khác của đài này: có thể hai bo mạch dùng chung một thẻ nhớ"),
    JOURNAL_REPLACED("Sổ của đài bị hỏng, đã cất riêng và mở sổ mới: báo cho kỹ thuật"),
    JOURNAL_BEHIND("Trung tâm giữ nhiều xác nhận hơn nhật ký của trạm: thẻ nhớ đã bị thay?"),
    TOO_MANY_UNSENT("Quá nhiều xác nhận chưa gửi được về trung tâm");

    private final String words;

    StationFault(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
