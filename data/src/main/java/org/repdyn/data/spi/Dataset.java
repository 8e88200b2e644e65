package org.repdyn.data.spi;

import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/**
 * Samples, in memory.
 *
 * @param name what it is called in reports
 * @param inputs n×d, one sample a row, finite; read only
 * @param labels the class of each sample, where known
 * @param targets n×k regression targets, where given
 * @param image the shape of a sample as an image, where it is one
 * @param secondMoment the true second-moment matrix E[xxᵀ] behind synthetic data, d×d, where known
 * @param checksum SHA-256 of the raw data, hexadecimal
 * @param licence licence and source, one line
 * @param subspaces subspaces of the input space that theory speaks of, by name, such as lda: orthonormal bases, d×r
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Dataset(
        String name,
        R064Store inputs,
        Optional<int[]> labels,
        Optional<R064Store> targets,
        Optional<ImageShape> image,
        Optional<R064Store> secondMoment,
        String checksum,
        String licence,
        Map<String, R064Store> subspaces) {

    /** Samples of which no subspace is known. */
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

    public Dataset {
        subspaces = Map.copyOf(subspaces);
        int n = inputs.getRowDim();
        if (labels.isPresent() && labels.get().length != n) {
            throw new IllegalArgumentException(n + " samples and " + labels.get().length + " labels");
        }
        if (targets.isPresent() && targets.get().getRowDim() != n) {
            throw new IllegalArgumentException(
                    n + " samples and " + targets.get().getRowDim() + " targets");
        }
    }

    /** Number n of samples. */
    public int size() {
        return inputs.getRowDim();
    }
}
