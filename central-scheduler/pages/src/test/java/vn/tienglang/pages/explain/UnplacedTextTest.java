package vn.tienglang.pages.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.OfficePlanSamples;
import vn.tienglang.office.preview.AirExplanation;
import vn.tienglang.office.preview.ChangePreview;
import vn.tienglang.office.preview.PlanNames;
import vn.tienglang.pages.PagesFixture;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RefusalText;
import vn.tienglang.planner.bulletin.Bulletin;
import vn.tienglang.planner.bulletin.BulletinDetails;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.bulletin.Rendition;
import vn.tienglang.planner.bulletin.Validity;
import vn.tienglang.planner.explain.Explanation;
import vn.tienglang.planner.explain.UnplacedItem;
import vn.tienglang.planner.explain.UnplacedReason;
import vn.tienglang.planner.input.AirtimeOrders;
import vn.tienglang.planner.input.PlanContent;
import vn.tienglang.planner.input.PlanInput;
import vn.tienglang.planner.input.PolicySet;
import vn.tienglang.planner.input.StationNetwork;
import vn.tienglang.planner.mix.LanguageMix;
import vn.tienglang.planner.obligation.ObligationId;
import vn.tienglang.planner.policy.BroadcastSession;
import vn.tienglang.planner.policy.Cap;
import vn.tienglang.planner.policy.Closure;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.policy.RepetitionLimit;
import vn.tienglang.planner.preview.Conflicts;
import vn.tienglang.planner.preview.PlanComparison;
import vn.tienglang.planner.reach.Target;
import vn.tienglang.planner.recurrence.Recurrence;
import vn.tienglang.planner.slot.NumberedRecurrence;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;
import vn.tienglang.planner.slot.SlotPart;
import vn.tienglang.planner.slot.StartPolicy;

/** Every ground and every reason is a sentence in both languages, and quotes what it stands on. */
final class UnplacedTextTest {
    private static final List<Messages> BOTH = List.of(Messages.VIETNAMESE, Messages.ENGLISH);
    private static final AreaCode LANG_SON = new AreaCode("20");
    private static final LanguageTag TAY = new LanguageTag("tyz");
    private static final LocalDate TODAY = PagesFixture.TODAY;
    private static final String PAPER = "Quyết định 12/2021/QĐ-UBND";
    private static final Policy.Citation QUOTE =
            new Policy.Citation(LANG_SON, LocalDate.of(2026, 1, 1), PAPER);
    private static final String QUOTED = PAPER + " (Tỉnh Lạng Sơn, có hiệu lực từ 01/01/2026)";
    private static final Airtime EVENING =
            new Airtime(PagesFixture.at("17:00:00"), PagesFixture.at("18:00:00"));
    private static final Cap CAP = new Cap(Duration.ofMinutes(30), QUOTE);
    private static final SlotId SLOT = new SlotId("s1-abc");
    private static final SlotId RAISED = new SlotId("r1-abc");
    private static final BulletinId BULLETIN = new BulletinId("b1-abc");
    private static final BulletinId OLD = new BulletinId("b2-abc");
    private static final ObligationId OWED = new ObligationId("tay-daily");
    private static final Clip CLIP =
            new Clip(
                    ClipId.of("Tin".getBytes(StandardCharsets.UTF_8)),
                    "Tin phòng dịch",
                    TAY,
                    Duration.ofMinutes(1),
                    40_000,
                    Limits.PART_BYTES);
    private static final Station STATION =
            new Station(
                    PagesFixture.DONG_KINH,
                    "Đài truyền thanh phường Đông Kinh",
                    new AreaCode("05980"),
                    PagesFixture.HANOI);

    private final PagesFixture fixture = new PagesFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private static Bulletin bulletin(BulletinId id) {
        return Bulletin.create(
                id,
                new BulletinDetails(
                        "Sốt xuất huyết",
                        "y tế",
                        MessageClass.ORDINARY,
                        LANG_SON,
                        new Validity(TODAY, TODAY.plusDays(9)),
                        List.of(TAY)));
    }

    private PlanNames names() {
        var slot =
                new Slot(
                        SLOT,
                        "Tin tối",
                        LANG_SON,
                        Target.of(LANG_SON),
                        NumberedRecurrence.of(Recurrence.once(TODAY.atTime(17, 2))),
                        new StartPolicy.OnTime(),
                        Slot.NO_HARD_END,
                        List.of(new SlotPart.Recording(CLIP.id())),
                        new LanguageMix.AllInTurn(),
                        MessageClass.ORDINARY);
        Map<BulletinId, Bulletin> bulletins = new TreeMap<>();
        bulletins.put(BULLETIN, bulletin(BULLETIN));
        bulletins.put(OLD, bulletin(OLD).asRetired());
        return PlanNames.of(
                new PlanInput(
                        new StationNetwork(
                                fixture.office.directory().areas(),
                                List.of(),
                                List.of(),
                                Map.of(),
                                Map.of()),
                        new PlanContent(Map.of(CLIP.id(), CLIP), bulletins),
                        new AirtimeOrders(
                                List.of(slot),
                                Map.of(),
                                List.of(OfficePlanSamples.raised(RAISED.value(), BULLETIN.value())),
                                List.of(OfficePlanSamples.obligation(OWED.value()))),
                        PolicySet.NONE));
    }

