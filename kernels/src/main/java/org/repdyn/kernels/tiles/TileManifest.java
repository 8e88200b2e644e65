package org.repdyn.kernels.tiles;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.digest.Sha256;
import org.repdyn.kernels.recursion.InfiniteNetwork;

/**
 * The manifest of the tiles in a directory: format, sizes, kernel, network, checksum of the inputs and some entries, as text. The entries tell networks
 * apart whose descriptions are equal, such as those of a plugin that does not describe its parameters.
 *
 * @param inputs n
 * @param lines all lines
 */
record TileManifest(int inputs, List<String> lines) {

    static final String FORMAT = "repdyn-kernel-tiles/1";
    private static final String INPUTS = "inputs ";

    static TileManifest of(InfiniteNetwork network, TiledKernels.Kind kind, R064Store x) {
        return new TileManifest(
                x.getRowDim(),
                List.of(
                        FORMAT,
                        INPUTS + x.getRowDim(),
                        "dimension " + x.getColDim(),
                        "tile " + Tiling.TILE,
                        "kernel " + (kind == TiledKernels.Kind.NNGP ? "nngp" : "ntk"),
                        "network " + network.describe(),
                        "sha256 " + checksum(x),
                        "entries " + entries(network, kind, x)));
    }

    /** Returns the entries of the first, the middle and the last input with each other; without numbers if one of them cannot be computed. */
    private static String entries(InfiniteNetwork network, TiledKernels.Kind kind, R064Store x) {
        int n = x.getRowDim();
        int[] rows = IntStream.of(0, n / 2, n - 1)
                .filter(i -> i >= 0 && i < n)
                .distinct()
                .toArray();
        R064Store few = R064Store.FACTORY.make(rows.length, x.getColDim());
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < x.getColDim(); j++) {
                few.set(i, j, x.doubleValue(rows[i], j));
            }
        }
        try {
            R064Store entries = kind == TiledKernels.Kind.NNGP ? network.nngp(few) : network.ntk(few);
            return text(entries.data);
        } catch (ArithmeticException | IllegalArgumentException e) {
            // The computation of the tiles reports the reason, with the place among all inputs.
            return "unknown";
        }
    }

    /** Returns ten digits of the largest entry, and all entries in parts of it: the last digits, and what is left where terms cancel, depend on the processor. */
    private static String text(double[] entries) {
        double largest = Arrays.stream(entries).map(Math::abs).max().orElse(0);
        return String.format(Locale.ROOT, "%.9e", largest)
                + Arrays.stream(entries)
                        .mapToLong(entry -> largest == 0 ? 0 : Math.round(entry / largest * 1e9))
                        .distinct()
                        .mapToObj(part -> " " + part)
                        .collect(Collectors.joining());
    }

    static TileManifest parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() < 2 || !lines.get(0).equals(FORMAT) || !lines.get(1).startsWith(INPUTS)) {
            throw new IllegalArgumentException("holds no kernel in tiles: its manifest does not begin with " + FORMAT);
        }
        return new TileManifest(Integer.parseInt(lines.get(1).substring(INPUTS.length())), lines);
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }

    /** Returns the first difference from another manifest; the two are known to differ. */
    String difference(TileManifest other) {
        for (int i = 0; i < Math.min(lines.size(), other.lines.size()); i++) {
            if (!lines.get(i).equals(other.lines.get(i))) {
                return "'" + other.lines.get(i) + "' instead of '" + lines.get(i) + "'";
            }
        }
        return "the manifest of another version of RepDyn";
    }

    byte[] bytes() {
        return text().getBytes(StandardCharsets.UTF_8);
    }

    private static String checksum(R064Store x) {
        Sha256 checksum = new Sha256();
        int n = x.getRowDim();
        ByteBuffer column = ByteBuffer.allocate(8 * n);
        for (int j = 0; j < x.getColDim(); j++) {
            column.clear();
            column.asDoubleBuffer().put(x.data, j * n, n);
            checksum.update(column);
        }
        return checksum.hex();
    }
}
