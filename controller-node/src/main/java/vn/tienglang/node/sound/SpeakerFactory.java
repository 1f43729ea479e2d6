package vn.tienglang.node.sound;

import java.util.Optional;
import org.tinylog.Logger;
import vn.tienglang.node.port.Mailbox;
import vn.tienglang.node.port.Speaker;
import vn.tienglang.node.port.WorkTimer;

/** Factory of the speaker of a station. */
public final class SpeakerFactory {
    static final String CHOSEN = "chạy thử không tiếng: không ai nghe được";
    static final String NO_CARD = "không có card âm thanh, chạy không tiếng: không ai nghe được";

    private SpeakerFactory() {}

    /**
     * Opens a speaker for this setting; looks for a card once, now.
     *
     * @param mailbox where the speaker reports the results of its requests
     * @param pace clock with the time since boot of the station
     * @param timer timer of the thread of the speaker
     * @throws IllegalArgumentException when the card of the setting does not exist; the message
     *     lists the cards of this machine
     */
    public static Speaker open(
            SoundChoice choice, Mailbox mailbox, PlaybackClock pace, WorkTimer timer) {
        SoundOutput output = output(choice, pace);
        Logger.info("Sound goes to: {}", output.description());
        return PlaybackThread.open(output, mailbox, pace, timer);
    }

    private static SoundOutput output(SoundChoice choice, PlaybackClock pace) {
        return switch (choice) {
            case SoundChoice.Silent() -> new SilentSoundOutput(CHOSEN, pace);
            case SoundChoice.Card(String name) ->
                    SoundCardOutput.find(name).orElseThrow(() -> noCard(name));
            case SoundChoice.Auto() -> {
                Optional<SoundCardOutput> card = SoundCardOutput.find("");
                if (card.isEmpty()) {
                    Logger.warn("No sound card was found: announcements make no sound");
                    yield new SilentSoundOutput(NO_CARD, pace);
                }
                yield card.get();
            }
        };
    }

    private static IllegalArgumentException noCard(String name) {
        return new IllegalArgumentException(
                "no sound card%s can play here; there are: %s"
                        .formatted(
                                name.isEmpty() ? "" : " named '" + name + "'",
                                SoundCardOutput.names()));
    }
}
