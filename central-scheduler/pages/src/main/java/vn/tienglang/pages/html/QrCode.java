package vn.tienglang.pages.html;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/**
 * QR code as the path of an SVG, one unit a module.
 *
 * @param size width and height in modules, with the quiet zone
 * @param path data of the SVG path; digits and commands only
 */
public record QrCode(int size, String path) {
    private static final int QUIET_ZONE = 4;

    /**
     * The QR code of this text.
     *
     * @throws IllegalArgumentException when the text is empty or too long
     */
    public static QrCode of(String text) {
        BitMatrix modules;
        try {
            modules =
                    new QRCodeWriter()
                            .encode(
                                    text,
                                    BarcodeFormat.QR_CODE,
                                    0,
                                    0,
                                    Map.of(
                                            EncodeHintType.MARGIN,
                                            QUIET_ZONE,
                                            EncodeHintType.ERROR_CORRECTION,
                                            ErrorCorrectionLevel.M,
                                            EncodeHintType.CHARACTER_SET,
                                            "UTF-8"));
        } catch (WriterException e) {
            throw new IllegalArgumentException("no QR code for a text of this length", e);
        }
        var path = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                if (modules.get(x, y)) {
                    path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        return new QrCode(modules.getWidth(), path.toString());
    }
}