    private UnplacedText.UnplacedSentence said(Messages words, UnplacedReason ground) {
        var sentences =
                new RefusalText(
                        words,
                        fixture.office.slots(),
                        fixture.office.directory(),
                        PagesFixture.HANOI);
        return new UnplacedText(words, sentences, names(), PagesFixture.HANOI, TODAY)
                .describe(ground);
    }

    private String sentence(UnplacedReason ground) {
        return said(Messages.VIETNAMESE, ground).sentence();
    }

    private static Closure closure(Closure.Kind why) {
        return new Closure(why, EVENING, QUOTE);
    }

    private static List<UnplacedReason> everyGround() {
        return List.of(
                new UnplacedReason.Closed(List.of(closure(Closure.Kind.QUIET))),
                new UnplacedReason.Occupied(SLOT),
                new UnplacedReason.Occupied(RAISED),
                new UnplacedReason.Occupied(new SlotId(OWED.value())),
                new UnplacedReason.Occupied(new SlotId("unknown")),
                new UnplacedReason.OccupiedByCommitted(),
                new UnplacedReason.PastHardEnd(),
                new UnplacedReason.SessionCapExceeded(CAP),
                new UnplacedReason.DayCapExceeded(CAP),
                new UnplacedReason.LogFull(),
                new UnplacedReason.UnknownClip(CLIP.id()),
                new UnplacedReason.UnknownBulletin(BULLETIN),
                new UnplacedReason.BulletinNotValid(BULLETIN),
                new UnplacedReason.BulletinNotValid(OLD),
                new UnplacedReason.NoCommonLanguage(BULLETIN),
                new UnplacedReason.NoRendition(
                        BULLETIN, TAY, List.copyOf(EnumSet.allOf(Rendition.MissingPart.class))),
                new UnplacedReason.NothingToPlay(),
                new UnplacedReason.TooLate(PagesFixture.at("12:00:00")),
                new UnplacedReason.NoFreeAirtime(),
                new UnplacedReason.RepeatedTooOften(RepetitionLimit.DEFAULT),
                new UnplacedReason.Unmet(OWED, 30_000, List.of(new UnplacedReason.NoFreeAirtime())),
                new UnplacedReason.Unmet(
                        new ObligationId("unknown"),
                        2,
                        List.of(new UnplacedReason.DayCapExceeded(CAP))));
    }

    private static void isASentence(String text) {
        assertThat(text).isNotBlank().doesNotContain("{", "}", "null").endsWith(".");
    }

    @Test
    void everyUnplacedReasonHasASentenceInBothLanguages() {
        for (Messages words : BOTH) {
            for (UnplacedReason ground : everyGround()) {
                UnplacedText.UnplacedSentence said = said(words, ground);
                isASentence(said.sentence());
                isASentence(said.reason());
                said.remedies().forEach(UnplacedTextTest::isASentence);
            }
        }
    }

    @Test
    void aRuleIsQuotedWithItsOwnerAndStartDate() {
        assertThat(sentence(new UnplacedReason.Closed(List.of(closure(Closure.Kind.QUIET)))))
                .contains("17:00", "18:00", QUOTED);
        assertThat(sentence(new UnplacedReason.SessionCapExceeded(CAP)))
                .contains("30 phút", QUOTED);
        assertThat(sentence(new UnplacedReason.DayCapExceeded(CAP))).contains("30 phút", QUOTED);
    }

    @Test
    void theOccupyingSlotIsNamedWithItsOwner() {
        assertThat(sentence(new UnplacedReason.Occupied(SLOT)))
                .contains("«Tin tối» của Tỉnh Lạng Sơn");
        assertThat(sentence(new UnplacedReason.Occupied(RAISED)))
                .contains("tình huống 3", "Tỉnh Lạng Sơn");
        assertThat(sentence(new UnplacedReason.Occupied(new SlotId(OWED.value()))))
                .contains("Kế hoạch 125/KH-UBND", "Tỉnh Lạng Sơn");
    }

