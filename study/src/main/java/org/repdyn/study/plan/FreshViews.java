package org.repdyn.study.plan;

import org.repdyn.core.random.Seed;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.core.views.Views;
import org.repdyn.data.ViewSampler;
import org.repdyn.dynamics.spi.ViewStream;

/** The sampler of an arm as a source of fresh views for its dynamics. */
record FreshViews(ViewSampler sampler, ViewRequirements requirements) implements ViewStream {

    @Override
    public int samples() {
        return sampler.split().train().length;
    }

    @Override
    public Views batch(int[] samples, Seed seed) {
        return sampler.batch(requirements, samples, seed);
    }
}
