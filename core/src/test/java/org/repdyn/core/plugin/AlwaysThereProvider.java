package org.repdyn.core.plugin;

/** An SPI without options whose one plugin is on the class path of these tests. */
public interface AlwaysThereProvider extends PluginProvider<NoOptions> {

    @Override
    default Class<NoOptions> optionsType() {
        return NoOptions.class;
    }
}
