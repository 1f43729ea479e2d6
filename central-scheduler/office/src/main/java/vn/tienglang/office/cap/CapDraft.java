package vn.tienglang.office.cap;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.stream.Collectors;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.airtime.Emergency;
import vn.tienglang.office.store.emergency.EmergencyRecord;
import vn.tienglang.office.store.emergency.EmergencyText;

/** Content of the draft that is made from an alert; it has no recording yet. */
final class CapDraft {
    /** End of an alert that names none, and the latest end. */
    static final Duration WITHOUT_END = Duration.ofHours(2);

    private static final Duration LONGEST = Duration.ofHours(24).minusSeconds(1);

    private static final int REPEAT_MINUTES = 15;

    private static final DateTimeFormatter UNTIL = DateTimeFormatter.ofPattern("HH:mm d/M/yyyy");

    private CapDraft() {}

    /** When the alert ends: the latest end of its texts. */
    static Instant end(CapAlert alert, Instant now) {
        return alert.infos().stream()
                .map(info -> info.expires().orElse(now.plus(WITHOUT_END)))
                .max(Comparator.naturalOrder())
                .orElse(now.plus(WITHOUT_END));
    }

    /** Its text in Vietnamese, or the first one. */
    static Optional<CapAlert.CapInfo> info(CapAlert alert) {
        return alert.infos().stream()
                .filter(info -> info.language().startsWith("vi"))
                .findFirst()
                .or(() -> alert.infos().stream().findFirst());
    }

    static EmergencyRecord.Content of(
            CapAlert alert,
            CapAlert.CapInfo info,
            SortedSet<AreaCode> units,
            AreaCode unit,
            OptionalLong replaces,
            Instant now,
            ZoneId zone) {
        Instant end = end(alert, now);
        Instant last = now.plus(LONGEST);
        return new EmergencyRecord.Content(
                replaces.isPresent() ? Emergency.Kind.UPDATE : Emergency.Kind.ALERT,
                alert.status() == CapAlert.Status.EXERCISE,
                CapHazards.of(info),
                new EmergencyText(
                        "",
                        info.areas().stream()
                                .map(CapAlert.AreaText::description)
                                .collect(Collectors.joining(", ")),
                        info.instruction().isBlank() ? info.description() : info.instruction(),
                        UNTIL.format(end.atZone(zone)),
                        info.senderName().isBlank() ? alert.sender() : info.senderName()),
                unit,
                List.copyOf(units),
                List.of(),
                end.isAfter(last) ? last : end,
                REPEAT_MINUTES,
                replaces);
    }

    /** The lowest unit that contains all these units. */
    static AreaCode common(SortedSet<AreaCode> units, AreaTree tree, LocalDate today) {
        var common = new ArrayList<AreaCode>();
        tree.ancestry(units.first(), today).stream().map(Area::code).forEach(common::add);
        for (AreaCode unit : units) {
            common.retainAll(tree.ancestry(unit, today).stream().map(Area::code).toList());
        }
        return common.isEmpty() ? AreaCode.COUNTRY : common.getFirst();
    }
}
