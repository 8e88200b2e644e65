package org.repdyn.data;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.repdyn.data.spi.DataException;

/** An index of the training samples by label, which draws another sample with the label of a given one. */
final class LabelMates {

    /** Positions in the training set, sorted by label. */
    private final int[] ordered;
    /** Index in {@code ordered} of each position. */
    private final int[] place;
    /** First index in {@code ordered} of the label of each position. */
    private final int[] first;
    /** End, exclusive, in {@code ordered} of the label of each position. */
    private final int[] end;

    /**
     * Groups samples by label.
     *
     * @param labels label of each training sample
     * @throws DataException if a label has a single sample
     */
    LabelMates(int[] labels) {
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

    /** Draws the position of another training sample with the same label, uniformly. */
    int draw(int position, UniformRandomProvider random) {
        int at = first[position] + random.nextInt(end[position] - first[position] - 1);
        return ordered[at < place[position] ? at : at + 1];
    }
}
