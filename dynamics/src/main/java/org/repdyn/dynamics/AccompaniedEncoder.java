package org.repdyn.dynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.EncoderPass;
import org.repdyn.dynamics.spi.Predictor;
import org.repdyn.dynamics.spi.WeightBlock;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.PredictionField;
import org.repdyn.losses.spi.RotationInvariant;
import org.repdyn.losses.spi.RunningStatistic;

/**
 * An encoder with what a field asks for beside the embeddings: a predictor, a teacher, a running statistic. Their weights and
 * state are further blocks behind those of the encoder: those of the predictor by their names, {@code running}, and
 * {@code teacher-NAME} for each block of the encoder. Its embeddings are those of the encoder. Weight decay η, the term −ηW in
 * the motion of each block that is learnt, stands here too, so that whoever reads the problem reads it with the encoder.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class AccompaniedEncoder implements Encoder {

    private final Encoder encoder;
    private final Optional<Predictor> predictor;
    private final OptionalDouble teacherRate;
    private final boolean running;
    private final double decay;

    private AccompaniedEncoder(
            Encoder encoder, Optional<Predictor> predictor, OptionalDouble teacherRate, boolean running, double decay) {
        this.encoder = encoder;
        this.predictor = predictor;
        this.teacherRate = teacherRate;
        this.running = running;
        this.decay = decay;
    }

    /**
     * The encoder with what a field asks for; the encoder itself where that is nothing.
     *
     * @throws IllegalArgumentException when there is a predictor and the field reads no predictions
     */
    public static Encoder of(Encoder encoder, Optional<Predictor> predictor, EmbeddingField field) {
        return of(encoder, predictor, field, 0);
    }

    /**
     * The same with weight decay.
     *
     * @param decay η &ge; 0, in 1/time
     * @throws IllegalArgumentException when there is a predictor and the field reads no predictions
     */
    public static Encoder of(Encoder encoder, Optional<Predictor> predictor, EmbeddingField field, double decay) {
        if (predictor.isPresent() && !(field instanceof PredictionField)) {
            throw new IllegalArgumentException("the loss reads no predictions, so that a predictor would learn nothing;"
                    + " leave the predictor out, or use a field of prediction such as simsiam");
        }
        boolean running = field instanceof RunningStatistic;
        OptionalDouble teacher = teacherRate(field);
        return predictor.isEmpty() && teacher.isEmpty() && !running && decay == 0
                ? encoder
                : new AccompaniedEncoder(encoder, predictor, teacher, running, decay);
    }

    /** What a field needs that an encoder alone does not carry, in one line. */
    public static Optional<String> missing(EmbeddingField field) {
        return teacherRate(field).isPresent() || field instanceof RunningStatistic
                ? Optional.of("the loss needs a teacher or a running statistic beside the encoder;"
                        + " make the encoder by AccompaniedEncoder.of")
                : Optional.empty();
    }

    private static OptionalDouble teacherRate(EmbeddingField field) {
        return field instanceof PredictionField p ? p.teacherRate() : OptionalDouble.empty();
    }

    /** The encoder alone. */
    public Encoder encoder() {
        return encoder;
    }

    /** The predictor, if there is one. */
    public Optional<Predictor> predictor() {
        return predictor;
    }

    /** The weight decay η, in 1/time. */
    public double decay() {
        return decay;
    }

    /** How fast the teacher follows, if there is one. */
    public OptionalDouble teacherRate() {
        return teacherRate;
    }

    /**
     * Whether all that accompanies the embeddings turns with a rotation of the output block, as constraints up to rotation
     * need: a teacher, a running statistic or a learnt head does not.
     */
    public boolean turnsWithOutputs() {
        return teacherRate.isEmpty()
                && !running
                && predictor.map(RotationInvariant.class::isInstance).orElse(true);
    }

    /**
     * Why steps that are no multiple of the field, such as those with momentum or adaptive rates, are wrong for an encoder;
     * empty where they are not.
     */
    public static Optional<String> objectionToShapedSteps(Encoder encoder) {
        boolean state = encoder instanceof AccompaniedEncoder a
                && (a.running
                        || a.teacherRate.isPresent()
                        || a.predictor.filter(Predictor::carriesState).isPresent());
        return state
                ? Optional.of(
                        "a moving average stands beside the encoder, which momentum or adaptive rates would distort;"
                                + " use gradient-descent, sgd or gradient-flow")
                : Optional.empty();
    }

    @Override
    public boolean smooth() {
        return encoder.smooth();
    }

    @Override
    public int outputs() {
        return encoder.outputs();
    }

    @Override
    public List<WeightBlock> blocks(int inputDimension) {
        List<WeightBlock> own = encoder.blocks(inputDimension);
        List<WeightBlock> blocks = new ArrayList<>(own);
        predictor.ifPresent(p -> blocks.addAll(p.blocks(outputs())));
        if (running) {
            blocks.add(new WeightBlock("running", outputs(), outputs(), 1, false));
        }
        if (teacherRate.isPresent()) {
            own.forEach(
                    b -> blocks.add(new WeightBlock("teacher-" + b.name(), b.rows(), b.columns(), b.scale(), false)));
        }
        return List.copyOf(blocks);
    }

    /** A running statistic starts at zero, as do the papers'; a teacher at the encoder's weights. */
    @Override
    public Weights initialise(int inputDimension, Seed seed) {
        Weights own = encoder.initialise(inputDimension, seed);
        List<R064Store> blocks = new ArrayList<>(own.blocks());
        predictor.ifPresent(p ->
                blocks.addAll(p.initialise(outputs(), seed.child("predictor")).blocks()));
        if (running) {
            blocks.add(R064Store.FACTORY.make(outputs(), outputs()));
        }
        if (teacherRate.isPresent()) {
            blocks.addAll(own.copy().blocks());
        }
        return new Weights(blocks);
    }

    /** Puts the teacher where the encoder is, once that has been moved to its constraints. */
    void startTeacher(int inputDimension, Weights weights) {
        if (teacherRate.isPresent()) {
            Parts parts = parts(inputDimension);
            parts.teacher(weights).set(parts.encoder(weights));
        }
    }

    /** The encoder alone on fixed inputs; its companions do not move. */
    @Override
    public EncoderPass bind(R064Store inputs, LinearAlgebra algebra) {
        EncoderPass pass = encoder.bind(inputs, algebra);
        Parts parts = parts(inputs.getColDim());
        return new EncoderPass() {
            @Override
            public R064Store forward(Weights weights) {
                return pass.forward(parts.encoder(weights));
            }

            @Override
            public void pullback(Weights weights, R064Store outputGradient, Weights result) {
                result.blocks().forEach(b -> Arrays.fill(b.data, 0));
                pass.pullback(parts.encoder(weights), outputGradient, parts.encoder(result));
            }
        };
    }

    /** Whose blocks are where. */
    public Parts parts(int inputDimension) {
        int own = encoder.blocks(inputDimension).size();
        int head = own + predictor.map(p -> p.blocks(outputs()).size()).orElse(0);
        return new Parts(own, head, running);
    }

    /**
     * Whose blocks are where; the matrices are shared with the weights they are taken from.
     *
     * @param own number of blocks of the encoder
     * @param head number of blocks up to the end of the predictor's
     * @param hasRunning whether the next one is a running statistic
     */
    public record Parts(int own, int head, boolean hasRunning) {

        /** Those of the encoder. */
        public Weights encoder(Weights all) {
            return new Weights(all.blocks().subList(0, own));
        }

        /** Those of the predictor; maybe none. */
        public Weights predictor(Weights all) {
            return new Weights(all.blocks().subList(own, head));
        }

        /** The running statistic. */
        public Optional<R064Store> running(Weights all) {
            return hasRunning ? Optional.of(all.blocks().get(head)) : Optional.empty();
        }

        /** Those of the teacher; maybe none. */
        public Weights teacher(Weights all) {
            return new Weights(all.blocks()
                    .subList(hasRunning ? head + 1 : head, all.blocks().size()));
        }
    }
}
