package vn.tienglang.office.store.station;

import vn.tienglang.airtime.wire.Message;

/**
 * Priority of outbox messages: emergencies first, then the logs of the nearest days, so that a
 * withdrawal of today does not wait behind the logs of next week. The number does not change with
 * time.
 */
public final class OutboxPriority {
    /** Priority of an emergency. */
    private static final int AT_ONCE = 0;

    /** Priority of other messages, after every log. */
    private static final int AT_LEISURE = Integer.MAX_VALUE;

    private OutboxPriority() {}

    /** Whether the message is sent before all others. */
    public static boolean isAtOnce(Message message) {
        return of(message) == AT_ONCE;
    }

    /** The priority, lower first: 0 for an emergency, for a log its day counted from 1970. */
    public static int of(Message message) {
        return switch (message) {
            case Message.Urgent _, Message.EmergencyIssued _ -> AT_ONCE;
            case Message.LogIssued(var log) ->
                    Math.clamp(log.date().toEpochDay(), AT_ONCE + 1, AT_LEISURE - 1);
            case Message.PartSent _,
                    Message.AsRunAcknowledged _,
                    Message.TimeAnswered _,
                    Message.TimeBeacon _,
                    Message.AsRunReported _,
                    Message.AsRunRangeMissing _,
                    Message.TimeRequested _,
                    Message.StatusReported _,
                    Message.StationLost _,
                    Message.EmergencyProgressed _,
                    Message.PartsRequested _ ->
                    AT_LEISURE;
        };
    }
}
