package org.repdyn.losses.spi;

import org.apiguardian.api.API;

/** Mark of a field with field(UQ) = field(U)Q for orthogonal Q. The Grassmannian requires it. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface RotationInvariant {}
