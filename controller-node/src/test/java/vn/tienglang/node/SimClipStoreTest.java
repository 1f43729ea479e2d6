package vn.tienglang.node;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Queue;
import vn.tienglang.node.playout.Event;

class SimClipStoreTest extends ClipStoreContract {
    private final Queue<Event> answers = new ArrayDeque<>();
    private final SimClipStore store = new SimClipStore(answers::add);

    @Override
    protected ClipStore open() {
        return store;
    }

    @Override
    protected Event answer() {
        return answers.remove();
    }

    @Override
    protected byte[] bytesAt(Path path) {
        return Item.bytes(store.clipAt(path).title());
    }
}
