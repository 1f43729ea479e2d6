package vn.tienglang.office.recording;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.audio.ingest.IngestOptions;
import vn.tienglang.audio.ingest.IngestOptions.NoiseTreatment;
import vn.tienglang.audio.ingest.VoiceOrigin;
import vn.tienglang.audio.speech.SpeechSynthesizer;
import vn.tienglang.office.people.Officer;

/**
 * Drafts that a machine reads aloud, in Vietnamese only. A draft becomes a recording like an
 * uploaded one and is marked as synthetic. Thread-safe; one text is read at a time.
 */
public final class SpeechDrafts {
    private static final LanguageTag VIETNAMESE = new LanguageTag("vi");

    private final RecordingService recordings;
    private final Optional<SpeechSynthesizer> voice;
    private final Semaphore reading = new Semaphore(1);

    /**
     * Drafts for these recordings.
     *
     * @param voice empty when none is installed; then there are no drafts
     */
    public SpeechDrafts(RecordingService recordings, Optional<SpeechSynthesizer> voice) {
        this.recordings = recordings;
        this.voice = voice.filter(one -> one.speaks(VIETNAMESE));
    }

    /** Result of a request for a draft. */
    public sealed interface DraftResult {
        /** The draft is stored, or was refused as an upload is. */
        record Submitted(SubmissionResult result) implements DraftResult {}

        /** There is no room for the draft. */
        record NoRoom(UploadResult refusal) implements DraftResult {}

        /** No voice is installed. */
        record NoVoice() implements DraftResult {}

        /** Another text is being read. */
        record Busy() implements DraftResult {}

        /** The text is empty or too long. */
        record TextRefused(int charactersMost) implements DraftResult {}

        /** The voice made no sound of the text. */
        record VoiceFailed(IOException cause) implements DraftResult {}
    }

    /** Whether a voice is installed. */
    public boolean isAvailable() {
        return voice.isPresent();
    }

    /**
     * Reads a text aloud and submits the sound for ingest.
     *
     * @throws IOException when the disk fails; nothing is left then
     */
    public DraftResult submit(String title, String text, Officer officer) throws IOException {
        String stripped = text.strip();
        if (voice.isEmpty()) {
            return new DraftResult.NoVoice();
        }
        if (stripped.isEmpty() || stripped.length() > SpeechSynthesizer.CHARACTERS_MOST) {
            return new DraftResult.TextRefused(SpeechSynthesizer.CHARACTERS_MOST);
        }
        if (!reading.tryAcquire()) {
            return new DraftResult.Busy();
        }
        byte[] wav;
        try {
            wav = voice.get().wav(stripped);
        } catch (IOException e) {
            return new DraftResult.VoiceFailed(e);
        } finally {
            reading.release();
        }
        return switch (recordings.receive(new ByteArrayInputStream(wav), wav.length)) {
            case UploadResult.Complete upload ->
                    new DraftResult.Submitted(
                            recordings.submit(
                                    upload,
                                    title,
                                    VIETNAMESE,
                                    new IngestOptions(VoiceOrigin.SYNTHETIC, NoiseTreatment.KEPT),
                                    officer));
            case UploadResult.Empty refusal -> new DraftResult.NoRoom(refusal);
            case UploadResult.TooLarge refusal -> new DraftResult.NoRoom(refusal);
            case UploadResult.NoRoom refusal -> new DraftResult.NoRoom(refusal);
            case UploadResult.QueueFull refusal -> new DraftResult.NoRoom(refusal);
        };
    }
}
