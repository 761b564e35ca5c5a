package dev.stratus.testkit.asl;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The types of state, and the fields that each one has with the query language JSONata (Amazon
/// States Language, "State Types").
enum StateType {
    TASK("Task", "Resource", "Arguments TimeoutSeconds Retry Catch Output Assign Next End"),
    MAP(
            "Map",
            "ItemProcessor",
            "ItemReader Items ItemSelector ItemBatcher MaxConcurrency ToleratedFailureCount"
                    + " ToleratedFailurePercentage ResultWriter Label Retry Catch Output"
                    + " Assign Next End"),
    CHOICE("Choice", "Choices", "Default Output Assign"),
    PASS("Pass", "", "Output Assign Next End"),
    SUCCEED("Succeed", "", "Output"),
    FAIL("Fail", "", "Error Cause");

    private static final String EVERY_STATE = "Type Comment QueryLanguage";

    private final String label;
    private final String required;
    private final String optional;

    StateType(String label, String required, String optional) {
        this.label = label;
        this.required = required;
        this.optional = optional;
    }

    static Optional<StateType> ofLabel(String label) {
        return Arrays.stream(values()).filter(type -> type.label.equals(label)).findFirst();
    }

    Set<String> required() {
        return words(required);
    }

    /// All that may stand in such a state.
    Set<String> fields() {
        return words(String.join(" ", EVERY_STATE, required, optional));
    }

    /// Whether the state has either a successor or an end.
    boolean goesOn() {
        return fields().contains("Next");
    }

    private static Set<String> words(String text) {
        return Pattern.compile(" ")
                .splitAsStream(text)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }
}
