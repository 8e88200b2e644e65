package org.repdyn.dynamics.observables;

import java.util.List;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.ProviderCatalogue;
import org.repdyn.core.plugin.Reference;
import org.repdyn.dynamics.predictor.SharedEigenvectors;

/** Catalogue of the observables of an encoder and its linear predictor head. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class NetworkObservables implements ProviderCatalogue {

    private static final Reference TIAN_CHEN_GANGULI = new Reference(
            "Tian, Chen, Ganguli",
            "Understanding self-supervised learning dynamics without contrastive pairs",
            2021,
            "section 3");

    /**
     * p_j = v_jᵀAv_j of a linear head A along the eigenvectors v_j that it shared with the encoder at the start. The order is
     * that of the start, so that a component keeps its index where two curves cross.
     */
    public static final ObservableProvider<NoOptions> PREDICTOR_MODES = ObservableProvider.of(
            "predictor-modes",
            "eigenvalues of a linear predictor, along the eigenvectors it shared with the encoder at the start",
            TIAN_CHEN_GANGULI,
            NoOptions.class,
            options -> new LinearHeadObservable(NetworkObservables::predictorModes));

    /** s_j = ‖Wv_j‖² of a linear encoder along the eigenvectors v_j of {@link #PREDICTOR_MODES}, in their order. */
    public static final ObservableProvider<NoOptions> ENCODER_MODES = ObservableProvider.of(
            "encoder-modes",
            "eigenvalues of W'W of a linear encoder, along the eigenvectors it shared with its predictor at the start",
            TIAN_CHEN_GANGULI,
            NoOptions.class,
            options -> new LinearHeadObservable(NetworkObservables::encoderModes));

    /**
     * ‖WᵀW − AAᵀ/α‖_F of a linear encoder W and a linear head A that learns α times as fast. WᵀẆ and ȦAᵀ/α differ by the weight
     * decay η alone, so the norm falls like e^{−2ηt} from any start and on any data.
     */
    public static final ObservableProvider<NoOptions> PREDICTOR_BALANCE = ObservableProvider.of(
            "predictor-balance",
            "norm of W'W - AA'/speed of a linear encoder and its linear predictor, which decays at twice the weight decay",
            TIAN_CHEN_GANGULI,
            NoOptions.class,
            options -> new LinearHeadObservable(NetworkObservables::balance));

    /** Coordinates of the subspace span W over the bottom eigenspace of C. */
    public static final ObservableProvider<GraphMatrixOptions> GRAPH_MATRIX = ObservableProvider.onRequest(
            "graph-matrix",
            "sizes of the coordinates of span W over the bottom eigenspace of C, which each move like exp(-2(li - lj)t)",
            new Reference(
                    "Yan, Helmke, Moore",
                    "Global analysis of Oja's flow for neural networks",
                    1994,
                    "IEEE Transactions on Neural Networks 5"),
            GraphMatrixOptions.class,
            options -> new GraphMatrix(options.rows()));

    private static double[] predictorModes(LinearHeadObservable.State state) {
        return SharedEigenvectors.quadraticForms(state.eigenvectors(), state.a(), state.algebra());
    }

    private static double[] encoderModes(LinearHeadObservable.State state) {
        R064Store along = state.algebra().multiply(state.w(), state.eigenvectors());
        int rows = along.getRowDim();
        double[] values = new double[along.getColDim()];
        for (int i = 0; i < along.data.length; i++) {
            values[i / rows] += along.data[i] * along.data[i];
        }
        return values;
    }

    private static double[] balance(LinearHeadObservable.State state) {
        R064Store balance = state.algebra().multiplyLeftTransposed(state.w(), state.w());
        R064Store square = state.algebra().multiplyRightTransposed(state.a(), state.a());
        double sum = 0;
        for (int i = 0; i < balance.data.length; i++) {
            sum = Math.hypot(sum, balance.data[i] - square.data[i] / state.speed());
        }
        return new double[] {sum};
    }

    @Override
    public List<PluginProvider<?>> providers() {
        return List.of(PREDICTOR_MODES, ENCODER_MODES, PREDICTOR_BALANCE, GRAPH_MATRIX);
    }
}
