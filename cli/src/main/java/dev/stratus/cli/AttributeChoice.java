package dev.stratus.cli;

import dev.stratus.attributes.Attribute;
import dev.stratus.attributes.Window;
import dev.stratus.job.AttributeRequest;
import dev.stratus.job.PluginAttribute;
import dev.stratus.job.Plugins;
import dev.stratus.segy.TraceHeaderField;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/// Which attributes are computed: those that the program knows, and those in jars of the user.
final class AttributeChoice extends Options {
    private final Argument<List<String>> names =
            usualList(
                    "-a,--attributes",
                    "NAME",
                    "mean_abs",
                    "Which attributes, separated by commas: "
                            + String.join(", ", Names.attributes())
                            + ", or one of a --plugin (default: ${DEFAULT-VALUE}).");

    private final PluginChoice jars = with(new PluginChoice());

    /// The column of the first.
    String first(Plugins plugins) {
        String name = names.value().getFirst();
        return own(name, plugins).map(PluginAttribute::name).orElseGet(() -> known(name).label());
    }

    Plugins plugins() throws IOException {
        return jars.plugins();
    }

    /// What is asked for, of what `plugins` can compute.
    AttributeRequest request(
            Plugins plugins,
            List<TraceHeaderField> fields,
            Window window,
            AttributeRequest.Geometry geometry) {
        List<Attribute> known = new ArrayList<>();
        List<PluginAttribute> own = new ArrayList<>();
        for (String name : names.value()) {
            Optional<PluginAttribute> plugin = own(name, plugins);
            plugin.ifPresent(own::add);
            if (plugin.isEmpty()) {
                known.add(known(name));
            }
        }
        return new AttributeRequest(known, own, fields, window, geometry);
    }

    private static Optional<PluginAttribute> own(String name, Plugins plugins) {
        return plugins.attributes().stream().filter(each -> each.name().equals(name)).findFirst();
    }

    private Attribute known(String name) {
        try {
            return Names.attribute(name);
        } catch (TypeConversionException e) {
            throw new ParameterException(
                    commandLine(), "--attributes %s: %s".formatted(name, e.getMessage()), e);
        }
    }
}
