package org.repdyn.losses.spi;

import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.digest.Fingerprint;
import org.repdyn.core.views.Embeddings;

/**
 * Calls of a field or a loss that find two mistakes of a plugin: a change of the embeddings that it was given, which only the
 * engine may change, and NaN at embeddings of moderate size. Both end a run with a message that names the loss, and not the
 * weights, as the reason. A check costs one pass over the embeddings before and after a call.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class FieldCheck {

    /** Largest entry of embeddings at which NaN is a mistake: fourth powers and sums of them fit double precision. */
    private static final double MODERATE = 1e75;

    private FieldCheck() {}

    /**
     * Calls {@link EmbeddingField#field}.
     *
     * @throws BrokenLossException if the field changes the embeddings, or is NaN at finite embeddings of moderate size
     */
    public static void field(EmbeddingField field, Embeddings embeddings, R064Store result) {
        long before = fingerprint(embeddings);
        field.field(embeddings, result);
        check("the field of the loss", before, embeddings, hasNaN(result));
    }

    /**
     * Calls {@link PredictionField#field(Embeddings, R064Store, R064Store)}.
     *
     * @throws BrokenLossException if the field changes the embeddings, or is NaN at finite embeddings of moderate size
     */
    public static void field(
            PredictionField field, Embeddings embeddings, R064Store toEmbeddings, R064Store toPredictions) {
        long before = fingerprint(embeddings);
        field.field(embeddings, toEmbeddings, toPredictions);
        check("the field of the loss", before, embeddings, hasNaN(toEmbeddings) || hasNaN(toPredictions));
    }

    /**
     * Returns {@link Loss#value}.
     *
     * @throws BrokenLossException if the loss changes the embeddings, or is NaN at finite embeddings of moderate size
     */
    public static double value(Loss loss, Embeddings embeddings) {
        long before = fingerprint(embeddings);
        double value = loss.value(embeddings);
        check("the value of the loss", before, embeddings, Double.isNaN(value));
        return value;
    }

    private static void check(String what, long before, Embeddings embeddings, boolean nan) {
        if (fingerprint(embeddings) != before) {
            throw new BrokenLossException(
                    "the loss changed the embeddings that it was given; a loss may only read them, and"
                            + " its author must copy what it changes");
        }
        if (nan && isModerate(embeddings)) {
            throw new BrokenLossException(
                    what + " is NaN at finite embeddings, the largest of size " + largest(embeddings.matrix())
                            + "; this is a mistake of the loss, and not a divergence of the weights");
        }
    }

    private static boolean isModerate(Embeddings embeddings) {
        return isModerate(embeddings.matrix())
                && embeddings
                        .companions()
                        .predictions()
                        .filter(p -> !isModerate(p))
                        .isEmpty()
                && embeddings.companions().teacher().filter(t -> !isModerate(t)).isEmpty()
                && embeddings.companions().running().filter(r -> !isModerate(r)).isEmpty();
    }

    private static boolean isModerate(R064Store matrix) {
        // NaN is not moderate.
        return largest(matrix) <= MODERATE;
    }

    private static double largest(R064Store matrix) {
        double largest = 0;
        for (double u : matrix.data) {
            largest = Math.max(largest, Math.abs(u));
        }
        return largest;
    }

    private static boolean hasNaN(R064Store matrix) {
        for (double value : matrix.data) {
            if (Double.isNaN(value)) {
                return true;
            }
        }
        return false;
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
