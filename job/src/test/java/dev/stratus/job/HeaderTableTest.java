package dev.stratus.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stratus.segy.SegyFile;
import dev.stratus.segy.TraceHeaderField;
import dev.stratus.storage.LocalByteSource;
import dev.stratus.testkit.SampleEncoding;
import dev.stratus.testkit.SegyFixture;
import dev.stratus.testkit.TraceFixture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HeaderTableTest {
    @TempDir private Path folder;

    @Test
    void aLongTableIsWrittenInSeveralRowGroups() throws Exception {
        Path survey =
                SegyFixture.of(SampleEncoding.INT16)
                        .trace(TraceFixture.of(1))
                        .writeSparseTo(
                                folder.resolve("survey.sgy"),
                                250_001,
                                Map.of(250_000L, TraceFixture.of(1).line(70, 90)));
        Path table = folder.resolve("headers.parquet");
        try (SegyFile file = SegyFile.open(LocalByteSource.open(survey))) {
            HeaderTable.write(
                    file,
                    file.traces(),
                    List.of(
                            HeaderColumn.of(file, TraceHeaderField.INLINE),
                            HeaderColumn.of(file, TraceHeaderField.CROSSLINE)),
                    table);
        }

        try (ParquetFileReader reader =
                ParquetFileReader.open(
                        new SourceInputFile(LocalByteSource.open(table)),
                        ParquetReadOptions.builder(new PlainParquetConfiguration()).build())) {
            assertThat(reader.getRowGroups())
                    .extracting(BlockMetaData::getRowCount)
                    .containsExactly(100_000L, 100_000L, 50_001L);
        }
        List<double[]> rows = rows(table, List.of("trace", "inline", "crossline"));
        assertThat(rows).hasSize(250_001);
        assertThat(rows.get(249_999)).containsExactly(249_999, 0, 0);
        assertThat(rows.get(250_000)).containsExactly(250_000, 70, 90);
    }

    /// The first extension holds all 64 bits of what the standard header holds in 32.
    @Test
    void aTableOfAllFieldsHasAlsoWhatAdditionalHeadersAndTheFilesLayoutHold() throws Exception {
        Path table = folder.resolve("headers.parquet");
        try (SegyFile file =
                SegyFile.open(
                        LocalByteSource.open(
                                SharedData.path("data/conformance/trace-header-extensions.sgy")))) {
            HeaderTable.write(file, file.traces(), HeaderColumn.all(file), table);
            assertThat(HeaderColumn.all(file))
                    .extracting(HeaderColumn::name)
                    .doesNotHaveDuplicates()
                    .contains("trace_header_name", "last_trace_flag");
        }

        assertThat(
                        rows(
                                        table,
                                        List.of(
                                                "trace_seq_num_line",
                                                "crossline",
                                                "PRIVATE1_precious3"))
                                .get(0))
                .containsExactly((double) 0x2222222222222222L, 20, 0x33333333);
    }

    private static List<double[]> rows(Path table, List<String> columns) throws Exception {
        List<double[]> rows = new ArrayList<>();
        try (ParquetTable read = ParquetTable.open(LocalByteSource.open(table))) {
            read.read(columns, row -> rows.add(row.clone()));
        }
        return rows;
    }
}
