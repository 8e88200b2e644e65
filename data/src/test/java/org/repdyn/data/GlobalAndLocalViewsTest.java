package org.repdyn.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.random.Seed;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.core.views.Views;
import org.repdyn.data.spi.Augmentation;
import org.repdyn.data.spi.Dataset;
import org.repdyn.data.spi.ImageShape;
import org.repdyn.testsupport.RandomMatrices;

@DisplayName("An augmentation with two global views and small crops after them")
class GlobalAndLocalViewsTest {

    private static final int GLOBAL = 2;
    private static final int SAMPLES = 30;

    /** Keeps half of the coordinates of each view after the first ones of a sample. */
    private record SmallCrops(int globalViews) implements Augmentation {

        @Override
        public void apply(R064Store samples, Optional<ImageShape> image, UniformRandomProvider random) {
            apply(samples, List.of(), image, random);
        }

        @Override
        public void apply(
                R064Store samples, List<R064Store> before, Optional<ImageShape> image, UniformRandomProvider random) {
            if (before.size() < globalViews) {
                return; // One of the global views.
            }
            int kept = samples.getColDim() / 2;
            for (int i = 0; i < samples.getRowDim(); i++) {
                int first = random.nextInt(samples.getColDim() - kept + 1);
                for (int c = 0; c < samples.getColDim(); c++) {
                    if (c < first || c >= first + kept) {
                        samples.set(i, c, 0.0);
                    }
                }
            }
        }
    }

    private static Views views(boolean augmentAnchors) {
        Dataset dataset = new Dataset(
                "test",
                RandomMatrices.gaussian(SAMPLES, 6, 1),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                "");
        Split split = Split.random(SAMPLES, 20, OptionalInt.of(5), new Seed(3));
        Pairing pairing = new Pairing(augmentAnchors, Pairing.Positives.COPIES);
        return new ViewSampler(dataset, List.of(new SmallCrops(GLOBAL)), split, false, pairing, new Seed(3))
                .views(new ViewRequirements(5, 0, false));
    }

    /** Returns how many of the blocks have no coordinate of 0, from the first on. */
    private static int wholeBlocks(Views views) {
        int block = 0;
        while (block < views.layout().blocks()
                && Arrays.stream(views.block(block).data).noneMatch(x -> x == 0)) {
            block++;
        }
        return block;
    }

    @Test
    @DisplayName("makes the anchors and the first positives global if anchors are augmented too")
    void augmentedAnchors() {
        Views views = views(true);

        assertThat(wholeBlocks(views)).isEqualTo(GLOBAL);
        for (int block = GLOBAL; block < views.layout().blocks(); block++) {
            assertThat(Arrays.stream(views.block(block).data)
                            .filter(x -> x == 0)
                            .count())
                    .as("coordinates of block %s that are cut away", block)
                    .isEqualTo(views.layout().samples() * 3L);
        }
    }

    @Test
    @DisplayName("has the anchors in addition if they are not augmented, because they are not earlier augmented views")
    void cleanAnchors() {
        assertThat(wholeBlocks(views(false))).isEqualTo(1 + GLOBAL);
    }
}
