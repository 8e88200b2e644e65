package org.repdyn.losses.checks;

import java.util.ArrayList;
import java.util.List;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.check.Property;
import org.repdyn.core.views.Embeddings;
import org.repdyn.losses.spi.BrokenLossException;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.FieldCheck;
import org.repdyn.losses.spi.Loss;

/**
 * The numbers of a loss at very small, very large and collapsed embeddings: finite, by the same rules as in a run, or refused by an
 * ArithmeticException that says why the loss is not defined there.
 */
final class Extremes {

    /** Sizes of embeddings. A run accepts infinite numbers above 1e15, where a correct loss may overflow. */
    private static final List<String> SIZES = List.of("1e-12", "1e-3", "1e3", "1e12");

    private Extremes() {}

    static List<Property> of(CheckedBatch batch) {
        List<Property> properties = new ArrayList<>();
        R064Store u = batch.batch.matrix();
        for (String size : SIZES) {
            properties.add(finite(
                    "finite or refused at embeddings of size " + size,
                    batch,
                    CheckedBatch.combination(Double.parseDouble(size) / batch.scale, u, 0, u)));
        }
        R064Store equal = CheckedBatch.zero(u);
        for (int i = 0; i < u.getRowDim(); i++) {
            for (int j = 0; j < u.getColDim(); j++) {
                equal.set(i, j, u.doubleValue(0, j));
            }
        }
        properties.add(finite("finite or refused at equal embeddings (collapse)", batch, equal));
        properties.add(finite("finite or refused at embeddings of zero", batch, CheckedBatch.zero(u)));
        return properties;
    }

    /** Returns that the loss is finite at embeddings, or refuses them with a reason. */
    static Property finite(String name, CheckedBatch batch, R064Store u) {
        Embeddings embeddings = batch.at(u);
        EmbeddingField field = batch.fresh();
        try {
            FieldCheck.field(field, embeddings, CheckedBatch.zero(u));
            if (field instanceof Loss loss) {
                FieldCheck.value(loss, embeddings);
            }
            return Property.holds(name);
        } catch (BrokenLossException broken) {
            return Property.fails(name, String.valueOf(broken.getMessage()));
        } catch (ArithmeticException undefined) {
            return Property.holds(name);
        }
    }
}
