package dev.stratus.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NewFileTest {
    @TempDir Path folder;

    interface Writer {
        void writeTo(OutputStream body) throws IOException;
    }

    private static Stream<Writer> writers() {
        return Stream.of(
                body -> body.write(new byte[1 << 20]),
                body -> {
                    for (int i = 0; i < 1 << 20; i++) {
                        body.write(i);
                    }
                },
                body -> {
                    body.write(1);
                    body.flush();
                },
                body -> {
                    body.write(1);
                    body.close();
                });
    }

    /// A device that is always full takes the place of the temporary file.
    @ParameterizedTest
    @MethodSource("writers")
    @EnabledOnOs(OS.LINUX)
    void aFullDiskGetsASentenceHoweverItIsWrittenTo(Writer writer) throws IOException {
        Path target = folder.resolve("x.csv");
        Path full = Files.createSymbolicLink(folder.resolve(".x.csv.0.tmp"), Path.of("/dev/full"));
        try (NewFile file = new NewFile(target, full)) {
            assertThatThrownBy(() -> writer.writeTo(file.body())).hasMessage(cannotBeWritten());
        }
        assertThat(left()).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aDiskThatIsFullAtTheEndGetsASentence() throws IOException {
        Path full = Files.createSymbolicLink(folder.resolve(".x.csv.0.tmp"), Path.of("/dev/full"));
        try (NewFile file = new NewFile(folder.resolve("x.csv"), full)) {
            file.body().write(1);
            assertThatThrownBy(file::publish).hasMessage(cannotBeWritten());
        }
        assertThat(left()).isEmpty();
    }

    private String cannotBeWritten() {
        return folder.resolve("x.csv")
                + ": cannot be written: No space left on device. Make room or write elsewhere, and run it again.";
    }

    @Test
    void aNameThatBecameAFolderMeanwhileGetsASentence() throws IOException {
        Path target = folder.resolve("x.csv");
        try (NewFile file = NewFile.at(target)) {
            Files.createDirectory(target);
            assertThatThrownBy(file::publish)
                    .isInstanceOf(StorageException.class)
                    .hasMessageStartingWith(target + ": cannot be written: ");
        }
        assertThat(left()).containsExactly(target);
    }

    @Test
    void whoeverIsInterruptedIsToldNothingOfTheDisk() throws IOException {
        try (NewFile file = NewFile.at(folder.resolve("x.csv"))) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(file::publish).isInstanceOf(ClosedByInterruptException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(left()).isEmpty();
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
