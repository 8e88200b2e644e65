package org.repdyn.data.spi;

import org.apiguardian.api.API;

/**
 * Shape and grey levels of a sample that is a greyscale image, stored row by row.
 *
 * @param height rows of pixels
 * @param width columns of pixels
 * @param black input value shown as black
 * @param white input value shown as white
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record ImageShape(int height, int width, double black, double white) {}
