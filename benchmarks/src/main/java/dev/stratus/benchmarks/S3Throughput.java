package dev.stratus.benchmarks;

import dev.stratus.attributes.Attribute;
import dev.stratus.job.AttributeJob;
import dev.stratus.job.AttributeRequest;
import dev.stratus.job.JobPlan;
import dev.stratus.job.JobProgress;
import dev.stratus.job.LocalEngine;
import dev.stratus.job.ResultsLocation;
import dev.stratus.segy.SegyFile;
import dev.stratus.storage.Storage;
import dev.stratus.storage.StorageOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// Reads one object from an S3 server on loopback in three ways, in turn: the main job (mean_abs of
/// every trace into a Parquet file), a plain loop over the same SDK client with the same ranges and
/// as many of them at once, and a raw loop of connections with a presigned URL. The loops throw the
/// bytes away. `benchmarks/s3` makes what it needs.
///
/// Arguments: a folder that holds `bench/survey.sgy`, how often, and for TLS a key store.
public final class S3Throughput {
    private static final int RANGE_BYTES = 8 << 20;

    /// As many as the command takes for a file that is far away.
    private static final int WORKERS = 2 * Runtime.getRuntime().availableProcessors();

    /// As many requests as the job has on their way: four for each worker.
    private static final int AT_ONCE = 4 * WORKERS;

    private final URI endpoint;
    private final long bytes;
    private final Path results;

    private S3Throughput(URI endpoint, long bytes, Path results) {
        this.endpoint = endpoint;
        this.bytes = bytes;
        this.results = results;
    }

    private interface Way {
        void read() throws Exception;
    }

    private interface Range {
        InputStream open(long first, long last) throws IOException;
    }

    /// Prints a line for each run, then the medians and their ratios.
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        int runs = Integer.parseInt(arguments[1]);
        System.setProperty("aws.accessKeyId", LoopbackStore.KEY);
        System.setProperty("aws.secretAccessKey", LoopbackStore.SECRET);
        Path results = Files.createTempDirectory("stratus-s3");
        String keyStore = arguments.length > 2 ? arguments[2] : "";
        try (LoopbackStore store = LoopbackStore.start(folder, keyStore)) {
            long bytes = Files.size(folder.resolve("bench/survey.sgy"));
            new S3Throughput(store.endpoint(), bytes, results).measure(runs);
        } finally {
            Files.deleteIfExists(results);
        }
    }

    private void measure(int runs) throws Exception {
        PrintStream out = System.out;
        Map<String, double[]> rates = new LinkedHashMap<>();
        try (S3Client client = client();
                S3Presigner presigner = presigner()) {
            Map<String, Way> ways = new LinkedHashMap<>();
            ways.put("stratus, mean_abs", this::job);
            ways.put(
                    "SDK, plain loop",
                    () ->
                            loop((first, last) ->
                                    client.getObject(get ->
                                            get.bucket("bench")
                                                    .key("survey.sgy")
                                                    .range(range(first, last)))));
            URL url = presigned(presigner);
            ways.put("HttpURLConnection", () -> loop((first, last) -> raw(url, first, last)));
            for (Way way : ways.values()) {
                way.read();
            }
            for (int run = 0; run < runs; run++) {
                for (Map.Entry<String, Way> way : ways.entrySet()) {
                    long start = System.nanoTime();
                    way.getValue().read();
                    double seconds = (System.nanoTime() - start) / 1e9;
                    rates.computeIfAbsent(way.getKey(), name -> new double[runs])[run] =
                            bytes / 1e6 / seconds;
                    out.printf("%-20s %7.0f MB/s%n", way.getKey(), bytes / 1e6 / seconds);
                }
            }
        }
        double ours = median(rates.get("stratus, mean_abs"));
        out.printf("%nmedians of %d, %d requests of 8 MiB at once:%n", runs, AT_ONCE);
        rates.forEach((name, all) ->
                out.printf(
                        "%-20s %7.0f MB/s  stratus is %3.0f %% of it%n",
                        name, median(all), 100 * ours / median(all)));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private void job() throws Exception {
        StorageOptions options = StorageOptions.STANDARD.withEndpoint(endpoint);
        Path table = results.resolve("x.parquet");
        try (SegyFile file = SegyFile.open(Storage.open("s3://bench/survey.sgy", options))) {
            AttributeRequest request =
                    new AttributeRequest(
                            List.of(Attribute.MEAN_ABS),
                            List.of(),
                            AttributeRequest.Geometry.POINT);
            JobProgress silent = new JobProgress() {};
            new AttributeJob(
                            ResultsLocation.of(table.toString()),
                            StorageOptions.STANDARD,
                            AttributeJob.Existing.OVERWRITE)
                    .run(
                            JobPlan.of(file, request),
                            new LocalEngine(WORKERS, file, StorageOptions.STANDARD, silent),
                            silent);
        } finally {
            Files.deleteIfExists(table);
        }
    }

    /// Threads take the next range, and read it into a buffer that they use again.
    private void loop(Range range) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        AtomicLong next = new AtomicLong();
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                all.add(
                        threads.submit(() -> {
                            byte[] buffer = new byte[RANGE_BYTES];
                            for (long first = next.getAndAdd(RANGE_BYTES);
                                    first < bytes;
                                    first = next.getAndAdd(RANGE_BYTES)) {
                                int count = (int) Math.min(RANGE_BYTES, bytes - first);
                                try (InputStream body = range.open(first, first + count - 1)) {
                                    if (body.readNBytes(buffer, 0, count) != count
                                            || body.read() >= 0) {
                                        throw new IOException("another length");
                                    }
                                }
                            }
                            return null;
                        }));
            }
            for (Future<?> thread : all) {
                thread.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    private static String range(long first, long last) {
        return "bytes=%d-%d".formatted(first, last);
    }

    private static InputStream raw(URL url, long first, long last) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) url.openConnection();
        connection.setRequestProperty("Range", range(first, last));
        return connection.getInputStream();
    }

    private StaticCredentialsProvider credentials() {
        return StaticCredentialsProvider.create(
                AwsBasicCredentials.create(LoopbackStore.KEY, LoopbackStore.SECRET));
    }

    /// As the storage makes its own.
    private S3Client client() {
        return S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .credentialsProvider(credentials())
                .region(Region.US_EAST_1)
                .endpointOverride(endpoint)
                .forcePathStyle(true)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .build();
    }

    private S3Presigner presigner() {
        return S3Presigner.builder()
                .credentialsProvider(credentials())
                .region(Region.US_EAST_1)
                .endpointOverride(endpoint)
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .build();
    }

    private static URL presigned(S3Presigner presigner) {
        return presigner
                .presignGetObject(signed ->
                        signed.signatureDuration(Duration.ofHours(1))
                                .getObjectRequest(get -> get.bucket("bench").key("survey.sgy")))
                .url();
    }
}
