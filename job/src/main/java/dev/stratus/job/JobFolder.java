package dev.stratus.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stratus.storage.ByteSource;
import dev.stratus.storage.NewObject;
import dev.stratus.storage.NoSuchObjectException;
import dev.stratus.storage.Storage;
import dev.stratus.storage.StorageOptions;
import dev.stratus.storage.Store;
import dev.stratus.storage.StoredObject;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The folder or prefix in which a job keeps what it needs to be resumed and checked:
///
/// - `plan.json`, written first, only if there is none; it names every part;
/// - for each task its part, and beside it the part's receipt with its checksum, written in this
///   order: a part counts from its receipt on;
/// - `manifest.json`, written last: who finds none knows that the job did not finish.
///
/// Any number of threads may use one.
public final class JobFolder implements Closeable {
    static final String PLAN = "plan.json";
    static final String MANIFEST = "manifest.json";
    private static final Set<String> OF_THE_JOB = Set.of(PLAN, MANIFEST);

    /// No plan, receipt or manifest that this program writes is larger.
    private static final long MOST_JSON_BYTES = 64L << 20;

    /// No part that this program writes is larger: its rows are bounded by the plan.
    private static final long MOST_PART_BYTES = 1L << 30;

    /// So often is a manifest written that another job's stands in the way of.
    private static final int MOST_MANIFESTS = 3;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Store store;

    private JobFolder(Store store) {
        this.store = store;
    }

    /// The job folder at a location, which need not exist yet.
    public static JobFolder at(String location, StorageOptions options) throws IOException {
        return new JobFolder(Storage.store(location, options));
    }

    /// For messages.
    public String name() {
        return store.name();
    }

    /// The plan that stands here, if any.
    ///
    /// @throws ResultsException if it is no plan of this program
    public Optional<JobPlan> plan() throws IOException {
        Optional<JsonNode> json = json(PLAN);
        return json.isPresent()
                ? Optional.of(PlanJson.read(nameOf(PLAN), json.get()))
                : Optional.empty();
    }

    /// Whether a job has begun here.
    boolean hasPlan() throws IOException {
        try (ByteSource plan = store.open(PLAN)) {
            return plan.size() > 0;
        } catch (NoSuchObjectException e) {
            return false;
        }
    }

    /// Writes a plan, unless there is one. Of several that try at once, one succeeds.
    public boolean putPlanIfAbsent(JobPlan plan) throws IOException {
        return store.putIfAbsent(PLAN, JSON.writeValueAsBytes(PlanJson.write(plan)));
    }

    /// Stores a part, reads it back, and stores its receipt.
    ///
    /// @throws ResultsException if the store gives back other bytes than it was given
    void putPart(JobPlan plan, TaskResult result, byte[] part) throws IOException {
        put(result.task().part(), part);
        if (!hasPart(result)) {
            throw new ResultsException(
                    "%s: is not what was written. The storage is unreliable, or another job writes there."
                            .formatted(nameOf(result.task().part())));
        }
        put(
                result.task().receipt(),
                JSON.writeValueAsBytes(ResultJson.write(result).put("job", plan.id())));
    }

    /// The result of a task that was done before, if its receipt is there and its part is the one
    /// that the receipt speaks of.
    public Optional<TaskResult> verified(JobPlan plan, Task task) throws IOException {
        Optional<TaskResult> receipt = receipt(plan, task);
        if (receipt.isEmpty() || !hasPart(receipt.get())) {
            return Optional.empty();
        }
        return receipt;
    }

    private Optional<TaskResult> receipt(JobPlan plan, Task task) throws IOException {
        try {
            Optional<JsonNode> json = json(task.receipt());
            return json.filter(receipt -> receipt.path("job").asText().equals(plan.id()))
                    .map(receipt -> ResultJson.read(task, plan.request(), receipt));
        } catch (ResultsException | IllegalArgumentException e) {
            // Half a receipt is none: the task is done again.
            return Optional.empty();
        }
    }

    /// Whether a part is there with the size and the checksum that `result` says.
    boolean hasPart(TaskResult result) throws IOException {
        return part(result).isPresent();
    }

    /// What is done with a part.
    interface PartUse {
        void of(ParquetTable part) throws IOException;
    }

    /// Goes through the parts of a job in file order. Parts are small enough to be read whole, and
    /// only so is their checksum known before they are used.
    ///
    /// @throws ResultsException at the first that is not what the job wrote
    void forEachPart(Manifest manifest, PartUse use) throws IOException {
        InOrder.forEach(
                manifest.parts(),
                this::open,
                (result, part) -> {
                    try (part) {
                        use.of(part);
                    }
                });
    }

    private ParquetTable open(TaskResult result) throws IOException {
        return openVerified(result)
                .orElseThrow(() ->
                        new ResultsException(
                                "%s: %s is not what the job wrote there. Run the job again with --resume."
                                        .formatted(name(), result.task().part())));
    }

    /// Opens a part as it was when its checksum was compared, if that is right.
    Optional<ParquetTable> openVerified(TaskResult result) throws IOException {
        Optional<byte[]> bytes = part(result);
        return bytes.isPresent()
                ? Optional.of(
                        ParquetTable.open(
                                new HeapSource(nameOf(result.task().part()), bytes.get())))
                : Optional.empty();
    }

    /// The bytes of a part, if it is there with the size and the checksum that `result` says.
    private Optional<byte[]> part(TaskResult result) throws IOException {
        try (ByteSource part = store.open(result.task().part())) {
            if (part.size() != result.bytes() || part.size() > MOST_PART_BYTES) {
                return Optional.empty();
            }
            byte[] bytes = readAll(part);
            return Sha256.of(bytes).equals(result.sha256()) ? Optional.of(bytes) : Optional.empty();
        } catch (NoSuchObjectException e) {
            return Optional.empty();
        }
    }

