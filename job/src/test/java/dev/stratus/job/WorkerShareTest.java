package dev.stratus.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stratus.segy.SegyFile;
import dev.stratus.storage.ByteRange;
import dev.stratus.storage.LocalByteSource;
import dev.stratus.storage.RequestPlan;
import dev.stratus.testkit.SampleEncoding;
import dev.stratus.testkit.SegyFixture;
import dev.stratus.testkit.TraceFixture;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WorkerShareTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({"1,1", "1,9", "7,1", "7,3", "7,7", "7,1000", "100,7"})
    void everyByteOfEveryTraceIsReadOnceAndNothingBeyondTheEnd(int traces, int workers)
            throws Exception {
        SegyFixture fixture = SegyFixture.of(SampleEncoding.IEEE_FLOAT32);
        for (int trace = 0; trace < traces; trace++) {
            fixture.trace(TraceFixture.of(1, 2, 3));
        }
        Path path = fixture.writeTo(folder.resolve("survey.sgy"));
        try (SegyFile file = SegyFile.open(LocalByteSource.open(path))) {
            List<WorkerShare> shares =
                    WorkerShare.of(file, workers, new RequestPlan.Limits(0, 100, 1));

            assertThat(shares).hasSize(Math.min(traces, workers));
            long trace = 0;
            long position = 3600;
            for (WorkerShare share : shares) {
                assertThat(share.traces().first()).isEqualTo(trace);
                assertThat(share.bytes().first()).isEqualTo(position);
                trace = share.traces().end();
                for (ByteRange request : share.requests()) {
                    assertThat(request.first()).isEqualTo(position);
                    position = request.end();
                }
                assertThat(share.bytes().end()).isEqualTo(position);
            }
            assertThat(trace).isEqualTo(traces);
            assertThat(position).isEqualTo(file.source().size());
        }
    }
}
