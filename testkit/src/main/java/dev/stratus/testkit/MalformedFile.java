package dev.stratus.testkit;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// A file that is wrong in one way, beside one that is odd in the same place but can be read. What
/// a reader says to each of them stands in the reader's tests, under [#name].
public final class MalformedFile {
    private final String name;
    private final String wrong;
    private final Supplier<byte[]> bytes;
    private final String odd;
    private final Supplier<byte[]> oddBytes;

    private MalformedFile(
            String name,
            String wrong,
            Supplier<byte[]> bytes,
            String odd,
            Supplier<byte[]> oddBytes) {
        this.name = name;
        this.wrong = wrong;
        this.bytes = bytes;
        this.odd = odd;
        this.oddBytes = oddBytes;
    }

    /// The whole catalogue. The same call gives the same bytes, always.
    public static List<MalformedFile> all() {
        return Stream.of(
                        CutFiles.all(),
                        WrongCounts.all(),
                        WrongPlaces.all(),
                        WrongTraces.all(),
                        WrongCodes.all(),
                        WrongStanzas.all(),
                        WrongLayouts.all(),
                        OtherFiles.all())
                .flatMap(List::stream)
                .toList();
    }

    static Wrong named(String name, String wrong, Supplier<byte[]> bytes) {
        return new Wrong(name, wrong, bytes);
    }

    static Wrong named(String name, String wrong, SegyFixture fixture) {
        return new Wrong(name, wrong, fixture::toBytes);
    }

    /// Such as `samples-zero`; unique.
    public String name() {
        return name;
    }

    /// What is wrong with it, in words.
    public String wrong() {
        return wrong;
    }

    /// The file that is wrong.
    public byte[] bytes() {
        return bytes.get();
    }

    /// What is odd with the other one, in words.
    public String odd() {
        return odd;
    }

    /// The file that is odd but readable.
    public byte[] oddBytes() {
        return oddBytes.get();
    }

    @Override
    public String toString() {
        return name;
    }

    /// The first half of an entry.
    record Wrong(String name, String wrong, Supplier<byte[]> bytes) {
        MalformedFile beside(String odd, Supplier<byte[]> oddBytes) {
            return new MalformedFile(name, wrong, bytes, odd, oddBytes);
        }

        MalformedFile beside(String odd, SegyFixture fixture) {
            return beside(odd, fixture::toBytes);
        }
    }
}
