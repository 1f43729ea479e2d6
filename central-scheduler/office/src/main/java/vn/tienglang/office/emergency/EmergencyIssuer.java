package vn.tienglang.office.emergency;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.Emergency;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.office.store.Counters;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.emergency.EmergencyRecord;

/**
 * Issuer of emergency messages, in one transaction: makes the message, puts it into the outbox,
 * replaces what it ends on its topic, and lets the stations fetch the recordings.
 */
final class EmergencyIssuer {
    /** Volume of a drill, in percent. */
    static final int DRILL_VOLUME = 40;

    private final Repositories repositories;
    private final ZoneId zone;
    private final Instant now;

    EmergencyIssuer(Repositories repositories, ZoneId zone, Instant now) {
        this.repositories = repositories;
        this.zone = zone;
        this.now = now;
    }

    /** Issues the alert, update or all-clear of this content. */
    Emergency issue(EmergencyRecord.Content content) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        EmergencyScope scope =
                EmergencyScope.of(
                        repositories, content, EmergencyCheck.clips(repositories, content), today);
        Optional<EmergencyRecord> before = replaced(content.replaces());
        Emergency message =
                message(
                        content,
                        before.map(EmergencyIssuer::ended).orElse(List.of()),
                        content.expires(),
                        scope.targets(),
                        today);
        Map<StationId, Set<ClipId>> clips = new TreeMap<>();
        scope.stations()
                .forEach((station, own) ->
                        clips.put(station, own.stream().map(Clip::id).collect(Collectors.toSet())));
        repositories.clipGrants().grant(clips);
        put(message, before);
        repositories
                .emergencies()
                .putStations(message.number(), List.copyOf(scope.stations().keySet()));
        return message;
    }

    /** Issues a cancel of this emergency. */
    Emergency cancel(EmergencyRecord.Content content, EmergencyRecord before) {
        Emergency message =
                message(
                        content,
                        ended(before),
                        content.expires(),
                        List.of(),
                        LocalDate.ofInstant(now, zone));
        put(message, Optional.of(before));
        before.message()
                .ifPresent(one ->
                        repositories
                                .emergencies()
                                .putStations(
                                        message.number(),
                                        repositories.emergencies().stations(one.number())));
        return message;
    }

    private Optional<EmergencyRecord> replaced(OptionalLong id) {
        return id.isEmpty() ? Optional.empty() : repositories.emergencies().find(id.getAsLong());
    }

    /** Its number and those that it ended itself, so that no station needs what came between. */
    private static List<Long> ended(EmergencyRecord before) {
        var numbers = new TreeSet<Long>();
        before.message()
                .ifPresent(message -> {
                    numbers.add(message.number());
                    numbers.addAll(message.ends());
                });
        var newest = new ArrayList<>(numbers.descendingSet());
        return newest.subList(0, Math.min(newest.size(), Emergency.ENDS_AT_MOST));
    }

    /**
     * Stations keep every number. It is at least the seconds of the clock, so that after a restore
     * from an old backup the next emergency is not taken for one that was held before.
     */
    private Emergency message(
            EmergencyRecord.Content content,
            List<Long> ends,
            Instant expires,
            List<Emergency.Target> targets,
            LocalDate today) {
        long number =
                Math.max(repositories.counters().value(Counters.URGENT) + 1, now.getEpochSecond());
        repositories.counters().countTo(Counters.URGENT, number);
        int depth = repositories.areas().tree().ancestry(content.unit(), today).size();
        return new Emergency(
                number,
                content.kind(),
                content.exercise() ? MessageClass.EXERCISE : MessageClass.EMERGENCY,
                Math.clamp(depth - 1L, 0, Emergency.LOWEST_LEVEL),
                Emergency.airingOf(number),
                today,
                now,
                expires,
                Duration.ofMinutes(content.repeatMinutes()),
                content.exercise() ? DRILL_VOLUME : Airing.FULL_VOLUME,
                ends,
                targets);
    }

    /** The message first: it stops the sound; then the mark that replaces the ended alert. */
    private void put(Emergency message, Optional<EmergencyRecord> before) {
        repositories.outbox().put(new Message.EmergencyIssued(message), true, message.expires());
        before.flatMap(EmergencyRecord::message)
                .filter(ended -> ended.expires().isAfter(now))
                .ifPresent(ended ->
                        repositories
                                .outbox()
                                .put(
                                        new Message.EmergencyIssued(ended.ended()),
                                        true,
                                        ended.expires()));
        before.ifPresent(
                record -> repositories.emergencies().put(record.in(EmergencyRecord.State.ENDED)));
    }
}
