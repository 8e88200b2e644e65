package org.repdyn.losses.spi;

import org.apiguardian.api.API;

/** A field that turns with its embeddings: field(UQ) = field(U)Q for orthogonal Q. What the Grassmannian asks for. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface RotationInvariant {}