    /// The manifest, if the job finished.
    ///
    /// @throws ResultsException if it is none, or one of another plan
    public Optional<Manifest> manifest(JobPlan plan) throws IOException {
        Optional<JsonNode> json = json(MANIFEST);
        return json.isPresent()
                ? Optional.of(Manifest.read(nameOf(MANIFEST), plan, json.get()))
                : Optional.empty();
    }

    /// The plan and the manifest of a job that finished.
    ///
    /// @throws ResultsException if there is no job, or one that did not finish
    public Finished finished() throws IOException {
        JobPlan plan =
                plan().orElseThrow(() ->
                        new ResultsException(
                                "%s: holds no results, expected a plan.json. Name the folder that a job wrote."
                                        .formatted(name())));
        Manifest manifest =
                manifest(plan)
                        .orElseThrow(() ->
                                new ResultsException(
                                        "%s: the job did not finish: there is no manifest.json. Run it again with --resume."
                                                .formatted(name())));
        return new Finished(plan, manifest);
    }

    /// A job that finished.
    public record Finished(JobPlan plan, Manifest manifest) {}

    /// Writes the manifest, unless the one of this job is there. One of a job before it, which was
    /// overwritten when it was about to finish, gives way.
    ///
    /// @throws ResultsException if the job itself was overwritten, or if the store gives back other
    ///   bytes than it was given
    void putManifest(JobPlan plan, Manifest manifest) throws IOException {
        byte[] json = JSON.writeValueAsBytes(manifest.write(plan));
        for (int attempt = 0; attempt < MOST_MANIFESTS; attempt++) {
            if (!plan().map(JobPlan::id).equals(Optional.of(plan.id()))) {
                throw new ResultsException(
                        "%s: another process began anew there. Its results will be there, not those of this one."
                                .formatted(name()));
            }
            store.putIfAbsent(MANIFEST, json);
            if (isThere(plan, manifest)) {
                return;
            }
            store.delete(MANIFEST);
        }
        throw new ResultsException(
                "%s: is not what was written. The storage is unreliable, or another job writes there."
                        .formatted(nameOf(MANIFEST)));
    }

    private boolean isThere(JobPlan plan, Manifest manifest) throws IOException {
        try {
            return manifest(plan).equals(Optional.of(manifest));
        } catch (ResultsException e) {
            return false;
        }
    }

    /// Deletes what `plan` names, and nothing else but the folder if it is empty then: the manifest
    /// first, so that nobody takes the rest for results, and the plan last, so that what an
    /// interruption leaves can be deleted again.
    public void delete(JobPlan plan) throws IOException {
        List<String> names = objectsOf(plan).stream().map(StoredObject::name).toList();
        if (names.contains(MANIFEST)) {
            store.delete(MANIFEST);
        }
        InOrder.forEach(
                names.stream().filter(name -> !OF_THE_JOB.contains(name)).toList(),
                name -> {
                    store.delete(name);
                    return name;
                },
                (name, deleted) -> {});
        if (names.contains(PLAN)) {
            store.delete(PLAN);
        }
        store.removeIfEmpty();
    }

    /// The objects here that `plan` names, in the order in which they are deleted.
    public List<StoredObject> objectsOf(JobPlan plan) throws IOException {
        Map<String, StoredObject> there = new HashMap<>();
        for (StoredObject object : store.list()) {
            there.put(object.name(), object);
        }
        List<String> names = new ArrayList<>(List.of(MANIFEST));
        for (Task task : plan.tasks()) {
            names.add(task.receipt());
            names.add(task.part());
        }
        names.add(PLAN);
        return names.stream().map(there::get).filter(Objects::nonNull).toList();
    }

    /// The parts here that no task of `plan` wrote, in the order of their names. Whoever reads the
    /// folder as one table would take them for results.
    List<String> foreignParts(JobPlan plan) throws IOException {
        Set<String> foreign = new TreeSet<>(names());
        plan.tasks().forEach(task -> foreign.remove(task.part()));
        foreign.removeIf(name -> !name.endsWith(".parquet"));
        return List.copyOf(foreign);
    }

    /// The names of the objects here.
    Set<String> names() throws IOException {
        Set<String> names = new HashSet<>();
        for (StoredObject object : store.list()) {
            names.add(object.name());
        }
        return names;
    }

    private void put(String name, byte[] bytes) throws IOException {
        try (NewObject object = store.create(name)) {
            object.body().write(bytes);
            object.publish();
        }
    }

    private Optional<JsonNode> json(String name) throws IOException {
        byte[] bytes;
        try (ByteSource source = store.open(name)) {
            if (source.size() > MOST_JSON_BYTES) {
                throw new ResultsException(
                        "%s: has %d bytes, expected at most %d. It was not written by Stratus."
                                .formatted(source.name(), source.size(), MOST_JSON_BYTES));
            }
            bytes = readAll(source);
        } catch (NoSuchObjectException e) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(bytes));
        } catch (com.fasterxml.jackson.core.JacksonException e) {
            throw new ResultsException(
                    "%s: is no JSON: %s. Delete it, or write the results elsewhere."
                            .formatted(nameOf(name), e.getOriginalMessage()),
                    e);
        }
    }

    private String nameOf(String object) {
        return store.name() + (store.name().endsWith("/") ? "" : "/") + object;
    }

    private static byte[] readAll(ByteSource source) throws IOException {
        byte[] bytes = new byte[Math.toIntExact(source.size())];
        source.read(0, ByteBuffer.wrap(bytes));
        return bytes;
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}
