package vn.tienglang.airtime.wire;

import io.avaje.json.JsonException;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.Emergency;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.PlainText;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.signing.Signature;
import vn.tienglang.airtime.signing.Signer;
import vn.tienglang.airtime.wire.Decoded.Rejected;
import vn.tienglang.airtime.wire.Decoded.Valid;

/**
 * Codec between messages and signed bytes.
 *
 * <p>Encoding the same message twice gives the same bytes. Decoding is total: {@link #decode}
 * returns a value for any bytes, in time and memory bounded by {@link Limits#MESSAGE_BYTES}. It
 * checks the signature before it parses the payload, so that a stranger cannot reach the parser.
 */
public final class Codec {
    /** First byte of a part: version of its binary layout. */
    private static final byte PART_VERSION = 1;

    private static final byte PIECE_VERSION = 2;

    /** Bytes of a piece before its offset; a part has its own bytes there. */
    private static final int PART_HEAD = 37;

    /** Deepest nesting that is parsed; no message has more than 5 levels. */
    private static final int MAX_DEPTH = 8;

    private static final Jsonb JSON =
            Jsonb.builder()
                    .add(int.class, WholeNumberAdapters.INT)
                    .add(Integer.class, WholeNumberAdapters.INT)
                    .add(long.class, WholeNumberAdapters.LONG)
                    .add(Long.class, WholeNumberAdapters.LONG)
                    .failOnNullPrimitives(true)
                    .build();
    private static final JsonType<WireV1.Head> HEAD = JSON.type(WireV1.Head.class);
    private static final JsonType<WireV1.Log> LOG = JSON.type(WireV1.Log.class);
    private static final JsonType<WireV1.Accepted> ACCEPTED = JSON.type(WireV1.Accepted.class);
    private static final JsonType<WireV1.Urgent> URGENT = JSON.type(WireV1.Urgent.class);
    private static final JsonType<WireV1.Emergency> EMERGENCY = JSON.type(WireV1.Emergency.class);
    private static final JsonType<WireV1.Progress> PROGRESS = JSON.type(WireV1.Progress.class);
    private static final JsonType<WireV1.Time> TIME = JSON.type(WireV1.Time.class);
    private static final JsonType<WireV1.TimeRequest> TIME_REQUEST =
            JSON.type(WireV1.TimeRequest.class);
    private static final JsonType<WireV1.TimeAnswer> TIME_ANSWER =
            JSON.type(WireV1.TimeAnswer.class);
    private static final JsonType<WireV1.AsRun> AS_RUN = JSON.type(WireV1.AsRun.class);
    private static final JsonType<WireV1.AsRunMissing> AS_RUN_MISSING =
            JSON.type(WireV1.AsRunMissing.class);
    private static final JsonType<WireV1.Status> STATUS = JSON.type(WireV1.Status.class);
    private static final JsonType<WireV1.Lost> LOST = JSON.type(WireV1.Lost.class);
    private static final JsonType<WireV1.Want> WANT = JSON.type(WireV1.Want.class);

    private Codec() {}

    /** Encodes and signs the message. */
    public static SignedMessage encode(Message message, Signer signer) {
        return SignedMessage.of(message.topic().text(), payload(message), signer);
    }

    /** Payload of a message, which {@link #encode} signs. */
    static byte[] payload(Message message) {
        return switch (message) {
            case Message.LogIssued issued -> LOG.toJsonBytes(WireMapper.toWire(issued.log()));
            case Message.PartSent part -> partBytes(part);
            case Message.AsRunAcknowledged acknowledged ->
                    ACCEPTED.toJsonBytes(WireMapper.toWire(acknowledged));
            case Message.AsRunRangeMissing missing ->
                    AS_RUN_MISSING.toJsonBytes(WireMapper.toWire(missing));
            case Message.TimeRequested(StationId station, Nonce nonce) ->
                    TIME_REQUEST.toJsonBytes(
                            new WireV1.TimeRequest(
                                    WireV1.VERSION,
                                    "time-request",
                                    station.value(),
                                    nonce.value()));
            case Message.TimeAnswered(StationId station, Nonce nonce, Instant at) ->
                    TIME_ANSWER.toJsonBytes(
                            new WireV1.TimeAnswer(
                                    WireV1.VERSION,
                                    "time-answer",
                                    station.value(),
                                    nonce.value(),
                                    at.toString()));
            case Message.Urgent urgent -> URGENT.toJsonBytes(WireMapper.toWire(urgent));
            case Message.EmergencyIssued(Emergency emergency) ->
                    EMERGENCY.toJsonBytes(WireMapper.toWire(emergency));
            case Message.EmergencyProgressed progressed ->
                    PROGRESS.toJsonBytes(WireMapper.toWire(progressed));
            case Message.TimeBeacon(Instant at) ->
                    TIME.toJsonBytes(new WireV1.Time(WireV1.VERSION, "time", at.toString()));
            case Message.AsRunReported report -> AS_RUN.toJsonBytes(WireMapper.toWire(report));
            case Message.StatusReported report ->
                    STATUS.toJsonBytes(WireMapper.toWire(report.status()));
            case Message.StationLost(var station, var chain, long boot) ->
                    LOST.toJsonBytes(
                            new WireV1.Lost(
                                    WireV1.VERSION,
                                    "lost",
                                    station.value(),
                                    chain.map(ChainId::value).orElse(null),
                                    boot));
            case Message.PartsRequested(var station, var clip, var parts, var received) ->
                    WANT.toJsonBytes(
                            new WireV1.Want(
                                    WireV1.VERSION,
                                    "want",
                                    station.value(),
                                    clip.value(),
                                    parts,
                                    received.isPresent() ? received.getAsLong() : null));
        };
    }

