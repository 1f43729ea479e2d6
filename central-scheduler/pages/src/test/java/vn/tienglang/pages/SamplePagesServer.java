package vn.tienglang.pages;

import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.asrun.Evidence;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.Reason;
import vn.tienglang.airtime.wire.Rejection;
import vn.tienglang.audio.ingest.IngestOptions;
import vn.tienglang.office.OfficeServices;
import vn.tienglang.office.bulletin.BulletinResult;
import vn.tienglang.office.check.Losses;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.recording.UploadResult;
import vn.tienglang.office.situation.RaiseRequest;
import vn.tienglang.office.store.programme.BulletinRevision;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.pages.recording.RecordingText;
import vn.tienglang.planner.bulletin.BulletinDetails;
import vn.tienglang.planner.bulletin.Rendition;
import vn.tienglang.planner.bulletin.Validity;
import vn.tienglang.planner.mix.LanguageProfile;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.obligation.ObligationPeriod;
import vn.tienglang.planner.policy.ApplicableDays;
import vn.tienglang.planner.policy.LocalTimeRange;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.policy.PolicyRule;

/**
 * Every page with a day's realistic data, to be looked at: run it from a development environment,
 * open the address it prints. The clock of this centre stands still.
 */
public final class SamplePagesServer {
    private static final String SPEAKER = "Loa ngoài: USB Audio CODEC";
    private static final String SILENT = "không có card âm thanh: chạy im lặng theo giờ thật";

    private static final Officer LAN = new Officer("lan", "Nguyễn Thị Lan");

    private SamplePagesServer() {}

    /** Takes the port, and serves until it is ended. */
    public static void main(String[] arguments) throws InterruptedException {
        PagesFixture fixture = new PagesFixture(Integer.parseInt(arguments[0]));
        fill(fixture);
        news(fixture);
        plan(fixture);
        System.out.println("http://127.0.0.1:" + fixture.server.port() + "/");
        fixture.accounts
                .createAdministrator()
                .ifPresent(first -> System.out.println(first.value()));
        Thread.currentThread().join();
    }

    /** A morning and an afternoon of three stations. */
    public static void fill(PagesFixture fixture) {
        Clip morning =
                fixture.admits("Bản tin sáng: lịch thu gom rác", "vi", Duration.ofSeconds(185));
        Clip tay = fixture.admits("Phòng bệnh sốt xuất huyết", "tyz", Duration.ofSeconds(125));
        Clip nung =
                fixture.admits("Phòng bệnh sốt xuất huyết (Nùng)", "nut", Duration.ofSeconds(131));
        Clip notice =
                fixture.admits(
                        "Thông báo họp thôn và tiêm vắc-xin cho trẻ dưới 5 tuổi tại trạm y tế",
                        "vi",
                        Duration.ofMillis(62_500));
        fixture.admits("Hướng dẫn làm thẻ căn cước", "vi", Duration.ofMinutes(4));
        fixture.admits("Đón người lao động về quê ăn Tết", "ium", Duration.ofSeconds(92));
        fixture.books("Bản tin sáng", "20", "05:30:00", morning, MessageClass.ORDINARY);
        fixture.books("Phòng bệnh sốt xuất huyết", "20", "05:40:00", tay, MessageClass.PRIORITY);
        fixture.books("Họp thôn và tiêm vắc-xin", "20", "17:02:00", notice, MessageClass.ORDINARY);
        fixture.books("Phòng bệnh sốt xuất huyết", "178", "17:10:00", nung, MessageClass.PRIORITY);
        fixture.books("Diễn tập báo động lũ", "06166", "17:20:00", notice, MessageClass.EXERCISE);
        morning(fixture);
        fixture.itIs("17:02:20");
        fixture.tells(PagesFixture.DONG_KINH)
                .playing(fixture.airing(PagesFixture.DONG_KINH, "17:02:00").id())
                .now();
        fixture.tells(PagesFixture.TAN_THANH)
                .withoutSound()
                .playing(fixture.airing(PagesFixture.TAN_THANH, "17:02:00").id())
                .refusing(Rejection.BAD_SIGNATURE, 2)
                .now();
        fixture.office
                .rejections()
                .countByTopic("tl/1/up/unknown", Rejection.UNKNOWN_TOPIC, "topic", fixture.now());
    }

