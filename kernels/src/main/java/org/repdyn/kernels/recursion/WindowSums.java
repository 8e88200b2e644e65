package org.repdyn.kernels.recursion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sums over the windows of a convolution, first along the last axis of the positions, then over the others: a window of 3×3 positions takes 3 + 3
 * terms in place of 9.
 *
 * <p>The numbers of several images at the positions along the last axis are one array, a row: entry {@code x·width + i} belongs to the i-th image. The
 * virtual machine vectorises loops over arrays with one common index, and loops over one array whose indices differ by a constant.
 */
final class WindowSums {

    /** Number of images for which sums of three neighbours along the last axis are vectorised. */
    static final int WIDTH = 16;

    private final int[][] rows;
    private final int[][] within;
    private final List<Run> runs;

    /**
     * Consecutive positions along the last axis whose windows are that of the first one, moved.
     *
     * @param first first output position
     * @param length number of output positions
     * @param members input positions of the first window, without those beyond the edge
     */
    private record Run(int first, int length, int[] members) {

        boolean threeNeighbours() {
            return members.length == 3 && members[1] == members[0] + 1 && members[2] == members[0] + 2;
        }
    }

    /**
     * Prepares the sums.
     *
     * @param rows input rows of each output row; −1 beyond the edge
     * @param within input positions of each output position of a row; −1 beyond the edge
     */
    WindowSums(int[][] rows, int[][] within) {
        this.rows = Arrays.stream(rows).map(WindowSums::inside).toArray(int[][]::new);
        this.within = Arrays.stream(within).map(WindowSums::inside).toArray(int[][]::new);
        runs = runs(this.within);
    }

    private static List<Run> runs(int[][] windows) {
        List<Run> result = new ArrayList<>();
        int first = 0;
        int[] members = windows[0];
        for (int s = 1; s <= windows.length; s++) {
            int moved = s - first;
            int[] own = s < windows.length ? windows[s] : new int[0];
            int[] expected = Arrays.stream(members).map(m -> m + moved).toArray();
            if (s == windows.length || !Arrays.equals(own, expected)) {
                result.add(new Run(first, moved, members));
                first = s;
                members = own;
            }
        }
        return result;
    }

    private static int[] inside(int[] window) {
        return Arrays.stream(window).filter(m -> m >= 0).toArray();
    }

    /** Returns the number of output rows. */
    int rows() {
        return rows.length;
    }

    /** Returns the number of positions of an output row. */
    int places() {
        return within.length;
    }

    /** Returns the input rows of an output row. */
    int[] rowWindow(int row) {
        return rows[row];
    }

    /** Returns the input positions of an output position within a row. */
    int[] windowInRow(int place) {
        return within[place];
    }

    /**
     * Overwrites the first rows of {@code out} with the sums along the last axis.
     *
     * @param count number of rows of {@code in}
     * @param width number of images
     * @param scratch of the length of a row
     */
    void along(double[][] in, int count, int width, double[][] out, double[] scratch) {
        for (int r = 0; r < count; r++) {
            for (Run run : runs) {
                sum(in[r], run, width, out[r], scratch);
            }
        }
    }

    private static void sum(double[] in, Run run, int width, double[] out, double[] scratch) {
        int[] members = run.members();
        int length = run.length() * width;
        int to = run.first() * width;
        if (width == WIDTH && run.threeNeighbours()) {
            int from = members[0] * width;
            three(in, from, from + length, scratch);
            System.arraycopy(scratch, from, out, to, length);
            return;
        }
        Arrays.fill(out, to, to + length, 0);
        for (int member : members) {
            add(in, member * width, length, out, to);
        }
    }

    private static void three(double[] in, int from, int end, double[] out) {
        for (int i = from; i < end; i++) {
            out[i] = in[i] + in[i + WIDTH] + in[i + 2 * WIDTH];
        }
    }

    private static void add(double[] in, int from, int count, double[] out, int to) {
        for (int i = 0; i < count; i++) {
            out[to + i] += in[from + i];
        }
    }

    /** Overwrites {@code out} with the sum of the rows of {@code in} that belong to an output row. */
    void across(double[][] in, int row, int length, double[] out) {
        int[] members = rows[row];
        int next = 0;
        if (members.length >= 3) {
            three(in[members[0]], in[members[1]], in[members[2]], length, out);
            next = 3;
        } else {
            Arrays.fill(out, 0, length, 0);
        }
        for (; next < members.length; next++) {
            add(in[members[next]], length, out);
        }
    }

    private static void three(double[] a, double[] b, double[] c, int length, double[] out) {
        for (int i = 0; i < length; i++) {
            out[i] = a[i] + b[i] + c[i];
        }
    }

    private static void add(double[] in, int length, double[] out) {
        for (int i = 0; i < length; i++) {
            out[i] += in[i];
        }
    }
}
