package vn.tienglang.node.sound;

import java.util.Optional;
import org.tinylog.Logger;
import vn.tienglang.node.port.Mailbox;
import vn.tienglang.node.port.Speaker;

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
     * @throws IllegalArgumentException when the card of the setting does not exist; the message
     *     lists the cards of this machine
     */
    public static Speaker open(SoundChoice choice, Mailbox mailbox, PlaybackClock pace) {
        return switch (choice) {
            case SoundChoice.Silent() -> silent(CHOSEN, mailbox, pace);
            case SoundChoice.Card(String name) ->
                    speaker(
                            SoundCardOutput.find(name).orElseThrow(() -> noCard(name)),
                            mailbox,
                            pace);
            case SoundChoice.Auto() -> {
                Optional<SoundCardOutput> card = SoundCardOutput.find("");
                if (card.isEmpty()) {
                    Logger.warn("No sound card was found: announcements make no sound");
                    yield silent(NO_CARD, mailbox, pace);
                }
                yield speaker(card.get(), mailbox, pace);
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

    private static Speaker silent(String words, Mailbox mailbox, PlaybackClock pace) {
        return speaker(new SilentSoundOutput(words, pace), mailbox, pace);
    }

    private static Speaker speaker(SoundOutput output, Mailbox mailbox, PlaybackClock pace) {
        Logger.info("Sound goes to: {}", output.description());
        return PlaybackThread.open(output, mailbox, pace);
    }
}
