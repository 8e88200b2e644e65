package org.repdyn.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.LinearAlgebraBackendProvider;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.observable.EvaluationSet;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.observable.Observation;
import org.repdyn.core.options.OptionsBinder;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.trajectory.Snapshot;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.observables.probe.ProbeObservables;
import org.repdyn.observables.rows.RowObservables;
import org.repdyn.observables.similarity.SimilarityObservables;
import org.repdyn.observables.spectrum.SpectrumObservables;

/**
 * The RepDyn half of the comparison with NumPy and scikit-learn, called by the script in {@code benchmarks/observables}. It measures the observables
 * of one state until the given time has passed for each, and prints a line of JSON: first value and median CPU time of the second half of the
 * measurements, by observable. Each measurement is one of a new state, in which nothing has been derived; {@code effective-rank+rank-me}
 * measures both of one state.
 *
 * <p>Arguments: rows n; columns k; columns of the inputs; training rows; directory with the files {@code embeddings} and {@code inputs}
 * (little-endian doubles, row by row) and {@code labels} (one byte each); seconds for each observable.
 */
public final class ObservableTime {

    private static final List<ObservableProvider<?>> PROVIDERS = List.of(
            SpectrumObservables.EFFECTIVE_RANK,
            SpectrumObservables.RANK_ME,
            RowObservables.UNIFORMITY,
            RowObservables.SAMPLE_PENALTY,
            RowObservables.DUALITY_GAP,
            ProbeObservables.KNN_ACCURACY,
            SimilarityObservables.CKA);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private ObservableTime() {}

    /** Runs the measurement; the arguments are described at the class. */
    public static void main(String[] arguments) throws IOException {
        int n = Integer.parseInt(arguments[0]);
        Path directory = Path.of(arguments[4]);
        R064Store embeddings = read(directory.resolve("embeddings"), n, Integer.parseInt(arguments[1]));
        R064Store inputs = read(directory.resolve("inputs"), n, Integer.parseInt(arguments[2]));
        byte[] bytes = Files.readAllBytes(directory.resolve("labels"));
        int[] labels = new int[n];
        Arrays.setAll(labels, i -> bytes[i]);
        EvaluationSet evaluation = new EvaluationSet(inputs, Integer.parseInt(arguments[3]), Optional.of(labels));
        LinearAlgebra algebra = LinearAlgebra.of(ServiceLoader.load(LinearAlgebraBackendProvider.class));
        double least = Double.parseDouble(arguments[5]);
        Map<String, List<Observable>> measured = new LinkedHashMap<>();
        for (ObservableProvider<?> provider : PROVIDERS) {
            measured.put(provider.name(), List.of(create(provider)));
        }
        measured.put(
                "effective-rank+rank-me",
                Stream.of(SpectrumObservables.EFFECTIVE_RANK, SpectrumObservables.RANK_ME)
                        .map(ObservableTime::create)
                        .toList());
        List<String> results = new ArrayList<>();
        measured.forEach((name, observables) -> {
            List<Double> seconds = new ArrayList<>();
            double total = 0;
            double value = Double.NaN;
            while (seconds.size() < 2 || total < least) {
                Observation state =
                        new Observation(new State(embeddings), new ViewLayout(n, 0, 0), evaluation, algebra);
                long began = THREADS.getCurrentThreadCpuTime();
                for (Observable observable : observables) {
                    value = observable.observe(state)[0];
                }
                seconds.add((THREADS.getCurrentThreadCpuTime() - began) / 1e9);
                total += seconds.get(seconds.size() - 1);
            }
            List<Double> warm = new ArrayList<>(seconds.subList(seconds.size() / 2, seconds.size()));
            Collections.sort(warm);
            results.add(String.format(
                    Locale.ROOT,
                    "\"%s\": {\"value\": %.17g, \"seconds\": %.9f}",
                    name,
                    value,
                    warm.get(warm.size() / 2)));
        });
        System.out.println("{" + String.join(", ", results) + "}");
    }

    static <O extends Record> Observable create(ObservableProvider<O> provider) {
        return provider.create(new OptionsBinder()
                .bind(
                        provider.optionsType(),
                        new ConfigValue.Mapping(Map.of(), SourceLocation.DEFAULT),
                        "",
                        new Problems())
                .orElseThrow());
    }

    private static R064Store read(Path file, int rows, int columns) throws IOException {
        var numbers = ByteBuffer.wrap(Files.readAllBytes(file))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asDoubleBuffer();
        R064Store result = R064Store.FACTORY.make(rows, columns);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                result.data[j * rows + i] = numbers.get(i * columns + j);
            }
        }
        return result;
    }

    /** State with the same embeddings of training views and of clean samples. */
    record State(R064Store embeddings) implements Snapshot {

        @Override
        public double time() {
            return 0;
        }

        @Override
        public OptionalDouble loss() {
            return OptionalDouble.empty();
        }

        @Override
        public Optional<Weights> weights() {
            return Optional.empty();
        }

        @Override
        public R064Store evaluation() {
            return embeddings;
        }
    }
}
