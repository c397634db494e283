package org.samescene.app.model;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.samescene.app.json.Json;
import org.samescene.feature.tensorflow.store.Models;
import org.samescene.feature.tensorflow.store.PublishedModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        description = "Says which models are here, and which can be fetched.",
        mixinStandardHelpOptions = true)
final class ListModels implements Callable<Integer> {
    @Option(names = "--json", description = "Writes one JSON object to standard output.")
    boolean json;

    private final Models models;

    @Inject
    ListModels(Models models) {
        this.models = models;
    }

    /** @param state {@code built-in}, {@code installed} or {@code published} */
    record Line(String name, String state, String about) {}

    record Listing(String store, List<Line> models) {}

    @Override
    public Integer call() throws Exception {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(Models.GRADIENT, "built-in", "comes with samescene; its weights are computed, not trained"));
        List<String> installed = models.installed();
        installed.forEach(name -> lines.add(new Line(name, "installed", about(name))));
        PublishedModel.all().stream()
                .filter(model -> !installed.contains(model.name()))
                .forEach(model -> lines.add(new Line(model.name(), "published", model.about())));
        if (json) {
            System.out.println(Json.write(new Listing(models.store().toString(), lines)));
        } else {
            lines.forEach(line -> System.out.printf("%-18s %-10s %s%n", line.name, line.state, line.about));
            System.out.printf("%ninstalled: in %s; published: samescene model pull NAME%n", models.store());
        }
        return 0;
    }

    private static String about(String name) {
        return PublishedModel.named(name).map(PublishedModel::about).orElse("");
    }
}
