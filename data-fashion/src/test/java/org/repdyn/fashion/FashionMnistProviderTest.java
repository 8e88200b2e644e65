package org.repdyn.fashion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.ServiceLoader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.data.spi.Dataset;
import org.repdyn.data.spi.DatasetProvider;

@DisplayName("The dataset fashion-mnist")
class FashionMnistProviderTest {

    /** The classes of the first images of the published test set: an ankle boot, a pullover, two pairs of trousers, … */
    private static final int[] FIRST_LABELS = {9, 2, 1, 1, 6, 1, 4, 6, 5, 7};

    private final Dataset data = new FashionMnistProvider().load();

    @Test
    @DisplayName("has 300 images of each class, in the order of the test set")
    void classes() {
        int[] labels = data.labels().orElseThrow();
        int[] counts = new int[10];
        Arrays.stream(labels).forEach(label -> counts[label]++);

        assertThat(data.size()).isEqualTo(3000);
        assertThat(counts).containsOnly(300);
        assertThat(Arrays.copyOf(labels, 10)).isEqualTo(FIRST_LABELS);
        assertThat(data.classes())
                .hasSize(10)
                .startsWith("T-shirt/top", "Trouser")
                .endsWith("Bag", "Ankle boot");
    }

    @Test
    @DisplayName("has pixels from 0 to 1 in the rows of an image")
    void pixels() {
        assertThat(Arrays.stream(data.inputs().data).min().orElseThrow()).isZero();
        assertThat(Arrays.stream(data.inputs().data).max().orElseThrow()).isEqualTo(1);
        assertThat(data.image().orElseThrow().height()).isEqualTo(28);
        // The first image is a boot: its upper left corner is empty, and its sole near the lower edge is not.
        assertThat(data.inputs().doubleValue(0, 0)).isZero();
        double sole = 0;
        for (int column = 0; column < 28; column++) {
            sole += data.inputs().doubleValue(0, 19 * 28 + column) / 28;
        }
        assertThat(sole).isGreaterThan(0.4);
    }

    @Test
    @DisplayName("has the checksum of the images and labels that slice.py makes, and the licence")
    void provenance() {
        assertThat(data.checksum()).isEqualTo("0a05c00a9d4f3ea5853ca4aa7b9113835a749dd5d09d377369aeb7828c3c27af");
        assertThat(data.licence()).contains("MIT", "Zalando");
    }

    @Test
    @DisplayName("is found by ServiceLoader")
    void discovered() {
        assertThat(ServiceLoader.load(DatasetProvider.class).stream().map(ServiceLoader.Provider::type))
                .contains(FashionMnistProvider.class);
    }
}
