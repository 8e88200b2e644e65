package org.repdyn.kernels.layers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.repdyn.kernels.spi.Grid;

/**
 * The input positions of each output position, in the order of the window.
 *
 * @param out output positions
 * @param members input position for each output position and each place in the window; −1 for zero padding
 */
record Windows(Grid out, int[][] members) {

    /** Places windows as JAX and TensorFlow do: the smaller half of the padding comes first. */
    static Windows of(Grid in, List<Integer> window, List<Integer> step, Padding padding) {
        int axes = in.shape().size();
        List<Integer> size = onEachAxis(window, axes);
        List<Integer> stride = onEachAxis(step, axes);
        require(size, axes, "window");
        require(stride, axes, "stride");
        List<Integer> extents = new ArrayList<>();
        int[] before = new int[axes];
        for (int a = 0; a < axes; a++) {
            int n = in.shape().get(a);
            if (padding == Padding.VALID) {
                if (size.get(a) > n) {
                    throw new IllegalArgumentException("has a window of " + size + ", which does not fit into "
                            + in.shape() + " positions without padding; use a smaller one, or padding: same");
                }
                extents.add((n - size.get(a)) / stride.get(a) + 1);
            } else {
                int count = (n + stride.get(a) - 1) / stride.get(a);
                extents.add(count);
                before[a] = Math.max(0, (count - 1) * stride.get(a) + size.get(a) - n) / 2;
            }
        }
        Grid out = new Grid(extents);
        int places = new Grid(size).positions();
        int[][] members = new int[out.positions()][places];
        for (int o = 0; o < members.length; o++) {
            for (int w = 0; w < places; w++) {
                members[o][w] = member(in, size, stride, padding, before, out, o, w);
            }
        }
        return new Windows(out, members);
    }

    /** Places the windows of the last axis alone. */
    static Windows inRow(Grid in, List<Integer> window, List<Integer> step, Padding padding) {
        int axes = in.shape().size();
        return of(
                new Grid(in.shape().subList(axes - 1, axes)),
                onEachAxis(window, axes).subList(axes - 1, axes),
                onEachAxis(step, axes).subList(axes - 1, axes),
                padding);
    }

    /** Places the windows of all axes but the last. */
    static Windows ofRows(Grid in, List<Integer> window, List<Integer> step, Padding padding) {
        int axes = in.shape().size();
        if (axes == 1) {
            return new Windows(new Grid(List.of(1)), new int[][] {{0}});
        }
        return of(
                new Grid(in.shape().subList(0, axes - 1)),
                onEachAxis(window, axes).subList(0, axes - 1),
                onEachAxis(step, axes).subList(0, axes - 1),
                padding);
    }

    private static int member(
            Grid in,
            List<Integer> size,
            List<Integer> stride,
            Padding padding,
            int[] before,
            Grid out,
            int position,
            int place) {
        int o = position;
        int w = place;
        int index = 0;
        int unit = 1;
        for (int a = in.shape().size() - 1; a >= 0; a--) {
            int n = in.shape().get(a);
            int x = o % out.shape().get(a) * stride.get(a) - before[a] + w % size.get(a);
            o /= out.shape().get(a);
            w /= size.get(a);
            if (padding == Padding.CIRCULAR) {
                x = Math.floorMod(x, n);
            } else if (x < 0 || x >= n) {
                return -1;
            }
            index += x * unit;
            unit *= n;
        }
        return index;
    }

    private static List<Integer> onEachAxis(List<Integer> given, int axes) {
        return given.size() == 1 ? Collections.nCopies(axes, given.get(0)) : given;
    }

    private static void require(List<Integer> given, int axes, String what) {
        if (given.size() != axes || given.stream().anyMatch(v -> v < 1)) {
            throw new IllegalArgumentException("has the " + what + " " + given + "; one, or " + axes
                    + " positive whole numbers are needed, one for each axis of the positions");
        }
    }
}
