package dev.stratus.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stratus.job.AttributeRequest;
import dev.stratus.job.JobPlan;
import dev.stratus.job.ResultsTable;
import dev.stratus.picture.MapGrid;
import dev.stratus.picture.MapPicture;
import dev.stratus.picture.MapRequest;
import dev.stratus.picture.NothingToDrawException;
import dev.stratus.storage.NewObject;
import dev.stratus.storage.Storage;
import dev.stratus.storage.StorageOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// The function that draws the first attribute of a finished job as a map, beside its results. The
/// event is a [JobOrder], the answer `{"map": …}` says where the map is, or null if there is
/// nothing to draw: the results are complete without. It needs more than the other functions do,
/// and is deployed from an archive of its own.
public final class MapHandler implements RequestStreamHandler {
    /// For Lambda.
    public MapHandler() {}

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
            throws IOException {
        JobOrder.carryOut(input, output, context, "the map was drawn", MapHandler::draw);
    }

    private static ObjectNode draw(String job, JobPlan plan) throws IOException {
        AttributeRequest request = plan.request();
        String column =
                request.attributes().isEmpty()
                        ? request.own().getFirst().name()
                        : request.attributes().getFirst().label();
        String target = job + (job.endsWith("/") ? "" : "/") + "map-" + column + ".png";
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        Path picture = Files.createTempFile("stratus-map-", ".png");
        try (ResultsTable table = ResultsTable.open(job, StorageOptions.STANDARD)) {
            MapPicture.of(MapGrid.of(table, MapRequest.of(column))).draw().write(picture);
            try (NewObject object = Storage.create(target, StorageOptions.STANDARD)) {
                Files.copy(picture, object.body());
                object.publish();
            }
        } catch (NothingToDrawException e) {
            return answer.putNull("map");
        } finally {
            Files.deleteIfExists(picture);
        }
        return answer.put("map", target);
    }
}
