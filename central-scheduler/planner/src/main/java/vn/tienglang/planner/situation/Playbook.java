package vn.tienglang.planner.situation;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import vn.tienglang.airtime.PlainText;
import vn.tienglang.planner.policy.LocalTimeRange;

/**
 * Playbook for one response situation.
 *
 * @param situation the number in the provincial plan; 1 to {@link #SITUATIONS}
 * @param version increases with every change; an active situation keeps the version it started with
 * @param title the title
 * @param aim what people should know and do
 * @param affected the frequency in the affected areas
 * @param elsewhere the frequency in the rest of the unit
 * @param languages the language rule
 */
public record Playbook(
        int situation,
        int version,
        String title,
        String aim,
        CampaignFrequency affected,
        CampaignFrequency elsewhere,
        LanguageRule languages) {
    /**
     * Maximum situation number. The provincial plans of 2020 have five; an office may add its own.
     */
    public static final int SITUATIONS = 20;

    /** Distribution of a campaign over the languages of a commune. */
    public sealed interface LanguageRule {
        /** One language at a time, in rotation. */
        record Alternate() implements LanguageRule {}

        /** Each language at least this often a day. */
        record EachDaily(int times) implements LanguageRule {
            /** Rejects zero. */
            public EachDaily {
                if (times < 1) {
                    throw new IllegalArgumentException("each language " + times + " times a day");
                }
            }
        }
    }

    /** Composes title and aim; rejects a playbook without a number or a title. */
    public Playbook {
        title = PlainText.composed(title);
        aim = PlainText.composed(aim);
        if (situation < 1 || situation > SITUATIONS || version < 1 || title.isBlank()) {
            throw new IllegalArgumentException(
                    "not a playbook: situation " + situation + " v" + version + " '" + title + "'");
        }
    }

    /** Returns the next version with these values. */
    public Playbook nextVersion(
            CampaignFrequency affected, CampaignFrequency elsewhere, LanguageRule languages) {
        return new Playbook(situation, version + 1, title, aim, affected, elsewhere, languages);
    }

    /**
     * Returns the five playbooks of the provincial communication plan of 2020, which every office
     * starts with (appendix of the plan; product.md 3.4 has the table).
     */
    public static List<Playbook> provincialDefaults() {
        var twoADay = new CampaignFrequency.EachSession(1);
        CampaignFrequency fourADay =
                new CampaignFrequency.Daily(4, Duration.ofHours(2), range(5, 30, 19, 0));
        var onceEach = new LanguageRule.EachDaily(1);
        var inTurn = new LanguageRule.Alternate();
        return List.of(
                new Playbook(
                        1,
                        1,
                        "Chưa có ca bệnh trong tỉnh",
                        "Nâng cao cảnh giác",
                        twoADay,
                        twoADay,
                        onceEach),
                new Playbook(
                        2,
                        1,
                        "Có ca bệnh xâm nhập",
                        "Trấn an; 100 % người dân nắm được thông tin",
                        fourADay,
                        fourADay,
                        new LanguageRule.EachDaily(2)),
                new Playbook(
                        3,
                        1,
                        "Dịch lây lan trong cộng đồng",
                        "Cập nhật từng giờ, thông tin riêng cho từng khu vực",
                        new CampaignFrequency.Hourly(range(6, 0, 20, 0)),
                        fourADay,
                        inTurn),
                new Playbook(
                        4,
                        1,
                        "Dịch bùng phát, hàng nghìn ca bệnh",
                        "Động viên, hướng dẫn chi tiết từng giờ cho từng khu vực",
                        new CampaignFrequency.Hourly(range(6, 0, 21, 0)),
                        new CampaignFrequency.Hourly(range(6, 0, 21, 0)),
                        inTurn),
                new Playbook(5, 1, "Sau dịch", "Phục hồi, đoàn kết", twoADay, twoADay, onceEach));
    }

    private static LocalTimeRange range(int fromHour, int fromMinute, int hour, int minute) {
        return LocalTimeRange.between(
                LocalTime.of(fromHour, fromMinute), LocalTime.of(hour, minute));
    }
}
