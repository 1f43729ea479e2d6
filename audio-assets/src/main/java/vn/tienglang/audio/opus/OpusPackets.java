package vn.tienglang.audio.opus;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import vn.tienglang.audio.InvalidSoundException;

/** Opus packets of one stream, in order, from any container. */
interface OpusPackets extends AutoCloseable {
    /** The head of the stream. */
    OpusHead head();

    /** The next packet; empty when the container marks the end of the sound. */
    Optional<OpusPacket> next() throws IOException, InvalidSoundException;

    /** Duration of the packets returned so far. */
    Duration decodedLength();

    @Override
    void close();
}
