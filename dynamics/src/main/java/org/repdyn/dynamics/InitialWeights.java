package org.repdyn.dynamics;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.EncoderWithCompanions;
import org.repdyn.dynamics.spi.WeightBlock;
import org.repdyn.manifolds.spi.Constraint;

/**
 * Initial weights: one random draw that does not depend on the constraints, moved to the nearest point of each manifold.
 * Arms that differ only in their constraints thus start from the same subspace and at the same scale.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class InitialWeights {

    /**
     * Largest relative violation of a constraint by given weights: rounding of double precision with six digits of margin, so that
     * single precision is refused.
     */
    static final double RESIDUAL_TOLERANCE = 1e-10;

    private InitialWeights() {}

    /**
     * Draws weights on the constraints.
     *
     * @param constraints one per block, in the order of {@link Encoder#blocks}
     * @param dimension input dimension d
     * @param seed fixes the draw
     * @throws IllegalArgumentException if the dimension is not positive, or there is another number of constraints than blocks
     */
    public static Weights draw(
            Encoder encoder, List<Constraint> constraints, int dimension, Seed seed, LinearAlgebra algebra) {
        if (dimension < 1) {
            throw new IllegalArgumentException("inputs have at least 1 dimension, got " + dimension);
        }
        List<WeightBlock> blocks = encoder.blocks(dimension);
        if (constraints.size() != blocks.size()) {
            throw new IllegalArgumentException("the encoder has the weight blocks " + names(blocks)
                    + ", so it needs as many constraints, got " + constraints.size());
        }
        Weights drawn = encoder.initialise(dimension, seed);
        Weights result = drawn.zeros();
        for (int i = 0; i < blocks.size(); i++) {
            WeightBlock block = blocks.get(i);
            R064Store point = result.blocks().get(i);
            constraints
                    .get(i)
                    .startingPoints(block.rows(), block.columns(), block.scale(), algebra)
                    .nearest(drawn.blocks().get(i), point);
        }
        if (encoder instanceof EncoderWithCompanions withCompanions) {
            withCompanions.startTeacher(dimension, result);
        }
        return result;
    }

    /**
     * Returns given weights, which are used as they are. Blocks of companions (a predictor head, a teacher, a running statistic) may be
     * missing: they start as in {@link #draw}, a teacher at the encoder's weights.
     *
     * @param source name of the file that the weights come from, for messages
     * @param given weights by the name of the block
     * @param constraints one per block, in the order of {@link Encoder#blocks}
     * @param dimension input dimension d
     * @param seed fixes the draw of missing blocks
     * @throws IllegalArgumentException if a block of the encoder is missing, has another shape, or violates its constraint by
     *     more than {@value #RESIDUAL_TOLERANCE}
     */
    public static Weights given(
            String source,
            Map<String, R064Store> given,
            Encoder encoder,
            List<Constraint> constraints,
            int dimension,
            Seed seed,
            LinearAlgebra algebra) {
        List<WeightBlock> blocks = encoder.blocks(dimension);
        int own = encoder instanceof EncoderWithCompanions accompanied
                ? accompanied.parts(dimension).own()
                : blocks.size();
        for (WeightBlock block : blocks.subList(0, own)) {
            if (!given.containsKey(block.name())) {
                throw new IllegalArgumentException(
                        "initial-weights: " + source + " has no weight block '" + block.name()
                                + "'. The encoder needs " + names(blocks.subList(0, own)) + "; the file has "
                                + (given.isEmpty()
                                        ? "none"
                                        : given.keySet().stream().sorted().collect(Collectors.joining(", "))));
            }
        }
        Weights result = own == blocks.size()
                ? new Weights(blocks.stream()
                        .map(b -> R064Store.FACTORY.make(b.rows(), b.columns()))
                        .toList())
                : draw(encoder, constraints, dimension, seed, algebra);
        put(source, given, blocks, constraints, algebra, result);
        if (encoder instanceof EncoderWithCompanions accompanied) {
            accompanied.startTeacher(dimension, result);
            // A teacher of the file replaces the copy of the encoder.
            put(source, given, blocks, constraints, algebra, result);
        }
        return result;
    }

    private static void put(
            String source,
            Map<String, R064Store> given,
            List<WeightBlock> blocks,
            List<Constraint> constraints,
            LinearAlgebra algebra,
            Weights result) {
        for (int i = 0; i < blocks.size(); i++) {
            WeightBlock block = blocks.get(i);
            R064Store matrix = given.get(block.name());
            if (matrix == null) {
                continue;
            }
            if (matrix.getRowDim() != block.rows() || matrix.getColDim() != block.columns()) {
                throw new IllegalArgumentException(
                        "initial-weights: weight block '" + block.name() + "' has the shape ("
                                + matrix.getRowDim() + ", " + matrix.getColDim() + ") in " + source
                                + ", and the encoder needs ("
                                + block.rows() + ", " + block.columns() + ")");
            }
            double residual = constraints
                    .get(i)
                    .on(block.rows(), block.columns(), block.scale(), algebra)
                    .residual(matrix);
            if (!(residual <= RESIDUAL_TOLERANCE)) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "initial-weights: weight block '%s' of %s does not satisfy its constraint: the residual is"
                                + " %.3g, at most %.0e is allowed. Move it to the nearest point in double precision (for"
                                + " orthogonal columns: W = UV' * %s with the singular vectors U, V), or use constraint"
                                + " euclidean",
                        block.name(),
                        source,
                        residual,
                        RESIDUAL_TOLERANCE,
                        block.scale()));
            }
            System.arraycopy(matrix.data, 0, result.blocks().get(i).data, 0, matrix.data.length);
        }
    }

    private static String names(List<WeightBlock> blocks) {
        return blocks.stream().map(WeightBlock::name).collect(Collectors.joining(", "));
    }
}
