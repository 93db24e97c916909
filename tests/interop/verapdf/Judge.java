import java.io.FileInputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Judge FLAVOUR[,FLAVOUR] FILE…: veraPDF's verdict on each file; 0 when all conform. */
public final class Judge {
    public static void main(String[] args) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        boolean conform = args.length > 1;
        for (int i = 1; i < args.length; i++) {
            for (String flavour : args[0].split(",")) {
                conform &= judge(args[i], PDFAFlavour.fromString(flavour));
            }
        }
        System.exit(conform ? 0 : 1);
    }

    private static boolean judge(String path, PDFAFlavour flavour) throws Exception {
        try (PDFAParser parser =
                        Foundries.defaultInstance().createParser(new FileInputStream(path), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            System.out.println(path + " " + flavour.getId() + ": "
                    + (result.isCompliant() ? "compliant" : "NOT compliant") + ", "
                    + result.getTotalAssertions() + " checks");
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.PASSED) continue;
                System.out.println("  " + assertion.getRuleId().getClause() + "-"
                        + assertion.getRuleId().getTestNumber() + " " + assertion.getMessage() + " @ "
                        + assertion.getLocation().getContext());
            }
            return result.isCompliant();
        }
    }
}
