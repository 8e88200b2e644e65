package org.repdyn.core.views;

import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/**
 * Further matrices of a batch besides its embeddings U: predictions, embeddings of a teacher, a running statistic. The dynamics
 * computes them, not the loss; each is read only.
 *
 * @param predictions P, N×k: output of the predictor for each row of U
 * @param teacher T, N×k: embeddings of the same views under the averaged weights of a teacher (EMA); no gradient flows through them
 * @param running k×k: statistic averaged over time
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record Companions(Optional<R064Store> predictions, Optional<R064Store> teacher, Optional<R064Store> running) {

    /** No companions. */
    public static final Companions NONE = new Companions(Optional.empty(), Optional.empty(), Optional.empty());

    public Companions {
        Objects.requireNonNull(predictions, "the argument 'predictions' is null");
        Objects.requireNonNull(teacher, "the argument 'teacher' is null");
        Objects.requireNonNull(running, "the argument 'running' is null");
    }
}
