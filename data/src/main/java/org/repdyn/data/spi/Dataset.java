package org.repdyn.data.spi;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.observable.EvaluationSet;

/**
 * Samples in memory, with the labels, targets and facts that are known of them. The matrices and the labels are not copied, and must not be
 * changed.
 *
 * @param name name in reports
 * @param inputs n×d, one sample per row, finite; read only
 * @param labels class of each sample, if known; {@link EvaluationSet#UNLABELLED} for a sample
 *     without a label
 * @param targets n×k regression targets, if given
 * @param image shape of a sample, if samples are images
 * @param secondMoment second-moment matrix E[xxᵀ] of the distribution of synthetic data, d×d, if known
 * @param checksum SHA-256 of the raw data, hexadecimal
 * @param licence licence and source, in one line
 * @param subspaces orthonormal bases, d×r, of subspaces of the input space, by name, such as {@code lda}
 * @param classes names of the classes 0, 1, …; empty if labels are numbers without names
 * @param notices sentences for the user, one line each, such as what was read from a file
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record Dataset(
        String name,
        R064Store inputs,
        Optional<int[]> labels,
        Optional<R064Store> targets,
        Optional<ImageShape> image,
        Optional<R064Store> secondMoment,
        String checksum,
        String licence,
        Map<String, R064Store> subspaces,
        List<String> classes,
        List<String> notices) {

    /**
     * Smallest number of training samples: a negative must be a sample other than its anchor.
     */
    public static final int MIN_TRAINING_SAMPLES = 2;

    /** Creates a dataset without known subspaces. */
    public Dataset(
            String name,
            R064Store inputs,
            Optional<int[]> labels,
            Optional<R064Store> targets,
            Optional<ImageShape> image,
            Optional<R064Store> secondMoment,
            String checksum,
            String licence) {
        this(name, inputs, labels, targets, image, secondMoment, checksum, licence, Map.of());
    }

    /** Creates a dataset without class names and notices. */
    public Dataset(
            String name,
            R064Store inputs,
            Optional<int[]> labels,
            Optional<R064Store> targets,
            Optional<ImageShape> image,
            Optional<R064Store> secondMoment,
            String checksum,
            String licence,
            Map<String, R064Store> subspaces) {
        this(name, inputs, labels, targets, image, secondMoment, checksum, licence, subspaces, List.of(), List.of());
    }

    /**
     * Checks that labels and targets have one entry for each sample, that the other parts have the shapes that are stated above, and that
     * all numbers are finite.
     *
     * @throws IllegalArgumentException if they have not
     */
    public Dataset {
        subspaces = Map.copyOf(subspaces);
        classes = List.copyOf(classes);
        notices = List.copyOf(notices);
        int n = inputs.getRowDim();
        if (labels.isPresent() && labels.get().length != n) {
            throw new IllegalArgumentException(n + " samples and " + labels.get().length + " labels");
        }
        if (targets.isPresent() && targets.get().getRowDim() != n) {
            throw new IllegalArgumentException(
                    n + " samples and " + targets.get().getRowDim() + " targets");
        }
        int d = inputs.getColDim();
        image.filter(shape -> (long) shape.height() * shape.width() != d).ifPresent(shape -> {
            throw new IllegalArgumentException("images of " + shape.height() + " × " + shape.width()
                    + " pixels, but samples with " + d + " inputs");
        });
        secondMoment
                .filter(moment -> moment.getRowDim() != d || moment.getColDim() != d)
                .ifPresent(moment -> {
                    throw new IllegalArgumentException("a second moment of " + moment.getRowDim() + " × "
                            + moment.getColDim() + " for samples with " + d + " inputs");
                });
        subspaces.forEach((subspace, basis) -> {
            if (basis.getRowDim() != d) {
                throw new IllegalArgumentException("a basis of the subspace " + subspace + " with " + basis.getRowDim()
                        + " rows for samples with " + d + " inputs");
            }
            requireFinite("the basis of the subspace " + subspace, basis);
        });
        if (d == 0) {
            throw new IllegalArgumentException("samples without inputs");
        }
        requireFinite("the inputs", inputs);
        targets.ifPresent(t -> requireFinite("the targets", t));
        secondMoment.ifPresent(moment -> requireFinite("the second moment", moment));
    }

    private static void requireFinite(String what, R064Store matrix) {
        for (int i = 0; i < matrix.data.length; i++) {
            if (!Double.isFinite(matrix.data[i])) {
                throw new IllegalArgumentException(what + ": the number in row " + (i % matrix.getRowDim() + 1)
                        + ", column " + (i / matrix.getRowDim() + 1) + " is " + matrix.data[i]
                        + ", and all must be finite");
            }
        }
    }

    /**
     * Returns why a supervised loss has no targets in these samples, with what to do; empty if it has. Without targets,
     * the labels are the targets.
     */
    public Optional<String> targetsMissing() {
        if (targets.isPresent()) {
            return Optional.empty();
        }
        if (labels.isEmpty()) {
            return Optional.of("dataset " + name
                    + " has neither targets nor labels. Name its target columns, or use another loss");
        }
        return Arrays.stream(labels.get()).anyMatch(label -> label == EvaluationSet.UNLABELLED)
                ? Optional.of("dataset " + name + " has samples without a label. Name its target columns, remove these"
                        + " samples, or use another loss")
                : Optional.empty();
    }

    /** Returns the number n of samples. */
    public int size() {
        return inputs.getRowDim();
    }
}
