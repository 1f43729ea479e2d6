package vn.tienglang.office.emergency;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.Emergency;
import vn.tienglang.airtime.Limits;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.emergency.EmergencyRecord;
import vn.tienglang.office.store.emergency.EmergencyText;

/** Check of a prepared emergency before its release: every reason against it. */
final class EmergencyCheck {
    /** Longest time from the release to the end. */
    static final Duration VALID_AT_MOST = Duration.ofHours(24);

    /** Silence between the last recording and the next beginning, at least. */
    private static final Duration PAUSE = Duration.ofSeconds(30);

    /** The legal night of QCVN 26:2010, in which no drill sounds. */
    private static final LocalTime NIGHT_FROM = LocalTime.of(21, 0);

    private static final LocalTime NIGHT_UNTIL = LocalTime.of(6, 0);

    /** Word in the title of every recording of a drill. */
    private static final String DRILL = "diễn tập";

    private final Repositories repositories;
    private final ZoneId zone;
    private final Instant now;
    private final List<EmergencyRefusal> refusals = new ArrayList<>();

    EmergencyCheck(Repositories repositories, ZoneId zone, Instant now) {
        this.repositories = repositories;
        this.zone = zone;
        this.now = now;
    }

    /** The recordings of the content that exist, in its order. */
    static List<Clip> clips(Repositories repositories, EmergencyRecord.Content content) {
        return content.clips().stream()
                .flatMap(clip -> repositories.clips().find(clip).stream())
                .toList();
    }

    /** Every reason against releasing this now. */
    List<EmergencyRefusal> check(EmergencyRecord.Content content) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        for (EmergencyText.Part part : content.text().missing()) {
            refuse(EmergencyRefusal.Reason.PART_MISSING, part.name());
        }
        areas(content, today);
        times(content);
        List<Clip> clips = clips(content);
        drill(content, clips);
        replaced(content);
        if (refusals.isEmpty()
                && EmergencyScope.of(repositories, content, clips, today).stations().isEmpty()) {
            refuse(EmergencyRefusal.Reason.NO_STATION, "");
        }
        return List.copyOf(refusals);
    }

    private void refuse(EmergencyRefusal.Reason reason, String about) {
        refusals.add(new EmergencyRefusal(reason, about));
    }

    private void areas(EmergencyRecord.Content content, LocalDate today) {
        AreaTree tree = repositories.areas().tree();
        if (content.areas().isEmpty()) {
            refuse(EmergencyRefusal.Reason.NO_AREA, "");
        }
        if (content.areas().size() > Limits.AREAS_AT_ONCE
                || content.clips().size() > Emergency.CLIPS_AT_MOST) {
            refuse(EmergencyRefusal.Reason.TOO_MANY, "");
        }
        for (AreaCode area : content.areas()) {
            if (tree.find(area, today).isEmpty()) {
                refuse(EmergencyRefusal.Reason.UNKNOWN_AREA, area.value());
            }
        }
    }

    private void times(EmergencyRecord.Content content) {
        if (!content.expires().isAfter(now)) {
            refuse(EmergencyRefusal.Reason.IN_THE_PAST, "");
        } else if (content.expires().isAfter(now.plus(VALID_AT_MOST))) {
            refuse(EmergencyRefusal.Reason.TOO_FAR_AHEAD, "");
        }
    }

    private List<Clip> clips(EmergencyRecord.Content content) {
        if (content.clips().isEmpty()) {
            refuse(EmergencyRefusal.Reason.NO_CLIP, "");
        }
        for (ClipId clip : content.clips()) {
            if (repositories.clips().find(clip).isEmpty()) {
                refuse(EmergencyRefusal.Reason.UNKNOWN_CLIP, clip.value());
            }
        }
        List<Clip> clips = clips(repositories, content);
        Duration length =
                clips.stream().map(Clip::length).reduce(Duration.ZERO, Duration::plus).plus(PAUSE);
        if (content.repeatMinutes() > 0
                && Duration.ofMinutes(content.repeatMinutes()).compareTo(length) < 0) {
            refuse(EmergencyRefusal.Reason.REPEAT_TOO_SHORT, length.toMinutes() + 1 + "");
        }
        return clips;
    }

    /** A drill is recognised by its words, and a real warning has none of them. */
    private void drill(EmergencyRecord.Content content, List<Clip> clips) {
        if (!content.exercise()) {
            clips.stream()
                    .filter(EmergencyCheck::saysDrill)
                    .forEach(clip ->
                            refuse(EmergencyRefusal.Reason.DRILL_CLIP_IN_ALERT, clip.title()));
            return;
        }
        if (clips.stream().findFirst().filter(EmergencyCheck::saysDrill).isEmpty()) {
            refuse(EmergencyRefusal.Reason.DRILL_WITHOUT_PREFIX, "");
        }
        if (isNight(now) || isNight(content.expires())) {
            refuse(EmergencyRefusal.Reason.DRILL_AT_NIGHT, "");
        }
    }

    private static boolean saysDrill(Clip clip) {
        return clip.title().toLowerCase(Locale.ROOT).contains(DRILL);
    }

    private boolean isNight(Instant instant) {
        LocalTime time = LocalTime.ofInstant(instant, zone);
        return time.isBefore(NIGHT_UNTIL) || time.isAfter(NIGHT_FROM);
    }

    private void replaced(EmergencyRecord.Content content) {
        if (content.replaces().isEmpty()) {
            if (content.kind() != Emergency.Kind.ALERT) {
                refuse(EmergencyRefusal.Reason.NOTHING_TO_REPLACE, "");
            }
            return;
        }
        Optional<EmergencyRecord> before =
                repositories.emergencies().find(content.replaces().getAsLong());
        if (before.filter(one -> one.state() == EmergencyRecord.State.RELEASED).isEmpty()) {
            refuse(EmergencyRefusal.Reason.NOTHING_TO_REPLACE, "");
        } else if (before.get().content().exercise() != content.exercise()) {
            refuse(EmergencyRefusal.Reason.DRILL_AND_ALERT, "");
        }
    }
}
