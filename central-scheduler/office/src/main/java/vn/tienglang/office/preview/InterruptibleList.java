package vn.tienglang.office.preview;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.concurrent.CancellationException;

/**
 * List of what a long computation works through one by one; it ends the computation when its thread
 * is interrupted, because nobody waits for the result any more.
 *
 * @param <T> type of the elements
 */
final class InterruptibleList<T> extends AbstractList<T> implements RandomAccess {
    private final List<T> elements;

    InterruptibleList(List<T> elements) {
        this.elements = elements;
    }

    /**
     * The element.
     *
     * @throws CancellationException when the thread is interrupted
     */
    @Override
    public T get(int index) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("nobody waits for the result");
        }
        return elements.get(index);
    }

    @Override
    public int size() {
        return elements.size();
    }
}
