package org.samescene.feature.tensorflow.gradient;

import com.google.protobuf.ByteString;
import java.util.List;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.TensorShapeProto;

/** Values of node attributes in TensorFlow's wire form. */
final class Attributes {
    private Attributes() {}

    static AttrValue type(DataType type) {
        return AttrValue.newBuilder().setType(type).build();
    }

    static AttrValue types(List<DataType> types) {
        return AttrValue.newBuilder()
                .setList(AttrValue.ListValue.newBuilder().addAllType(types))
                .build();
    }

    static AttrValue bool(boolean value) {
        return AttrValue.newBuilder().setB(value).build();
    }

    static AttrValue integer(int value) {
        return AttrValue.newBuilder().setI(value).build();
    }

    static AttrValue integers(long... values) {
        AttrValue.ListValue.Builder list = AttrValue.ListValue.newBuilder();
        for (long value : values) {
            list.addI(value);
        }
        return AttrValue.newBuilder().setList(list).build();
    }

    static AttrValue string(String value) {
        return AttrValue.newBuilder().setS(ByteString.copyFromUtf8(value)).build();
    }

    /** A function of the graph's library. */
    static AttrValue function(String name) {
        AttrValue.Builder attribute = AttrValue.newBuilder();
        attribute.getFuncBuilder().setName(name);
        return attribute.build();
    }

    static AttrValue shape(long... sizes) {
        return AttrValue.newBuilder().setShape(shapeProto(sizes)).build();
    }

    static AttrValue unknownShapes(int count) {
        AttrValue.ListValue.Builder list = AttrValue.ListValue.newBuilder();
        for (int i = 0; i < count; i++) {
            list.addShape(TensorShapeProto.newBuilder().setUnknownRank(true));
        }
        return AttrValue.newBuilder().setList(list).build();
    }

    /** @param sizes a negative one is unknown until run; none make a scalar */
    static TensorShapeProto shapeProto(long... sizes) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (long size : sizes) {
            shape.addDim(TensorShapeProto.Dim.newBuilder().setSize(size));
        }
        return shape.build();
    }
}
