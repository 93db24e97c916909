import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.Result;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.io.File;
import java.util.Map;
import javax.imageio.ImageIO;

/** QrJudge IMAGE…: prints the text of every QR code that ZXing finds. */
public final class QrJudge {
    public static void main(String[] args) throws Exception {
        for (String path : args) {
            BufferedImageLuminanceSource image =
                    new BufferedImageLuminanceSource(ImageIO.read(new File(path)));
            try {
                for (Result code : new QRCodeMultiReader().decodeMultiple(
                        new BinaryBitmap(new HybridBinarizer(image)),
                        Map.of(DecodeHintType.TRY_HARDER, true))) {
                    System.out.println(path + " " + code.getText());
                }
            } catch (NotFoundException none) {
                System.out.println(path + " has no code");
            }
        }
    }
}
