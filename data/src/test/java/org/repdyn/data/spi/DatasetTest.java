package org.repdyn.data.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;

@DisplayName("A dataset refuses parts that do not fit its samples, and numbers that are not finite")
class DatasetTest {

    private static final R064Store INPUTS = matrix(4, 6);

    private static R064Store matrix(int rows, int columns) {
        return R064Store.FACTORY.make(rows, columns);
    }

    private static R064Store with(double number) {
        R064Store matrix = matrix(4, 6);
        matrix.set(2, 1, number);
        return matrix;
    }

    private static Dataset dataset(
            R064Store inputs,
            Optional<R064Store> targets,
            Optional<ImageShape> image,
            Optional<R064Store> secondMoment,
            Map<String, R064Store> subspaces) {
        return new Dataset("test", inputs, Optional.empty(), targets, image, secondMoment, "", "", subspaces);
    }

    private static void refused(
            R064Store inputs,
            Optional<R064Store> targets,
            Optional<ImageShape> image,
            Optional<R064Store> secondMoment,
            Map<String, R064Store> subspaces,
            String message) {
        assertThatThrownBy(() -> dataset(inputs, targets, image, secondMoment, subspaces))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void partsThatFitAreTaken() {
        Dataset dataset = dataset(
                INPUTS,
                Optional.of(matrix(4, 2)),
                Optional.of(new ImageShape(2, 3, 0, 1)),
                Optional.of(matrix(6, 6)),
                Map.of("lda", matrix(6, 1)));

        assertThat(dataset.size()).isEqualTo(4);
    }

    @Test
    void otherShapes() {
        Optional<R064Store> none = Optional.empty();
        refused(matrix(4, 0), none, Optional.empty(), none, Map.of(), "samples without inputs");
        refused(INPUTS, Optional.of(matrix(3, 2)), Optional.empty(), none, Map.of(), "4 samples and 3 targets");
        refused(
                INPUTS,
                none,
                Optional.of(new ImageShape(3, 3, 0, 1)),
                none,
                Map.of(),
                "images of 3 × 3 pixels, but samples with 6 inputs");
        refused(
                INPUTS,
                none,
                Optional.empty(),
                Optional.of(matrix(2, 2)),
                Map.of(),
                "a second moment of 2 × 2 for samples with 6 inputs");
        refused(
                INPUTS,
                none,
                Optional.empty(),
                none,
                Map.of("lda", matrix(2, 1)),
                "a basis of the subspace lda with 2 rows for samples with 6 inputs");
    }

    @Test
    void numbersThatAreNotFinite() {
        refused(
                with(Double.NaN),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                "the inputs: the number in row 3, column 2 is NaN, and all must be finite");
        refused(
                INPUTS,
                Optional.of(with(Double.NEGATIVE_INFINITY)),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                "the targets: the number in row 3, column 2 is -Infinity, and all must be finite");
    }
}
