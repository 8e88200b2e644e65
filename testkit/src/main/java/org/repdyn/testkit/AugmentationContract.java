package org.repdyn.testkit;

import static org.repdyn.testkit.law.Laws.assertThat;

import java.util.Arrays;
import java.util.Optional;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.random.Seed;
import org.repdyn.data.spi.Augmentation;
import org.repdyn.data.spi.AugmentationProvider;
import org.repdyn.data.spi.ImageShape;
import org.repdyn.testkit.law.LawReports;

/** The laws of an augmentation. Extend it and list them in a static method {@code Stream<Subject<?>> subjects()}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@ExtendWith(LawReports.class)
@ParameterizedClass(name = "{0}")
@MethodSource("subjects")
public abstract class AugmentationContract {

    private static final ImageShape IMAGE = new ImageShape(4, 5, 0, 1);
    private static final int PIXELS = 20;

    /** Subject of this run, from the static method {@code subjects} of the test class. */
    @Parameter
    Subject<AugmentationProvider<?>> subject;

    private <O extends Record> Augmentation create(AugmentationProvider<O> provider) {
        return provider.create(subject.optionsFor(provider));
    }

    @Test
    @DisplayName("1. the same random source gives the same bits")
    void reproducible() {
        assertThat(apply(samples(6), 1).data).isEqualTo(apply(samples(6), 1).data);
    }

    @Test
    @DisplayName("2. another random source gives other views")
    void random() {
        assertThat(apply(samples(6), 1).data).isNotEqualTo(apply(samples(6), 2).data);
    }

    @Test
    @DisplayName("3. finite samples stay finite and keep their shape")
    void finite() {
        R064Store result = apply(samples(50), 3);
        assertThat(result.getRowDim()).isEqualTo(50);
        assertThat(result.getColDim()).isEqualTo(PIXELS);
        for (double value : result.data) {
            assertThat(value).isFinite();
        }
    }

    @Test
    @DisplayName("4. the samples of a batch are augmented independently of each other")
    void independent() {
        R064Store same = R064Store.FACTORY.make(40, PIXELS);
        R064Store one = samples(1);
        for (int i = 0; i < 40; i++) {
            for (int j = 0; j < PIXELS; j++) {
                same.set(i, j, one.doubleValue(0, j));
            }
        }
        R064Store result = apply(same, 4);
        long different = 0;
        for (int i = 1; i < 40; i++) {
            different += Arrays.equals(
                            result.sliceRow(i).toRawCopy1D(), result.sliceRow(0).toRawCopy1D())
                    ? 0
                    : 1;
        }
        assertThat(different)
                .as("views of one sample that differ from the first")
                .isPositive();
    }

    @Test
    @DisplayName("5. images of the declared shape are accepted")
    void acceptsImages() {
        assertThat(create(subject.provider()).objection(PIXELS, Optional.of(IMAGE)))
                .isEmpty();
    }

    private R064Store apply(R064Store samples, long seed) {
        create(subject.provider()).apply(samples, Optional.of(IMAGE), new Seed(seed).generator());
        return samples;
    }

    private static R064Store samples(int rows) {
        R064Store result = R064Store.FACTORY.make(rows, PIXELS);
        var random = new Seed(99).generator();
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] = random.nextDouble();
        }
        return result;
    }
}
