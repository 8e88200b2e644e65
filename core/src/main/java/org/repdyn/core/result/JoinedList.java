package org.repdyn.core.result;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import org.apiguardian.api.API;

/**
 * Several lists, one after the other, as one list that does not copy their entries. It cannot be changed, and its parts must not be.
 *
 * @param <T> type of the entries
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class JoinedList<T> extends AbstractList<T> implements RandomAccess {

    private final List<List<T>> parts;

    /** Index of the first entry after each part. */
    private final int[] ends;

    /**
     * Joins lists.
     *
     * @throws ArithmeticException if they have more entries than a list can have
     */
    public JoinedList(List<List<T>> parts) {
        this.parts = parts.stream().filter(part -> !part.isEmpty()).toList();
        this.ends = new int[this.parts.size()];
        int end = 0;
        for (int i = 0; i < ends.length; i++) {
            end = Math.addExact(end, this.parts.get(i).size());
            ends[i] = end;
        }
    }

    /** Returns the parts that have entries. */
    List<List<T>> parts() {
        return parts;
    }

    @Override
    public T get(int index) {
        if (index < 0 || index >= size()) {
            throw new IndexOutOfBoundsException("entry " + index + " of " + size());
        }
        int found = Arrays.binarySearch(ends, index);
        int part = found >= 0 ? found + 1 : -found - 1;
        return parts.get(part).get(index - (part == 0 ? 0 : ends[part - 1]));
    }

    @Override
    public int size() {
        return ends.length == 0 ? 0 : ends[ends.length - 1];
    }
}
