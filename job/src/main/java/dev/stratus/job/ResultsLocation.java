package dev.stratus.job;

import java.util.Locale;

/// Where the results of a job go: one file, or a folder or prefix.
///
/// @param location as the user wrote it: a path or a URI
/// @param kind what stands there in the end
public record ResultsLocation(String location, Kind kind) {
    /// What the results are.
    public enum Kind {
        PARQUET_FILE,
        CSV_FILE,
        /// A folder or prefix that keeps the job's parts, its plan and its manifest.
        FOLDER
    }

    /// A name that ends in `.parquet` or `.csv` is one file, everything else a folder or prefix.
    public static ResultsLocation of(String location) {
        String name = location.toLowerCase(Locale.ROOT);
        if (name.endsWith(".parquet")) {
            return new ResultsLocation(location, Kind.PARQUET_FILE);
        }
        if (name.endsWith(".csv")) {
            return new ResultsLocation(location, Kind.CSV_FILE);
        }
        return new ResultsLocation(location, Kind.FOLDER);
    }

    /// Where the job keeps its plan and its parts: the folder itself, or one beside the file whose
    /// name starts with a dot.
    public String jobFolder() {
        return switch (kind) {
            case FOLDER -> location;
            case PARQUET_FILE, CSV_FILE -> {
                int name = Math.max(location.lastIndexOf('/'), location.lastIndexOf('\\')) + 1;
                yield location.substring(0, name) + "." + location.substring(name) + ".job";
            }
        };
    }
}
