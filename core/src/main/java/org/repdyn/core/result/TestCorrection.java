package org.repdyn.core.result;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.apiguardian.api.API;

/** Tests for which the p-values of a comparison are corrected together. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum TestCorrection {
    /** All tests of the comparison: of rankings, of effects, and of differences between groups. */
    STUDY,
    /** The tests of each kind alone, as in files that do not name the correction, which earlier versions wrote. */
    KIND;

    /** Returns the name of the correction in files, such as {@code study}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the correction of a name; empty if there is none. */
    public static Optional<TestCorrection> of(String key) {
        return Arrays.stream(values())
                .filter(correction -> correction.key().equals(key))
                .findFirst();
    }
}