    @Test
    void aMissingRenditionNamesTheRemedy() {
        var missing =
                new UnplacedReason.NoRendition(
                        BULLETIN, TAY, List.of(Rendition.MissingPart.REVIEWER));
        assertThat(sentence(missing))
                .isEqualTo(
                        "Bản tin «Sốt xuất huyết» chưa phát được bằng tiếng Tày: thiếu người nghe"
                                + " duyệt. Không phát thay bằng tiếng khác. Nhờ một người biết"
                                + " tiếng Tày nghe lại và ghi tên người đó vào bản tin.");
        assertThat(said(Messages.VIETNAMESE, missing).path()).isEqualTo("/ban-tin/b1-abc");
        var unmet = new UnplacedReason.Unmet(OWED, 30_000, List.of(missing));
        assertThat(said(Messages.VIETNAMESE, unmet).remedies()).hasSize(1);
        assertThat(sentence(unmet)).contains("Kế hoạch 125/KH-UBND", "30 giây", "tiếng Tày");
    }

    private static Explanation heard(
            Explanation.OrderSource behind,
            Optional<BroadcastSession> session,
            Explanation.LanguageReason tongue) {
        var airing =
                new Airing(
                        new AiringId("s1-abc-20261121-170200"),
                        new Airtime(PagesFixture.at("17:02:00"), PagesFixture.at("17:03:00")),
                        CLIP.id(),
                        MessageClass.ORDINARY);
        return new Explanation.OnAir(
                airing, behind, session, new Explanation.Volume(60, QUOTE), tongue);
    }

    private static List<Explanation> everyWhy() {
        var slot =
                new Explanation.OrderSource.BySlot(
                        SLOT, "Tin tối", LANG_SON, MessageClass.ORDINARY);
        var session = new BroadcastSession(EVENING, QUOTE, List.of(EVENING), CAP);
        var nobodys =
                new BroadcastSession(EVENING, Policy.Citation.NONE, List.of(EVENING), Cap.NONE);
        var spoken = OfficePlanSamples.halfTay();
        return List.of(
                heard(slot, Optional.of(session), new Explanation.LanguageReason.OfRecording(TAY)),
                heard(
                        new Explanation.OrderSource.ByCampaign(
                                RAISED, LANG_SON, 3, "Bão", PagesFixture.at("08:00:00")),
                        Optional.of(nobodys),
                        new Explanation.LanguageReason.InTurn(
                                TAY, new LanguageMix.Alternate(), spoken)),
                heard(
                        new Explanation.OrderSource.ByObligation(
                                OWED, "Kế hoạch 125/KH-UBND", LANG_SON),
                        Optional.empty(),
                        new Explanation.LanguageReason.OfObligation(TAY)),
                heard(
                        new Explanation.OrderSource.Committed(PagesFixture.at("12:00:00")),
                        Optional.empty(),
                        new Explanation.LanguageReason.InTurn(
                                TAY, new LanguageMix.AllInTurn(), spoken)),
                heard(
                        slot,
                        Optional.of(session),
                        new Explanation.LanguageReason.InTurn(
                                TAY, new LanguageMix.ByShare(), spoken)),
                heard(
                        slot,
                        Optional.of(session),
                        new Explanation.LanguageReason.InTurn(
                                TAY, new LanguageMix.EachDaily(2, 3), spoken)),
                new Explanation.Relayed(
                        slot,
                        Optional.of(session),
                        new Explanation.Volume(100, Policy.Citation.NONE)),
                new Explanation.Silent(List.of(), List.of()),
                new Explanation.Silent(
                        List.of(
                                closure(Closure.Kind.QUIET),
                                closure(Closure.Kind.NO_SESSION),
                                closure(Closure.Kind.CLOSED_ABOVE)),
                        List.of(left())),
                new Explanation.Silent(List.of(), List.of(left())));
    }

    private static UnplacedItem left() {
        return new UnplacedItem(
                STATION.id(),
                SLOT,
                LocalDateTime.of(2026, 11, 21, 17, 2),
                new UnplacedReason.LogFull());
    }

    private ExplanationText.Answer answer(Messages words, Explanation why) {
        var sentences =
                new RefusalText(
                        words,
                        fixture.office.slots(),
                        fixture.office.directory(),
                        PagesFixture.HANOI);
        var explained = new AirExplanation(STATION, PagesFixture.at("17:02:30"), why, names());
        return new ExplanationText(words, sentences, explained).answer();
    }

    @Test
    void everyExplanationHasASentenceInBothLanguages() {
        for (Messages words : BOTH) {
            for (Explanation why : everyWhy()) {
                ExplanationText.Answer answer = answer(words, why);
                isASentence(answer.headline());
                assertThat(answer.lines()).isNotEmpty();
                answer.lines().forEach(line -> isASentence(line.sentence()));
            }
        }
    }

