package vn.tienglang.office.people;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.tienglang.airtime.Sha256;

/**
 * Audit entry in the chain of all entries: each carries the digest of the one before, so that an
 * entry that is changed, removed or put in between is found.
 *
 * @param number 1 for the first entry, without gaps
 * @param previous digest of the entry before; of the first one {@link #START}
 * @param digest SHA-256 of number, entry and {@code previous}, as hexadecimal digits
 */
public record ChainedAuditEntry(long number, AuditEntry entry, String previous, String digest) {
    /** What stands before the first entry. */
    public static final String START = "0".repeat(64);

    /** The entry that follows the one with this number and digest. */
    public static ChainedAuditEntry after(long number, String previous, AuditEntry entry) {
        return new ChainedAuditEntry(
                number + 1, entry, previous, digestOf(number + 1, entry, previous));
    }

    /**
     * The number of the first entry at which the chain is broken; empty when it is whole. Entries
     * before the first one given may have been removed because of their age.
     *
     * @param entries by number
     * @param last number of the entry that was written last, counted apart from the entries
     */
    public static OptionalLong firstBroken(List<ChainedAuditEntry> entries, long last) {
        ChainedAuditEntry before = null;
        for (ChainedAuditEntry one : entries) {
            boolean follows =
                    before == null
                            || (one.number == before.number + 1
                                    && one.previous.equals(before.digest));
            if (!follows || !one.digest.equals(digestOf(one.number, one.entry, one.previous))) {
                return OptionalLong.of(before == null ? one.number : before.number + 1);
            }
            before = one;
        }
        long end = before == null ? 0 : before.number;
        return end < last && (before != null || last > 0)
                ? OptionalLong.of(end + 1)
                : OptionalLong.empty();
    }

    /** Each field with its length before it, so that no two entries give the same bytes. */
    private static String digestOf(long number, AuditEntry entry, String previous) {
        String text =
                Stream.of(
                                Long.toString(number),
                                Long.toString(entry.at().toEpochMilli()),
                                entry.login(),
                                entry.action(),
                                entry.about(),
                                entry.unit(),
                                entry.before(),
                                entry.after(),
                                entry.address(),
                                previous)
                        .map(field -> field.length() + ":" + field)
                        .collect(Collectors.joining());
        return HexFormat.of().formatHex(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
    }
}
