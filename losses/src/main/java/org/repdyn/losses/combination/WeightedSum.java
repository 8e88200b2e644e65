package org.repdyn.losses.combination;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.losses.internal.Matrices;
import org.repdyn.losses.internal.UndefinedPoint;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.Homogeneous;
import org.repdyn.losses.spi.Loss;
import org.repdyn.losses.spi.MomentField;
import org.repdyn.losses.spi.NumericalGradients;
import org.repdyn.losses.spi.PairingMatrix;
import org.repdyn.losses.spi.PredictionField;
import org.repdyn.losses.spi.QuadraticLoss;
import org.repdyn.losses.spi.RotationInvariant;
import org.repdyn.losses.spi.RunningStatistic;
import org.repdyn.losses.spi.ScaleInvariant;
import org.repdyn.losses.spi.SurrogateField;

/**
 * Sum Σ wᵢLᵢ of losses or fields. A batch has the views that any term requires; each term reads the anchors and as many
 * positives and negatives as it requires itself, so a term of one view acts on the anchors. The sum is a loss if all terms are
 * losses, and has the capabilities that all terms have: quadratic form, rotation invariance, scale invariance, homogeneity of
 * one degree, being a function of moments. At most one term may have a companion, that is a predictor, a teacher or a running statistic; it is that of the sum.
 */
class WeightedSum implements EmbeddingField {

    private final List<WeightedTerm> terms;
    private final List<TermViews> parts;
    private final ViewRequirements views;
    private final List<R064Store> scratch = new ArrayList<>();

    WeightedSum(List<WeightedTerm> terms) {
        this.terms = List.copyOf(terms);
        this.parts = terms.stream().map(t -> new TermViews(t.field().views())).toList();
        this.views = new ViewRequirements(
                parts.stream().mapToInt(p -> p.required().positives()).max().orElseThrow(),
                parts.stream().mapToInt(p -> p.required().negatives()).max().orElseThrow(),
                parts.stream().anyMatch(p -> p.required().targets()));
        terms.forEach(t -> scratch.add(R064Store.FACTORY.make(0, 0)));
    }

