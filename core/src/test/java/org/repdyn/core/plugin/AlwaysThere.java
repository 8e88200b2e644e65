package org.repdyn.core.plugin;

/** Plugin that the services file of these tests names. */
public final class AlwaysThere implements AlwaysThereProvider {

    @Override
    public String name() {
        return "always-there";
    }

    @Override
    public String summary() {
        return "a plugin in the place of a built-in one";
    }
}
