package org.repdyn.kernels.tiles;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.digest.Sha256;
import org.repdyn.kernels.recursion.InfiniteNetwork;

/**
 * The manifest of the tiles in a directory: format, sizes, kernel, network and checksum of the inputs, as text.
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
                        "sha256 " + checksum(x)));
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
        return "another number of lines";
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
