package vn.tienglang.audio.opus;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import vn.tienglang.audio.InvalidSoundException;

/** The Opus packets of one stream in their order, whatever box they lie in. */
interface OpusPackets extends AutoCloseable {
    /** What the stream says of itself. */
    OpusHead head();

    /** The next one; none when the sound is over, which the box has to say. */
    Optional<OpusPacket> next() throws IOException, InvalidSoundException;

    /** How far into the sound the packets handed out so far reach. */
    Duration decodedLength();

    @Override
    void close();
}
