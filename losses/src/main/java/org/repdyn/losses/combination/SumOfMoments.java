package org.repdyn.losses.combination;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.losses.spi.EmbeddingMoments;
import org.repdyn.losses.spi.MomentCoefficients;
import org.repdyn.losses.spi.MomentField;

/** A weighted sum of fields of moments as one of them: its factors and constants are the sums of those of the terms, at the blocks that each term reads. */
final class SumOfMoments implements MomentField {

    private final WeightedSum sum;
    private final List<Part> parts;

    private SumOfMoments(WeightedSum sum, List<Part> parts) {
        this.sum = sum;
        this.parts = parts;
    }

    /** Returns the sum as a field of moments; empty if a term is none. */
    static Optional<MomentField> of(WeightedSum sum, List<WeightedTerm> terms, List<TermViews> views) {
        List<Part> parts = new ArrayList<>();
        for (int t = 0; t < terms.size(); t++) {
            Optional<MomentField> field = terms.get(t).field().momentField();
            if (field.isEmpty()) {
                return Optional.empty();
            }
            parts.add(new Part(field.get(), terms.get(t).weight(), views.get(t)));
        }
        return Optional.of(new SumOfMoments(sum, parts));
    }

    @Override
    public ViewRequirements views() {
        return sum.views();
    }

    @Override
    public void field(Embeddings embeddings, R064Store result) {
        sum.field(embeddings, result);
    }

    @Override
    public boolean coefficients(EmbeddingMoments moments, LinearAlgebra algebra, MomentCoefficients result) {
        ViewLayout layout = views().layout(moments.samples());
        for (Part part : parts) {
            if (!part.addTo(result, moments, layout, algebra)) {
                return false;
            }
        }
        return true;
    }

    /** A term with the moments that it reads, which share the memory of those of the sum, and room for its coefficients. */
    private static final class Part {

        private final MomentField field;
        private final double weight;
        private final TermViews views;
        private Optional<EmbeddingMoments> whole = Optional.empty();
        private List<Integer> blocks = List.of();
        private EmbeddingMoments moments = EmbeddingMoments.zero(1, 1, 1);
        private MomentCoefficients coefficients = MomentCoefficients.zero(1, 1, 1);

        Part(MomentField field, double weight, TermViews views) {
            this.field = field;
            this.weight = weight;
            this.views = views;
        }

        @SuppressWarnings("ReferenceEquality") // a field hands over one object, whose memory is read anew each time
        boolean addTo(MomentCoefficients result, EmbeddingMoments all, ViewLayout layout, LinearAlgebra algebra) {
            if (whole.isEmpty() || whole.get() != all) {
                select(all, layout);
            }
            coefficients.clear();
            if (!field.coefficients(moments, algebra, coefficients)) {
                return false;
            }
            for (int b = 0; b < coefficients.constants().size(); b++) {
                int to = blocks.get(b);
                for (int c = 0; c < blocks.size(); c++) {
                    result.addCentred(blocks.get(c), to, weight, coefficients.factor(c, b));
                }
                double[] constant = result.constant(to);
                for (int i = 0; i < constant.length; i++) {
                    constant[i] += weight * coefficients.constant(b)[i];
                }
            }
            return true;
        }

        /** Chooses the blocks that the term reads, the targets last. */
        private void select(EmbeddingMoments all, ViewLayout layout) {
            blocks = new ArrayList<>(views.blocks(layout));
            int own = blocks.size();
            if (views.required().targets()) {
                blocks.add(layout.blocks());
            }
            moments = new EmbeddingMoments(
                    all.samples(),
                    blocks.stream().map(all.means()::get).toList(),
                    blocks.stream()
                            .map(a -> blocks.stream()
                                    .map(b -> all.covariance(a, b))
                                    .toList())
                            .toList());
            coefficients = MomentCoefficients.zero(blocks.size(), own, all.dimension());
            whole = Optional.of(all);
        }
    }
}