    private static void morning(PagesFixture fixture) {
        fixture.itIs("05:46:00");
        for (var station : fixture.office.directory().stationsIn(AreaCode.COUNTRY, 1_000)) {
            fixture.tells(station.id()).now();
        }
        Airing first = fixture.airing(PagesFixture.DONG_KINH, "05:30:00");
        Airing second = fixture.airing(PagesFixture.DONG_KINH, "05:40:00");
        fixture.confirms(
                PagesFixture.DONG_KINH,
                first,
                new Outcome.Aired(PagesFixture.playback(first, 1, Evidence.HEARD, SPEAKER)));
        fixture.confirms(
                PagesFixture.TAN_THANH,
                first,
                new Outcome.Aired(PagesFixture.playback(first, 1, Evidence.COMMANDED, SILENT)));
        fixture.confirms(
                PagesFixture.MAU_SON,
                first,
                new Outcome.CutShort(
                        PagesFixture.playback(first, 0.41, Evidence.RENDERED, SPEAKER),
                        Reason.NO_POWER));
        fixture.confirms(
                PagesFixture.DONG_KINH,
                second,
                new Outcome.Aired(PagesFixture.playback(second, 1, Evidence.RENDERED, SPEAKER)));
        fixture.confirms(PagesFixture.TAN_THANH, second, new Outcome.Missed(Reason.NO_FILE));
        fixture.itIs("16:20:11");
        fixture.tells(PagesFixture.MAU_SON)
                .withoutClock()
                .fault("Rơ-le ampli đọc ngược khác lệnh từ 16:19:40")
                .keeping(1)
                .now();
        fixture.itIs("16:31:05");
        fixture.loses(PagesFixture.MAU_SON);
    }

    /** Recordings in every state, and bulletins with what is lacking in them. */
    public static void news(PagesFixture fixture) {
        bring(fixture, "Phòng bệnh sốt xuất huyết (đọc lại)", "nut", "sound");
        bring(fixture, "Lời chúc Tết của Chủ tịch xã", "tyz", "quiet");
        bring(fixture, "Ghi nhầm", "vi", "silence");
        await().until(() ->
                fixture.recordings.all().stream()
                        .allMatch(one -> RecordingText.isSettled(one.state())));
        fixture.studio.pause();
        bring(fixture, "Hướng dẫn phòng cháy rừng mùa hanh khô", "ium", "more");
        bring(fixture, "Thông báo cúp điện", "vi", "last");
        var clip =
                fixture.office.clips().clips().stream()
                        .filter(one -> one.language().value().equals("nut"))
                        .findFirst()
                        .orElseThrow();
        BulletinRevision dengue = begin(fixture, "Phòng bệnh sốt xuất huyết", "nut", "tyz", "vi");
        var nung =
                new Rendition(
                        clip.language(),
                        new Rendition.Sound.Recorded(clip.id()),
                        "Pi noọng hây au slim chứ, tặp tặp lạc lẹ.",
                        new Rendition.People("Lương Văn Bảo", "Hoàng Thị Nga", "Lương Văn Bảo"));
        fixture.office.bulletins().putRendition(dengue.bulletin().id(), 1, nung, LAN);
        fixture.office
                .bulletins()
                .putRendition(
                        dengue.bulletin().id(),
                        2,
                        Rendition.missing(new LanguageTag("tyz")).withText("Pỉ noọng …"),
                        LAN);
        begin(fixture, "Phòng cháy rừng", "tyz", "nut", "ium", "hmn", "vi");
    }

