package org.repdyn.core.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * Origins of the arms of a comparison.
 *
 * @param ids identifier of the run of each arm, by name; arms have the same identifier if they have the same numbers
 * @param stored arms whose run was found in the store, in the order of the study
 * @param missing arms without a result, because the comparison was stopped, in the order of the study
 * @param skipped combinations of a grid that were left out because they are not valid, in the order of the study
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ArmOrigins(Map<String, String> ids, List<String> stored, List<String> missing, List<SkippedArm> skipped) {

    /** Origins of a comparison without a store whose arms all have a result. */
    public static final ArmOrigins NONE = new ArmOrigins(Map.of(), List.of(), List.of());

    public ArmOrigins {
        Objects.requireNonNull(ids, "the argument 'ids' is null");
        Objects.requireNonNull(stored, "the argument 'stored' is null");
        Objects.requireNonNull(missing, "the argument 'missing' is null");
        Objects.requireNonNull(skipped, "the argument 'skipped' is null");
        ids = Collections.unmodifiableMap(new LinkedHashMap<>(ids));
        stored = List.copyOf(stored);
        missing = List.copyOf(missing);
        skipped = List.copyOf(skipped);
    }

    /** Creates origins of a comparison that left out no combination. */
    public ArmOrigins(Map<String, String> ids, List<String> stored, List<String> missing) {
        this(ids, stored, missing, List.of());
    }
}
