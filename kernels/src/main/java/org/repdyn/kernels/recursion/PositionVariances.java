package org.repdyn.kernels.recursion;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.repdyn.kernels.spi.Activation;

/**
 * Variances of some consecutive images at each position in each layer, and their roots, in rows along the last axis of the positions: entry {@code x·width
 * + i} of a row belongs to the i-th image.
 */
final class PositionVariances {

    /** Variances of inputs whose products are normal numbers; images with others are left to {@link PairEvaluator}. */
    private static final double SMALLEST_VARIANCE = 0x1p-400;

    private static final double LARGEST_VARIANCE = 0x1p400;

    private final InputRows inputs;
    private final int positions;
    private final int images;
    private final List<ImageLayer> layers;
    private final int width;
    private final double[][] entries;
    private final Level input;
    private final Level[] convolved;
    private final Level[] activated;
    private final boolean[] ordinary;
    private final double[][] held;
    private final double[] scratch;
    private int first = -1;

    /**
     * Variances at one place of the network, their roots, and their scales for the activation above.
     *
     * @param scale same as root if the activation has no other
     */
    record Level(double[][] variance, double[][] root, double[][] scale) {

        private static Level of(int rows, int length) {
            double[][] root = new double[rows][length];
            return new Level(new double[rows][length], root, root);
        }

        private Level withOwnScale() {
            return new Level(variance, root, new double[root.length][root[0].length]);
        }

        private void takeScales(DoubleUnaryOperator function) {
            for (int r = 0; r < scale.length; r++) {
                for (int i = 0; i < scale[r].length; i++) {
                    scale[r][i] = function.applyAsDouble(variance[r][i]);
                }
            }
        }

        private void takeRoots() {
            for (int r = 0; r < root.length; r++) {
                for (int i = 0; i < root[r].length; i++) {
                    root[r][i] = Math.sqrt(variance[r][i]);
                }
            }
        }
    }

    /**
     * Allocates the memory.
     *
     * @param inputs the images, {@code rows·places} consecutive rows each
     * @param rows number of rows of positions
     * @param places number of positions in a row
     * @param width number of images at a time
     */
    PositionVariances(InputRows inputs, int rows, int places, List<ImageLayer> layers, int width) {
        this.inputs = inputs;
        positions = rows * places;
        images = inputs.count() / positions;
        this.layers = layers;
        this.width = width;
        entries = new double[rows][places * width];
        input = Level.of(rows, places * width);
        convolved = new Level[layers.size()];
        activated = new Level[layers.size()];
        for (int l = 0; l < convolved.length; l++) {
            WindowSums sums = layers.get(l).sums();
            convolved[l] = Level.of(sums.rows(), sums.places() * width);
            if (scale(l).isPresent()) {
                convolved[l] = convolved[l].withOwnScale();
            }
            activated[l] = layers.get(l).activation().isPresent()
                    ? Level.of(sums.rows(), sums.places() * width)
                    : convolved[l];
        }
        ordinary = new boolean[width];
        held = new double[ImageLayer.mostRows(layers, rows)][ImageLayer.mostPlaces(layers, places) * width];
        scratch = new double[ImageLayer.mostPlaces(layers, places) * width];
    }

    /** Computes the variances of the images from {@code image} on, unless they are known. The last image is repeated if there are fewer. */
    void prepare(int image) {
        if (first == image) {
            return;
        }
        first = image;
        Arrays.fill(ordinary, true);
        for (int i = 0; i < width; i++) {
            read(Math.min(image + i, images - 1), i);
        }
        input.takeRoots();
        Level below = input;
        for (int l = 0; l < convolved.length; l++) {
            ImageLayer layer = layers.get(l);
            convolve(layer, below.variance, convolved[l].variance);
            convolved[l].takeRoots();
            scale(l).ifPresent(convolved[l]::takeScales);
            if (layer.activation().isPresent()) {
                activate(layer.activation().get(), convolved[l].variance, activated[l].variance);
                activated[l].takeRoots();
            }
            below = activated[l];
        }
    }

    private Optional<DoubleUnaryOperator> scale(int l) {
        return layers.get(l).activation().flatMap(Activation::batchScale);
    }

    private void read(int image, int i) {
        int places = entries[0].length / width;
        for (int s = 0; s < positions; s++) {
            double v = inputs.variance(image * positions + s);
            ordinary[i] &= v == 0 || (v >= SMALLEST_VARIANCE && v <= LARGEST_VARIANCE);
            input.variance[s / places][s % places * width + i] = v;
            entries[s / places][s % places * width + i] = inputs.entry(image * positions + s);
        }
    }

    private void convolve(ImageLayer layer, double[][] in, double[][] out) {
        WindowSums sums = layer.sums();
        sums.along(in, in.length, width, held, scratch);
        double weight = layer.affine().weightVariance() * (1.0 / layer.places());
        double bias = layer.affine().biasVariance();
        for (int r = 0; r < out.length; r++) {
            sums.across(held, r, out[r].length, out[r]);
            for (int i = 0; i < out[r].length; i++) {
                out[r][i] = weight * out[r][i] + bias;
            }
        }
    }

    private static void activate(Activation activation, double[][] in, double[][] out) {
        for (int r = 0; r < out.length; r++) {
            for (int i = 0; i < out[r].length; i++) {
                out[r][i] = activation.variance(in[r][i]);
            }
        }
    }

    /** Returns false for an image with variances whose products may leave the range of double precision. */
    boolean ordinary(int i) {
        return ordinary[i];
    }

    /** Returns the first channel of the images. */
    double[][] entries() {
        return entries;
    }

    /** Returns the variances below layer l. */
    Level below(int l) {
        return l == 0 ? input : activated[l - 1];
    }

    /** Returns the variances above the convolution of layer l. */
    Level convolved(int l) {
        return convolved[l];
    }

    /** Returns the variances above layer l. */
    Level above(int l) {
        return activated[l];
    }
}
