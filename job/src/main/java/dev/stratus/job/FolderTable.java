package dev.stratus.job;

import dev.stratus.storage.StorageOptions;
import java.io.IOException;
import java.util.List;

/// The results of a job that keeps its parts, read part by part. Not for several threads at once.
final class FolderTable implements ResultsTable {
    private final JobFolder folder;
    private final JobPlan plan;
    private final Manifest manifest;

    private FolderTable(JobFolder folder, JobFolder.Finished job) {
        this.folder = folder;
        this.plan = job.plan();
        this.manifest = job.manifest();
    }

    /// Reads the plan and the manifest of a job.
    ///
    /// @throws ResultsException if there is no job, or one that did not finish
    static FolderTable open(String location, StorageOptions options) throws IOException {
        JobFolder folder = JobFolder.at(location, options);
        try {
            return new FolderTable(folder, folder.finished());
        } catch (IOException e) {
            folder.close();
            throw e;
        }
    }

    @Override
    public String name() {
        return folder.name();
    }

    @Override
    public String source() {
        return plan.source().name();
    }

    @Override
    public Coordinates coordinates() {
        return plan.coordinates();
    }

    @Override
    public long rows() {
        return manifest.rows();
    }

    @Override
    public List<String> columns() {
        return plan.columns().stream()
                .filter(column -> column.type() != ResultColumn.Type.POINT)
                .map(ResultColumn::name)
                .toList();
    }

    @Override
    public void read(List<String> columns, RowVisitor visitor) throws IOException {
        folder.forEachPart(manifest, part -> part.read(columns, visitor));
    }

    @Override
    public void close() throws IOException {
        folder.close();
    }
}
