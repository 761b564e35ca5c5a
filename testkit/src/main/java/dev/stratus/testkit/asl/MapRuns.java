package dev.stratus.testkit.asl;

/// Where Map states say that they run.
interface MapRuns {
    void started(MapRun run);
}
