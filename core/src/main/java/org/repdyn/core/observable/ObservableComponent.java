package org.repdyn.core.observable;

import org.apiguardian.api.API;

/**
 * One number of an observable: the observable itself, or a component of a vector-valued one.
 *
 * @param observable name of the observable
 * @param index position in a vector-valued observable, from 0; 0 for a scalar
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record ObservableComponent(String observable, int index) {

    /**
     * Checks the index.
     *
     * @throws IllegalArgumentException if the index is negative
     */
    public ObservableComponent {
        if (index < 0) {
            throw new IllegalArgumentException("index of " + observable + " is " + index + "; allowed: 0 or more");
        }
    }

    /** Returns a scalar observable, or the first component of a vector-valued one. */
    public static ObservableComponent of(String observable) {
        return new ObservableComponent(observable, 0);
    }

    /** Returns {@code NAME} for the first component and {@code NAME[INDEX]} for another, for messages. */
    @Override
    public String toString() {
        return index == 0 ? observable : observable + "[" + index + "]";
    }
}
