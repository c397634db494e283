package org.samescene.app.model;

import jakarta.inject.Inject;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.samescene.app.json.Json;
import org.samescene.feature.tensorflow.store.ModelFolder;
import org.samescene.feature.tensorflow.store.Models;
import org.samescene.feature.tensorflow.store.PublishedModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Says where a model is and how it is used.", mixinStandardHelpOptions = true)
final class ShowModel implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "A model of the list, or a path to a folder.")
    String name;

    @Option(names = "--json", description = "Writes one JSON object to standard output.")
    boolean json;

    private final Models models;

    @Inject
    ShowModel(Models models) {
        this.models = models;
    }

    @Override
    public Integer call() throws Exception {
        Map<String, Object> facts = facts();
        if (json) {
            System.out.println(Json.write(facts));
        } else {
            facts.forEach((key, value) -> System.out.printf("%-16s %s%n", key, value));
        }
        return 0;
    }

    private Map<String, Object> facts() throws IOException {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", name);
        PublishedModel.named(name).ifPresent(published -> {
            facts.put("about", published.about());
            facts.put("address", published.address().toString());
        });
        if (Models.isBuiltIn(name)) {
            facts.put("id", models.id(name, OptionalInt.empty()));
            facts.put("folder", "in the program");
        } else if (name.contains("/")
                || models.installed().contains(name)
                || PublishedModel.named(name).isEmpty()) {
            ModelFolder folder = models.folder(name);
            facts.put("id", folder.id());
            facts.put("folder", folder.folder().toString());
            facts.put("signature", folder.signature());
            facts.put("valueBytes", folder.valueBytes());
            facts.putAll(folder.settings().properties());
        } else {
            facts.put("folder", models.store().resolve(name) + ", once it is fetched: samescene model pull " + name);
        }
        return facts;
    }
}
