package vn.tienglang.office.bulletin;

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
import vn.tienglang.office.OfficeSamples;
import vn.tienglang.office.bulletin.BulletinResult.Reason;
import vn.tienglang.office.language.VietnamLanguages;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.publish.FakePublishTrigger;
import vn.tienglang.office.store.InMemoryClipSource;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.programme.BulletinRevision;
import vn.tienglang.planner.bulletin.BulletinDetails;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.bulletin.Rendition;
import vn.tienglang.planner.bulletin.RenditionGap;
import vn.tienglang.planner.bulletin.Validity;

/** Contract of BulletinService, run in memory and on disk. */
public abstract class BulletinServiceContract {
    private static final Officer LAN = new Officer("lan", "Nguyễn Thị Lan");
    private static final Officer MINH = new Officer("minh", "Hoàng Minh");
    private static final LanguageTag VI = new LanguageTag("vi");
    private static final LanguageTag TAY = new LanguageTag("tyz");

    private final InMemoryClipSource clipSource = new InMemoryClipSource();
    private BulletinService newsroom;
    private Clip tay;

    /** The transactions of the test, empty at its start; the same object in every call. */
    protected abstract Transactions transactions();

    @BeforeEach
    void open() {
        tay =
                clipSource.put(
                        "Tày",
                        "tyz",
                        Duration.ofSeconds(60),
                        "tày".getBytes(StandardCharsets.UTF_8));
        transactions()
                .inTransaction(repositories -> {
                    repositories.areas().add(OfficeSamples.areas());
                    repositories.clips().put(tay);
                    return 0;
                });
        newsroom =
                new BulletinService(
                        transactions(),
                        clipSource,
                        VietnamLanguages.TABLE,
                        new FakePublishTrigger(),
                        () -> OfficeSamples.EIGHT,
                        OfficeSamples.HANOI);
    }

    private static BulletinDetails terms(LanguageTag... wanted) {
        return new BulletinDetails(
                "Sốt xuất huyết",
                "y tế",
                MessageClass.ORDINARY,
                OfficeSamples.LANG_SON,
                new Validity(OfficeSamples.SATURDAY, OfficeSamples.SATURDAY.plusDays(9)),
                List.of(wanted));
    }

    private BulletinRevision begun(LanguageTag... wanted) {
        return done(newsroom.begin(terms(wanted), LAN));
    }

    private static BulletinRevision done(BulletinResult edit) {
        assertThat(edit).isInstanceOf(BulletinResult.Done.class);
        return ((BulletinResult.Done) edit).kept();
    }

    private static Rendition text(LanguageTag language, String text) {
        return Rendition.missing(language).withText(text);
    }

    private List<String> acts() {
        return transactions().inTransaction(repositories -> repositories.audit().latest(9)).stream()
                .map(AuditEntry::action)
                .toList();
    }

    @Test
    void aBulletinIsCompletedLanguageByLanguage() {
        BulletinRevision kept = begun(TAY);
        BulletinId id = kept.bulletin().id();
        assertThat(newsroom.gaps()).extracting(RenditionGap::language).containsExactly(TAY);
        var ready =
                text(TAY, "Pỉ noọng")
                        .withSound(new Rendition.Sound.Recorded(tay.id()))
                        .withPeople(new Rendition.People("", "", "Thụ"));

        kept = done(newsroom.putRendition(id, kept.revision(), ready, LAN));

        assertThat(newsroom.gaps()).isEmpty();
        clipSource.remove(tay.id());
        assertThat(newsroom.gaps().getFirst().missingParts())
                .containsExactly(Rendition.MissingPart.CLIP_GONE);
        kept = done(newsroom.removeRendition(id, kept.revision(), TAY, MINH));
        assertThat(newsroom.gaps().getFirst().missingParts())
                .containsExactly(Rendition.MissingPart.EVERYTHING);
        kept = done(newsroom.retire(id, kept.revision(), MINH));
        assertThat(newsroom.gaps()).isEmpty();
        assertThat(newsroom.find(id)).contains(kept);
        assertThat(kept.revision()).isEqualTo(4);
        assertThat(acts())
                .containsExactly(
                        "bulletin-retire", "rendition-remove", "rendition-put", "bulletin-begin");
    }

