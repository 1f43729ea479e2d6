package vn.tienglang.audio.decode;

import io.avaje.json.JsonException;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.InvalidSoundException.Flaw;
import vn.tienglang.audio.process.ChildProcess;
import vn.tienglang.audio.process.FfmpegPrograms;

/**
 * Reader of containers by Debian's ffprobe, in a child process: container, codec, rate, channels,
 * declared length, and the time stamps of all packets. It opens only local files and only formats
 * of single recordings, so a playlist cannot name another file.
 */
final class Ffprobe {
    /** Formats of recordings; playlists, image sequences and devices are not among them. */
    private static final String FORMATS =
            "wav,w64,aiff,caf,au,mp3,aac,flac,ogg,matroska,webm,mov,mp4,amr,amrnb,amrwb,asf,ac3,eac3,"
                    + "ape,wv,tta,mpc,mpc8,dts,avi,flv,mpeg,mpegts,rm,voc,gsm,dsf,iff,loas";

    /** Arguments before the input, for ffprobe and ffmpeg. */
    static final List<String> INPUT =
            List.of("-protocol_whitelist", "file,pipe", "-format_whitelist", FORMATS);

    private static final int DESCRIPTION_BYTES_MOST = 1 << 18;
    private static final int LINE_CHARACTERS_MOST = 200;
    private static final long PACKETS_MOST = 10_000_000;
    private static final JsonType<Object> JSON = Jsonb.builder().build().type(Object.class);

    private final Path program;
    private final Path file;

    Ffprobe(FfmpegPrograms programs, Path file) {
        this.program = programs.ffprobe();
        this.file = file;
    }

    /** An absolute path with its protocol, so that no name is read as an option or an address. */
    static String input(Path file) {
        return "file:" + file.toAbsolutePath();
    }

    /**
     * Describes the first sound stream.
     *
     * @throws InvalidSoundException {@link Flaw#NOT_SOUND} when there is none, {@link
     *     Flaw#NOT_TAKEN} when ffmpeg cannot decode it
     */
    ProbedSound describe() throws IOException, InvalidSoundException {
        String printed;
        ChildProcess.Ending ending;
        List<String> entries =
                List.of(
                        "-v",
                        "warning",
                        "-of",
                        "json",
                        "-show_entries",
                        "stream=codec_type,codec_name,sample_rate,channels,duration,time_base"
                                + ":stream_disposition=attached_pic:stream_tags:"
                                + "format=format_name,duration:format_tags");
        try (var process = start(entries)) {
            printed =
                    new String(
                            process.output().readNBytes(DESCRIPTION_BYTES_MOST),
                            StandardCharsets.UTF_8);
            ending = process.ending();
        }
        return sound(parsed(printed), ending.errors());
    }

    private ChildProcess start(List<String> arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(program.toString());
        command.add("-hide_banner");
        command.addAll(INPUT);
        command.addAll(arguments);
        command.add("-i");
        command.add(input(file));
        return new ChildProcess(command);
    }

    private static Map<?, ?> parsed(String printed) {
        try {
            return JSON.fromJson(printed) instanceof Map<?, ?> map ? map : Map.of();
        } catch (JsonException _) {
            // The output is cut at its limit, or the process failed before it printed anything.
            return Map.of();
        }
    }

    private ProbedSound sound(Map<?, ?> root, String errors) throws InvalidSoundException {
        Map<?, ?> format = map(root.get("format"));
        var tags = new HashMap<String, String>(texts(map(format.get("tags"))));
        List<?> streams = root.get("streams") instanceof List<?> list ? list : List.of();
        Map<?, ?> sound = Map.of();
        boolean hasVideo = false;
        for (Object each : streams) {
            Map<?, ?> stream = map(each);
            String type = text(stream, "codec_type");
            if (type.equals("audio") && sound.isEmpty()) {
                sound = stream;
            }
            boolean isPicture = text(map(stream.get("disposition")), "attached_pic").equals("1");
            hasVideo |= type.equals("video") && !isPicture;
        }
        if (sound.isEmpty()) {
            throw new InvalidSoundException(
                    Flaw.NOT_SOUND,
                    Duration.ZERO,
                    streams.isEmpty() ? "no kind of sound we know: " + last(errors) : "no sound");
        }
        texts(map(sound.get("tags"))).forEach(tags::putIfAbsent);
        String codec = text(sound, "codec_name");
        String container = text(format, "format_name");
        String title = SoundTitle.of(container, codec, hasVideo, tags);
        int rateHz = (int) number(text(sound, "sample_rate")).orElse(0);
        int channels = (int) number(text(sound, "channels")).orElse(0);
        if (codec.isEmpty() || codec.equals("none") || rateHz <= 0 || channels <= 0) {
            throw new InvalidSoundException(
                    Flaw.NOT_TAKEN, Duration.ZERO, title + " cannot be decoded: " + last(errors));
        }
        return new ProbedSound(
                title,
                RecordingDevice.of(tags),
                container,
                codec,
                rateHz,
                channels,
                declared(sound, format, hasVideo, errors),
                tick(text(sound, "time_base")));
    }

