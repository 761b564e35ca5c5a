package dev.stratus.job;

import dev.stratus.attributes.LengthUnit;
import dev.stratus.segy.CoordinateUnit;
import dev.stratus.segy.SegyException;
import dev.stratus.segy.SegyFile;
import dev.stratus.segy.SegyOptions;
import dev.stratus.segy.TraceHeaderField;
import dev.stratus.segy.TraceRange;
import dev.stratus.storage.ByteSource;
import dev.stratus.storage.ObjectChangedException;
import dev.stratus.storage.Storage;
import dev.stratus.storage.StorageException;
import dev.stratus.storage.StorageOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What a job does: which bytes of which version of which file, which attributes, and how the work
/// is cut into tasks. Plain data. It does not depend on how many workers there are, and neither do
/// the results.
///
/// @param id tells this job from every other, also from one with an equal plan
/// @param reading how the source is read: what the user knows better than the file
/// @param layout where the header fields of the table stand, such as `inline` at `189:int32`
/// @param program the version of Stratus that made the plan
/// @param columns of the results table
/// @param coordinateUnit what the file counts coordinates in, if it says so
/// @param traces of the whole file
/// @param leftOutBytes of the file that belong to no whole trace
/// @param tasks cover every trace exactly once, in file order; none where a table carries the plan
public record JobPlan(
        String id,
        String program,
        Source source,
        SegyOptions reading,
        Map<String, String> layout,
        AttributeRequest request,
        List<ResultColumn> columns,
        Optional<CoordinateUnit> coordinateUnit,
        long traces,
        long leftOutBytes,
        List<Task> tasks) {
    /// The file whose traces are computed, and which version of it.
    ///
    /// @param name for people: as it was named when the job was planned
    /// @param location where it is, from whichever folder: a local path is absolute
    public record Source(String name, String location, String version, long bytes) {
        static Source of(ByteSource source) throws StorageException {
            return new Source(
                    source.name(), fromAnywhere(source.name()), source.version(), source.size());
        }

        static String fromAnywhere(String location) throws StorageException {
            return Storage.isPath(location)
                    ? Storage.localPath(location).toAbsolutePath().normalize().toString()
                    : location;
        }

        /// Whether it is the same version of the same file, whatever that was named.
        boolean isSame(Source other) {
            return location.equals(other.location)
                    && version.equals(other.version)
                    && bytes == other.bytes;
        }
    }

    /// A task reads about so many bytes at least: enough that its part is worth a file.
    private static final long LEAST_TASK_BYTES = 64L << 20;

    /// Of a file that is large enough, a task reads so many: a part costs some milliseconds,
    /// however large it is, and a retry of this costs little.
    private static final long USUAL_TASK_BYTES = 256L << 20;

    /// A job has about so many tasks, for as many workers, before they grow.
    private static final long USUAL_TASKS = 16;

    /// A job has about so many tasks at the most.
    private static final long MOST_TASKS = 1000;

    /// The rows of a part are held in memory until it is written, about 100 bytes each.
    private static final long MOST_TASK_TRACES = 1L << 18;

    public JobPlan {
        columns = List.copyOf(columns);
        layout = Collections.unmodifiableMap(new LinkedHashMap<>(layout));
        tasks = List.copyOf(tasks);
        if (traces < 1) {
            throw new IllegalArgumentException(
                    "it has %d traces, expected at least one".formatted(traces));
        }
        if (!tasks.isEmpty()) {
            requireEveryTrace(traces, tasks);
        }
    }

    private static void requireEveryTrace(long traces, List<Task> tasks) {
        long next = 0;
        for (Task task : tasks) {
            if (task.traces().first() != next || task.traces().count() > traces - next) {
                throw new IllegalArgumentException(
                        "%s has traces %s, expected some from %d on, of %d"
                                .formatted(task.part(), task.traces(), next, traces));
            }
            next = task.traces().end();
        }
        if (next != traces) {
            throw new IllegalArgumentException(
                    "its tasks have %d traces, expected %d".formatted(next, traces));
        }
    }

    /// Plans a job over all traces of a file.
    ///
    /// @throws SegyException if the file has no trace or a cut one, or if the window needs a sample
    ///   interval and the file has none
    public static JobPlan of(SegyFile file, AttributeRequest request) throws IOException {
        return of(file, request, tracesPerTask(file));
    }

    /// A plan whose tasks read about so many bytes each: at least one trace, and no more than what
    /// fits into a part.
    ///
    /// @throws SegyException if the file has no trace or a cut one, or if the window needs a sample
    ///   interval and the file has none
    public static JobPlan ofTasks(SegyFile file, AttributeRequest request, long bytesPerTask)
            throws IOException {
        return of(file, request, tracesIn(file, bytesPerTask));
    }

    /// A plan of so many tasks, or fewer where the file has fewer traces.
    ///
    /// @param tasks at least [#leastTasks]
    /// @throws SegyException if the file has no trace or a cut one, or if the window needs a sample
    ///   interval and the file has none
    public static JobPlan inTasks(SegyFile file, AttributeRequest request, int tasks)
            throws IOException {
        return of(file, request, (file.traces().count() - 1) / tasks + 1);
    }

    /// Into how many tasks a file is cut at least: no part holds more rows than fit into memory.
    ///
    /// @throws SegyException if the file has no trace or a cut one
    public static int leastTasks(SegyFile file) throws SegyException {
        return Math.toIntExact((file.traces().count() - 1) / MOST_TASK_TRACES + 1);
    }

    /// A plan with as many traces a task as is asked for.
    ///
    /// @throws SegyException if the file has no trace or a cut one, or if the window needs a sample
    ///   interval and the file has none
    public static JobPlan of(SegyFile file, AttributeRequest request, long tracesPerTask)
            throws IOException {
        TraceRange all = file.traces();
        if (request.window().unit().filter(unit -> unit != LengthUnit.SAMPLES).isPresent()) {
            file.requireSampleInterval();
        }
        return new JobPlan(
                UUID.randomUUID().toString(),
                Program.version(),
                Source.of(file.source()),
                reading(file.options()),
                layout(file, request),
                request,
                request.columns(file.headerLayout()),
                CoordinateUnit.of(file),
                all.count(),
                file.leftOutBytes(),
                tasks(file, all, tracesPerTask));
    }

    /// The options that decide what is computed. How text is shown and where an index is kept do
    /// not.
    private static SegyOptions reading(SegyOptions options) {
        return new SegyOptions(
                options.sampleFormat(),
                options.byteOrder(),
                options.samplesPerTrace(),
                Optional.empty(),
                options.firstTraceOffset(),
                options.preset(),
                options.places(),
                options.damage(),
                Optional.empty());
    }

    /// In what this plan differs from `other`, in words for the user; nothing when both compute the
    /// same of the same bytes.
    Optional<String> differenceFrom(JobPlan other) {
        if (!source.isSame(other.source)) {
            return Optional.of(
                    "the source is %s (%s), was %s (%s)"
                            .formatted(
                                    source.location(),
                                    source.version(),
                                    other.source.location(),
                                    other.source.version()));
        }
        if (!asked().equals(other.asked())) {
            return Optional.of("now asked for are %s, were %s".formatted(asked(), other.asked()));
        }
        if (!columns.equals(other.columns)) {
            return Optional.of("the table's columns are of other types");
        }
        if (!program.equals(other.program)) {
            return Optional.of(
                    "this is Stratus %s, the plan was made by %s"
                            .formatted(program, other.program));
        }
        return tasks.equals(other.tasks)
                ? Optional.empty()
                : Optional.of("the traces are cut into tasks in another way");
    }

    /// All that a user can ask for, in words.
    private String asked() {
        return "%s of the window %s%s, with coordinates in %s, header fields at %s and the file read as %s"
                .formatted(
                        columns.stream().map(ResultColumn::name).toList(),
                        request.window(),
                        request.own().isEmpty() ? "" : ", computed by " + request.own(),
                        request.system()
                                .map(ReferenceSystem::toString)
                                .orElse("a system that is not known"),
                        layout,
                        ReadingJson.write(reading));
    }

    /// What is known of the coordinates in the table.
    Coordinates coordinates() {
        return new Coordinates(request.system(), coordinateUnit);
    }

    private static Map<String, String> layout(SegyFile file, AttributeRequest request) {
        Map<String, String> layout = new LinkedHashMap<>();
        for (TraceHeaderField field : request.allFields()) {
            file.headerLayout()
                    .find(field)
                    .ifPresent(place ->
                            layout.put(
                                    field.label(), place.firstByte() + ":" + place.type().label()));
        }
        return layout;
    }

    /// Opens the plan's file as the plan was made, and makes sure that it is the same.
    ///
    /// @param options how the file is reached
    /// @throws ResultsException if it is another version, or is understood in another way
    public SegyFile openSource(StorageOptions options) throws IOException {
        ByteSource bytes = Storage.open(source.location(), options);
        try {
            SegyFile file = SegyFile.open(bytes, reading);
            requireSame(file);
            return file;
        } catch (IOException | RuntimeException e) {
            try (bytes) {
                throw e;
            }
        }
    }

    private void requireSame(SegyFile file) throws IOException {
        ByteSource found = file.source();
        if (!found.version().equals(source.version()) || found.size() != source.bytes()) {
            throw new ObjectChangedException(
                    "%s: has %d bytes (%s), had %d (%s) when the job was planned. Begin anew."
                            .formatted(
                                    found.name(),
                                    found.size(),
                                    found.version(),
                                    source.bytes(),
                                    source.version()));
        }
        boolean sameTraces = file.traceCount() == traces;
        for (Task task : tasks) {
            sameTraces =
                    sameTraces
                            && task.traces().end() <= file.traceCount()
                            && file.offsetOf(task.traces().first()) == task.firstByte()
                            && file.offsetOf(task.traces().end()) - task.firstByte()
                                    == task.bytes();
        }
        if (!sameTraces
                || !layout(file, request).equals(layout)
                || !request.columns(file.headerLayout()).equals(columns)) {
            throw new ResultsException(
                    "%s: its traces are not where the plan has them. The plan was changed, or made by another program: begin anew."
                            .formatted(file.source().name()));
        }
    }

    private static long tracesPerTask(SegyFile file) {
        long bytes = file.source().size();
        long share = Math.max(LEAST_TASK_BYTES, bytes / USUAL_TASKS);
        return tracesIn(file, Math.max(Math.min(share, USUAL_TASK_BYTES), bytes / MOST_TASKS));
    }

    private static long tracesIn(SegyFile file, long bytes) {
        return Math.max(1, Math.min(MOST_TASK_TRACES, bytes / file.traceBytes()));
    }

    private static List<Task> tasks(SegyFile file, TraceRange all, long tracesPerTask) {
        List<Task> tasks = new ArrayList<>();
        for (long first = all.first(); first < all.end(); first += tracesPerTask) {
            long end = Math.min(all.end(), first + tracesPerTask);
            long firstByte = file.offsetOf(first);
            tasks.add(
                    new Task(
                            tasks.size(),
                            new TraceRange(first, end - first),
                            firstByte,
                            file.offsetOf(end) - firstByte));
        }
        return tasks;
    }
}
