package org.samescene.feature.tensorflow.gradient;

import static org.samescene.feature.tensorflow.gradient.GraphNodes.FLOAT;
import static org.samescene.feature.tensorflow.gradient.GraphNodes.INT32;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.FunctionDefLibrary;
import org.tensorflow.proto.OpDef;

/**
 * The loop over the image pyramid: its body brings the picture to one scale and appends the features that it
 * finds there.
 *
 * <p>A loop, not a graph with so many branches, because the number of scales is an input of the model.
 */
final class PyramidLoop {
    /**
     * Smallest side of a level in pixels: smaller ones are stretched, so that the filters have something to
     * stand on.
     */
    private static final int SMALLEST_SIDE_PX = 16;

    private static final String BODY = "add_features_of_level";
    private static final String CONDITION = "more_levels";

    /** What the loop carries, in the order of the functions' arguments. */
    private enum State {
        LEVEL(INT32),
        /** [1, h, w, 1] float32. */
        LUMINANCE(FLOAT),
        IMAGE_SCALES(FLOAT),
        SCORE_THRESHOLD(FLOAT),
        MAX_FEATURE_NUM(INT32),
        /** [n, 2] (y, x) in pixels of the picture. */
        LOCATIONS(FLOAT),
        /** [n, {@link GradientHistogram#SIZE}]. */
        HISTOGRAMS(FLOAT),
        SCALES(FLOAT),
        SCORES(FLOAT);

        final DataType type;

        State(DataType type) {
            this.type = type;
        }

        String argument() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** The features of all levels, level by level. */
    record Features(Operand locations, Operand histograms, Operand scales, Operand scores) {}

    private PyramidLoop() {}

    /** Adds the loop to a graph that has {@link #functions()} in its library. */
    static Features run(
            GraphBuilder graph, Operand luminance, Operand imageScales, Operand scoreThreshold, Operand maxFeatureNum) {
        Operand none = graph.constant(new float[0], 0);
        Operand[] end = graph.loop(
                CONDITION,
                BODY,
                List.of(
                        graph.scalar(0),
                        luminance,
                        imageScales,
                        scoreThreshold,
                        maxFeatureNum,
                        graph.constant(new float[0], 0, 2),
                        graph.constant(new float[0], 0, GradientHistogram.SIZE),
                        none,
                        none));
        return new Features(
                end[State.LOCATIONS.ordinal()],
                end[State.HISTOGRAMS.ordinal()],
                end[State.SCALES.ordinal()],
                end[State.SCORES.ordinal()]);
    }

    static FunctionDefLibrary functions() {
        return FunctionDefLibrary.newBuilder()
                .addFunction(condition())
                .addFunction(body())
                .build();
    }

    private static FunctionDef condition() {
        GraphBuilder g = GraphBuilder.function();
        Operand more = g.less(argument(State.LEVEL), g.length(argument(State.IMAGE_SCALES)));
        OpDef.Builder signature = signature(CONDITION).addOutputArg(argumentDef("more", more.type()));
        return FunctionDef.newBuilder()
                .setSignature(signature)
                .addAllNodeDef(g.nodes())
                .putRet("more", more.reference())
                .build();
    }

    private static FunctionDef body() {
        GraphBuilder g = GraphBuilder.function();
        List<Operand> next = new ArrayList<>();
        for (State state : State.values()) {
            next.add(argument(state));
        }
        Operand luminance = argument(State.LUMINANCE);
        Operand scale = g.gather(argument(State.IMAGE_SCALES), argument(State.LEVEL));
        Operand pictureSize = g.toFloat(g.heightAndWidth(luminance));
        Operand size = g.larger(g.round(g.multiply(pictureSize, scale)), g.scalar((double) SMALLEST_SIDE_PX));
        Operand ratio = g.divide(size, pictureSize);
        OrientedGradients gradients = new OrientedGradients(g, g.resample(luminance, g.toInt(size), ratio));
        CornerDetector.Corners corners = new CornerDetector(g)
                .strongest(gradients.squares(), argument(State.SCORE_THRESHOLD), argument(State.MAX_FEATURE_NUM));
        Operand histograms = new GradientHistogram(g).at(gradients.shares(), corners.yx());
        Operand scales = g.add(g.zerosLike(corners.scores()), g.divide(g.scalar(1.0), scale));

        next.set(State.LEVEL.ordinal(), g.add(argument(State.LEVEL), g.scalar(1)));
        append(g, next, State.LOCATIONS, g.divide(corners.yx(), ratio));
        append(g, next, State.HISTOGRAMS, histograms);
        append(g, next, State.SCALES, scales);
        append(g, next, State.SCORES, corners.scores());

        OpDef.Builder signature = signature(BODY);
        FunctionDef.Builder body = FunctionDef.newBuilder();
        for (State state : State.values()) {
            String output = "next_" + state.argument();
            signature.addOutputArg(argumentDef(output, state.type));
            body.putRet(output, next.get(state.ordinal()).reference());
        }
        return body.setSignature(signature).addAllNodeDef(g.nodes()).build();
    }

    private static void append(GraphBuilder g, List<Operand> next, State state, Operand more) {
        next.set(state.ordinal(), g.concatenate(argument(state), more));
    }

    private static Operand argument(State state) {
        return new Operand(state.argument(), state.type);
    }

    private static OpDef.Builder signature(String name) {
        OpDef.Builder signature = OpDef.newBuilder().setName(name);
        Arrays.stream(State.values())
                .forEach(state -> signature.addInputArg(argumentDef(state.argument(), state.type)));
        return signature;
    }

    private static OpDef.ArgDef argumentDef(String name, DataType type) {
        return OpDef.ArgDef.newBuilder().setName(name).setType(type).build();
    }
}
