package org.repdyn.data.spi;

import org.apiguardian.api.API;

/**
 * A sample as a greyscale image, row-major.
 *
 * @param height rows of pixels
 * @param width columns of pixels
 * @param black input value shown as black
 * @param white input value shown as white
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ImageShape(int height, int width, double black, double white) {}
