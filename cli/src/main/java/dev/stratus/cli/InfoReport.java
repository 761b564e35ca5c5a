package dev.stratus.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stratus.segy.BinaryHeaderField;
import dev.stratus.segy.Finding;
import dev.stratus.segy.HeaderProposal;
import dev.stratus.segy.LineAxis;
import dev.stratus.segy.SegyFile;
import dev.stratus.segy.Survey;
import java.util.List;
import java.util.Optional;

/// What `info` says about a file, as JSON.
final class InfoReport {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private InfoReport() {}

    static String json(SegyFile file, Optional<Survey> survey, List<HeaderProposal> proposals)
            throws JsonProcessingException {
        ObjectNode object = MAPPER.createObjectNode();
        object.put("file", file.source().name());
        object.put("bytes", file.source().size());
        object.put("revision", file.revision().label());
        object.put("byte_order", file.byteOrder().label());
        object.put("byte_order_evidence", file.byteOrderEvidence());
        object.put("sample_format", file.sampleFormat().label());
        object.put("samples_per_trace", file.samplesPerTrace());
        object.put("sample_interval", file.sampleInterval());
        object.put("traces", file.traceCount());
        object.put("equal_traces", file.hasEqualTraces());
        object.put("trace_bytes", file.traceBytes());
        object.put("first_trace_byte", file.offsetOf(0) + 1);
        object.put("additional_trace_headers", file.additionalTraceHeaders());
        object.put("text_encoding", file.textHeader().encoding().label());
        ArrayNode text = object.putArray("text");
        file.textHeader().lines().forEach(text::add);
        ArrayNode stanzas = object.putArray("stanzas");
        file.stanzas()
                .forEach(stanza ->
                        stanzas.addObject()
                                .put("owner", stanza.owner())
                                .put("title", stanza.title())
                                .put("records", stanza.records()));
        ObjectNode binary = object.putObject("binary_header");
        for (BinaryHeaderField field : BinaryHeaderField.values()) {
            double value = file.binaryHeader().getDouble(field);
            if (value == file.binaryHeader().get(field)) {
                binary.put(field.label(), file.binaryHeader().get(field));
            } else {
                binary.put(field.label(), value);
            }
        }
        survey.ifPresent(found -> add(object.putObject("survey"), found));
        ArrayNode places = object.putArray("header_places");
        for (HeaderProposal proposal : proposals) {
            places.addObject()
                    .put("field", proposal.field().label())
                    .put("first_byte", proposal.place().firstByte())
                    .put("type", proposal.place().type().label())
                    .put("confidence", proposal.confidence())
                    .put("evidence", proposal.evidence());
        }
        ArrayNode findings = object.putArray("findings");
        for (Finding finding : file.findings()) {
            ObjectNode node = findings.addObject();
            node.put("severity", finding.severity().label());
            finding.firstByte().ifPresent(at -> node.put("byte", at));
            node.put("field", finding.field());
            node.put("expected", finding.expected());
            node.put("found", finding.found());
            node.put("remedy", finding.remedy());
        }
        return MAPPER.writeValueAsString(object);
    }

    private static void add(ObjectNode node, Survey survey) {
        node.put("kind", survey.kind().label());
        node.put("sorting", survey.sorting().label());
        node.put("traces_seen", survey.tracesSeen());
        add(node.putObject("inline"), survey.inlines());
        add(node.putObject("crossline"), survey.crosslines());
        add(node.putObject("offset"), survey.offsets());
        node.put("locations", survey.locations());
        survey.holes().ifPresent(holes -> node.put("holes", holes));
        node.put("repeated", survey.repeated());
        node.put("dead_traces", survey.deadTraces());
        survey.grid()
                .ifPresent(grid ->
                        node.putObject("grid")
                                .put("inline_spacing", grid.inlineSpacing())
                                .put("crossline_spacing", grid.crosslineSpacing())
                                .put("rotation_degrees", grid.rotationDegrees())
                                .put("misfit", grid.misfit()));
        ArrayNode outline = node.putArray("outline");
        survey.outline().forEach(point -> outline.addArray().add(point.x()).add(point.y()));
    }

    private static void add(ObjectNode node, LineAxis axis) {
        node.put("least", axis.least());
        node.put("most", axis.most());
        node.put("step", axis.step());
        node.put("distinct", axis.distinct());
    }
}
