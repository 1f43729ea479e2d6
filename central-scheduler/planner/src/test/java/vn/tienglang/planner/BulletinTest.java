package vn.tienglang.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.planner.Rendition.Lack;
import vn.tienglang.planner.Rendition.State;

final class BulletinTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final LanguageTag VI = new LanguageTag("vi");
    private static final LanguageTag NUNG = new LanguageTag("nut");
    private static final ClipId CLIP = ClipId.of("a".getBytes(StandardCharsets.UTF_8));
    private static final Set<ClipId> SHELF = Set.of(CLIP);
    private static final Rendition READY =
            Rendition.missing(NUNG)
                    .withText("Pi noọng …")
                    .withSound(new Rendition.Sound.Recorded(CLIP))
                    .withPeople(new Rendition.People("Lan", "Mai", "Thụ"));

    private static Terms terms(LocalDate until, LanguageTag... wanted) {
        return new Terms(
                "Sốt xuất huyết",
                "y tế",
                MessageClass.ORDINARY,
                new AreaCode("20"),
                new Validity(TODAY.minusDays(3), until),
                List.of(wanted));
    }

    private static Bulletin bulletin(String id, LocalDate until, LanguageTag... wanted) {
        return Bulletin.begun(new BulletinId(id), terms(until, wanted));
    }

    @Test
    void everyWantedLanguageIsAGapUntilItCanBeTold() {
        Bulletin begun = bulletin("b1", TODAY, NUNG, VI);
        assertThat(begun.gaps(SHELF, TODAY))
                .extracting(Gap::language)
                .as("Vietnamese stands in for nothing and nobody")
                .containsExactly(NUNG, VI);
        Bulletin half = begun.withRendition(READY);
        assertThat(half.gaps(SHELF, TODAY)).extracting(Gap::language).containsExactly(VI);
        assertThat(half.gaps(SHELF, TODAY).getFirst().lacks()).containsExactly(Lack.EVERYTHING);
        assertThat(half.without(NUNG)).isEqualTo(begun);
    }

    @Test
    void eachThingThatIsLackingIsNamed() {
        assertThat(READY.lacks(SHELF)).isEmpty();
        assertThat(READY.state(SHELF)).isEqualTo(State.READY);
        assertThat(READY.withText(" \n").lacks(SHELF)).containsExactly(Lack.TEXT);
        assertThat(READY.withSound(new Rendition.Sound.Unrecorded()).lacks(SHELF))
                .containsExactly(Lack.CLIP);
        assertThat(READY.withPeople(Rendition.People.NOBODY).lacks(SHELF))
                .containsExactly(Lack.REVIEWER);
        assertThat(READY.lacks(Set.of())).containsExactly(Lack.CLIP_GONE);
        assertThat(READY.state(Set.of())).isEqualTo(State.DRAFTED);
        assertThat(Rendition.missing(VI).state(SHELF)).isEqualTo(State.MISSING);
        assertThat(Rendition.missing(VI).withText("Chú ý").state(SHELF)).isEqualTo(State.DRAFTED);
    }

    @Test
    void nothingIsLackingInWhatIsOverOrLaidAside() {
        Bulletin begun = bulletin("b1", TODAY, VI);
        assertThat(begun.gaps(SHELF, TODAY)).hasSize(1);
        assertThat(begun.gaps(SHELF, TODAY.minusDays(9))).as("it comes").hasSize(1);
        assertThat(begun.gaps(SHELF, TODAY.plusDays(1))).isEmpty();
        assertThat(begun.asRetired().gaps(SHELF, TODAY)).isEmpty();
    }

    @Test
    void theMostPressingGapComesFirst() {
        var later = bulletin("b1", TODAY.plusDays(9), VI);
        var sooner = bulletin("b2", TODAY.plusDays(1), VI, NUNG);
        assertThat(Bulletin.gaps(List.of(later, sooner), SHELF, TODAY))
                .extracting(gap -> gap.bulletin() + " " + gap.language())
                .containsExactly("b2 vi", "b2 nut", "b1 vi");
    }

    @Test
    void aRenditionNobodyWantsHasNoRoom() {
        Bulletin begun = bulletin("b1", TODAY, VI);
        assertThatThrownBy(() -> begun.withRendition(READY))
                .isInstanceOf(IllegalArgumentException.class);
        Bulletin both = bulletin("b1", TODAY, VI, NUNG).withRendition(READY);
        assertThatThrownBy(() -> both.withTerms(terms(TODAY, VI)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(both.withTerms(terms(TODAY, NUNG)).rendition(NUNG)).contains(READY);
    }

    @Test
    void validityHoldsOnItsLastDayAndOnNoDayAfter() {
        var validity = new Validity(TODAY, TODAY);
        assertThat(validity.holdsOn(TODAY)).isTrue();
        assertThat(validity.holdsOn(TODAY.minusDays(1))).isFalse();
        assertThat(validity.isOverOn(TODAY.minusDays(1))).isFalse();
        assertThat(validity.isOverOn(TODAY.plusDays(1))).isTrue();
        assertThatThrownBy(() -> new Validity(TODAY, TODAY.minusDays(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everythingThatStandsAgainstTermsIsToldAtOnce() {
        assertThat(
                        Terms.drawn(
                                " ",
                                "x".repeat(101),
                                MessageClass.ORDINARY,
                                new AreaCode("20"),
                                TODAY,
                                TODAY.minusDays(1),
                                List.of()))
                .isEqualTo(
                        new Terms.Drawn.Flawed(
                                List.of(
                                        Terms.Flaw.TITLE_UNUSABLE,
                                        Terms.Flaw.THEME_UNUSABLE,
                                        Terms.Flaw.ENDS_BEFORE_IT_BEGINS,
                                        Terms.Flaw.NO_LANGUAGE)));
        assertThatThrownBy(() -> terms(TODAY, VI, VI))
                .hasMessageContaining(Terms.Flaw.LANGUAGE_TWICE.name());
    }

    @Test
    void everythingThatStandsAgainstARenditionIsToldAtOnce() {
        var none = new Rendition.Sound.Unrecorded();
        assertThat(Rendition.written(VI, none, "a\u0007", "x".repeat(101), "\n", "\u0000"))
                .isEqualTo(
                        new Rendition.Written.Flawed(
                                List.of(
                                        Rendition.Flaw.TEXT_UNUSABLE,
                                        Rendition.Flaw.TRANSLATOR_UNUSABLE,
                                        Rendition.Flaw.READER_UNUSABLE,
                                        Rendition.Flaw.REVIEWER_UNUSABLE)));
        assertThat(Rendition.written(VI, none, "một\n\nhai", "", "", ""))
                .isInstanceOf(Rendition.Written.Down.class);
    }
}
