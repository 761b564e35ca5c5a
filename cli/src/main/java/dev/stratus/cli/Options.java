package dev.stratus.cli;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Options that belong together: those of a command, some that several commands share, or some that
/// exclude each other. Each is a field, and the fields stand in the order in which help shows them.
///
/// picocli's annotations would say the same, but are read by reflection at every start, for which
/// Java makes a class for each kind of annotation: that takes longer than all that `info` does.
///
/// Names are separated by commas: `-o,--output`. A label is what help calls the value.
abstract class Options {
    private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);

    /// What the command line says for an option or a parameter, once it is read.
    static final class Argument<T extends @Nullable Object> {
        private final ArgSpec spec;

        private Argument(ArgSpec spec) {
            this.spec = spec;
        }

        T value() {
            return spec.getValue();
        }
    }

    final CommandSpec spec() {
        return spec;
    }

    /// The command line that these are read from.
    final CommandLine commandLine() {
        return spec.commandLine();
    }

    /// An option without a value, false if it is not there.
    final Argument<Boolean> flag(String names, String... description) {
        return add(option(names, description).type(Boolean.class).initialValue(false).build());
    }

    /// An option that has no value if it is not there.
    final <T> Argument<@Nullable T> option(
            String names, String label, Class<T> type, String... description) {
        return add(option(names, description).paramLabel(label).type(type).build());
    }

    final <T> Argument<@Nullable T> option(
            String names, String label, ITypeConverter<T> reader, String... description) {
        return add(read(option(names, description).paramLabel(label), reader).build());
    }

    /// An option that has to be there.
    final <T> Argument<T> required(
            String names, String label, ITypeConverter<T> reader, String... description) {
        return add(
                read(option(names, description).paramLabel(label), reader).required(true).build());
    }

    /// An option that means `usual` if it is not there.
    final <T> Argument<T> usual(
            String names, String label, String usual, Class<T> type, String... description) {
        return add(
                option(names, description)
                        .paramLabel(label)
                        .type(type)
                        .defaultValue(usual)
                        .build());
    }

    final <T> Argument<T> usual(
            String names,
            String label,
            String usual,
            ITypeConverter<T> reader,
            String... description) {
        return add(
                read(option(names, description).paramLabel(label), reader)
                        .defaultValue(usual)
                        .build());
    }

    /// An option with values that are separated by commas; none if it is not there.
    final <T> Argument<List<T>> list(
            String names, String label, ITypeConverter<T> reader, String... description) {
        return add(list(names, label, description).converters(reader).splitRegex(",").build());
    }

    /// The same, of which `usual` are the values if it is not there.
    final Argument<List<String>> usualList(
            String names, String label, String usual, String... description) {
        return add(list(names, label, description).splitRegex(",").defaultValue(usual).build());
    }

    /// An option that can be there several times; none if it is not there.
    final <T> Argument<List<T>> repeated(
            String names, String label, ITypeConverter<T> reader, String... description) {
        return add(list(names, label, description).converters(reader).build());
    }

    /// An option that can be there several times, each time with a name and its value.
    final Argument<Map<String, String>> pairs(String names, String label, String... description) {
        return add(
                option(names, description)
                        .paramLabel(label)
                        .type(Map.class)
                        .auxiliaryTypes(String.class, String.class)
                        .initialValue(Map.of())
                        .build());
    }

    /// The next word that is no option.
    final <T> Argument<T> parameter(String label, Class<T> type, String... description) {
        return add(
                PositionalParamSpec.builder()
                        .paramLabel(label)
                        .type(type)
                        .required(true)
                        .description(description)
                        .build());
    }

    /// All words that are no options, of which there are to be so many.
    final Argument<List<String>> parameters(String label, String arity, String... description) {
        return add(
                PositionalParamSpec.builder()
                        .paramLabel(label)
                        .arity(arity)
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .initialValue(List.of())
                        .required(arity.startsWith("1"))
                        .description(description)
                        .build());
    }

    /// Those of others, at this place.
    final <O extends Options> O with(O others) {
        spec.addMixin(others.getClass().getName(), others.spec());
        return others;
    }

    /// Those of a group, at this place, of which at most one may be there.
    final <O extends Options> O atMostOneOf(O group) {
        return add(group, ArgGroupSpec.builder());
    }

    /// Those of a group, under a heading of their own, of which one has to be there.
    final <O extends Options> O oneOf(String heading, O group) {
        return add(group, ArgGroupSpec.builder().heading(heading).multiplicity("1"));
    }

    private <O extends Options> O add(O group, ArgGroupSpec.Builder builder) {
        group.spec().args().forEach(builder::addArg);
        spec.addArgGroup(builder.build());
        return group;
    }

    private <T extends @Nullable Object> Argument<T> add(ArgSpec argument) {
        // picocli does it by itself only outside of groups.
        argument.setValue(argument.initialValue());
        spec.add(argument);
        return new Argument<>(argument);
    }

    private static OptionSpec.Builder option(String names, String[] description) {
        return OptionSpec.builder(names.split(",", -1)).description(description);
    }

    private static OptionSpec.Builder list(String names, String label, String[] description) {
        return option(names, description)
                .paramLabel(label)
                .type(List.class)
                .auxiliaryTypes(Object.class)
                .initialValue(List.of());
    }

    private static OptionSpec.Builder read(OptionSpec.Builder option, ITypeConverter<?> reader) {
        return option.type(Object.class).converters(reader);
    }
}
