package org.repdyn.study.run;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.repdyn.core.result.EmbeddingPoint;
import org.repdyn.data.spi.Dataset;
import org.repdyn.study.plan.CheckedArm;

/** Images of the samples, each of which is encoded once for all arms. Thread-safe. */
final class SampleImages {

    private final IdentityHashMap<Dataset, Map<Integer, Optional<String>>> encoded = new IdentityHashMap<>();

    /** Returns the points of an arm with the images of their samples, if the samples are images. */
    synchronized List<EmbeddingPoint> in(CheckedArm arm, List<EmbeddingPoint> points) {
        Dataset dataset = arm.dataset();
        if (dataset.image().isEmpty() || points.isEmpty()) {
            return points;
        }
        int[] heldOut = arm.split().split(dataset.size(), arm.seeds().data()).heldOut();
        Map<Integer, Optional<String>> images = encoded.computeIfAbsent(dataset, d -> new HashMap<>());
        return points.stream()
                .map(point -> point.with(images.computeIfAbsent(heldOut[point.sample()], row -> dataset.image()
                        .map(shape -> Thumbnail.dataUri(dataset.inputs(), row, shape)))))
                .toList();
    }
}
