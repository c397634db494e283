package org.samescene.app.model;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.samescene.app.json.Json;
import org.samescene.app.setup.Assembly;
import org.samescene.app.setup.ModelConfig;
import org.samescene.app.setup.ModelOption;
import org.samescene.feature.FeatureExtractor;
import org.samescene.feature.gradient.GradientExtractor;
import org.samescene.feature.tensorflow.DeviceChoice;
import org.samescene.feature.tensorflow.GpuEnvironment;
import org.samescene.feature.tensorflow.TensorFlowExtractor;
import org.samescene.feature.tensorflow.TensorFlowLibrary;
import org.samescene.feature.tensorflow.TensorFlowThreads;
import org.samescene.feature.tensorflow.store.Models;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "doctor",
        description = "Says what models run with on this machine (engine, device, driver, CUDA) and "
                + "whether that fits what is asked for.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit code: 0 if the model runs on the device that samescene.device asks for, else 1."})
public final class DoctorCommand implements Callable<Integer> {
    @Option(names = "--json", description = "Writes one JSON object to standard output.")
    boolean json;

    @Mixin
    ModelOption model;

    private final Assembly configured;
    private final Models models;
    private final ModelConfig config;

    @Inject
    DoctorCommand(Assembly configured, Models models, ModelConfig config) {
        this.configured = configured;
        this.models = models;
        this.config = config;
    }

    /**
     * As JSON field for field.
     *
     * @param library the folder of TensorFlow's library; null for the embedded model, which needs none
     * @param devices all that the engine could use, by its names; empty where the model can't be loaded
     * @param ranOn where it did the model's work in a trial; null where there was none
     * @param driver null where there is none
     * @param cuda where the libraries are; null for those that are missing
     * @param formats what reads each format of pictures; those that nothing here reads are missing
     * @param problems why it doesn't fit; empty if it does
     * @param remarks what could be better
     */
    record Report(
            @Nullable String engine,
            @Nullable String library,
            String asked,
            String model,
            @Nullable String modelFolder,
            List<String> devices,
            @Nullable String ranOn,
            @Nullable String driver,
            String cudaWanted,
            Map<String, @Nullable String> cuda,
            Map<String, String> formats,
            List<String> problems,
            List<String> remarks,
            boolean fits) {}

    @Override
    public Integer call() throws Exception {
        Report report = examine(model.of(configured));
        System.out.println(json ? Json.write(report) : text(report));
        return report.fits ? 0 : 1;
    }

    private Report examine(Assembly assembly) {
        GpuEnvironment gpu = GpuEnvironment.here();
        List<String> problems = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        @Nullable String engine = null;
        String id = assembly.modelName();
        @Nullable String folder = null;
        @Nullable String ranOn = null;
        List<String> devices = List.of();
        boolean embedded = Models.isBuiltIn(id);
        try {
            engine = embedded ? javaEngine() : TensorFlowLibrary.version();
            folder = embedded ? "in the program" : models.folder(id).folder().toString();
            try (FeatureExtractor extractor = assembly.open(TensorFlowThreads.forThroughput())) {
                id = extractor.model();
                ranOn = extractor.device();
                devices = extractor instanceof TensorFlowExtractor graph ? graph.devices() : List.of(ranOn);
            }
        } catch (RuntimeException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
        boolean onGpu = ranOn != null && ranOn.startsWith("gpu");
        if (embedded) {
            remarks.add("gradient needs neither TensorFlow nor a GPU");
        } else if (config.device() == DeviceChoice.GPU && !onGpu) {
            problems.addAll(gpu.obstacles());
        } else if (config.device() == DeviceChoice.AUTO && !onGpu && gpu.driver() != null) {
            remarks.add("there is an NVIDIA driver, but the model runs on the CPU");
            remarks.addAll(gpu.obstacles());
            remarks.add("SAMESCENE_GPU=1 ./samescene ... fetches CUDA's libraries");
        }
        return new Report(
                engine,
                embedded ? null : System.getenv(TensorFlowLibrary.PATH_VARIABLE),
                config.device().name().toLowerCase(Locale.ROOT),
                id,
                folder,
                devices,
                ranOn,
                gpu.driver(),
                GpuEnvironment.WANTED,
                gpu.libraries(),
                formats(assembly),
                problems,
                remarks,
                problems.isEmpty());
    }

    private static String javaEngine() {
        return "Java " + Runtime.version().feature() + " with vectors of " + GradientExtractor.vectorBits() + " bits";
    }

    private static Map<String, String> formats(Assembly assembly) {
        Map<String, String> formats = new LinkedHashMap<>();
        assembly.decoder().readers().forEach((format, reader) -> formats.put(format.toString(), reader));
        return formats;
    }

    private static String text(Report report) {
        StringBuilder text = new StringBuilder();
        boolean tensorFlow = report.library != null;
        line(text, "engine", report.engine + (tensorFlow ? " in " + report.library : ""));
        line(text, "model", report.model + (report.modelFolder == null ? "" : ", " + report.modelFolder));
        line(text, "asked for", "samescene.device=" + report.asked);
        line(text, "devices", report.devices.isEmpty() ? "none" : String.join(", ", report.devices));
        line(
                text,
                "runs on",
                report.ranOn == null
                        ? "nothing"
                        : report.ranOn + (tensorFlow ? ", by TensorFlow's report on a trial run" : ""));
        if (tensorFlow) {
            line(text, "GPU driver", report.driver == null ? "none" : "NVIDIA " + report.driver);
            line(text, "CUDA", "wanted for a GPU: " + report.cudaWanted);
            report.cuda.forEach(
                    (library, place) -> line(text, "", library + (place == null ? " is missing" : " in " + place)));
        }
        line(
                text,
                "pictures",
                report.formats.containsKey("HEIC") ? "" : "HEIC and others take libvips (Debian: libvips42)");
        report.formats.forEach((format, reader) -> line(text, "", format + " by " + reader));
        report.problems.forEach(problem -> line(text, "problem", problem));
        report.remarks.forEach(remark -> line(text, "remark", remark));
        line(text, "verdict", report.fits ? "fits" : "does not fit");
        return text.toString().stripTrailing();
    }

    private static void line(StringBuilder text, String what, String value) {
        text.append("%-10s %s%n".formatted(what, value));
    }
}