    /**
     * Creates a sum; its type states its capabilities.
     *
     * @param terms terms, at least one
     * @throws IllegalArgumentException if there are no terms, or if several have companions
     */
    public static EmbeddingField of(List<WeightedTerm> terms) {
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("a weighted sum needs at least one term");
        }
        boolean rotationInvariant = all(terms, RotationInvariant.class);
        int[] withCompanion = IntStream.range(0, terms.size())
                .filter(t -> hasCompanion(terms.get(t).field()))
                .toArray();
        if (withCompanion.length > 1) {
            throw new IllegalArgumentException(
                    "a weighted sum has at most one term with a predictor, a teacher or a running statistic");
        }
        if (withCompanion.length == 1) {
            int term = withCompanion[0];
            return terms.get(term).field() instanceof PredictionField
                    ? PredictionSum.of(terms, term, rotationInvariant)
                    : RunningSum.of(terms, term, rotationInvariant, haveValues(terms));
        }
        if (!all(terms, Loss.class)) {
            return ofFields(terms, rotationInvariant);
        }
        if (all(terms, QuadraticLoss.class)) {
            return new QuadraticSum(terms);
        }
        if (all(terms, ScaleInvariant.class)) {
            return rotationInvariant ? new RotationAndScaleInvariantSum(terms) : new ScaleInvariantSum(terms);
        }
        Set<Double> degrees = terms.stream()
                .map(t -> t.field() instanceof Homogeneous homogeneous ? homogeneous.degree() : Double.NaN)
                .collect(Collectors.toSet());
        if (degrees.size() == 1 && !degrees.contains(Double.NaN)) {
            double degree = degrees.iterator().next();
            return rotationInvariant
                    ? new RotationInvariantHomogeneousSum(terms, degree)
                    : new HomogeneousSum(terms, degree);
        }
        return rotationInvariant ? new RotationInvariantSum(terms) : new LossSum(terms);
    }

    /** Returns true if a field reads predictions, embeddings of a teacher or a running statistic. */
    static boolean hasCompanion(EmbeddingField field) {
        return field instanceof PredictionField || field instanceof RunningStatistic;
    }

    private static EmbeddingField ofFields(List<WeightedTerm> terms, boolean rotationInvariant) {
        if (haveValues(terms)) {
            return rotationInvariant ? new RotationInvariantSurrogateSum(terms) : new SurrogateSum(terms);
        }
        return rotationInvariant ? new RotationInvariantFieldSum(terms) : new WeightedSum(terms);
    }

    /** Returns true if each term is a loss or has a surrogate. */
    private static boolean haveValues(List<WeightedTerm> terms) {
        return terms.stream().allMatch(t -> t.field() instanceof Loss || t.field() instanceof SurrogateField);
    }

    private static boolean all(List<WeightedTerm> terms, Class<?> capability) {
        return terms.stream().allMatch(t -> capability.isInstance(t.field()));
    }

    @Override
    public final ViewRequirements views() {
        return views;
    }

    @Override
    public void field(Embeddings embeddings, R064Store result) {
        views.require("weighted-sum", embeddings.layout());
        embeddings.checkResult(result);
        Arrays.fill(result.data, 0);
        for (int t = 0; t < terms.size(); t++) {
            Embeddings own = parts.get(t).of(embeddings);
            R064Store part = scratch(t, own);
            terms.get(t).field().field(own, part);
            parts.get(t).add(part, terms.get(t).weight(), embeddings.layout(), result);
        }
    }

    @Override
    public final Optional<MomentField> momentField() {
        return SumOfMoments.of(this, terms, parts);
    }

    @Override
    public final Optional<NumericalGradients> numericalGradients() {
        return terms.stream()
                .flatMap(term -> term.field().numericalGradients().stream())
                .reduce(NumericalGradients::plus);
    }

    /** Returns the number of terms. */
    final int size() {
        return terms.size();
    }

    /** Returns the field of a term. */
    final EmbeddingField term(int term) {
        return terms.get(term).field();
    }

    /** Returns the embeddings that a term reads. */
    final Embeddings read(int term, Embeddings embeddings) {
        return parts.get(term).of(embeddings);
    }

    /** Adds the weighted part of a term to the rows that it reads. */
    final void add(int term, R064Store part, Embeddings embeddings, R064Store result) {
        parts.get(term).add(part, terms.get(term).weight(), embeddings.layout(), result);
    }

    /** Returns room for the part of a term. */
    final R064Store scratch(int term, Embeddings own) {
        R064Store room = Matrices.fit(scratch.get(term), own.layout().rows(), own.dimension());
        scratch.set(term, room);
        return room;
    }

    /** Returns the weighted sum of the values, or of the surrogates of terms that are not losses. */
    final double sumOfValues(Embeddings embeddings) {
        views.require("weighted-sum", embeddings.layout());
        double sum = 0;
        boolean defined = true;
        for (int t = 0; t < terms.size(); t++) {
            Embeddings own = parts.get(t).of(embeddings);
            double value = terms.get(t).field() instanceof Loss loss
                    ? loss.value(own)
                    : ((SurrogateField) terms.get(t).field()).surrogate(own);
            sum += terms.get(t).weight() * value;
            defined &= !Double.isNaN(value);
        }
        return checked(sum, defined);
    }

    /** Returns the weighted sum of the values, and overwrites {@code gradient} with that of the gradients. */
    final double sumWithGradient(Embeddings embeddings, R064Store gradient) {
        views.require("weighted-sum", embeddings.layout());
        embeddings.checkResult(gradient);
        Arrays.fill(gradient.data, 0);
        double sum = 0;
        boolean defined = true;
        for (int t = 0; t < terms.size(); t++) {
            Embeddings own = parts.get(t).of(embeddings);
            R064Store part = scratch(t, own);
            double value = ((Loss) terms.get(t).field()).valueAndGradient(own, part);
            sum += terms.get(t).weight() * value;
            parts.get(t).add(part, terms.get(t).weight(), embeddings.layout(), gradient);
            defined &= !Double.isNaN(value);
        }
        return checked(sum, defined);
    }

    /** Returns the pairing matrix of a sum of quadratic losses. */
    final PairingMatrix sumOfPairings(ViewLayout layout) {
        return new SumOfPairings(layout, terms, parts);
    }

    /**
     * Returns a sum of values.
     *
     * @throws ArithmeticException if the terms overflow to infinities of opposite sign
     */
    private static double checked(double sum, boolean defined) {
        if (Double.isNaN(sum) && defined) {
            throw UndefinedPoint.exception("weighted-sum", "the terms overflow to infinities of opposite sign");
        }
        return sum;
    }

    private static final class RotationInvariantFieldSum extends WeightedSum implements RotationInvariant {
        RotationInvariantFieldSum(List<WeightedTerm> terms) {
            super(terms);
        }
    }

    private static class SurrogateSum extends WeightedSum implements SurrogateField {
        SurrogateSum(List<WeightedTerm> terms) {
            super(terms);
        }

        @Override
        public final double surrogate(Embeddings embeddings) {
            return sumOfValues(embeddings);
        }
    }

    private static final class RotationInvariantSurrogateSum extends SurrogateSum implements RotationInvariant {
        RotationInvariantSurrogateSum(List<WeightedTerm> terms) {
            super(terms);
        }
    }

    private static class LossSum extends WeightedSum implements Loss {
        LossSum(List<WeightedTerm> terms) {
            super(terms);
        }

        @Override
        public final double value(Embeddings embeddings) {
            return sumOfValues(embeddings);
        }

        @Override
        public final double valueAndGradient(Embeddings embeddings, R064Store gradient) {
            return sumWithGradient(embeddings, gradient);
        }

        @Override
        public final void field(Embeddings embeddings, R064Store result) {
            sumWithGradient(embeddings, result);
        }
    }

    private static final class RotationInvariantSum extends LossSum implements RotationInvariant {
        RotationInvariantSum(List<WeightedTerm> terms) {
            super(terms);
        }
    }

    private static final class ScaleInvariantSum extends LossSum implements ScaleInvariant {
        ScaleInvariantSum(List<WeightedTerm> terms) {
            super(terms);
        }
    }

    private static final class RotationAndScaleInvariantSum extends LossSum
            implements RotationInvariant, ScaleInvariant {
        RotationAndScaleInvariantSum(List<WeightedTerm> terms) {
            super(terms);
        }
    }

    private static class HomogeneousSum extends LossSum implements Homogeneous {
        private final double degree;

        HomogeneousSum(List<WeightedTerm> terms, double degree) {
            super(terms);
            this.degree = degree;
        }

        @Override
        public final double degree() {
            return degree;
        }
    }

    private static final class RotationInvariantHomogeneousSum extends HomogeneousSum implements RotationInvariant {
        RotationInvariantHomogeneousSum(List<WeightedTerm> terms, double degree) {
            super(terms, degree);
        }
    }

    private static final class QuadraticSum extends LossSum implements QuadraticLoss {
        QuadraticSum(List<WeightedTerm> terms) {
            super(terms);
        }

        @Override
        public PairingMatrix pairing(ViewLayout layout) {
            return sumOfPairings(layout);
        }
    }

    /**
     * Pairing matrix Σ wᵢMᵢ, each Mᵢ on the rows that its term reads.
     *
     * @param layout layout of the batch of the sum
     */
    private record SumOfPairings(ViewLayout layout, List<WeightedTerm> terms, List<TermViews> parts)
            implements PairingMatrix {

        @Override
        public int size() {
            return layout.rows();
        }

        @Override
        public void multiply(R064Store u, R064Store result) {
            Arrays.fill(result.data, 0);
            for (int t = 0; t < terms.size(); t++) {
                TermViews part = parts.get(t);
                R064Store own = part.select(u, layout, R064Store.FACTORY.make(0, 0));
                R064Store product = R064Store.FACTORY.make(own.getRowDim(), own.getColDim());
                ((QuadraticLoss) terms.get(t).field())
                        .pairing(part.layout(layout))
                        .multiply(own, product);
                part.add(product, terms.get(t).weight(), layout, result);
            }
        }
    }
}