    /** Text of an emergency as it is on the wire, for what stores it. */
    public static String text(Emergency emergency) {
        return EMERGENCY.toJson(WireMapper.toWire(emergency));
    }

    /**
     * Emergency of a text that {@link #text} made.
     *
     * @throws IllegalArgumentException if it is not such a text
     */
    public static Emergency emergency(String text) {
        try {
            return WireMapper.emergency(EMERGENCY.fromJson(text));
        } catch (DateTimeException
                | JsonException
                | IllegalStateException
                | NullPointerException
                | ArithmeticException e) {
            throw new IllegalArgumentException("not an emergency: " + shorten(text), e);
        }
    }

    /**
     * Decodes received bytes.
     *
     * @param topic topic on which they came
     * @param key user property {@link SignedMessage#KEY_PROPERTY}; empty if absent
     * @param signature user property {@link SignedMessage#SIGNATURE_PROPERTY}; empty if absent
     * @param keyring keys that may sign on each topic
     */
    public static Decoded decode(
            String topic, byte[] payload, String key, String signature, Keyring keyring) {
        if (payload.length > Limits.MESSAGE_BYTES) {
            return new Rejected(Rejection.OVERSIZE, payload.length + " bytes");
        }
        Optional<Topic> known = Topic.parse(topic);
        if (known.isEmpty()) {
            return new Rejected(Rejection.UNKNOWN_TOPIC, "topic " + shorten(topic));
        }
        SignedMessage signed;
        try {
            signed = new SignedMessage(topic, payload, new Signature(new KeyId(key), signature));
        } catch (IllegalArgumentException e) {
            return new Rejected(Rejection.BAD_SIGNATURE, "no usable signature");
        }
        if (!signed.isSignedBy(keyring.of(known.get()))) {
            return new Rejected(
                    Rejection.BAD_SIGNATURE, "not signed by whom this topic asks for, key " + key);
        }
        return decodePayload(known.get(), payload);
    }

    /** Turns the exceptions of constructors and parser into a value. */
    private static Decoded decodePayload(Topic topic, byte[] payload) {
        try {
            return decode(topic, payload);
        } catch (IllegalArgumentException
                | DateTimeException
                | JsonException
                | IllegalStateException
                | NullPointerException
                | IndexOutOfBoundsException
                | NoSuchElementException
                | BufferUnderflowException
                | ArithmeticException e) {
            return new Rejected(Rejection.MALFORMED, shorten(String.valueOf(e.getMessage())));
        }
    }

