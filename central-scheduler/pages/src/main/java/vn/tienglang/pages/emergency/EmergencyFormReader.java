package vn.tienglang.pages.emergency;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.Emergency;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.store.emergency.EmergencyRecord;
import vn.tienglang.office.store.emergency.EmergencyText;
import vn.tienglang.office.store.emergency.Hazard;

/** Reader of the form of an emergency. A field that no page of ours sends is answered with 400. */
final class EmergencyFormReader {
    private static final int KEY_CHARACTERS = 64;
    private static final int MOST_HOURS = 24;
    private static final int MOST_REPEAT = 720;

    private EmergencyFormReader() {}

    /**
     * What a new form is for.
     *
     * @param replaces draft number of what it ends; empty for an alert
     */
    record Wanted(Emergency.Kind kind, boolean exercise, Hazard hazard, OptionalLong replaces) {
        /** What a form that goes on with this draft is for. */
        static Wanted of(EmergencyRecord.Content draft) {
            return new Wanted(draft.kind(), draft.exercise(), draft.hazard(), draft.replaces());
        }
    }

    /** Number of the draft that a form goes on with; empty for a new form. */
    static OptionalLong from(Context context) {
        return number(field(context, "from"));
    }

    static Wanted wanted(Context context) {
        return new Wanted(
                constant(Emergency.Kind.class, field(context, "kind"), Emergency.Kind.ALERT),
                field(context, "drill").equals("1"),
                constant(Hazard.class, field(context, "hazard"), Hazard.OTHER),
                number(field(context, "replaces")));
    }

    /** Key of a new form: whose and when. */
    static String key(Officer officer, Instant now) {
        String login = officer.login();
        return now.toEpochMilli() + "-" + login.substring(0, Math.min(40, login.length()));
    }

    static String key(Context context) {
        String key = field(context, "key");
        if (key.isBlank() || key.length() > KEY_CHARACTERS) {
            throw new BadRequestResponse();
        }
        return key;
    }

    static EmergencyRecord.Content content(Context context, Instant now) {
        Wanted wanted = wanted(context);
        if (wanted.kind() == Emergency.Kind.CANCEL || wanted.kind() == Emergency.Kind.ENDED) {
            throw new BadRequestResponse();
        }
        try {
            List<AreaCode> areas = context.formParams("area").stream().map(AreaCode::new).toList();
            return new EmergencyRecord.Content(
                    wanted.kind(),
                    wanted.exercise(),
                    wanted.hazard(),
                    new EmergencyText(
                            field(context, "who"),
                            field(context, "where"),
                            field(context, "action"),
                            field(context, "until"),
                            field(context, "source")),
                    areas.stream().findFirst().orElse(AreaCode.COUNTRY),
                    areas,
                    context.formParams("clip").stream()
                            .filter(clip -> !clip.isEmpty())
                            .map(ClipId::new)
                            .toList(),
                    now.truncatedTo(ChronoUnit.MILLIS)
                            .plus(Duration.ofHours(whole(context, "hours", 1, MOST_HOURS)))
                            .minusSeconds(1),
                    whole(context, "repeat", 0, MOST_REPEAT),
                    wanted.replaces());
        } catch (IllegalArgumentException e) {
            throw new BadRequestResponse();
        }
    }

    private static int whole(Context context, String name, int least, int most) {
        OptionalLong number = number(field(context, name));
        if (number.isEmpty() || number.getAsLong() < least || number.getAsLong() > most) {
            throw new BadRequestResponse();
        }
        return (int) number.getAsLong();
    }

    private static String field(Context context, String name) {
        return Optional.ofNullable(context.formParam(name))
                .or(() -> Optional.ofNullable(context.queryParam(name)))
                .orElse("");
    }

    static OptionalLong number(String text) {
        return text.matches("[0-9]{1,18}")
                ? OptionalLong.of(Long.parseLong(text))
                : OptionalLong.empty();
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name, E otherwise) {
        return List.of(type.getEnumConstants()).stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(otherwise);
    }
}
