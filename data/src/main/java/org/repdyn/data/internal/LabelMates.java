package org.repdyn.data.internal;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.repdyn.data.spi.DataException;

/** For each training sample the others of its label. */
public final class LabelMates {

    /** Positions in the training set, label by label. */
    private final int[] ordered;
    /** Where in {@code ordered} a position stands. */
    private final int[] place;
    /** First and one past the last place of the label of a position. */
    private final int[] first;

    private final int[] end;

    /**
     * @param labels the label of each training sample
     * @throws DataException naming a label with a single sample
     */
    public LabelMates(int[] labels) {
        int n = labels.length;
        ordered = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingInt(i -> labels[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        place = new int[n];
        first = new int[n];
        end = new int[n];
        int from = 0;
        for (int at = 0; at < n; at++) {
            place[ordered[at]] = at;
            boolean last = at + 1 == n || labels[ordered[at + 1]] != labels[ordered[at]];
            if (!last) {
                continue;
            }
            if (at == from) {
                throw new DataException("label " + labels[ordered[at]] + " has a single training sample, but positives:"
                        + " same-label pairs a sample with another one of its label; train on more samples, or use"
                        + " positives: copies");
            }
            for (int i = from; i <= at; i++) {
                first[ordered[i]] = from;
                end[ordered[i]] = at + 1;
            }
            from = at + 1;
        }
    }

    /** Another training sample of the same label, uniformly; positions in the training set. */
    public int draw(int position, UniformRandomProvider random) {
        int at = first[position] + random.nextInt(end[position] - first[position] - 1);
        return ordered[at < place[position] ? at : at + 1];
    }
}
