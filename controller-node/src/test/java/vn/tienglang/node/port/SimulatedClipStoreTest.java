package vn.tienglang.node.port;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Queue;

class SimulatedClipStoreTest extends ClipStoreContract {
    private final Queue<Event> answers = new ArrayDeque<>();
    private final SimulatedClipStore store = new SimulatedClipStore(answers::add);

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
        return TestAiring.bytes(store.clipAt(path).title());
    }
}
