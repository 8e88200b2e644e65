package org.example;

import java.util.List;
import org.ojalgo.function.aggregator.Aggregator;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.result.RunResult;
import org.repdyn.library.RepDyn;

/** An observable that a program measures in its study, without a jar of its own. */
public final class CustomObservable {

    private CustomObservable() {}

    public static void main(String[] arguments) {
        ObservableProvider<NoOptions> length = ObservableProvider.of(
                "mean-length", "mean squared length of the embeddings", NoOptions.class, options -> observation -> {
                    double sum = observation.snapshot().embeddings().aggregateAll(Aggregator.SUM2);
                    return new double[] {sum / observation.layout().rows()};
                });
        String study =
                """
                data: {name: gaussian-mixture, samples: 16, dimension: 3}
                loss: spectral-contrastive
                encoder: {name: linear, outputs: 2}
                dynamics: gradient-flow
                time: {end: 1, points: 3}
                """;
        RunResult result = RepDyn.study(study)
                .with(length)
                .set("observables", List.of("mean-length", "effective-rank"))
                .run();
        result.forEachRow("mean-length", row -> System.out.printf("t = %.1f: %.4f%n", row.t(), row.value()));
    }
}
