package org.repdyn.losses.spi;

import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.digest.Fingerprint;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.plugin.PluginOwner;
import org.repdyn.core.views.Embeddings;

/**
 * Calls of a field or a loss that find two mistakes of a plugin: a change of the embeddings that it was given, which only the
 * engine may change, and a value or field that is not finite at embeddings that are. Both end a run with a message that names the
 * loss as the reason. A value that is not finite counts as a mistake of the loss only if the embeddings are below the limits
 * of this class; above them a correct loss may overflow too, and the run counts as divergence of the weights. At embeddings near the
 * smallest numbers of double precision the inverse of their size overflows, and the message names the size as the reason. A check costs
 * one pass over the embeddings before and after a call.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class FieldCheck {

    /** Largest entry of embeddings at which NaN is a mistake: fourth powers and sums of them fit double precision. */
    private static final double MODERATE = 1e75;

    /**
     * Largest entry of embeddings at which an infinity is a mistake. A loss of degree 20 is still finite there, while data,
     * and embeddings of a run that does not diverge, are many orders of magnitude smaller. The limit for NaN is higher because a
     * correct loss overflows to an infinity first.
     */
    private static final double ORDINARY = 1e15;

    /**
     * Size of embeddings, apart from zero, below which no loss is to blame: the field of a scale-invariant loss is as large as the
     * inverse of this size, times an inverse temperature.
     */
    private static final double LEAST = 1e-300;

    private FieldCheck() {}

    /**
     * Calls {@link EmbeddingField#field}.
     *
     * @throws BrokenLossException if the field changes the embeddings, or is not finite at embeddings of moderate size
     */
    public static void field(EmbeddingField field, Embeddings embeddings, R064Store result) {
        long before = fingerprint(embeddings);
        field.field(embeddings, result);
        check("field", field, before, embeddings, kind(result));
    }

    /**
     * Calls {@link PredictionField#field(Embeddings, R064Store, R064Store)}.
     *
     * @throws BrokenLossException if the field changes the embeddings, or is not finite at embeddings of moderate size
     */
    public static void field(
            PredictionField field, Embeddings embeddings, R064Store toEmbeddings, R064Store toPredictions) {
        long before = fingerprint(embeddings);
        field.field(embeddings, toEmbeddings, toPredictions);
        check("field", field, before, embeddings, kind(toEmbeddings).worse(kind(toPredictions)));
    }

    /**
     * Returns {@link Loss#value}.
     *
     * @throws BrokenLossException if the loss changes the embeddings, or is not finite at embeddings of moderate size
     */
    public static double value(Loss loss, Embeddings embeddings) {
        long before = fingerprint(embeddings);
        double value = loss.value(embeddings);
        check("value", loss, before, embeddings, Kind.of(value));
        return value;
    }

    /**
     * Returns {@link QuadraticLoss#hessian} of the loss of embeddings that are linear in features.
     *
     * @param features features Φ, in place of embeddings
     * @throws BrokenLossException if the loss changes the features, or the Hessian is not finite at features of moderate size
     */
    public static R064Store hessian(QuadraticLoss loss, Embeddings features) {
        long before = fingerprint(features);
        R064Store hessian = loss.hessian(features.layout(), features.matrix(), features.algebra());
        check("Hessian", loss, before, features, kind(hessian));
        return hessian;
    }

    private static void check(String what, EmbeddingField field, long before, Embeddings embeddings, Kind kind) {
        if (fingerprint(embeddings) != before) {
            throw new BrokenLossException(
                    "the " + name(field) + " changed the embeddings that it was given; a loss may only read them, and"
                            + " its author must copy what it changes",
                    false);
        }
        if (kind == Kind.FINITE) {
            return;
        }
        double size = largest(embeddings.matrix());
        if (size > 0 && size < LEAST) {
            throw new BrokenLossException(
                    "the " + what + " of the " + name(field) + " is " + kind.text
                            + " because the embeddings are near the smallest numbers of double precision: the largest"
                            + " has the size "
                            + Decimals.text(size),
                    false);
        }
        if (isAtMost(kind.limit, embeddings)) {
            throw new BrokenLossException(
                    "the " + what + " of the " + name(field) + " is " + kind.text
                            + " at finite embeddings, the largest of size "
                            + Decimals.text(size)
                            + "; take options of the loss nearer to 1, and if they are of ordinary size, this is a"
                            + " mistake of the loss, and not a divergence of the weights",
                    kind == Kind.INFINITE);
        }
    }

    /** Returns the name of a loss, with its jar if it has one. */
    private static String name(EmbeddingField field) {
        return PluginOwner.of(field).orElse("loss");
    }

    private static boolean isAtMost(double limit, Embeddings embeddings) {
        return isAtMost(limit, embeddings.matrix())
                && isAtMost(limit, embeddings.companions().predictions())
                && isAtMost(limit, embeddings.companions().teacher())
                && isAtMost(limit, embeddings.companions().running());
    }

    private static boolean isAtMost(double limit, Optional<R064Store> matrix) {
        return matrix.isEmpty() || isAtMost(limit, matrix.get());
    }

    private static boolean isAtMost(double limit, R064Store matrix) {
        // NaN is not at most the limit.
        return largest(matrix) <= limit;
    }

    private static double largest(R064Store matrix) {
        double largest = 0;
        for (double u : matrix.data) {
            largest = Math.max(largest, Math.abs(u));
        }
        return largest;
    }

    private static Kind kind(R064Store matrix) {
        if (finite(matrix.data)) {
            return Kind.FINITE;
        }
        Kind kind = Kind.FINITE;
        for (double value : matrix.data) {
            if (!Double.isFinite(value)) {
                kind = kind.worse(Kind.of(value));
            }
        }
        return kind;
    }

    /** Returns true if all numbers are finite: a product of 0 with one that is not is NaN, and so are its sums with others. One sum would wait for each addition. */
    private static boolean finite(double[] x) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < x.length; i += 4) {
            s0 += x[i] * 0;
            s1 += x[i + 1] * 0;
            s2 += x[i + 2] * 0;
            s3 += x[i + 3] * 0;
        }
        for (; i < x.length; i++) {
            s0 += x[i] * 0;
        }
        return (s0 + s1) + (s2 + s3) == 0;
    }

    /** Kinds of results, in the order from right to wrong. */
    private enum Kind {
        FINITE("finite", 0),
        INFINITE("infinite", ORDINARY),
        NAN("NaN", MODERATE);

        private final String text;
        private final double limit;

        Kind(String text, double limit) {
            this.text = text;
            this.limit = limit;
        }

        static Kind of(double value) {
            return Double.isFinite(value) ? FINITE : Double.isNaN(value) ? NAN : INFINITE;
        }

        Kind worse(Kind other) {
            return compareTo(other) >= 0 ? this : other;
        }
    }

    private static long fingerprint(Embeddings embeddings) {
        long fingerprint = Fingerprint.of(embeddings.matrix().data);
        fingerprint = Fingerprint.combined(
                fingerprint, fingerprint(embeddings.companions().predictions()));
        fingerprint = Fingerprint.combined(
                fingerprint, fingerprint(embeddings.companions().teacher()));
        return Fingerprint.combined(
                fingerprint, fingerprint(embeddings.companions().running()));
    }

    private static long fingerprint(Optional<R064Store> matrix) {
        return matrix.map(m -> Fingerprint.of(m.data)).orElse(0L);
    }
}
