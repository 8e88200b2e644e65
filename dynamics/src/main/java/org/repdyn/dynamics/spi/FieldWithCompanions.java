package org.repdyn.dynamics.spi;

import java.util.Optional;
import java.util.OptionalDouble;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.trajectory.FieldProbe;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.Companions;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.Views;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.FieldCheck;
import org.repdyn.losses.spi.PredictionField;
import org.repdyn.losses.spi.RunningStatistic;
import org.repdyn.losses.spi.SurrogateField;

/**
 * The field on weights of an {@link EncoderWithCompanions}. A teacher and a running statistic are blocks of the weights with the
 * field rate·(state − target), so that a dynamics moves them together with the weights.
 */
final class FieldWithCompanions implements ParameterField {

    private final EmbeddingField field;
    private final EncoderWithCompanions encoder;
    private final Views views;
    private final LinearAlgebra algebra;
    private final EncoderWithCompanions.Parts parts;
    private final EncoderPass pass;
    private final Optional<PredictorHeadPass> predictor;
    private final Optional<EncoderPass> teacher;
    private final R064Store toEmbeddings;
    private final R064Store toPredictions;

    FieldWithCompanions(TrainingProblem problem, EncoderWithCompanions encoder, Binding binding) {
        this.field = problem.field();
        this.encoder = encoder;
        this.views = problem.views();
        this.algebra = problem.algebra();
        this.parts = encoder.parts(views.dimension());
        this.pass = binding.bind(encoder.encoder(), views.matrix(), algebra);
        this.predictor = encoder.predictor().map(p -> p.bind(views.layout(), encoder.outputs(), algebra));
        this.teacher = encoder.teacherRate().isPresent()
                ? Optional.of(binding.bind(encoder.encoder(), views.matrix(), algebra))
                : Optional.empty();
        int rows = views.layout().rows();
        this.toEmbeddings = R064Store.FACTORY.make(rows, encoder.outputs());
        this.toPredictions = R064Store.FACTORY.make(rows, encoder.outputs());
    }

    @Override
    public R064Store forward(Weights weights) {
        return pass.forward(parts.encoder(weights));
    }

    @Override
    public void gradient(Weights weights, Weights result) {
        Weights own = parts.encoder(weights);
        Embeddings embeddings = withCompanions(pass.forward(own), weights);
        onEmbeddings(embeddings, weights, toEmbeddings, parts.predictor(result));
        pass.pullback(own, toEmbeddings, parts.encoder(result));
        encoder.teacherRate().ifPresent(rate -> follow(rate, parts.teacher(weights), own, parts.teacher(result)));
        parts.running(weights).ifPresent(state -> {
            R064Store change = parts.running(result).orElseThrow();
            RunningStatistic statistic = (RunningStatistic) field;
            statistic.statistic(embeddings, change);
            follow(statistic.rate(), state, change, change);
        });
    }

    @Override
    public FieldProbe probe(Weights weights) {
        Weights unused = parts.predictor(weights).zeros();
        return new FieldProbe() {
            @Override
            public void field(R064Store u, R064Store result) {
                onEmbeddings(withCompanions(u, weights), weights, result, unused);
            }

            @Override
            public OptionalDouble surrogate(R064Store u) {
                return field instanceof SurrogateField s
                        ? OptionalDouble.of(s.surrogate(withCompanions(u, weights)))
                        : OptionalDouble.empty();
            }
        };
    }

    private Embeddings withCompanions(R064Store u, Weights weights) {
        Companions companions = new Companions(
                predictor.map(p -> p.forward(parts.predictor(weights), u)),
                teacher.map(t -> t.forward(parts.teacher(weights))),
                parts.running(weights));
        return new Embeddings(views.layout(), u, views.targets(), algebra, companions);
    }

    /** Overwrites the field on U, including the part through the predictor, and the field on the predictor's weights. */
    private void onEmbeddings(Embeddings u, Weights weights, R064Store toU, Weights toPredictor) {
        if (predictor.isPresent()) {
            FieldCheck.field((PredictionField) field, u, toU, toPredictions);
            predictor.get().pullback(parts.predictor(weights), u.matrix(), toPredictions, toU, toPredictor);
        } else {
            FieldCheck.field(field, u, toU);
        }
    }

    private static void follow(double rate, Weights state, Weights leader, Weights result) {
        for (int b = 0; b < state.blocks().size(); b++) {
            follow(
                    rate,
                    state.blocks().get(b),
                    leader.blocks().get(b),
                    result.blocks().get(b));
        }
    }

    /** Overwrites {@code result} with rate·(state − leader). */
    private static void follow(double rate, R064Store state, R064Store leader, R064Store result) {
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] = rate * (state.data[i] - leader.data[i]);
        }
    }
}
