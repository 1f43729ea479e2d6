package vn.tienglang.node.clips;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import vn.tienglang.airtime.Clip;

/** State of the files of one clip: an immutable value shared between threads. */
sealed interface ClipFileState {
    /** No file. */
    ClipFileState NOTHING = new Partial(0, 1, new BitSet());

    /** True when the files belong to this clip with these part sizes; else they are useless. */
    boolean fits(Clip clip);

    /** The whole clip. */
    record Whole(long bytes) implements ClipFileState {
        @Override
        public boolean fits(Clip clip) {
            return bytes == clip.bytes();
        }
    }

    /** Some parts of the clip. The bits are never changed. */
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
