package org.repdyn.core.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Place of an arm in its study: its group, its seed and the values of the factors. An arm whose run is found in the
 * store has the factors of the present study.
 *
 * @param group name of the arm without its seed; arms that differ in the seed alone have the same group
 * @param seed seed of the arm; two arms of a group have different seeds
 * @param values values of the factors by path, such as {@code encoder.width}: the plugins of the arm under {@code loss},
 *     {@code encoder}, {@code constraint} and {@code dynamics}, or under {@code loss} and {@code baseline}, and each
 *     setting that differs among the arms of the study; a setting that the arm does not have is absent
 * @param settings all settings of the arm by path, defaults included, without its seed
 * @param setup components of the arm by axis, as {@link ArmResult#setup} has them in one line; empty if they are not known
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ArmFactors(
        String group,
        long seed,
        Map<String, FactorValue> values,
        Map<String, FactorValue> settings,
        Map<String, FactorValue> setup) {

    public ArmFactors {
        Objects.requireNonNull(group, "the argument 'group' is null");
        Objects.requireNonNull(values, "the argument 'values' is null");
        Objects.requireNonNull(settings, "the argument 'settings' is null");
        Objects.requireNonNull(setup, "the argument 'setup' is null");
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        setup = Collections.unmodifiableMap(new LinkedHashMap<>(setup));
    }

    /** Creates the factors of an arm of which no other settings are known. */
    public ArmFactors(String group, long seed, Map<String, FactorValue> values) {
        this(group, seed, values, values, Map.of());
    }

    /** Returns the value of a factor; empty if the arm does not have the setting. */
    public Optional<FactorValue> value(String path) {
        return Optional.ofNullable(values.get(path));
    }
}
