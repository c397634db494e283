package org.samescene.bitmap.process;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.samescene.arrival.RejectedException;
import org.samescene.arrival.RejectionReason;
import org.samescene.bitmap.Bitmap;
import org.samescene.bitmap.Picture;

/**
 * What passes between the worker and a process that decodes, each message behind a byte that says which. The worker
 * sends {@link #DECODE} and gets {@link #PICTURE} or {@link #REFUSAL}; before that, the process may ask for memory by
 * {@link #NEED}, which is granted by {@link #GRANT}, and give it back by {@link #FREE}.
 */
final class Message {
    /** int32 longest side in pixels, int32 length, then the file. */
    static final int DECODE = 'D';

    static final int GRANT = 'G';

    /** The process has started. */
    static final int READY = 'S';

    /** int64 bytes. */
    static final int NEED = 'N';

    /** All that was granted for this picture. */
    static final int FREE = 'F';

    /** int32 width and height of the original, string reader, int32 width and height, then the pixels. */
    static final int PICTURE = 'P';

    /** The strings reason and message. */
    static final int REFUSAL = 'R';

    private static final int LONGEST_TEXT = 2000;

    private Message() {}

    static void write(DataOutputStream out, Picture picture) throws IOException {
        out.writeByte(PICTURE);
        out.writeInt(picture.width());
        out.writeInt(picture.height());
        out.writeUTF(picture.reader());
        out.writeInt(picture.bitmap().width());
        out.writeInt(picture.bitmap().height());
        out.write(picture.bitmap().rgb());
    }

    static Picture readPicture(DataInputStream in) throws IOException {
        int originalWidth = in.readInt();
        int originalHeight = in.readInt();
        String reader = in.readUTF();
        int width = in.readInt();
        int height = in.readInt();
        byte[] rgb = new byte[Math.multiplyExact(3, Math.multiplyExact(width, height))];
        in.readFully(rgb);
        return new Picture(new Bitmap(width, height, rgb), originalWidth, originalHeight, reader);
    }

    static void write(DataOutputStream out, RejectedException refusal) throws IOException {
        String text = String.valueOf(refusal.getMessage());
        out.writeByte(REFUSAL);
        out.writeUTF(refusal.reason().name());
        out.writeUTF(text.substring(0, Math.min(text.length(), LONGEST_TEXT)));
    }

    static RejectedException readRefusal(DataInputStream in) throws IOException {
        RejectionReason reason = RejectionReason.valueOf(in.readUTF());
        return new RejectedException(reason, in.readUTF());
    }
}
