package vn.tienglang.central.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.central.desk.BulletinEdit.Bar;
import vn.tienglang.central.languages.VietnamLanguages;
import vn.tienglang.planner.BulletinId;
import vn.tienglang.planner.Gap;
import vn.tienglang.planner.Rendition;
import vn.tienglang.planner.Terms;
import vn.tienglang.planner.Validity;

/** The newsroom at work, whatever its books are made of. */
public abstract class NewsroomStories {
    private static final Officer LAN = new Officer("lan", "Nguyễn Thị Lan");
    private static final Officer MINH = new Officer("minh", "Hoàng Minh");
    private static final LanguageTag VI = new LanguageTag("vi");
    private static final LanguageTag TAY = new LanguageTag("tyz");

    private final MemoryShelf shelf = new MemoryShelf();
    private Newsroom newsroom;
    private Clip tay;

    /** An archive with nothing in it; the same one through a test. */
    protected abstract Archive archive();

    @BeforeEach
    void open() {
        tay =
                shelf.put(
                        "Tày",
                        "tyz",
                        Duration.ofSeconds(60),
                        "tày".getBytes(StandardCharsets.UTF_8));
        archive()
                .inTransaction(books -> {
                    books.areas().add(Samples.areas());
                    books.clips().put(tay);
                    return 0;
                });
        newsroom =
                new Newsroom(
                        archive(),
                        shelf,
                        VietnamLanguages.TABLE,
                        new KeptAlarm(),
                        () -> Samples.EIGHT,
                        Samples.HANOI);
    }

    private static Terms terms(LanguageTag... wanted) {
        return new Terms(
                "Sốt xuất huyết",
                "y tế",
                MessageClass.ORDINARY,
                Samples.LANG_SON,
                new Validity(Samples.SATURDAY, Samples.SATURDAY.plusDays(9)),
                List.of(wanted));
    }

    private KeptBulletin begun(LanguageTag... wanted) {
        return done(newsroom.begin(terms(wanted), LAN));
    }

    private static KeptBulletin done(BulletinEdit edit) {
        assertThat(edit).isInstanceOf(BulletinEdit.Done.class);
        return ((BulletinEdit.Done) edit).kept();
    }

    private static Rendition text(LanguageTag language, String text) {
        return Rendition.missing(language).withText(text);
    }

    private List<String> acts() {
        return archive().inTransaction(books -> books.audit().newest(9)).stream()
                .map(AuditEntry::act)
                .toList();
    }

    @Test
    void aBulletinGrowsLanguageByLanguageUntilNothingIsLacking() {
        KeptBulletin kept = begun(TAY);
        BulletinId id = kept.bulletin().id();
        assertThat(newsroom.gaps()).extracting(Gap::language).containsExactly(TAY);
        var ready =
                text(TAY, "Pỉ noọng")
                        .withSound(new Rendition.Sound.Recorded(tay.id()))
                        .withPeople(new Rendition.People("", "", "Thụ"));

        kept = done(newsroom.put(id, kept.revision(), ready, LAN));

        assertThat(newsroom.gaps()).isEmpty();
        shelf.take(tay.id());
        assertThat(newsroom.gaps().getFirst().lacks()).containsExactly(Rendition.Lack.CLIP_GONE);
        kept = done(newsroom.takeOut(id, kept.revision(), TAY, MINH));
        assertThat(newsroom.gaps().getFirst().lacks()).containsExactly(Rendition.Lack.EVERYTHING);
        kept = done(newsroom.retire(id, kept.revision(), MINH));
        assertThat(newsroom.gaps()).isEmpty();
        assertThat(newsroom.find(id)).contains(kept);
        assertThat(kept.revision()).isEqualTo(4);
        assertThat(acts())
                .containsExactly(
                        "bulletin-retire", "rendition-remove", "rendition-put", "bulletin-begin");
    }

    @Test
    void ofTwoWhoReadTheSameRevisionTheSecondHearsOfTheFirst() {
        KeptBulletin read = begun(VI, TAY);
        BulletinId id = read.bulletin().id();
        KeptBulletin first = done(newsroom.put(id, 1, text(TAY, "của Lan"), LAN));

        BulletinEdit second = newsroom.put(id, 1, text(TAY, "của Minh"), MINH);

        assertThat(second).isEqualTo(new BulletinEdit.Conflict(first));
        assertThat(newsroom.find(id)).contains(first);
        assertThat(newsroom.change(id, 1, terms(VI, TAY), MINH))
                .isEqualTo(new BulletinEdit.Conflict(first));
        assertThat(newsroom.retire(id, 1, MINH)).isEqualTo(new BulletinEdit.Conflict(first));
        assertThat(newsroom.takeOut(id, 1, TAY, MINH)).isEqualTo(new BulletinEdit.Conflict(first));
    }