    @Test
    void aPlacedAiringIsExplainedFromOrderToLanguage() {
        ExplanationText.Answer answer = answer(Messages.VIETNAMESE, everyWhy().getFirst());
        assertThat(answer.headline()).isEqualTo("Phát «Tin phòng dịch», từ 17:02 đến 17:03.");
        assertThat(answer.lines())
                .extracting(ExplanationText.Line::sentence)
                .containsExactly(
                        "Chương trình «Tin tối» của Tỉnh Lạng Sơn, loại thông thường.",
                        "Trong buổi phát từ 17:00 đến 18:00, theo " + QUOTED + ".",
                        "Buổi này phát không quá 30 phút, theo " + QUOTED + ".",
                        "Âm lượng 60 %, theo " + QUOTED + ".",
                        "Tiếng Tày: đúng bản ghi đã chọn.");
        assertThat(answer(Messages.VIETNAMESE, everyWhy().get(1)).lines().getLast().sentence())
                .isEqualTo(
                        "Tiếng Tày: đến lượt. Quanh đài nói Việt 50 %, Tày 50 %; mỗi lần một"
                                + " tiếng, lần lượt.");
    }

    @Test
    void anUnplacedItemHasItsTimeAndReason() {
        ExplanationText.Answer answer = answer(Messages.VIETNAMESE, everyWhy().get(8));
        assertThat(answer.lines()).hasSize(3);
        assertThat(answer.left())
                .singleElement()
                .satisfies(left -> {
                    assertThat(left.order()).isEqualTo("«Tin tối» của Tỉnh Lạng Sơn");
                    assertThat(left.time()).isEqualTo("17:02");
                    assertThat(left.ground().rule()).isEqualTo("log-full");
                });
    }

    private static ChangePreview foreseen(PlanNames names, int reached) {
        var groups =
                List.of(
                        new Conflicts.Group(
                                SLOT,
                                new UnplacedReason.Occupied(RAISED),
                                7,
                                7,
                                List.of(STATION.id(), new StationId("ls-mau-son"))));
        var languages = new TreeMap<LanguageTag, PlanComparison.AirtimeChange>();
        languages.put(TAY, new PlanComparison.AirtimeChange(Duration.ofMinutes(12), Duration.ZERO));
        languages.put(
                new LanguageTag("vi"),
                new PlanComparison.AirtimeChange(Duration.ofMinutes(2), Duration.ofMinutes(1)));
        languages.put(
                new LanguageTag("nut"),
                new PlanComparison.AirtimeChange(Duration.ZERO, Duration.ofMinutes(3)));
        var preview =
                new PlanComparison(
                        9, reached, List.of(STATION.id()), languages, new Conflicts(groups, 0));
        return new ChangePreview(TODAY, 7, List.of(STATION), preview, names);
    }

    @Test
    void aChangePreviewIsSummarised() {
        var sentences =
                new RefusalText(
                        Messages.VIETNAMESE,
                        fixture.office.slots(),
                        fixture.office.directory(),
                        PagesFixture.HANOI);
        var said = new PreviewText(Messages.VIETNAMESE, sentences, PagesFixture.HANOI);
        assertThat(said.sentences(foreseen(names(), 1)))
                .containsExactly(
                        "Đổi ở 1 trong 1 đài: Đài truyền thanh phường Đông Kinh.",
                        "Tiếng Nùng: bớt 3 phút.",
                        "Tiếng Tày: thêm 12 phút.",
                        "Tiếng Việt: thêm 2 phút, bớt 1 phút.",
                        "Phải nhường chỗ: «Tin tối» của Tỉnh Lạng Sơn (7 lần, ở Đài truyền thanh"
                                + " phường Đông Kinh, Đài truyền thanh xã Mẫu Sơn và 5 đài khác)."
                                + " Giờ đó đã có "
                                + order(RAISED)
                                + ".");
        assertThat(said.sentences(foreseen(names(), 0))).hasSize(1);
        for (Messages words : BOTH) {
            new PreviewText(
                            words,
                            new RefusalText(
                                    words,
                                    fixture.office.slots(),
                                    fixture.office.directory(),
                                    PagesFixture.HANOI),
                            PagesFixture.HANOI)
                    .sentences(foreseen(names(), 1))
                    .forEach(UnplacedTextTest::isASentence);
        }
    }

    private String order(SlotId id) {
        var sentences =
                new RefusalText(
                        Messages.VIETNAMESE,
                        fixture.office.slots(),
                        fixture.office.directory(),
                        PagesFixture.HANOI);
        return new UnplacedText(Messages.VIETNAMESE, sentences, names(), PagesFixture.HANOI, TODAY)
                .order(id);
    }
}
