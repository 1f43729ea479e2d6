package vn.tienglang.node.playout;

/** Fault that staff must look at, with its text. In order of urgency. */
enum StationFault {
    RELAY_STAYS_CLOSED("Rơ-le không nhả: ampli có thể vẫn bật"),
    RELAY_STAYS_OPEN("Rơ-le không đóng: ampli không có điện"),
    OUTPUT_SILENT("Đầu ra âm thanh không có tiếng"),
    CLIP_NOT_KEPT("Không lưu được tệp âm thanh"),
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
