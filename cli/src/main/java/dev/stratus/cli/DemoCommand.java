package dev.stratus.cli;

import dev.stratus.attributes.Attribute;
import dev.stratus.demo.EmbeddedS3Server;
import dev.stratus.demo.SurveySpec;
import dev.stratus.demo.SyntheticSurvey;
import dev.stratus.storage.ByteRange;
import dev.stratus.storage.ByteSource;
import dev.stratus.storage.NewFile;
import dev.stratus.storage.NewObject;
import dev.stratus.storage.Storage;
import dev.stratus.storage.StorageOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/// The main job on a synthetic survey in an object store of its own.
final class DemoCommand extends Command {
    private static final String SURVEY = "s3://survey/demo.sgy";
    private static final String TABLE = "s3://results/demo.parquet";
    private static final int COPY_BYTES = 1 << 20;

    DemoCommand() {
        super(
                "The main job on a synthetic survey in an embedded S3 server: table and map.",
                """

                Example:
                  stratus demo --keep
                """);
    }

    private final Argument<Path> folder =
            usual(
                    "-o,--output",
                    "DIR",
                    "stratus-demo",
                    Names::path,
                    "The folder for the table and the map; default ${DEFAULT-VALUE}.");

    private final Argument<Boolean> keep =
            flag("--keep", "Leave the server running, with its survey, until Ctrl-C.");

    @Override
    public Integer call() throws IOException, InterruptedException {
        Files.createDirectories(folder.value());
        Path buckets = Files.createTempDirectory(folder.value().toAbsolutePath(), "s3-");
        try (EmbeddedS3Server server = EmbeddedS3Server.over(buckets)) {
            server.makeBucket("survey");
            server.makeBucket("results");
            // The AWS SDK looks here first, so that the demo never uses anybody's own key.
            System.setProperty("aws.accessKeyId", server.accessKey());
            System.setProperty("aws.secretAccessKey", server.secretKey());
            return run(server);
        } finally {
            delete(buckets);
        }
    }

    private int run(EmbeddedS3Server server) throws IOException, InterruptedException {
        PrintWriter err = commandLine().getErr();
        StorageOptions storage = StorageOptions.STANDARD.withEndpoint(server.endpoint());
        putSurvey(storage, err);
        Path map = folder.value().resolve("demo.png");
        int code =
                Stratus.commandLine()
                        .setErr(err)
                        .setOut(commandLine().getOut())
                        .execute(
                                "attributes",
                                SURVEY,
                                "--attributes",
                                Attribute.MEAN_ABS.label() + "," + Attribute.RMS.label(),
                                "--output",
                                TABLE,
                                "--map",
                                map.toString(),
                                "--s3-endpoint",
                                server.endpoint().toString());
        if (code != ExitCode.DONE.code()) {
            return code;
        }
        Path table = folder.value().resolve("demo.parquet");
        bringBack(storage, table);
        Outputs.say("A copy of the table", table, err);
        err.println();
        err.println("Now try, for example:");
        err.println("  stratus map %s -a rms -o rms.png".formatted(table));
        if (keep.value()) {
            serve(server, err);
        } else {
            err.println("  stratus demo --keep     to try the commands on s3://");
        }
        return code;
    }

    private void putSurvey(StorageOptions storage, PrintWriter err)
            throws IOException, InterruptedException {
        Path survey = folder.value().resolve("demo.sgy");
        try (NewObject object = Storage.create(SURVEY, storage)) {
            SynthCommand.write(new SyntheticSurvey(SurveySpec.usual()), survey, false, err);
            Files.copy(survey, object.body());
            object.publish();
        } finally {
            Files.deleteIfExists(survey);
        }
        err.println("It was moved to %s.".formatted(SURVEY));
    }

    private static void bringBack(StorageOptions storage, Path target) throws IOException {
        try (ByteSource table = Storage.open(TABLE, storage);
                ByteSource ahead = table.ahead(List.of(new ByteRange(0, table.size())));
                NewFile file = NewFile.at(target)) {
            ByteBuffer bytes = ByteBuffer.allocate(COPY_BYTES);
            for (long at = 0; at < table.size(); at += bytes.limit()) {
                bytes.clear().limit((int) Math.min(COPY_BYTES, table.size() - at));
                ahead.read(at, bytes);
                file.body().write(bytes.array(), 0, bytes.limit());
            }
            file.publish();
        }
    }

    /// Tells how to use the server, and waits until the command is interrupted.
    private static void serve(EmbeddedS3Server server, PrintWriter err)
            throws InterruptedException {
        err.println();
        err.println("The S3 server goes on until you press Ctrl-C. In another terminal:");
        err.println("  export AWS_ACCESS_KEY_ID=" + server.accessKey());
        err.println("  export AWS_SECRET_ACCESS_KEY=" + server.secretKey());
        err.println("  export AWS_ENDPOINT_URL_S3=" + server.endpoint());
        err.println("  stratus info " + SURVEY);
        err.println("  stratus attributes %s -o s3://results/rms.parquet -a rms".formatted(SURVEY));
        err.println("  stratus map %s -o demo.png".formatted(TABLE));
        err.flush();
        new CountDownLatch(1).await();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> {
                        try {
                            Files.delete(file);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
