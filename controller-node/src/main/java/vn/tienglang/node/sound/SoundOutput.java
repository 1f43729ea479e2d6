package vn.tienglang.node.sound;

import vn.tienglang.audio.SoundFormat;

/** Something that frames can be given to. */
interface SoundOutput {
    /** In words that staff understand, what makes the sound, or that nothing does. */
    String description();

    /** Whether somebody may hear it. */
    boolean audible();

    /**
     * Takes hold of it for sound of this form, silent until {@link Sink#start}.
     *
     * @throws PlaybackException when it cannot be had, in words for staff
     */
    Sink open(SoundFormat form) throws PlaybackException;

    /** Takes frames and consumes them at its own speed. Used by one thread. */
    interface Sink extends AutoCloseable {
        /** Begins to consume. */
        void start();

        /**
         * Takes whole frames out of {@code bytes}, without waiting.
         *
         * @return how many bytes were taken; 0 when there is no room just now
         */
        int write(byte[] bytes, int from, int length);

        /** How many frames it claims to have consumed; may run ahead of the truth. */
        long position();

        /** Waits until all that was taken is consumed, or the output has clearly stopped. */
        void drain();

        /** Falls silent at once; what was taken and not consumed is lost. */
        void stop();

        /** Lets go of the output. */
        @Override
        void close();
    }

    /** Why there will be no sound, or no more. */
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

        /** For staff. */
        String staffMessage() {
            return staffMessage;
        }
    }
}
