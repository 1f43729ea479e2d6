package vn.tienglang.node.clips;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import vn.tienglang.airtime.Clip;

/** What is held of one clip: a value that crosses from the thread that writes to who asks. */
sealed interface ClipFileState {
    /** Nothing. */
    ClipFileState NOTHING = new Partial(0, 1, new BitSet());

    /** True when it is of this clip, cut like this; else it is worth nothing. */
    boolean fits(Clip clip);

    /** All of it. */
    record Whole(long bytes) implements ClipFileState {
        @Override
        public boolean fits(Clip clip) {
            return bytes == clip.bytes();
        }
    }

    /** Some parts of it. The bits are never changed. */
    record Partial(long bytes, int partBytes, BitSet parts) implements ClipFileState {
        @Override
        public boolean fits(Clip clip) {
            return bytes == clip.bytes() && partBytes == clip.partBytes();
        }

        Partial with(int index) {
            var more = (BitSet) parts.clone();
            more.set(index);
            return new Partial(bytes, partBytes, more);
        }

        boolean isComplete(Clip clip) {
            return parts.cardinality() == clip.parts();
        }

        List<Integer> missing(Clip clip) {
            return IntStream.range(0, clip.parts())
                    .filter(index -> !parts.get(index))
                    .boxed()
                    .toList();
        }
    }
}
