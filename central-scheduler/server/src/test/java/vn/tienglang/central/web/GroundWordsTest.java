package vn.tienglang.central.web;

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
import vn.tienglang.central.desk.Explained;
import vn.tienglang.central.desk.Foreseen;
import vn.tienglang.central.desk.PlanNames;
import vn.tienglang.central.desk.PlanSamples;
import vn.tienglang.planner.Bulletin;
import vn.tienglang.planner.BulletinId;
import vn.tienglang.planner.Rendition;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.Terms;
import vn.tienglang.planner.Validity;
import vn.tienglang.planner.mix.LanguageMix;
import vn.tienglang.planner.obligation.ObligationId;
import vn.tienglang.planner.policy.Cap;
import vn.tienglang.planner.policy.Closure;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.policy.Session;
import vn.tienglang.planner.programme.Basis;
import vn.tienglang.planner.programme.Conflicts;
import vn.tienglang.planner.programme.Content;
import vn.tienglang.planner.programme.Ground;
import vn.tienglang.planner.programme.Law;
import vn.tienglang.planner.programme.Left;
import vn.tienglang.planner.programme.Orders;
import vn.tienglang.planner.programme.Part;
import vn.tienglang.planner.programme.Places;
import vn.tienglang.planner.programme.Preview;
import vn.tienglang.planner.programme.Recurring;
import vn.tienglang.planner.programme.Slot;
import vn.tienglang.planner.programme.Starting;
import vn.tienglang.planner.programme.Why;
import vn.tienglang.planner.reach.Target;
import vn.tienglang.planner.recurrence.Recurrence;

