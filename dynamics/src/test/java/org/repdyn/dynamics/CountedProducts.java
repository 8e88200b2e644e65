package org.repdyn.dynamics;

import java.lang.reflect.Proxy;
import java.util.stream.Stream;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.FixedMatrix;
import org.repdyn.core.algebra.LinearAlgebra;

/** Counts of the products of a service, and of those whose operands or result have as many rows or columns as there are rows of views. */
final class CountedProducts {

    private final int rows;
    private final LinearAlgebra algebra;
    private int products;
    private int onRows;

    CountedProducts(int rows) {
        this.rows = rows;
        this.algebra = (LinearAlgebra) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {LinearAlgebra.class}, (proxy, method, arguments) -> {
                    if (method.getName().startsWith("multiply")) {
                        count(arguments);
                    }
                    Object result = method.invoke(Fixtures.ALGEBRA, arguments);
                    return result instanceof FixedMatrix fixed ? counted(fixed) : result;
                });
    }

    private FixedMatrix counted(FixedMatrix fixed) {
        return new FixedMatrix() {
            @Override
            public R064Store matrix() {
                return fixed.matrix();
            }

            @Override
            public void multiply(boolean transpose, R064Store right, R064Store result) {
                count(new Object[] {fixed.matrix(), right, result});
                fixed.multiply(transpose, right, result);
            }
        };
    }

    /** Returns the service that counts. */
    LinearAlgebra algebra() {
        return algebra;
    }

    int products() {
        return products;
    }

    int onRows() {
        return onRows;
    }

    private void count(Object[] operands) {
        products++;
        if (Stream.of(operands)
                .anyMatch(o -> o instanceof MatrixStore<?> m && (m.getRowDim() == rows || m.getColDim() == rows))) {
            onRows++;
        }
    }
}
