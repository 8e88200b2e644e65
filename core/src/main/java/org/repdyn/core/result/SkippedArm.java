package org.repdyn.core.result;

import org.apiguardian.api.API;

/**
 * Combination of a grid that was left out, because it is not valid and the study allows that.
 *
 * @param arm name that the arm would have
 * @param reason reason, in one line
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SkippedArm(String arm, String reason) {}
