package vn.tienglang.airtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The digest of a log sees every value of it but the revision. */
class LogDigestTest {
    private static final StationId STATION = new StationId("ls-mot");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final Instant EIGHT = Instant.parse("2026-11-21T01:00:00Z");
    private static final Clip CLIP = clip("Bản tin");
    private static final Clip OTHER = clip("Tin khác");
    private static final Airing AIRING =
            new Airing(
                    new AiringId("s1-x-20261121-180000"),
                    new Airtime(EIGHT, EIGHT.plusSeconds(60)),
                    CLIP.id(),
                    MessageClass.ORDINARY,
                    80);

    private static Clip clip(String title) {
        return new Clip(
                ClipId.of(title.getBytes(StandardCharsets.UTF_8)),
                title,
                new LanguageTag("vi"),
                Duration.ofSeconds(60),
                40_000,
                Limits.PART_BYTES);
    }

    private static LogDigest digest(Airing airing, Clip clip) {
        return LogDigest.of(STATION, DAY, List.of(airing), List.of(clip));
    }

    private static Airing airing(
            String id, Airtime airtime, ClipId clip, MessageClass messageClass, int volume) {
        return new Airing(new AiringId(id), airtime, clip, messageClass, volume);
    }

    @Test
    void everyValueOfALogChangesItsDigest() {
        String id = AIRING.id().value();
        Airtime airtime = AIRING.airtime();
        var later = new Airtime(airtime.start().plusNanos(1), airtime.end());
        var longer = new Airtime(airtime.start(), airtime.end().plusMillis(1));
        MessageClass ordinary = MessageClass.ORDINARY;
        var digests =
                List.of(
                        digest(AIRING, CLIP),
                        digest(airing(id + "-1", airtime, CLIP.id(), ordinary, 80), CLIP),
                        digest(airing(id, later, CLIP.id(), ordinary, 80), CLIP),
                        digest(airing(id, longer, CLIP.id(), ordinary, 80), CLIP),
                        digest(airing(id, airtime, OTHER.id(), ordinary, 80), CLIP),
                        digest(airing(id, airtime, CLIP.id(), MessageClass.PRIORITY, 80), CLIP),
                        digest(airing(id, airtime, CLIP.id(), ordinary, 81), CLIP),
                        digest(AIRING, OTHER),
                        digest(AIRING, clip("Tên mới", "vi", 60_000, 40_000, 16_384)),
                        digest(AIRING, clip(CLIP.title(), "tyz", 60_000, 40_000, 16_384)),
                        digest(AIRING, clip(CLIP.title(), "vi", 60_001, 40_000, 16_384)),
                        digest(AIRING, clip(CLIP.title(), "vi", 60_000, 40_001, 16_384)),
                        digest(AIRING, clip(CLIP.title(), "vi", 60_000, 40_000, 8_192)),
                        LogDigest.of(STATION, DAY, List.of(), List.of()),
                        LogDigest.of(STATION, DAY.plusDays(1), List.of(), List.of()),
                        LogDigest.of(new StationId("ls-hai"), DAY, List.of(), List.of()));
        assertThat(new HashSet<>(digests)).hasSameSizeAs(digests);
        assertThat(Airing.class.getRecordComponents()).as("a new value is digested").hasSize(5);
        assertThat(Clip.class.getRecordComponents()).as("a new value is digested").hasSize(6);
        assertThat(DailyLog.class.getRecordComponents()).as("a new value is digested").hasSize(5);
    }

    private static Clip clip(String title, String language, int millis, int bytes, int part) {
        return new Clip(
                CLIP.id(),
                title,
                new LanguageTag(language),
                Duration.ofMillis(millis),
                bytes,
                part);
    }

    @Test
    void theRevisionDoesNotChangeIt() {
        var first = new DailyLog(STATION, DAY, 1, List.of(AIRING), List.of(CLIP));
        var second = new DailyLog(STATION, DAY, 2, List.of(AIRING), List.of(CLIP));
        assertThat(LogDigest.of(second)).isEqualTo(LogDigest.of(first));
    }

    /** Stations in the field report it: another definition needs another field in the status. */
    @Test
    void itsDefinitionDoesNotChange() {
        var log = new DailyLog(STATION, DAY, 1, List.of(AIRING), List.of(CLIP));
        assertThat(LogDigest.of(log).brief()).contains("bc1305f306cc8356");
        assertThat(LogDigest.UNKNOWN.brief()).isEmpty();
    }

    @Test
    void theBeginningHasSixteenHexadecimalDigits() {
        assertThat(LogDigest.isBrief("0123456789abcdef")).isTrue();
        assertThat(LogDigest.isBrief("0123456789abcde")).isFalse();
        assertThat(LogDigest.isBrief("0123456789abcdef0")).isFalse();
        assertThat(LogDigest.isBrief("0123456789abcdeG")).isFalse();
    }
}
