package vn.tienglang.node.sound;

import vn.tienglang.audio.SoundFormat;

/** Output that frames are written to. */
interface SoundOutput {
    /** Description for staff of what makes the sound, or that nothing does. */
    String description();

    /** Whether somebody may hear it. */
    boolean audible();

    /**
     * Opens the output for sound of this form, silent until {@link Sink#start}.
     *
     * @throws PlaybackException with words for staff, when it is not available
     */
    Sink open(SoundFormat form) throws PlaybackException;

    /** Open output, which consumes frames at its own speed. Used by one thread. */
    interface Sink extends AutoCloseable {
        /** Starts to consume frames. */
        void start();

        /**
         * Takes whole frames out of {@code bytes}, without waiting.
         *
         * @return how many bytes were taken; 0 when there is no room just now
         */
        int write(byte[] bytes, int from, int length);

        /** How many frames it reports as consumed; may be ahead of the truth. */
        long position();

        /** Waits until all frames are consumed, or the output has clearly stopped. */
        void drain();

        /** Stops at once; frames that are not consumed are lost. */
        void stop();

        /** Closes the output. */
        @Override
        void close();
    }

    /** Failure to make sound, with a message for staff. */
    final class PlaybackException extends Exception {
        private static final long serialVersionUID = 1L;

        private final String staffMessage;

        PlaybackException(String words) {
            super(words);
            this.staffMessage = words;
        }

        PlaybackException(String words, Throwable cause) {
            super(words, cause);
            this.staffMessage = words;
        }

        /** The message for staff. */
        String staffMessage() {
            return staffMessage;
        }
    }
}
