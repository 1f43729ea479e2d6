package vn.tienglang.planner.bulletin;

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
import vn.tienglang.planner.bulletin.Rendition.MissingPart;
import vn.tienglang.planner.bulletin.Rendition.State;

final class BulletinTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final LanguageTag VI = new LanguageTag("vi");
    private static final LanguageTag NUNG = new LanguageTag("nut");
    private static final ClipId CLIP = ClipId.of("a".getBytes(StandardCharsets.UTF_8));
    private static final Set<ClipId> AVAILABLE = Set.of(CLIP);
    private static final Rendition READY =
            Rendition.missing(NUNG)
                    .withText("Pi noọng …")
                    .withSound(new Rendition.Sound.Recorded(CLIP))
                    .withPeople(new Rendition.People("Lan", "Mai", "Thụ"));

    private static BulletinDetails details(LocalDate until, LanguageTag... wanted) {
        return new BulletinDetails(
                "Sốt xuất huyết",
                "y tế",
                MessageClass.ORDINARY,
                new AreaCode("20"),
                new Validity(TODAY.minusDays(3), until),
                List.of(wanted));
    }

    private static Bulletin bulletin(String id, LocalDate until, LanguageTag... wanted) {
        return Bulletin.create(new BulletinId(id), details(until, wanted));
    }

    @Test
    void wantedLanguageIsAGapUntilItsRenditionIsReady() {
        Bulletin begun = bulletin("b1", TODAY, NUNG, VI);
        assertThat(begun.gaps(AVAILABLE, TODAY))
                .extracting(RenditionGap::language)
                .as("Vietnamese does not replace a missing rendition")
                .containsExactly(NUNG, VI);
        Bulletin half = begun.withRendition(READY);
        assertThat(half.gaps(AVAILABLE, TODAY))
                .extracting(RenditionGap::language)
                .containsExactly(VI);
        assertThat(half.gaps(AVAILABLE, TODAY).getFirst().missingParts())
                .containsExactly(MissingPart.EVERYTHING);
        assertThat(half.without(NUNG)).isEqualTo(begun);
    }

    @Test
    void eachMissingPartIsReported() {
        assertThat(READY.missingParts(AVAILABLE)).isEmpty();
        assertThat(READY.state(AVAILABLE)).isEqualTo(State.READY);
        assertThat(READY.withText(" \n").missingParts(AVAILABLE)).containsExactly(MissingPart.TEXT);
        assertThat(READY.withSound(new Rendition.Sound.Unrecorded()).missingParts(AVAILABLE))
                .containsExactly(MissingPart.CLIP);
        assertThat(READY.withPeople(Rendition.People.NOBODY).missingParts(AVAILABLE))
                .containsExactly(MissingPart.REVIEWER);
        assertThat(READY.missingParts(Set.of())).containsExactly(MissingPart.CLIP_GONE);
        assertThat(READY.state(Set.of())).isEqualTo(State.DRAFTED);
        assertThat(Rendition.missing(VI).state(AVAILABLE)).isEqualTo(State.MISSING);
        assertThat(Rendition.missing(VI).withText("Chú ý").state(AVAILABLE))
                .isEqualTo(State.DRAFTED);
    }

    @Test
    void expiredOrRetiredBulletinHasNoGaps() {
        Bulletin begun = bulletin("b1", TODAY, VI);
        assertThat(begun.gaps(AVAILABLE, TODAY)).hasSize(1);
        assertThat(begun.gaps(AVAILABLE, TODAY.minusDays(9)))
                .as("a future bulletin has its gap")
                .hasSize(1);
        assertThat(begun.gaps(AVAILABLE, TODAY.plusDays(1))).isEmpty();
        assertThat(begun.asRetired().gaps(AVAILABLE, TODAY)).isEmpty();
    }

    @Test
    void gapsAreSortedByLastDay() {
        var later = bulletin("b1", TODAY.plusDays(9), VI);
        var sooner = bulletin("b2", TODAY.plusDays(1), VI, NUNG);
        assertThat(Bulletin.gaps(List.of(later, sooner), AVAILABLE, TODAY))
                .extracting(gap -> gap.bulletin() + " " + gap.language())
                .containsExactly("b2 vi", "b2 nut", "b1 vi");
    }

    @Test
    void renditionInAnUnwantedLanguageIsRejected() {
        Bulletin begun = bulletin("b1", TODAY, VI);
        assertThatThrownBy(() -> begun.withRendition(READY))
                .isInstanceOf(IllegalArgumentException.class);
        Bulletin both = bulletin("b1", TODAY, VI, NUNG).withRendition(READY);
        assertThatThrownBy(() -> both.withDetails(details(TODAY, VI)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(both.withDetails(details(TODAY, NUNG)).rendition(NUNG)).contains(READY);
    }

    @Test
    void validityIncludesItsLastDay() {
        var validity = new Validity(TODAY, TODAY);
        assertThat(validity.isValidOn(TODAY)).isTrue();
        assertThat(validity.isValidOn(TODAY.minusDays(1))).isFalse();
        assertThat(validity.isExpiredOn(TODAY.minusDays(1))).isFalse();
        assertThat(validity.isExpiredOn(TODAY.plusDays(1))).isTrue();
        assertThatThrownBy(() -> new Validity(TODAY, TODAY.minusDays(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void invalidDetailsReportAllProblems() {
        assertThat(
                        BulletinDetails.validate(
                                " ",
                                "x".repeat(101),
                                MessageClass.ORDINARY,
                                new AreaCode("20"),
                                TODAY,
                                TODAY.minusDays(1),
                                List.of()))
                .isEqualTo(
                        new BulletinDetails.ValidationResult.Invalid(
                                List.of(
                                        BulletinDetails.Problem.TITLE_UNUSABLE,
                                        BulletinDetails.Problem.THEME_UNUSABLE,
                                        BulletinDetails.Problem.ENDS_BEFORE_IT_BEGINS,
                                        BulletinDetails.Problem.NO_LANGUAGE)));
        assertThatThrownBy(() -> details(TODAY, VI, VI))
                .hasMessageContaining(BulletinDetails.Problem.LANGUAGE_TWICE.name());
    }

    @Test
    void invalidRenditionReportsAllProblems() {
        var none = new Rendition.Sound.Unrecorded();
        assertThat(Rendition.validate(VI, none, "a\u0007", "x".repeat(101), "\n", "\u0000"))
                .isEqualTo(
                        new Rendition.ValidationResult.Invalid(
                                List.of(
                                        Rendition.Problem.TEXT_UNUSABLE,
                                        Rendition.Problem.TRANSLATOR_UNUSABLE,
                                        Rendition.Problem.READER_UNUSABLE,
                                        Rendition.Problem.REVIEWER_UNUSABLE)));
        assertThat(Rendition.validate(VI, none, "một\n\nhai", "", "", ""))
                .isInstanceOf(Rendition.ValidationResult.Valid.class);
    }
}