    private static Decoded decode(Topic topic, byte[] payload) {
        if (topic instanceof Topic.Part(StationId station)) {
            return part(station, payload);
        }
        if (JsonNesting.isDeeperThan(payload, MAX_DEPTH)) {
            return new Rejected(Rejection.MALFORMED, "nested deeper than " + MAX_DEPTH);
        }
        WireV1.Head head = HEAD.fromJson(payload);
        if (head.v() != WireV1.VERSION) {
            return new Rejected(Rejection.UNKNOWN_VERSION, "version " + head.v());
        }
        String type = head.type();
        Message message =
                switch (topic) {
                    case Topic.Log _ when type.equals("log") ->
                            new Message.LogIssued(WireMapper.log(LOG.fromJson(payload)));
                    case Topic.Acknowledgement _ when type.equals("as-run-accepted") ->
                            WireMapper.acknowledged(ACCEPTED.fromJson(payload));
                    case Topic.TimeAnswer _ when type.equals("time-answer") ->
                            timeAnswer(TIME_ANSWER.fromJson(payload));
                    case Topic.TimeRequest _ when type.equals("time-request") ->
                            timeRequest(TIME_REQUEST.fromJson(payload));
                    case Topic.Urgent _ when type.equals("urgent") ->
                            WireMapper.urgent(URGENT.fromJson(payload));
                    case Topic.EmergencyNumber _ when type.equals("emergency") ->
                            new Message.EmergencyIssued(
                                    WireMapper.emergency(EMERGENCY.fromJson(payload)));
                    case Topic.Reply _ when type.equals("emergency-progress") ->
                            WireMapper.progressed(PROGRESS.fromJson(payload));
                    case Topic.Time _ when type.equals("time") ->
                            new Message.TimeBeacon(Instant.parse(TIME.fromJson(payload).at()));
                    case Topic.AsRun _ when type.equals("as-run") ->
                            WireMapper.asRun(AS_RUN.fromJson(payload));
                    case Topic.AsRun _ when type.equals("as-run-missing") ->
                            WireMapper.rangeMissing(AS_RUN_MISSING.fromJson(payload));
                    case Topic.Status _ when type.equals("status") ->
                            new Message.StatusReported(WireMapper.status(STATUS.fromJson(payload)));
                    case Topic.Status _ when type.equals("lost") -> lost(LOST.fromJson(payload));
                    case Topic.PartRequest _ when type.equals("want") ->
                            want(WANT.fromJson(payload));
                    case Topic.Log _,
                            Topic.Acknowledgement _,
                            Topic.Urgent _,
                            Topic.EmergencyNumber _,
                            Topic.Reply _,
                            Topic.Time _,
                            Topic.TimeAnswer _,
                            Topic.TimeRequest _,
                            Topic.AsRun _,
                            Topic.Status _,
                            Topic.PartRequest _,
                            Topic.Part _ ->
                            throw new IllegalArgumentException(
                                    "'" + shorten(type) + "' on " + topic.text());
                };
        if (!message.topic().equals(topic)) {
            return new Rejected(
                    Rejection.OTHER_STATION, message.topic().text() + " came on " + topic.text());
        }
        return new Valid(message);
    }

    private static Message timeRequest(WireV1.TimeRequest form) {
        return new Message.TimeRequested(new StationId(form.station()), new Nonce(form.nonce()));
    }

    private static Message timeAnswer(WireV1.TimeAnswer form) {
        return new Message.TimeAnswered(
                new StationId(form.station()), new Nonce(form.nonce()), Instant.parse(form.at()));
    }

    private static Message lost(WireV1.Lost form) {
        return new Message.StationLost(
                new StationId(form.station()),
                Optional.ofNullable(form.chain()).map(ChainId::new),
                form.boot());
    }

    private static Message want(WireV1.Want form) {
        return new Message.PartsRequested(
                new StationId(form.station()),
                new ClipId(form.clip()),
                form.parts(),
                form.received() == null ? OptionalLong.empty() : OptionalLong.of(form.received()));
    }

    /**
     * Payload of a part, the only one that is not JSON: Base64 would add a third to the data volume
     * of the SIM card. Layout: version (1 byte), SHA-256 of the clip (32), index (4, big endian),
     * bytes. Version 2, a piece that does not begin its part, has the offset in the part (4, big
     * endian) before the bytes.
     */
    private static byte[] partBytes(Message.PartSent part) {
        byte[] bytes = part.bytes();
        boolean isPiece = part.offset() > 0;
        ByteBuffer buffer =
                ByteBuffer.allocate(PART_HEAD + (isPiece ? Integer.BYTES : 0) + bytes.length)
                        .put(isPiece ? PIECE_VERSION : PART_VERSION)
                        .put(HexFormat.of().parseHex(part.clip().value()))
                        .putInt(part.index());
        if (isPiece) {
            buffer.putInt(part.offset());
        }
        return buffer.put(bytes).array();
    }

    private static Decoded part(StationId station, byte[] payload) {
        ByteBuffer buffer = ByteBuffer.wrap(payload);
        byte version = buffer.get();
        if (version != PART_VERSION && version != PIECE_VERSION) {
            return new Rejected(Rejection.UNKNOWN_VERSION, "part of version " + version);
        }
        byte[] sha256 = new byte[32];
        buffer.get(sha256);
        int index = buffer.getInt();
        int offset = version == PIECE_VERSION ? buffer.getInt() : 0;
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        if (version == PIECE_VERSION && offset < 1) {
            throw new IllegalArgumentException("piece from " + offset);
        }
        return new Valid(
                new Message.PartSent(
                        station, ClipId.of(sha256, bytes.length), index, offset, bytes));
    }

    /** Text from outside, shortened to one log line. */
    private static String shorten(String text) {
        String plain = PlainText.of(text, 120);
        return text.length() <= 120 ? plain : plain + "…";
    }
}
