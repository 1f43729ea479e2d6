package vn.tienglang.office.emergency;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.Emergency;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.store.emergency.EmergencyRecord;
import vn.tienglang.office.store.emergency.EmergencyText;
import vn.tienglang.office.store.emergency.Hazard;

/** Examples of emergencies, and the two persons who release them. */
public final class EmergencySamples {
    /** The person who asks. */
    public static final Officer FIRST = new Officer("lan", "Nguyễn Thị Lan");

    /** The person who confirms. */
    public static final Officer SECOND = new Officer("hung", "Trần Văn Hùng");

    /** A text with all its five parts. */
    public static final EmergencyText TEXT =
            new EmergencyText(
                    "Bà con thôn Bản Áng",
                    "ven suối Nà Pàn",
                    "lên nhà văn hoá thôn ngay",
                    "đến 18 giờ hôm nay",
                    "Ban chỉ huy phòng thủ dân sự xã");

    private EmergencySamples() {}

    /** An alert that plays once. */
    public static EmergencyRecord.Content content(
            List<AreaCode> areas, ClipId clip, Instant expires) {
        return content(Emergency.Kind.ALERT, false, areas, List.of(clip), expires, 0, 0);
    }

    /** Any content; {@code replaces} is 0 for nothing. */
    public static EmergencyRecord.Content content(
            Emergency.Kind kind,
            boolean exercise,
            List<AreaCode> areas,
            List<ClipId> clips,
            Instant expires,
            int repeatMinutes,
            long replaces) {
        return new EmergencyRecord.Content(
                kind,
                exercise,
                Hazard.FLASH_FLOOD,
                TEXT,
                AreaCode.COUNTRY,
                areas,
                clips,
                expires,
                repeatMinutes,
                replaces == 0 ? OptionalLong.empty() : OptionalLong.of(replaces));
    }

    /** A key that no form had yet. */
    public static String key(EmergencyService emergencies) {
        return "form-" + emergencies.latest(1).stream().mapToLong(EmergencyRecord::id).sum();
    }
}
