package org.repdyn.core.observable;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/**
 * Values derived from one state that several observables need, such as the singular values of its embeddings. Each is computed
 * when it is first asked for. Not thread-safe: the observables of a state are measured one after another.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public final class DerivedValues {

    private final Map<Object, Object> values = new HashMap<>();

    /**
     * Returns the value under a key; computes it if this is the first call for the key. Nothing is kept if the computation
     * throws. The value is shared, so callers must not change it.
     *
     * @param key what the value is, with all that it depends on beside the state; a record of the caller's own type is never
     *     equal to the key of another plugin
     * @param type type of the value
     * @param computation computation of the value from the state
     * @throws ClassCastException if the key was used for a value of another type
     */
    public <T> T get(Object key, Class<T> type, Supplier<? extends T> computation) {
        Object known = values.get(key);
        if (known == null) {
            known = computation.get();
            values.put(key, known);
        }
        return type.cast(known);
    }
}
