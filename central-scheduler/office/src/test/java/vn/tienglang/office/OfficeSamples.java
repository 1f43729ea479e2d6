package vn.tienglang.office;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.ClockQuality;
import vn.tienglang.airtime.ClockSource;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunLog;
import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.airtime.asrun.Evidence;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.Playback;
import vn.tienglang.airtime.asrun.SignedEntry;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.signing.Signature;
import vn.tienglang.airtime.signing.Signer;
import vn.tienglang.airtime.wire.Codec;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.StationStatus;
import vn.tienglang.office.schedule.BookingRequest;
import vn.tienglang.office.station.StationKeys;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.station.Enrolment;
import vn.tienglang.planner.recurrence.Recurrence;
import vn.tienglang.planner.recurrence.RecurrenceResult;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;

/** Sample areas, stations, clips, slots and messages of Lạng Sơn for tests. */
public final class OfficeSamples {
    /** Chain of every station: a journal of each. */
    public static final ChainId CHAIN = new ChainId("c-0123456789abcdef");

    /** Clock that a time daemon has set. */
    public static final ClockQuality CLOCK =
            new ClockQuality(ClockSource.DAEMON, Duration.ofMillis(2));

    /** The zone of all areas. */
    public static final ZoneId HANOI = ZoneId.of("Asia/Ho_Chi_Minh");

    /** A Saturday. */
    public static final LocalDate SATURDAY = LocalDate.of(2026, 11, 21);

    /** 08:00 of that day in Hà Nội. */
    public static final Instant EIGHT = Instant.parse("2026-11-21T01:00:00Z");

    /** The province. */
    public static final AreaCode LANG_SON = new AreaCode("20");

    /** A town in it. */
    public static final AreaCode TOWN = new AreaCode("178");

    /** A commune in the town. */
    public static final AreaCode DONG_KINH = new AreaCode("05980");

    /** Another commune in the town. */
    public static final AreaCode TAM_THANH = new AreaCode("05974");

    /** A province without a station. */
    public static final AreaCode CAO_BANG = new AreaCode("04");

    private OfficeSamples() {}

    /** The country, two provinces, a town, two communes. */
    public static List<Area> areas() {
        return List.of(
                area(AreaCode.COUNTRY, AreaCode.COUNTRY, "country", "Việt Nam"),
                area(LANG_SON, AreaCode.COUNTRY, "province", "Tỉnh Lạng Sơn"),
                area(CAO_BANG, AreaCode.COUNTRY, "province", "Tỉnh Cao Bằng"),
                area(TOWN, LANG_SON, "district", "Thành phố Lạng Sơn"),
                area(DONG_KINH, TOWN, "commune", "Phường Đông Kinh"),
                area(TAM_THANH, TOWN, "commune", "Phường Tam Thanh"));
    }

    private static Area area(AreaCode code, AreaCode parent, String kind, String name) {
        return new Area(code, parent, kind, name, LocalDate.of(2021, 1, 1), LocalDate.MAX);
    }

    /** A station with this id in this area. */
    public static Station station(String id, AreaCode area) {
        return new Station(new StationId(id), "Đài " + id, area, HANOI);
    }

    /** Signing keys of a station. */
    public record Keys(KeyId id, KeyPair pair) {
        /** New keys with an id after the station. */
        public static Keys of(Station station, int count) {
            return new Keys(new KeyId(station.id() + "-" + count), Ed25519.newPair());
        }

        /** Signer with the keys of the station. */
        public Signer signer() {
            return Ed25519.signer(id, pair.getPrivate());
        }
    }

    /** The enrolment of the station with these keys. */
    public static Enrolment enrolment(Station station, Keys keys) {
        return new Enrolment(
                station,
                keys.id(),
                Ed25519.text(keys.pair().getPublic()),
                StationKeys.sha256("secret of " + station.id()),
                Instant.parse("2026-01-01T00:00:00Z"));
    }

    /** Stores the log as issued, with a signature that nobody verifies. */
    public static void issue(Repositories repositories, DailyLog log, Instant at) {
        Signer signer = _ -> new Signature(new KeyId("centre"), "AAAA");
        repositories.dailyLogs().issue(log, Codec.encode(new Message.LogIssued(log), signer), at);
    }

    /** A clip of this length. */
    public static Clip clip(String title, Duration length) {
        return new Clip(
                ClipId.of(title.getBytes(StandardCharsets.UTF_8)),
                title,
                new LanguageTag("vi"),
                length,
                40_000,
                Limits.PART_BYTES);
    }

    /** A slot on this day. */
    public static Slot slot(
            String id, AreaCode area, LocalDate date, LocalTime start, ClipId clip) {
        return BookingRequest.once("Bản tin " + id, area, date, start, clip, MessageClass.ORDINARY)
                .slot(new SlotId(id));
    }

    /** The slot with this id of this request. */
    public static Slot slot(SlotId id, BookingRequest request) {
        return request.slot(id);
    }

    /** The recurrence in this text. */
    public static Recurrence recurrence(String text) {
        return switch (Recurrence.read(text)) {
            case RecurrenceResult.Parsed<Recurrence>(Recurrence understood) -> understood;
            case RecurrenceResult.Rejected<Recurrence> refused -> throw new AssertionError(refused);
        };
    }

    /** The id of the first airing of a slot on this day. */
    public static AiringId airing(Slot slot, LocalDate date) {
        return slot.airingId(slot.when().occurrencesOn(date).getFirst(), 0);
    }

    /** A playback of so many frames of a minute. */
    public static Playback playback(long frames) {
        return new Playback(
                EIGHT.minusMillis(1_500).plusNanos(123_456_789),
                EIGHT,
                frames,
                960_000,
                16_000,
                Evidence.RENDERED,
                "loa của đài, \"số 1\"");
    }

    /** As-run entries that follow {@code end}, one per outcome, for airings of this day. */
    public static List<SignedEntry> chain(
            AsRunLog end, LocalDate date, List<Outcome> outcomes, Signer signer) {
        var entries = new ArrayList<SignedEntry>();
        AsRunLog at = end;
        for (Outcome outcome : outcomes) {
            SignedEntry entry =
                    at.next(
                            new AiringId("s" + (at.sequence() + 1) + "-20261121"),
                            date,
                            1,
                            EIGHT.plusSeconds(60 * at.sequence()).plusNanos(7),
                            CLOCK,
                            outcome,
                            signer);
            entries.add(entry);
            at = at.append(entry.entry());
        }
        return entries;
    }

    /** The chain of a station's journal, without entries. */
    public static AsRunLog emptyChain(StationId station) {
        return AsRunLog.empty(station, CHAIN);
    }

    /** The acknowledgement of these entries, of nothing if there are none. */
    public static Message.AsRunAcknowledged acknowledged(
            StationId station, List<SignedEntry> entries) {
        AsRunLog end = emptyChain(station);
        for (SignedEntry signed : entries) {
            end = end.append(signed.entry());
        }
        return new Message.AsRunAcknowledged(station, end.chain(), end.sequence(), end.head());
    }

    /** A status of that start of the node, sent at that time. */
    public static StationStatus status(StationId station, long boot, Instant at) {
        return new StationStatus(
                station,
                at,
                boot,
                CLOCK,
                "không có loa",
                false,
                "bảng rơ-le mô phỏng",
                List.of(new StationStatus.HeldLog(SATURDAY, 1)),
                List.of(),
                List.of(),
                List.of("đĩa gần đầy"),
                Optional.of(emptyChain(station)),
                0,
                Optional.empty(),
                Map.of());
    }
}
