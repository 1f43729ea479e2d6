package vn.tienglang.pages.people;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.Map;

/** QR code as the path of an SVG, one unit a module, with the quiet zone of four modules. */
final class QrCode {
    private QrCode() {}

    /** Width and height in modules. */
    static int size(String text) {
        return matrix(text).getWidth();
    }

    /** The dark modules as the data of an SVG path. */
    static String path(String text) {
        BitMatrix matrix = matrix(text);
        var path = new StringBuilder();
        for (int y = 0; y < matrix.getHeight(); y++) {
            for (int x = 0; x < matrix.getWidth(); x++) {
                if (matrix.get(x, y)) {
                    path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        return path.toString();
    }

    private static BitMatrix matrix(String text) {
        try {
            return new QRCodeWriter()
                    .encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, 4));
        } catch (WriterException e) {
            throw new IllegalArgumentException("does not fit into a QR code", e);
        }
    }
}
