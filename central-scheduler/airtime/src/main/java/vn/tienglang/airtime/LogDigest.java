package vn.tienglang.airtime;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * SHA-256 of what a log says, without its revision: two logs with equal digests have the same
 * content. It is computed from the values and costs less than an encoding. Stations report the
 * beginning of it, so its definition is part of the contract: if it changes, the field of the
 * status gets another name.
 *
 * @param value 64 lower-case hexadecimal digits; empty for a log of an earlier version, whose
 *     digest is not known
 */
public record LogDigest(String value) {
    private static final Pattern FORM = Pattern.compile("(?:[0-9a-f]{64})?");

    /** The digest of a log stored by an earlier version. */
    public static final LogDigest UNKNOWN = new LogDigest("");

    /** Refuses anything else. */
    public LogDigest {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a digest of a log: '" + value + "'");
        }
    }

    /** Number of hexadecimal digits of {@link #brief}: 8 bytes. */
    public static final int BRIEF_DIGITS = 16;

    private static final Pattern BRIEF = Pattern.compile("[0-9a-f]{16}");

    /** Whether this text can be the beginning of a digest. */
    public static boolean isBrief(String text) {
        return BRIEF.matcher(text).matches();
    }

    /** The first 16 digits, which a station reports; empty if the digest is not known. */
    public Optional<String> brief() {
        return value.isEmpty() ? Optional.empty() : Optional.of(value.substring(0, BRIEF_DIGITS));
    }

    /** The digest of this log. */
    public static LogDigest of(DailyLog log) {
        return of(log.station(), log.date(), log.airings(), log.clips());
    }

    /** The digest of a log with this content, in the order of the log. */
    public static LogDigest of(
            StationId station, LocalDate date, List<Airing> airings, List<Clip> clips) {
        var fields = new Fields();
        fields.text(station.value());
        fields.number(date.toEpochDay());
        fields.number(airings.size());
        for (Airing airing : airings) {
            fields.text(airing.id().value());
            fields.instant(airing.airtime().start());
            fields.instant(airing.airtime().end());
            fields.text(airing.clip().value());
            fields.text(airing.messageClass().name());
            fields.number(airing.volumePercent());
        }
        for (Clip clip : clips) {
            fields.text(clip.id().value());
            fields.text(clip.title());
            fields.text(clip.language().value());
            fields.number(clip.length().toNanos());
            fields.number(clip.bytes());
            fields.number(clip.partBytes());
        }
        return fields.digest();
    }

    /** Values written one after another, each with its length, so that none runs into the next. */
    private static final class Fields {
        private static final int FIRST_BYTES = 4_096;

        private ByteBuffer bytes = ByteBuffer.allocate(FIRST_BYTES);

        void text(String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            room(utf8.length + Integer.BYTES);
            bytes.putInt(utf8.length).put(utf8);
        }

        void number(long number) {
            room(Long.BYTES);
            bytes.putLong(number);
        }

        void instant(Instant instant) {
            number(instant.getEpochSecond());
            number(instant.getNano());
        }

        private void room(int more) {
            if (bytes.remaining() < more) {
                ByteBuffer larger = ByteBuffer.allocate(bytes.capacity() * 2 + more);
                bytes = larger.put(bytes.flip());
            }
        }

        LogDigest digest() {
            try {
                MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
                sha256.update(bytes.flip());
                return new LogDigest(HexFormat.of().formatHex(sha256.digest()));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java runtime has SHA-256", e);
            }
        }
    }
}