/** Every ground and every reason is a sentence in both languages, and quotes what it stands on. */
final class GroundWordsTest {
    private static final List<Words> BOTH = List.of(Words.VIETNAMESE, Words.ENGLISH);
    private static final AreaCode LANG_SON = new AreaCode("20");
    private static final LanguageTag TAY = new LanguageTag("tyz");
    private static final LocalDate TODAY = Village.TODAY;
    private static final String PAPER = "Quyết định 12/2021/QĐ-UBND";
    private static final Policy.Quote QUOTE =
            new Policy.Quote(LANG_SON, LocalDate.of(2026, 1, 1), PAPER);
    private static final String QUOTED = PAPER + " (Tỉnh Lạng Sơn, có hiệu lực từ 01/01/2026)";
    private static final Airtime EVENING =
            new Airtime(Village.at("17:00:00"), Village.at("18:00:00"));
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
                    Village.DONG_KINH,
                    "Đài truyền thanh phường Đông Kinh",
                    new AreaCode("05980"),
                    Village.HANOI);

    private final Village village = new Village();

    @AfterEach
    void close() {
        village.close();
    }

    private static Bulletin bulletin(BulletinId id) {
        return Bulletin.begun(
                id,
                new Terms(
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
                        Recurring.of(Recurrence.once(TODAY.atTime(17, 2))),
                        new Starting.OnTime(),
                        Slot.NO_HARD_END,
                        List.of(new Part.Recording(CLIP.id())),
                        new LanguageMix.AllInTurn(),
                        MessageClass.ORDINARY);
        Map<BulletinId, Bulletin> bulletins = new TreeMap<>();
        bulletins.put(BULLETIN, bulletin(BULLETIN));
        bulletins.put(OLD, bulletin(OLD).asRetired());
        return PlanNames.of(
                new Basis(
                        new Places(village.desk.areas(), List.of(), List.of(), Map.of(), Map.of()),
                        new Content(Map.of(CLIP.id(), CLIP), bulletins),
                        new Orders(
                                List.of(slot),
                                Map.of(),
                                List.of(PlanSamples.raised(RAISED.value(), BULLETIN.value())),
                                List.of(PlanSamples.obligation(OWED.value()))),
                        Law.NONE));
    }

    private GroundWords.Said said(Words words, Ground ground) {
        var sentences = new Sentences(words, village.desk, Village.HANOI);
        return new GroundWords(words, sentences, names(), Village.HANOI, TODAY).say(ground);
    }

    private String sentence(Ground ground) {
        return said(Words.VIETNAMESE, ground).sentence();
    }

    private static Closure closure(Closure.Why why) {
        return new Closure(why, EVENING, QUOTE);
    }

    private static List<Ground> everyGround() {
        return List.of(
                new Ground.Closed(List.of(closure(Closure.Why.QUIET))),
                new Ground.Taken(SLOT),
                new Ground.Taken(RAISED),
                new Ground.Taken(new SlotId(OWED.value())),
                new Ground.Taken(new SlotId("unknown")),
                new Ground.TakenByWhatIsIssued(),
                new Ground.PastHardEnd(),
                new Ground.OverSession(CAP),
                new Ground.OverDay(CAP),
                new Ground.LogFull(),
                new Ground.UnknownClip(CLIP.id()),
                new Ground.UnknownBulletin(BULLETIN),
                new Ground.NotValid(BULLETIN),
                new Ground.NotValid(OLD),
                new Ground.NoLanguage(BULLETIN),
                new Ground.NoRendition(
                        BULLETIN, TAY, List.copyOf(EnumSet.allOf(Rendition.Lack.class))),
                new Ground.NothingToTell(),
                new Ground.Frozen(Village.at("12:00:00")),
                new Ground.NoFreeAir(),
                new Ground.Unmet(OWED, 30_000, List.of(new Ground.NoFreeAir())),
                new Ground.Unmet(new ObligationId("unknown"), 2, List.of(new Ground.OverDay(CAP))));
    }

    private static void isASentence(String text) {
        assertThat(text).isNotBlank().doesNotContain("{", "}", "null").endsWith(".");
    }

    @Test
    void everyGroundIsASentenceInBothLanguages() {
        for (Words words : BOTH) {
            for (Ground ground : everyGround()) {
                GroundWords.Said said = said(words, ground);
                isASentence(said.sentence());
                isASentence(said.reason());
                said.remedies().forEach(GroundWordsTest::isASentence);
            }
        }
    }

    @Test
    void aRuleIsQuotedWithWhoseItIsAndSinceWhen() {
        assertThat(sentence(new Ground.Closed(List.of(closure(Closure.Why.QUIET)))))
                .contains("17:00:00", "18:00:00", QUOTED);
        assertThat(sentence(new Ground.OverSession(CAP))).contains("30 phút", QUOTED);
        assertThat(sentence(new Ground.OverDay(CAP))).contains("30 phút", QUOTED);
    }

    @Test
    void whoHasTheAirIsCalledByNameAndByWhoseItIs() {
        assertThat(sentence(new Ground.Taken(SLOT))).contains("«Tin tối» của Tỉnh Lạng Sơn");
        assertThat(sentence(new Ground.Taken(RAISED))).contains("tình huống 3", "Tỉnh Lạng Sơn");
        assertThat(sentence(new Ground.Taken(new SlotId(OWED.value()))))
                .contains("Kế hoạch 125/KH-UBND", "Tỉnh Lạng Sơn");
    }

    @Test
    void aMissingRenditionSaysWhoHasToDoWhat() {
        var missing = new Ground.NoRendition(BULLETIN, TAY, List.of(Rendition.Lack.REVIEWER));
        assertThat(sentence(missing))
                .isEqualTo(
                        "Bản tin «Sốt xuất huyết» chưa phát được bằng tiếng Tày: thiếu người nghe"
                                + " duyệt. Không phát thay bằng tiếng khác. Nhờ một người biết"
                                + " tiếng Tày nghe lại và ghi tên người đó vào bản tin.");
        assertThat(said(Words.VIETNAMESE, missing).path()).isEqualTo("/ban-tin/b1-abc");
        var unmet = new Ground.Unmet(OWED, 30_000, List.of(missing));
        assertThat(said(Words.VIETNAMESE, unmet).remedies()).hasSize(1);
        assertThat(sentence(unmet)).contains("Kế hoạch 125/KH-UBND", "30 giây", "tiếng Tày");
    }

    private static Why heard(Why.Behind behind, Optional<Session> session, Why.Tongue tongue) {
        var airing =
                new Airing(
                        new AiringId("s1-abc-20261121-170200"),
                        new Airtime(Village.at("17:02:00"), Village.at("17:03:00")),
                        CLIP.id(),
                        MessageClass.ORDINARY);
        return new Why.Heard(airing, behind, session, new Why.Volume(60, QUOTE), tongue);
    }

    private static List<Why> everyWhy() {
        var slot = new Why.Behind.BySlot(SLOT, "Tin tối", LANG_SON, MessageClass.ORDINARY);
        var session = new Session(EVENING, QUOTE, List.of(EVENING), CAP);
        var nobodys = new Session(EVENING, Policy.Quote.NOBODY, List.of(EVENING), Cap.NONE);
        var spoken = PlanSamples.halfTay();
        return List.of(
                heard(slot, Optional.of(session), new Why.Tongue.AsRecorded(TAY)),
                heard(
                        new Why.Behind.ByCampaign(
                                RAISED, LANG_SON, 3, "Bão", Village.at("08:00:00")),
                        Optional.of(nobodys),
                        new Why.Tongue.InTurn(TAY, new LanguageMix.Alternate(), spoken)),
                heard(
                        new Why.Behind.ByObligation(OWED, "Kế hoạch 125/KH-UBND", LANG_SON),
                        Optional.empty(),
                        new Why.Tongue.AsOwed(TAY)),
                heard(
                        new Why.Behind.AsIssued(Village.at("12:00:00")),
                        Optional.empty(),
                        new Why.Tongue.InTurn(TAY, new LanguageMix.AllInTurn(), spoken)),
                heard(
                        slot,
                        Optional.of(session),
                        new Why.Tongue.InTurn(TAY, new LanguageMix.ByShare(), spoken)),
                heard(
                        slot,
                        Optional.of(session),
                        new Why.Tongue.InTurn(TAY, new LanguageMix.EachDaily(2, 3), spoken)),
                new Why.Carried(
                        slot, Optional.of(session), new Why.Volume(100, Policy.Quote.NOBODY)),
                new Why.Silent(List.of(), List.of()),
                new Why.Silent(
                        List.of(
                                closure(Closure.Why.QUIET),
                                closure(Closure.Why.NO_SESSION),
                                closure(Closure.Why.CLOSED_ABOVE)),
                        List.of(left())),
                new Why.Silent(List.of(), List.of(left())));
    }

    private static Left left() {
        return new Left(
                STATION.id(), SLOT, LocalDateTime.of(2026, 11, 21, 17, 2), new Ground.LogFull());
    }

    private WhyWords.Answer answer(Words words, Why why) {
        var sentences = new Sentences(words, village.desk, Village.HANOI);
        var explained = new Explained(STATION, Village.at("17:02:30"), why, names());
        return new WhyWords(words, sentences, explained).answer();
    }

    @Test
    void everyReasonIsASentenceInBothLanguages() {
        for (Words words : BOTH) {
            for (Why why : everyWhy()) {
                WhyWords.Answer answer = answer(words, why);
                isASentence(answer.headline());
                assertThat(answer.lines()).isNotEmpty();
                answer.lines().forEach(line -> isASentence(line.sentence()));
            }
        }
    }

    @Test
    void whatIsHeardIsExplainedFromTheOrderToTheLanguage() {
        WhyWords.Answer answer = answer(Words.VIETNAMESE, everyWhy().getFirst());
        assertThat(answer.headline()).isEqualTo("Phát «Tin phòng dịch», từ 17:02:00 đến 17:03:00.");
        assertThat(answer.lines())
                .extracting(WhyWords.Line::sentence)
                .containsExactly(
                        "Chương trình «Tin tối» của Tỉnh Lạng Sơn, loại thông thường.",
                        "Trong buổi phát từ 17:00:00 đến 18:00:00, theo " + QUOTED + ".",
                        "Buổi này phát không quá 30 phút, theo " + QUOTED + ".",
                        "Âm lượng 60 %, theo " + QUOTED + ".",
                        "Tiếng Tày: đúng bản ghi đã chọn.");
        assertThat(answer(Words.VIETNAMESE, everyWhy().get(1)).lines().getLast().sentence())
                .isEqualTo(
                        "Tiếng Tày: đến lượt. Quanh đài nói Việt 50 %, Tày 50 %; mỗi lần một"
                                + " tiếng, lần lượt.");
    }

    @Test
    void whatIsNotHeardIsNamedWithItsTimeAndItsReason() {
        WhyWords.Answer answer = answer(Words.VIETNAMESE, everyWhy().get(8));
        assertThat(answer.lines()).hasSize(3);
        assertThat(answer.left())
                .singleElement()
                .satisfies(left -> {
                    assertThat(left.order()).isEqualTo("«Tin tối» của Tỉnh Lạng Sơn");
                    assertThat(left.time()).isEqualTo("17:02:00");
                    assertThat(left.ground().rule()).isEqualTo("log-full");
                });
    }

    private static Foreseen foreseen(PlanNames names, int reached) {
        var groups =
                List.of(
                        new Conflicts.Group(
                                SLOT,
                                new Ground.Taken(RAISED),
                                7,
                                7,
                                List.of(STATION.id(), new StationId("ls-mau-son"))));
        var languages = new TreeMap<LanguageTag, Preview.Airtimes>();
        languages.put(TAY, new Preview.Airtimes(Duration.ofMinutes(12), Duration.ZERO));
        languages.put(
                new LanguageTag("vi"),
                new Preview.Airtimes(Duration.ofMinutes(2), Duration.ofMinutes(1)));
        languages.put(
                new LanguageTag("nut"), new Preview.Airtimes(Duration.ZERO, Duration.ofMinutes(3)));
        var preview =
                new Preview(9, reached, List.of(STATION.id()), languages, new Conflicts(groups, 0));
        return new Foreseen(TODAY, 7, List.of(STATION), preview, names);
    }

    @Test
    void whatAChangeBringsIsSaidInAFewSentences() {
        var sentences = new Sentences(Words.VIETNAMESE, village.desk, Village.HANOI);
        var said = new PreviewWords(Words.VIETNAMESE, sentences, Village.HANOI);
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
        for (Words words : BOTH) {
            new PreviewWords(
                            words, new Sentences(words, village.desk, Village.HANOI), Village.HANOI)
                    .sentences(foreseen(names(), 1))
                    .forEach(GroundWordsTest::isASentence);
        }
    }

    private String order(SlotId id) {
        var sentences = new Sentences(Words.VIETNAMESE, village.desk, Village.HANOI);
        return new GroundWords(Words.VIETNAMESE, sentences, names(), Village.HANOI, TODAY)
                .order(id);
    }
}
