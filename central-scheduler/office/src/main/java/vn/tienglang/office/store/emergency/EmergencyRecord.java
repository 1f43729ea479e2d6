package vn.tienglang.office.store.emergency;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.Emergency;

/**
 * Emergency at the centre, from its draft on.
 *
 * <pre>
 * PREPARED  -> ASKED      a first person asks for the release
 * ASKED     -> RELEASED   a second person confirms, or the first releases it alone with a reason
 * RELEASED  -> ENDED      cancelled, or replaced by an update or an all-clear
 * PREPARED, ASKED -> DISCARDED
 * </pre>
 *
 * @param id number of the draft, from 1
 * @param key key of the form that made it; the same key twice is the same draft
 * @param state where it stands
 * @param content what was prepared; never changes
 * @param preparedBy login of the person who prepared it
 * @param preparedAt when, to the millisecond
 * @param askedBy login of the first person; empty before
 * @param confirmedBy login of the second person, or of the first who released it alone; empty
 *     before
 * @param breakGlass reason for a release by one person; empty when two released it
 * @param message the message that was released; empty before
 */
public record EmergencyRecord(
        long id,
        String key,
        State state,
        Content content,
        String preparedBy,
        Instant preparedAt,
        String askedBy,
        String confirmedBy,
        String breakGlass,
        Optional<Emergency> message) {
    /** Where an emergency stands. */
    public enum State {
        /** Đã soạn. */
        PREPARED,
        /** Chờ người thứ hai. */
        ASKED,
        /** Đã phát lệnh. */
        RELEASED,
        /** Đã huỷ hoặc đã có bản thay. */
        ENDED,
        /** Bỏ, không phát. */
        DISCARDED
    }

    /**
     * What was prepared.
     *
     * @param kind alert, update, cancel or all-clear
     * @param exercise whether it is a drill; never changes
     * @param hazard the hazard
     * @param text its five parts
     * @param unit unit that issues it
     * @param areas areas in which it is played
     * @param clips recordings, in the order in which they are played; each in one language
     * @param expires until when it is started, to the millisecond
     * @param repeatMinutes minutes from one beginning to the next; 0 when it plays once
     * @param replaces draft number of the alert that it ends; empty for an alert
     */
    public record Content(
            Emergency.Kind kind,
            boolean exercise,
            Hazard hazard,
            EmergencyText text,
            AreaCode unit,
            List<AreaCode> areas,
            List<ClipId> clips,
            Instant expires,
            int repeatMinutes,
            OptionalLong replaces) {
        /** Copies the lists. */
        public Content {
            areas = List.copyOf(areas);
            clips = List.copyOf(clips);
        }
    }

    /** The same in this state. */
    public EmergencyRecord in(State next) {
        return new EmergencyRecord(
                id,
                key,
                next,
                content,
                preparedBy,
                preparedAt,
                askedBy,
                confirmedBy,
                breakGlass,
                message);
    }

    /** The same, asked for by this person. */
    public EmergencyRecord askedBy(String login) {
        return new EmergencyRecord(
                id,
                key,
                State.ASKED,
                content,
                preparedBy,
                preparedAt,
                login,
                confirmedBy,
                breakGlass,
                message);
    }

    /** The same, released by this person as this message. */
    public EmergencyRecord released(String login, String reason, Emergency issued) {
        return new EmergencyRecord(
                id,
                key,
                State.RELEASED,
                content,
                preparedBy,
                preparedAt,
                askedBy,
                login,
                reason,
                Optional.of(issued));
    }
}
