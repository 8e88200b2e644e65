package org.repdyn.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.digest.Fingerprint;
import org.repdyn.core.observable.EvaluationSet;
import org.repdyn.core.plugin.PluginOwner;
import org.repdyn.core.random.Seed;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.core.views.Views;
import org.repdyn.data.spi.Augmentation;
import org.repdyn.data.spi.DataException;
import org.repdyn.data.spi.Dataset;

/**
 * Sampler of the views of a batch. Anchors are the samples without augmentation, positives are augmented copies of the anchors,
 * negatives are augmented copies of other training samples, drawn uniformly. With a {@link Pairing}, anchors are augmented
 * too, or a positive is made from another sample with the anchor's label. Each block of views has its own seed, so that the
 * number of negatives does not change the positives.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ViewSampler {

    private final Dataset dataset;
    private final List<Augmentation> augmentations;
    private final Split split;
    private final Seed seed;
    private final double[] mean;
    private final Pairing pairing;
    private final Optional<LabelMates> mates;

    /** Creates a sampler of anchors without augmentation and augmented copies of them. */
    public ViewSampler(Dataset dataset, List<Augmentation> augmentations, Split split, boolean centre, Seed seed) {
        this(dataset, augmentations, split, centre, Pairing.AUGMENTED_COPIES, seed);
    }

    /**
     * Creates a sampler.
     *
     * @param dataset samples
     * @param augmentations augmentations, applied one after the other
     * @param split training samples and held-out samples
     * @param centre true to subtract the mean of the training samples from every view, after augmentation
     * @param pairing way in which the views of a pair are made
     * @param seed seed of augmentations, positives and negatives
     * @throws DataException if an augmentation cannot be applied to these samples, or if the pairing needs labels and the
     *     dataset has none
     */
    public ViewSampler(
            Dataset dataset,
            List<Augmentation> augmentations,
            Split split,
            boolean centre,
            Pairing pairing,
            Seed seed) {
        this.dataset = dataset;
        this.augmentations = List.copyOf(augmentations);
        this.split = split;
        this.seed = seed.child("views");
        int dimension = dataset.inputs().getColDim();
        for (Augmentation augmentation : augmentations) {
            augmentation.objection(dimension, dataset.image()).ifPresent(reason -> {
                throw new DataException(reason);
            });
        }
        this.mean = centre ? mean(rows(split.train())) : new double[dimension];
        this.pairing = pairing;
        this.mates = pairing.positives() == Pairing.Positives.SAME_LABEL
                ? Optional.of(new LabelMates(trainLabels()))
                : Optional.empty();
    }

    /**
     * Returns the views of all training samples.
     *
     * @throws DataException if the dataset has no targets or labels, and targets are required
     */
    public Views views(ViewRequirements requirements) {
        return batch(requirements, IntStream.range(0, split.train().length).toArray(), seed);
    }

    /**
     * Returns views of some training samples, with augmentations and negatives drawn from the given seed. Negatives are drawn
     * from all training samples.
     *
     * @param requirements views that the loss needs
     * @param positions positions in {@link Split#train}
     * @param fresh seed of all draws
     * @throws DataException if the dataset has no targets or labels, and targets are required
     */
    public Views batch(ViewRequirements requirements, int[] positions, Seed fresh) {
        int[] anchors = Arrays.stream(positions).map(p -> split.train()[p]).toArray();
        ViewLayout layout = requirements.layout(anchors.length);
        R064Store stacked =
                R064Store.FACTORY.make(layout.rows(), dataset.inputs().getColDim());
        List<R064Store> before = new ArrayList<>();
        R064Store first = rows(anchors);
        if (pairing.augmentAnchors()) {
            augment(first, before, fresh.child("anchor"));
            before.add(first);
        }
        insert(first, stacked, 0);
        for (int p = 0; p < requirements.positives(); p++) {
            Seed blockSeed = fresh.child("positive").child(p);
            R064Store block = rows(partners(anchors, positions, blockSeed));
            augment(block, before, blockSeed);
            before.add(block);
            insert(block, stacked, layout.firstRow(layout.positiveBlock(p)));
        }
        for (int q = 0; q < requirements.negatives(); q++) {
            Seed blockSeed = fresh.child("negative").child(q);
            R064Store block = rows(others(positions, blockSeed.child("choice").generator()));
            augment(block, List.of(), blockSeed);
            insert(block, stacked, layout.firstRow(layout.negativeBlock(q)));
        }
        subtractMean(stacked);
        return new Views(layout, stacked, requirements.targets() ? Optional.of(targets(anchors)) : Optional.empty());
    }

    /** Returns the inputs of all training and held-out samples without augmentation, centred like the views. */
    public EvaluationSet evaluation() {
        int[] all = Arrays.copyOf(split.train(), split.train().length + split.heldOut().length);
        System.arraycopy(split.heldOut(), 0, all, split.train().length, split.heldOut().length);
        R064Store inputs = rows(all);
        subtractMean(inputs);
        Optional<int[]> labels =
                dataset.labels().map(l -> Arrays.stream(all).map(row -> l[row]).toArray());
        return new EvaluationSet(inputs, split.train().length, labels, dataset.subspaces());
    }

    /** Returns the training and held-out rows. */
    public Split split() {
        return split;
    }

    private int[] trainLabels() {
        int[] labels = dataset.labels()
                .orElseThrow(() -> new DataException("dataset " + dataset.name()
                        + " has no labels, but positives: same-label pairs samples by them; use positives: copies, or"
                        + " data with labels"));
        int[] train = Arrays.stream(split.train()).map(row -> labels[row]).toArray();
        if (Arrays.stream(train).anyMatch(label -> label == EvaluationSet.UNLABELLED)) {
            throw new DataException(
                    "dataset " + dataset.name() + " has training samples without a label, but positives: same-label"
                            + " pairs samples by their labels; label all samples, or remove those"
                            + " without a label");
        }
        return train;
    }

    /** Returns the rows of the samples from which positives are made, one for each anchor. */
    private int[] partners(int[] anchors, int[] positions, Seed blockSeed) {
        if (mates.isEmpty()) {
            return anchors;
        }
        UniformRandomProvider random = blockSeed.child("choice").generator();
        return Arrays.stream(positions)
                .map(p -> split.train()[mates.get().draw(p, random)])
                .toArray();
    }

    private R064Store targets(int[] rows) {
        if (dataset.targets().isPresent()) {
            return select(dataset.targets().get(), rows);
        }
        dataset.targetsMissing().ifPresent(reason -> {
            throw new DataException("the loss needs targets, but " + reason);
        });
        int[] labels = dataset.labels().orElseThrow();
        int[] classes = Arrays.stream(labels).distinct().sorted().toArray();
        R064Store oneHot = R064Store.FACTORY.make(rows.length, classes.length);
        for (int i = 0; i < rows.length; i++) {
            oneHot.set(i, Arrays.binarySearch(classes, labels[rows[i]]), 1.0);
        }
        return oneHot;
    }

    private R064Store rows(int[] rows) {
        return select(dataset.inputs(), rows);
    }

    private static R064Store select(R064Store source, int[] rows) {
        R064Store result = R064Store.FACTORY.make(rows.length, source.getColDim());
        for (int j = 0; j < source.getColDim(); j++) {
            int from = j * source.getRowDim();
            int to = j * rows.length;
            for (int i = 0; i < rows.length; i++) {
                result.data[to + i] = source.data[from + rows[i]];
            }
        }
        return result;
    }

    /** Draws for each anchor the row of another training sample, uniformly. */
    private int[] others(int[] positions, UniformRandomProvider random) {
        int[] train = split.train();
        int[] chosen = new int[positions.length];
        for (int i = 0; i < positions.length; i++) {
            int other = random.nextInt(train.length - 1);
            chosen[i] = train[other < positions[i] ? other : other + 1];
        }
        return chosen;
    }

    private void augment(R064Store block, List<R064Store> before, Seed blockSeed) {
        for (int a = 0; a < augmentations.size(); a++) {
            UniformRandomProvider random =
                    blockSeed.child("augmentation").child(a).generator();
            apply(augmentations.get(a), block, before, random);
        }
    }

    /**
     * Applies an augmentation.
     *
     * @throws ArithmeticException if it changes earlier views, which it may only read, or makes a finite sample infinite or NaN
     */
    private void apply(
            Augmentation augmentation, R064Store block, List<R064Store> before, UniformRandomProvider random) {
        long[] earlier = fingerprints(before);
        augmentation.apply(block, before, dataset.image(), random);
        String name = PluginOwner.of(augmentation).orElse("augmentation");
        if (!Arrays.equals(fingerprints(before), earlier)) {
            throw new ArithmeticException(name + ": it changed earlier views of the samples; an augmentation may only"
                    + " read them, and its author must copy what it changes");
        }
        if (!finite(block.data)) {
            throw new ArithmeticException(name + ": it returned samples that are not finite; take smaller options or"
                    + " data, and if they are of ordinary size, its author must correct it");
        }
    }

    private static boolean finite(double[] numbers) {
        for (double number : numbers) {
            if (!Double.isFinite(number)) {
                return false;
            }
        }
        return true;
    }

    private static long[] fingerprints(List<R064Store> views) {
        return views.stream().mapToLong(view -> Fingerprint.of(view.data)).toArray();
    }

    /** Copies a block of views into the stacked views. */
    static void insert(R064Store block, R064Store stacked, int firstRow) {
        int rows = block.getRowDim();
        for (int j = 0; j < block.getColDim(); j++) {
            System.arraycopy(block.data, j * rows, stacked.data, j * stacked.getRowDim() + firstRow, rows);
        }
    }

    private static double[] mean(R064Store samples) {
        int rows = samples.getRowDim();
        double[] result = new double[samples.getColDim()];
        for (int j = 0; j < result.length; j++) {
            double sum = 0;
            for (int i = 0; i < rows; i++) {
                sum += samples.data[j * rows + i];
            }
            result[j] = sum / rows;
        }
        return result;
    }

    private void subtractMean(R064Store samples) {
        int rows = samples.getRowDim();
        for (int j = 0; j < mean.length; j++) {
            for (int i = 0; i < rows; i++) {
                samples.data[j * rows + i] -= mean[j];
            }
        }
    }
}
