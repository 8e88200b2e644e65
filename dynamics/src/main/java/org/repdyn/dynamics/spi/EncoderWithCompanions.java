package org.repdyn.dynamics.spi;

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
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.PredictionField;
import org.repdyn.losses.spi.RotationInvariant;
import org.repdyn.losses.spi.RunningStatistic;

/**
 * An encoder with the companions that some fields need: a predictor head, a teacher (EMA), a running statistic. Their weights
 * and state are further blocks after those of the encoder: those of the predictor by their own names, {@code running}, and
 * {@code teacher-NAME} for each block of the encoder. Its embeddings are those of the encoder.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public final class EncoderWithCompanions implements Encoder {

    private final Encoder encoder;
    private final Optional<PredictorHead> predictor;
    private final OptionalDouble teacherRate;
    private final boolean running;

    private EncoderWithCompanions(
            Encoder encoder, Optional<PredictorHead> predictor, OptionalDouble teacherRate, boolean running) {
        this.encoder = encoder;
        this.predictor = predictor;
        this.teacherRate = teacherRate;
        this.running = running;
    }

    /**
     * Returns the encoder with the companions that a field needs; the encoder itself if it needs none.
     *
     * @throws IllegalArgumentException if there is a predictor and the field reads no predictions
     */
    public static Encoder of(Encoder encoder, Optional<PredictorHead> predictor, EmbeddingField field) {
        if (predictor.isPresent() && !(field instanceof PredictionField)) {
            throw new IllegalArgumentException("the loss reads no predictions, so that a predictor would learn nothing;"
                    + " leave the predictor out, or use a loss with a predictor, such as simsiam");
        }
        boolean running = field instanceof RunningStatistic;
        OptionalDouble teacher = teacherRate(field);
        return predictor.isEmpty() && teacher.isEmpty() && !running
                ? encoder
                : new EncoderWithCompanions(encoder, predictor, teacher, running);
    }

    /** Returns a message about the companions that a field needs and a plain encoder lacks; empty if it needs none. */
    public static Optional<String> missing(EmbeddingField field) {
        return teacherRate(field).isPresent() || field instanceof RunningStatistic
                ? Optional.of("the loss needs a teacher or a running statistic;"
                        + " create the encoder with EncoderWithCompanions.of")
                : Optional.empty();
    }

    private static OptionalDouble teacherRate(EmbeddingField field) {
        return field instanceof PredictionField p ? p.teacherRate() : OptionalDouble.empty();
    }

    /** Returns the encoder without companions. */
    public Encoder encoder() {
        return encoder;
    }

    /** Returns the predictor, if there is one. */
    public Optional<PredictorHead> predictor() {
        return predictor;
    }

    /** Returns the number of leading blocks that are learned: those of the encoder and of a predictor with weights. */
    public int learnedBlocks(int inputDimension) {
        Parts parts = parts(inputDimension);
        return predictor.filter(p -> !p.carriesState()).isPresent() ? parts.head() : parts.own();
    }

    /** Returns the rate β at which the teacher follows the encoder, in 1/time, if there is a teacher. */
    public OptionalDouble teacherRate() {
        return teacherRate;
    }

    /**
     * Returns true if all companions rotate with the output block, which a constraint up to rotations requires. A teacher,
     * a running statistic and a learned head do not.
     */
    public boolean rotatesWithOutputs() {
        return teacherRate.isEmpty()
                && !running
                && predictor.map(RotationInvariant.class::isInstance).orElse(true);
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

    /** Draws initial weights. A running statistic starts at zero, as in the papers; a teacher at the encoder's weights. */
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

    /** Copies the encoder's weights to the teacher; called after the encoder has been moved to its constraints. */
    public void startTeacher(int inputDimension, Weights weights) {
        if (teacherRate.isPresent()) {
            Parts parts = parts(inputDimension);
            parts.teacher(weights).set(parts.encoder(weights));
        }
    }

    /** Binds the encoder without companions; the gradient of their blocks is zero. */
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

    /** Returns which blocks belong to which part. */
    public Parts parts(int inputDimension) {
        int own = encoder.blocks(inputDimension).size();
        int head = own + predictor.map(p -> p.blocks(outputs()).size()).orElse(0);
        return new Parts(own, head, running);
    }

    /**
     * The ranges of blocks of each part. The parts share their matrices with the weights they are taken from.
     *
     * @param own number of blocks of the encoder
     * @param head number of blocks up to the end of the predictor's
     * @param hasRunning true if the next block is a running statistic
     */
    @API(status = API.Status.MAINTAINED, since = "0.1")
    public record Parts(int own, int head, boolean hasRunning) {

        /** Returns the blocks of the encoder. */
        public Weights encoder(Weights all) {
            return new Weights(all.blocks().subList(0, own));
        }

        /** Returns the blocks of the predictor; none if there is no predictor or it has no weights. */
        public Weights predictor(Weights all) {
            return new Weights(all.blocks().subList(own, head));
        }

        /** Returns the running statistic. */
        public Optional<R064Store> running(Weights all) {
            return hasRunning ? Optional.of(all.blocks().get(head)) : Optional.empty();
        }

        /** Returns the blocks of the teacher; none without a teacher. */
        public Weights teacher(Weights all) {
            return new Weights(all.blocks()
                    .subList(hasRunning ? head + 1 : head, all.blocks().size()));
        }
    }
}
