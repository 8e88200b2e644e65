package org.repdyn.core.plugin;

/** Provider interface without options; its only plugin is on the class path of these tests. */
public interface AlwaysThereProvider extends PluginProvider<NoOptions> {

    @Override
    default Class<NoOptions> optionsType() {
        return NoOptions.class;
    }
}
