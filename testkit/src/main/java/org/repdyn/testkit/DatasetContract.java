package org.repdyn.testkit;

import static org.repdyn.testkit.law.Laws.assertThat;
import static org.repdyn.testkit.law.Laws.within;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.repdyn.core.random.Seed;
import org.repdyn.data.spi.Dataset;
import org.repdyn.data.spi.DatasetProvider;
import org.repdyn.testkit.law.LawReports;

/**
 * The laws of a dataset. Extend it and list the datasets in a static method {@code Stream<Subject<?>> subjects()}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@ExtendWith(LawReports.class)
@ParameterizedClass(name = "{0}")
@MethodSource("subjects")
public abstract class DatasetContract {

    /** Subject of this run, from the static method {@code subjects} of the test class. */
    @Parameter
    Subject<DatasetProvider<?>> subject;

    private <O extends Record> Dataset load(DatasetProvider<O> provider, long seed) {
        return provider.load(subject.optionsFor(provider), new Seed(seed));
    }

    @Test
    @DisplayName("1. loading twice with the same seed gives the same bits")
    void reproducible() {
        Dataset a = load(1);
        Dataset b = load(1);
        assertThat(a.inputs().data).isEqualTo(b.inputs().data);
        assertThat(a.checksum()).isEqualTo(b.checksum());
        assertThat(a.labels().isPresent()).isEqualTo(b.labels().isPresent());
        a.labels().ifPresent(labels -> assertThat(labels).isEqualTo(b.labels().orElseThrow()));
    }

    @Test
    @DisplayName("2. has at least two samples, and finite inputs")
    void finite() {
        Dataset data = load(1);
        assertThat(data.size()).isGreaterThanOrEqualTo(2);
        assertThat(Arrays.stream(data.inputs().data).allMatch(Double::isFinite)).isTrue();
    }

    @Test
    @DisplayName("3. an image shape, if declared, has as many pixels as a sample has inputs, and white above black")
    void imageShape() {
        Dataset data = load(1);
        data.image().ifPresent(image -> {
            assertThat((long) image.height() * image.width())
                    .isEqualTo(data.inputs().getColDim());
            assertThat(image.white()).isGreaterThan(image.black());
        });
    }

    @Test
    @DisplayName("4. declares a name, a licence and a SHA-256 checksum")
    void provenance() {
        Dataset data = load(1);
        assertThat(data.name()).isNotBlank();
        assertThat(data.licence()).isNotBlank();
        assertThat(data.checksum()).matches("[0-9a-f]{64}");
    }

    @Test
    @DisplayName("5. subspaces of the inputs, if declared, have orthonormal bases with one row per input")
    void subspaces() {
        Dataset data = load(1);
        data.subspaces().forEach((name, basis) -> {
            assertThat(name).matches("[a-z][a-z0-9-]*");
            assertThat(basis.getRowDim()).isEqualTo(data.inputs().getColDim());
            for (int i = 0; i < basis.getColDim(); i++) {
                for (int j = 0; j <= i; j++) {
                    double product = 0;
                    for (int row = 0; row < basis.getRowDim(); row++) {
                        product += basis.doubleValue(row, i) * basis.doubleValue(row, j);
                    }
                    // A decomposition has an error of a few roundings per row.
                    assertThat(product)
                            .as("columns %s and %s of subspace %s", i, j, name)
                            .isCloseTo(i == j ? 1 : 0, within(1e-13 * basis.getRowDim()));
                }
            }
        });
    }

    @Test
    @DisplayName("6. has the same samples for every seed if it says that they do not depend on the seed")
    void seeded() {
        if (!subject.provider().seeded()) {
            assertThat(load(2).inputs().data).isEqualTo(load(1).inputs().data);
            assertThat(load(2).checksum()).isEqualTo(load(1).checksum());
        }
    }

    private Dataset load(long seed) {
        return load(subject.provider(), seed);
    }
}
