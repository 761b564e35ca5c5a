package dev.stratus.job;

import dev.stratus.segy.SegyException;
import dev.stratus.segy.SegyFile;
import dev.stratus.segy.TraceRange;
import dev.stratus.storage.ByteRange;
import dev.stratus.storage.RequestPlan;
import java.util.ArrayList;
import java.util.List;

/// What one of several workers reads of a file.
///
/// @param requests in the order in which they are made
public record WorkerShare(TraceRange traces, ByteRange bytes, List<ByteRange> requests) {
    public WorkerShare {
        requests = List.copyOf(requests);
    }

    /// Cuts a file's traces into shares of which none is more than one trace larger than another.
    /// Every byte of every trace is in exactly one of them. There are fewer shares than workers if
    /// there are fewer traces.
    ///
    /// @throws SegyException if the file has no trace or cannot be computed on
    public static List<WorkerShare> of(SegyFile file, int workers, RequestPlan.Limits limits)
            throws SegyException {
        TraceRange all = file.traces();
        int count = (int) Math.min(Engine.checkedWorkers(workers), all.count());
        long each = all.count() / count;
        long larger = all.count() % count;
        List<WorkerShare> shares = new ArrayList<>(count);
        long first = all.first();
        for (int i = 0; i < count; i++) {
            TraceRange traces = new TraceRange(first, i < larger ? each + 1 : each);
            long start = file.offsetOf(traces.first());
            ByteRange bytes = new ByteRange(start, file.offsetOf(traces.end()) - start);
            List<ByteRange> requests = RequestPlan.requests(List.of(bytes), limits);
            shares.add(new WorkerShare(traces, bytes, requests));
            first = traces.end();
        }
        return shares;
    }
}
