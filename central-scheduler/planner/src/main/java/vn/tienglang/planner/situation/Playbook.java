package vn.tienglang.planner.situation;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import vn.tienglang.planner.policy.LocalTimeRange;

/**
 * What is done in one situation.
 *
 * @param situation its number, as the provincial plan counts them; 1 to {@link #SITUATIONS}
 * @param version counts up with every change; a unit that was raised keeps the one it was raised to
 * @param title what it is
 * @param aim what people should feel and do
 * @param affected how often where it happens
 * @param elsewhere how often in the rest of the raised unit
 * @param languages in which languages
 */
public record Playbook(
        int situation,
        int version,
        String title,
        String aim,
        CampaignFrequency affected,
        CampaignFrequency elsewhere,
        LanguageRule languages) {
    /** The provincial plans of 2020 know five; an office may add its own. */
    public static final int SITUATIONS = 20;

    /** How the languages of a commune share a campaign. */
    public sealed interface LanguageRule {
        /** One at a time, in turn. */
        record Alternate() implements LanguageRule {}

        /** Each of them at least so often a day. */
        record EachDaily(int times) implements LanguageRule {
            /** Refuses never. */
            public EachDaily {
                if (times < 1) {
                    throw new IllegalArgumentException("each language " + times + " times a day");
                }
            }
        }
    }

    /** Refuses a playbook without a number or a name. */
    public Playbook {
        if (situation < 1 || situation > SITUATIONS || version < 1 || title.isBlank()) {
            throw new IllegalArgumentException(
                    "not a playbook: situation " + situation + " v" + version + " '" + title + "'");
        }
    }

    /** The next version of it. */
    public Playbook nextVersion(
            CampaignFrequency affected, CampaignFrequency elsewhere, LanguageRule languages) {
        return new Playbook(situation, version + 1, title, aim, affected, elsewhere, languages);
    }

    /**
     * The five of the provincial communication plan of 2020, as every office begins with them
     * (appendix of the plan; product.md 3.4 has the table).
     */
    public static List<Playbook> provincialDefaults() {
        var twoADay = new CampaignFrequency.EachSession(1);
        CampaignFrequency fourADay =
                new CampaignFrequency.Daily(4, Duration.ofHours(2), stretch(5, 30, 19, 0));
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
                        new CampaignFrequency.Hourly(stretch(6, 0, 20, 0)),
                        fourADay,
                        inTurn),
                new Playbook(
                        4,
                        1,
                        "Dịch bùng phát, hàng nghìn ca bệnh",
                        "Động viên, hướng dẫn chi tiết từng giờ cho từng khu vực",
                        new CampaignFrequency.Hourly(stretch(6, 0, 21, 0)),
                        new CampaignFrequency.Hourly(stretch(6, 0, 21, 0)),
                        inTurn),
                new Playbook(5, 1, "Sau dịch", "Phục hồi, đoàn kết", twoADay, twoADay, onceEach));
    }

    private static LocalTimeRange stretch(int fromHour, int fromMinute, int hour, int minute) {
        return LocalTimeRange.between(
                LocalTime.of(fromHour, fromMinute), LocalTime.of(hour, minute));
    }
}