    /** An estimate by the bit rate is no declaration. */
    private static OptionalDouble declared(
            Map<?, ?> sound, Map<?, ?> format, boolean hasVideo, String errors) {
        if (errors.contains("Estimating duration from bitrate")) {
            return OptionalDouble.empty();
        }
        OptionalDouble own = number(text(sound, "duration"));
        return own.isPresent() || hasVideo ? own : number(text(format, "duration"));
    }

    private static double tick(String timeBase) {
        String[] parts = timeBase.split("/", 2);
        return parts.length < 2
                ? Double.NaN
                : number(parts[0]).orElse(Double.NaN) / number(parts[1]).orElse(Double.NaN);
    }

    /**
     * Reads the time stamps of all packets of the first sound stream.
     *
     * @param sound its description
     */
    PacketTimes packets(ProbedSound sound) throws IOException, InvalidSoundException {
        var times = new PacketTimes();
        read(
                "packet=pts,duration",
                fields ->
                        times.add(
                                value(fields, 0) * sound.tick(),
                                zero(value(fields, 1)) * sound.tick()));
        return times;
    }

    /**
     * Place of the first packet that cannot be decoded, in seconds; 0 when it is not found.
     *
     * @param sound its description
     */
    double firstUndecodable(ProbedSound sound) throws IOException {
        double[] state = {Double.NaN, 0, 0};
        try {
            read(
                    "frame=best_effort_timestamp,pkt_duration,nb_samples",
                    fields -> {
                        double time = value(fields, fields.length - 3) * sound.tick();
                        double length = value(fields, fields.length - 1) / sound.rateHz();
                        if (state[1] == 0 && time - state[0] > length / 2) {
                            state[1] = state[2];
                        }
                        state[0] = time + length;
                        state[2] += zero(length);
                    });
        } catch (InvalidSoundException _) {
            // There are no frames at all: the damage is at the beginning.
            return 0;
        }
        return state[1];
    }

    /** Receiver of the fields of one line. */
    @FunctionalInterface
    private interface Line {
        void read(String[] fields);
    }

    private void read(String entries, Line into) throws IOException, InvalidSoundException {
        List<String> arguments =
                List.of(
                        "-v",
                        "error",
                        "-select_streams",
                        "a:0",
                        "-of",
                        "csv=p=0",
                        "-show_entries",
                        entries);
        long lines = 0;
        try (var process = start(arguments);
                var reader =
                        new BufferedReader(
                                new InputStreamReader(
                                        process.output(), StandardCharsets.US_ASCII))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (++lines > PACKETS_MOST || line.length() > LINE_CHARACTERS_MOST) {
                    throw new InvalidSoundException(
                            Flaw.DAMAGED, Duration.ZERO, "more packets than sound");
                }
                if (!line.isBlank()) {
                    into.read(line.split(",", -1));
                }
            }
        }
        if (lines == 0) {
            throw new InvalidSoundException(Flaw.EMPTY, Duration.ZERO, "no packet of sound");
        }
    }

    private static double value(String[] fields, int at) {
        return at < 0 || at >= fields.length ? Double.NaN : number(fields[at]).orElse(Double.NaN);
    }

    private static double zero(double number) {
        return Double.isFinite(number) && number > 0 ? number : 0;
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static String text(Map<?, ?> map, String key) {
        Object value = map.get(key);
        return switch (value) {
            case null -> "";
            case Number number -> Long.toString(number.longValue());
            default -> value.toString();
        };
    }

    private static Map<String, String> texts(Map<?, ?> map) {
        var texts = new HashMap<String, String>();
        map.forEach((key, value) ->
                texts.put(String.valueOf(key).toLowerCase(Locale.ROOT), String.valueOf(value)));
        return texts;
    }

    private static OptionalDouble number(String text) {
        try {
            return text.isEmpty() || text.equals("N/A")
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException _) {
            return OptionalDouble.empty();
        }
    }

    private static String last(String errors) {
        String line = errors.strip();
        return line.substring(line.lastIndexOf('\n') + 1).replaceAll("[^ -~]", "?");
    }
}