    @Test
    void ofManyAtTheSameInstantOneIsDoneAndTheOthersHearOfIt() throws Exception {
        BulletinId id = begun(VI).bulletin().id();
        int writers = 6;
        var together = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            var edits = new ArrayList<Future<BulletinEdit>>();
            for (int i = 0; i < writers; i++) {
                String text = "của " + i;
                edits.add(
                        threads.submit(() -> {
                            together.await();
                            return newsroom.put(id, 1, text(VI, text), LAN);
                        }));
            }
            together.countDown();
            int done = 0;
            for (Future<BulletinEdit> edit : edits) {
                switch (edit.get()) {
                    case BulletinEdit.Done _ -> done++;
                    case BulletinEdit.Conflict(KeptBulletin present) ->
                            assertThat(present.revision()).isEqualTo(2);
                    case BulletinEdit.Unknown _, BulletinEdit.Refused _ ->
                            throw new AssertionError("refused");
                }
            }
            assertThat(done).isEqualTo(1);
        }
    }

    @Test
    void everythingThatStandsAgainstAChangeIsToldAtOnce() {
        var nowhere =
                new Terms(
                        "x",
                        "",
                        MessageClass.ORDINARY,
                        new AreaCode("99"),
                        new Validity(Samples.SATURDAY, Samples.SATURDAY),
                        List.of(VI, new LanguageTag("nun")));
        assertThat(newsroom.begin(nowhere, LAN))
                .isEqualTo(
                        new BulletinEdit.Refused(
                                List.of(
                                        new Bar.UnknownArea(new AreaCode("99")),
                                        new Bar.UnknownLanguage(new LanguageTag("nun")))));
        KeptBulletin kept = begun(VI);
        BulletinId id = kept.bulletin().id();
        var wrong = text(VI, "").withSound(new Rendition.Sound.Recorded(tay.id()));
        assertThat(newsroom.put(id, 1, wrong, LAN))
                .isEqualTo(
                        new BulletinEdit.Refused(
                                List.of(new Bar.OtherLanguage(tay.id(), TAY, VI))));
        ClipId none = ClipId.of("none".getBytes(StandardCharsets.UTF_8));
        var gone = text(TAY, "").withSound(new Rendition.Sound.Recorded(none));
        assertThat(newsroom.put(id, 1, gone, LAN))
                .isEqualTo(
                        new BulletinEdit.Refused(
                                List.of(new Bar.NotWanted(TAY), new Bar.UnknownClip(none))));
        assertThat(newsroom.find(id)).contains(kept);
    }

    @Test
    void aLanguageWithARenditionIsNotDroppedInSilence() {
        BulletinId id = begun(VI, TAY).bulletin().id();
        done(newsroom.put(id, 1, text(TAY, "x"), LAN));
        assertThat(newsroom.change(id, 2, terms(VI), LAN))
                .isEqualTo(new BulletinEdit.Refused(List.of(new Bar.StillRendered(TAY))));
        done(newsroom.change(id, 2, terms(TAY), LAN));
    }

    @Test
    void whatWasLaidAsideIsChangedNoMoreAndWhatIsNotThereIsUnknown() {
        BulletinId id = begun(VI).bulletin().id();
        done(newsroom.retire(id, 1, LAN));
        assertThat(newsroom.put(id, 2, text(VI, "x"), LAN))
                .isEqualTo(new BulletinEdit.Refused(List.of(new Bar.Retired())));
        var other = new BulletinId("b9-none");
        assertThat(newsroom.retire(other, 1, LAN)).isEqualTo(new BulletinEdit.Unknown(other));
    }

    @Test
    void aCommuneSpeaksTheLanguagesOfItsProvince() {
        assertThat(newsroom.spokenIn(Samples.DONG_KINH))
                .extracting(language -> language.tag().value())
                .startsWith("nut", "tyz", "vi");
    }
}
