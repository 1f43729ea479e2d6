package vn.tienglang.office.store.station;

import vn.tienglang.airtime.wire.Message;

/**
 * What leaves the outbox first: emergencies before everything, then the logs of the nearest days,
 * so that what is withdrawn this morning does not wait behind a night's logs of next week. A number
 * that stays true however long something waits.
 */
public final class OutboxPriority {
    /** Before everything else. */
    private static final int AT_ONCE = 0;

    /** After every log. */
    private static final int AT_LEISURE = Integer.MAX_VALUE;

    private OutboxPriority() {}

    /** The smaller, the sooner: 0 for an emergency, else the day a log is for, from 1970 on. */
    public static int of(Message message) {
        return switch (message) {
            case Message.Urgent _ -> AT_ONCE;
            case Message.LogIssued(var log) ->
                    Math.clamp(log.date().toEpochDay(), AT_ONCE + 1, AT_LEISURE - 1);
            case Message.PartSent _,
                    Message.AsRunAcknowledged _,
                    Message.TimeBeacon _,
                    Message.AsRunReported _,
                    Message.StatusReported _,
                    Message.StationLost _,
                    Message.PartsRequested _ ->
                    AT_LEISURE;
        };
    }
}