    /** Policies, a unit that is raised and one that is to be, and a booking to be approved. */
    static void plan(PagesFixture fixture) {
        OfficeServices plan = fixture.office.services();
        var province = new AreaCode("20");
        var always = PolicyRule.Force.BINDING;
        plan.planItems()
                .with(Losses.ACCEPT)
                .addPolicy(
                        policy(
                                province,
                                "Quyết định 12/2021/QĐ-UBND",
                                new PolicyRule.QuietHours(
                                        ApplicableDays.EVERY, always, hours(21, 5)),
                                new PolicyRule.DayCap(
                                        ApplicableDays.EVERY, always, Duration.ofHours(2)),
                                new PolicyRule.Volume(
                                        ApplicableDays.EVERY, always, hours(5, 6), 60)),
                        LAN);
        var spoken =
                new LanguageProfile(
                        List.of(
                                new LanguageProfile.LanguageShare(new LanguageTag("nut"), 55),
                                new LanguageProfile.LanguageShare(new LanguageTag("vi"), 45)));
        plan.planItems().put(new PlanItem.OfProfile(PagesFixture.DONG_KINH, spoken), 0, LAN);
        plan.planItems().put(new PlanItem.OfProfile(PagesFixture.MAU_SON, spoken), 0, LAN);
        plan.planItems()
                .addObligation(
                        id ->
                                new Obligation(
                                        id,
                                        "Kế hoạch 125/KH-UBND",
                                        province,
                                        "y tế",
                                        new LanguageTag("nut"),
                                        new Obligation.Amount.Time(Duration.ofMinutes(15)),
                                        ObligationPeriod.DAY,
                                        LocalDate.of(2026, 11, 1),
                                        LocalDate.MAX,
                                        3),
                        LAN);
        BulletinRevision dengue = fixture.office.bulletins().bulletins().getFirst();
        var request =
                new RaiseRequest(
                        new AreaCode("183"),
                        3,
                        Set.of(new AreaCode("06238")),
                        List.of(dengue.bulletin().id()),
                        PagesFixture.at("18:00:00").plus(Duration.ofDays(3)));
        plan.situations().with(Losses.ACCEPT).raise(request, LAN);
        plan.planItems()
                .with(Losses.ACCEPT)
                .addPolicy(
                        policy(
                                new AreaCode("178"),
                                "Quy chế 03/QC-UBND của thành phố",
                                new PolicyRule.Sessions(
                                        ApplicableDays.EVERY,
                                        PolicyRule.Force.USUAL,
                                        List.of(hours(5, 7), hours(17, 19))),
                                new PolicyRule.SessionCap(
                                        ApplicableDays.EVERY,
                                        PolicyRule.Force.USUAL,
                                        Duration.ofMinutes(45)),
                                new PolicyRule.Approval(
                                        ApplicableDays.EVERY,
                                        PolicyRule.Force.USUAL,
                                        List.of("Biên tập", "Lãnh đạo phường"),
                                        true)),
                        LAN);
        Clip clip = fixture.office.clips().clips().getFirst();
        fixture.books("Phòng bệnh mùa đông", "05980", "17:40:00", clip, MessageClass.PRIORITY);
        Clip nung =
                fixture.office.clips().clips().stream()
                        .filter(one -> one.language().value().equals("nut"))
                        .findFirst()
                        .orElseThrow();
        fixture.books("Tin tiếng Nùng", "178", "18:10:00", nung, MessageClass.ORDINARY);
        var city =
                new RaiseRequest(
                        new AreaCode("178"),
                        2,
                        Set.of(),
                        List.of(dengue.bulletin().id()),
                        Instant.MAX);
        plan.situations().with(Losses.ACCEPT).raise(city, LAN);
        plan.planItems().put(new PlanItem.OfHoliday(LocalDate.of(2027, 1, 1)), 0, LAN);
    }

    private static Policy policy(AreaCode unit, String paper, PolicyRule... rules) {
        LocalDate from = LocalDate.of(2021, 7, 1);
        return new Policy(unit, from, LocalDate.MAX, paper, List.of(rules));
    }

    private static LocalTimeRange hours(int from, int until) {
        return LocalTimeRange.between(LocalTime.of(from, 0), LocalTime.of(until, 0));
    }

    private static BulletinRevision begin(PagesFixture fixture, String title, String... languages) {
        var terms =
                new BulletinDetails(
                        title,
                        "y tế",
                        MessageClass.ORDINARY,
                        new AreaCode("20"),
                        new Validity(PagesFixture.TODAY, PagesFixture.TODAY.plusDays(20)),
                        Stream.of(languages).map(LanguageTag::new).toList());
        return switch (fixture.office.bulletins().begin(terms, LAN)) {
            case BulletinResult.Done(BulletinRevision kept) -> kept;
            case BulletinResult.Refused _, BulletinResult.Conflict _, BulletinResult.Unknown _ ->
                    throw new IllegalStateException("not begun: " + title);
        };
    }

    private static void bring(PagesFixture fixture, String title, String language, String sound) {
        try {
            var bytes = new ByteArrayInputStream(sound.getBytes(StandardCharsets.UTF_8));
            if (fixture.recordings.receive(bytes, 0) instanceof UploadResult.Complete whole) {
                fixture.recordings.submit(
                        whole, title, new LanguageTag(language), IngestOptions.USUAL, LAN);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