    @Test
    void ofTwoChangesOfOneRevisionTheSecondIsAConflict() {
        BulletinRevision read = begun(VI, TAY);
        BulletinId id = read.bulletin().id();
        BulletinRevision first = done(newsroom.putRendition(id, 1, text(TAY, "của Lan"), LAN));

        BulletinResult second = newsroom.putRendition(id, 1, text(TAY, "của Minh"), MINH);

        assertThat(second).isEqualTo(new BulletinResult.Conflict(first));
        assertThat(newsroom.find(id)).contains(first);
        assertThat(newsroom.change(id, 1, terms(VI, TAY), MINH))
                .isEqualTo(new BulletinResult.Conflict(first));
        assertThat(newsroom.retire(id, 1, MINH)).isEqualTo(new BulletinResult.Conflict(first));
        assertThat(newsroom.removeRendition(id, 1, TAY, MINH))
                .isEqualTo(new BulletinResult.Conflict(first));
    }

    @Test
    void ofManySimultaneousChangesOneIsStoredAndTheOthersAreConflicts() throws Exception {
        BulletinId id = begun(VI).bulletin().id();
        int writers = 6;
        var together = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            var edits = new ArrayList<Future<BulletinResult>>();
            for (int i = 0; i < writers; i++) {
                String text = "của " + i;
                edits.add(
                        threads.submit(() -> {
                            together.await();
                            return newsroom.putRendition(id, 1, text(VI, text), LAN);
                        }));
            }
            together.countDown();
            int done = 0;
            for (Future<BulletinResult> edit : edits) {
                switch (edit.get()) {
                    case BulletinResult.Done _ -> done++;
                    case BulletinResult.Conflict(BulletinRevision present) ->
                            assertThat(present.revision()).isEqualTo(2);
                    case BulletinResult.Unknown _, BulletinResult.Refused _ ->
                            throw new AssertionError("refused");
                }
            }
            assertThat(done).isEqualTo(1);
        }
    }

    @Test
    void aChangeIsRefusedWithEveryReason() {
        var nowhere =
                new BulletinDetails(
                        "x",
                        "",
                        MessageClass.ORDINARY,
                        new AreaCode("99"),
                        new Validity(OfficeSamples.SATURDAY, OfficeSamples.SATURDAY),
                        List.of(VI, new LanguageTag("nun")));
        assertThat(newsroom.begin(nowhere, LAN))
                .isEqualTo(
                        new BulletinResult.Refused(
                                List.of(
                                        new Reason.UnknownArea(new AreaCode("99")),
                                        new Reason.UnknownLanguage(new LanguageTag("nun")))));
        BulletinRevision kept = begun(VI);
        BulletinId id = kept.bulletin().id();
        var wrong = text(VI, "").withSound(new Rendition.Sound.Recorded(tay.id()));
        assertThat(newsroom.putRendition(id, 1, wrong, LAN))
                .isEqualTo(
                        new BulletinResult.Refused(
                                List.of(new Reason.OtherLanguage(tay.id(), TAY, VI))));
        ClipId none = ClipId.of("none".getBytes(StandardCharsets.UTF_8));
        var gone = text(TAY, "").withSound(new Rendition.Sound.Recorded(none));
        assertThat(newsroom.putRendition(id, 1, gone, LAN))
                .isEqualTo(
                        new BulletinResult.Refused(
                                List.of(new Reason.NotWanted(TAY), new Reason.UnknownClip(none))));
        assertThat(newsroom.find(id)).contains(kept);
    }

    @Test
    void aLanguageWithARenditionIsNotRemoved() {
        BulletinId id = begun(VI, TAY).bulletin().id();
        done(newsroom.putRendition(id, 1, text(TAY, "x"), LAN));
        assertThat(newsroom.change(id, 2, terms(VI), LAN))
                .isEqualTo(new BulletinResult.Refused(List.of(new Reason.StillRendered(TAY))));
        done(newsroom.change(id, 2, terms(TAY), LAN));
    }

    @Test
    void aRetiredBulletinCannotChangeAndAnUnknownOneIsUnknown() {
        BulletinId id = begun(VI).bulletin().id();
        done(newsroom.retire(id, 1, LAN));
        assertThat(newsroom.putRendition(id, 2, text(VI, "x"), LAN))
                .isEqualTo(new BulletinResult.Refused(List.of(new Reason.Retired())));
        var other = new BulletinId("b9-none");
        assertThat(newsroom.retire(other, 1, LAN)).isEqualTo(new BulletinResult.Unknown(other));
    }

    @Test
    void aCommuneHasTheLanguagesOfItsProvince() {
        assertThat(newsroom.spokenIn(OfficeSamples.DONG_KINH))
                .extracting(language -> language.tag().value())
                .startsWith("nut", "tyz", "vi");
    }
}
