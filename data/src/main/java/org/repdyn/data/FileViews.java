package org.repdyn.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.problem.CountedNoun;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.core.views.Views;
import org.repdyn.data.arrays.ArrayFile;
import org.repdyn.data.arrays.NumberArray;
import org.repdyn.data.spi.DataException;

/**
 * Views of a {@code .npz} file, used as they are: {@code anchors} n×d, {@code positives} p×n×d, {@code negatives} q×n×d, and
 * {@code targets} n×k. An array of positives or negatives with two axes is one block. A loss takes as many blocks as it requires, from
 * the first one.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class FileViews {

    /** Name of the array of anchors. */
    public static final String ANCHORS = "anchors";

    /** Name of the array of positives. */
    public static final String POSITIVES = "positives";

    /** Name of the array of negatives. */
    public static final String NEGATIVES = "negatives";

    /** Name of the array of targets. */
    public static final String TARGETS = "targets";

    private final ArrayFile file;
    private final R064Store anchors;
    private final List<R064Store> positives;
    private final List<R064Store> negatives;
    private final Optional<R064Store> targets;

    private FileViews(ArrayFile file) {
        this.file = file;
        anchors = file.array(ANCHORS)
                .orElseThrow(() -> new DataException(file.name() + ": there is no array 'anchors' in the file; it has "
                        + String.join(", ", file.names())))
                .matrix();
        if (anchors.getRowDim() == 0 || anchors.getColDim() == 0) {
            throw new DataException(file.name() + "[anchors]: the array is empty");
        }
        positives = blocks(POSITIVES);
        negatives = blocks(NEGATIVES);
        targets = file.array(TARGETS).map(NumberArray::matrix);
        targets.filter(t -> t.getRowDim() != anchors.getRowDim()).ifPresent(t -> {
            throw new DataException(file.name() + "[targets]: " + t.getRowDim() + " rows, but there are "
                    + anchors.getRowDim() + " anchors; give one row for each anchor");
        });
    }

    /**
     * Reads views.
     *
     * @throws DataException if the file cannot be read, has no anchors, or a shape does not fit that of the anchors
     */
    public static FileViews read(Path path) {
        return new FileViews(ArrayFile.read(path, Set.of(ANCHORS, POSITIVES, NEGATIVES, TARGETS)::contains));
    }

    private List<R064Store> blocks(String name) {
        List<R064Store> blocks =
                file.array(name).map(array -> List.of(array.matrices())).orElse(List.of());
        for (R064Store block : blocks) {
            if (block.getRowDim() != anchors.getRowDim() || block.getColDim() != anchors.getColDim()) {
                throw new DataException(file.name() + "[" + name + "]: views of shape (" + block.getRowDim() + ", "
                        + block.getColDim() + "), but the anchors have (" + anchors.getRowDim() + ", "
                        + anchors.getColDim() + "); give one row for each anchor, with the same columns");
            }
        }
        return blocks;
    }

    /** Returns the path of the file as the user wrote it. */
    public String name() {
        return file.name();
    }

    /** Returns the SHA-256 of the file, hexadecimal. */
    public String checksum() {
        return file.checksum();
    }

    /** Returns the input dimension d. */
    public int dimension() {
        return anchors.getColDim();
    }

    /** Returns in one line what was read. */
    public String describe() {
        return file.name() + ": " + CountedNoun.of(anchors.getRowDim(), "anchor") + " of dimension "
                + anchors.getColDim()
                + ", blocks of positives: " + positives.size() + ", of negatives: " + negatives.size()
                + "; they are used as they are, without augmentation and centring";
    }

    /**
     * Returns the views that a loss requires.
     *
     * @throws DataException if the file has fewer blocks of views than required, or no targets and they are required
     */
    public Views views(ViewRequirements requirements) {
        List<R064Store> firstPositives = first(requirements.positives(), positives);
        List<R064Store> firstNegatives = first(requirements.negatives(), negatives);
        ViewLayout layout = new ViewLayout(anchors.getRowDim(), firstPositives.size(), firstNegatives.size());
        requirements.violation(layout).ifPresent(reason -> {
            throw new DataException(file.name() + ": the loss " + reason + "; give "
                    + Stream.of(shape(POSITIVES, requirements.positives()), shape(NEGATIVES, requirements.negatives()))
                            .flatMap(Optional::stream)
                            .collect(Collectors.joining(" and ")));
        });
        List<R064Store> blocks = new ArrayList<>();
        blocks.add(anchors);
        blocks.addAll(firstPositives);
        blocks.addAll(firstNegatives);
        if (requirements.targets() && targets.isEmpty()) {
            throw new DataException(
                    file.name() + ": the loss needs targets, and there is no array 'targets' in the file; add it, n×k");
        }
        R064Store stacked = R064Store.FACTORY.make(layout.rows(), anchors.getColDim());
        for (int b = 0; b < blocks.size(); b++) {
            ViewSampler.insert(blocks.get(b), stacked, layout.firstRow(b));
        }
        return new Views(layout, stacked, requirements.targets() ? targets : Optional.empty());
    }

    private static List<R064Store> first(int count, List<R064Store> blocks) {
        return blocks.subList(0, Math.min(count, blocks.size()));
    }

    /** Returns the name and the shape of an array of blocks, for a message; empty if there is no block. */
    private Optional<String> shape(String name, int count) {
        return count == 0
                ? Optional.empty()
                : Optional.of("an array '" + name + "' of shape (" + count + ", " + anchors.getRowDim() + ", "
                        + anchors.getColDim() + ")");
    }
}
