import eu.europa.esig.dss.diagnostic.DiagnosticData;
import eu.europa.esig.dss.diagnostic.EvidenceRecordWrapper;
import eu.europa.esig.dss.diagnostic.TimestampWrapper;
import eu.europa.esig.dss.jaxb.object.Message;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonCertificateSource;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import eu.europa.esig.dss.validation.reports.Reports;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * DssJudge --edits FILE --anchor CER… [--known CER…] [--crl CRL…] [--content FILE…] [--at SECONDS] FILE…: EU
 * DSS's verdict on each file, offline, with only these anchors. A line for each thing that was judged:
 *   FILE signature LEVEL INDICATION SUBINDICATION
 *   FILE timestamp TYPE INDICATION SUBINDICATION
 *   FILE evidence-record TYPE INDICATION SUBINDICATION
 * and, indented, DSS's errors and warnings. 0 when something was judged and all of it passed. `--known` are
 * certificates to build paths with, never trusted; `--crl` lists that came by other ways; `--content` what a detached
 * signature or an evidence record covers.
 */
public final class DssJudge {
    private final List<File> files = new ArrayList<>();
    private final List<DSSDocument> contents = new ArrayList<>();
    private final CommonTrustedCertificateSource anchors = new CommonTrustedCertificateSource();
    private final CommonCertificateSource known = new CommonCertificateSource();
    private final List<DSSDocument> lists = new ArrayList<>();
    private Path edits;
    private java.util.Date at;
    private boolean passed = true;

    public static void main(String[] args) throws Exception {
        DssJudge judge = new DssJudge();
        judge.read(args);
        if (judge.files.isEmpty() || judge.edits == null) throw new IllegalArgumentException("no file or no edits");
        byte[] policy = judge.policy();
        for (File file : judge.files) judge.judge(file, policy);
        System.exit(judge.passed ? 0 : 1);
    }

    private void read(String[] args) {
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--edits" -> edits = Path.of(args[++i]);
                case "--anchor" -> anchors.addCertificate(DSSUtils.loadCertificate(new File(args[++i])));
                case "--known" -> known.addCertificate(DSSUtils.loadCertificate(new File(args[++i])));
                case "--crl" -> lists.add(new FileDocument(args[++i]));
                case "--content" -> contents.add(new FileDocument(args[++i]));
                case "--at" -> at = new java.util.Date(1000 * Long.parseLong(args[++i]));
                default -> files.add(new File(args[i]));
            }
        }
    }

    /** DSS's own default policy with the edits of the file: XPATH, ATTRIBUTE or "text", VALUE, and a reason. */
    private byte[] policy() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document document;
        try (InputStream original = DssJudge.class.getResourceAsStream("/policy/constraint.xml")) {
            document = factory.newDocumentBuilder().parse(original);
        }
        for (String line : Files.readAllLines(edits)) {
            if (line.isBlank() || line.startsWith("#")) continue;
            String[] part = line.split("\\s*\\|\\s*", 4);
            if (part.length != 4 || part[3].isBlank()) throw new IllegalArgumentException("an edit without a reason: " + line);
            NodeList found = (NodeList) XPathFactory.newInstance().newXPath()
                    .evaluate(part[0], document, XPathConstants.NODESET);
            if (found.getLength() == 0) throw new IllegalArgumentException("nothing to edit at " + part[0]);
            for (int i = 0; i < found.getLength(); i++) {
                if (part[1].equals("text")) found.item(i).setTextContent(part[2]);
                else ((Element) found.item(i)).setAttribute(part[1], part[2]);
            }
        }
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        TransformerFactory.newInstance().newTransformer().transform(new DOMSource(document), new StreamResult(out));
        return out.toByteArray();
    }

    private void judge(File file, byte[] policy) {
        CommonCertificateVerifier verifier = new CommonCertificateVerifier();
        verifier.setTrustedCertSources(anchors);
        verifier.setAdjunctCertSources(known);
        verifier.setAIASource(null);
        verifier.setCrlSource(lists.isEmpty() ? null : new ExternalResourcesCRLSource(lists.toArray(new DSSDocument[0])));
        verifier.setOcspSource(null);
        SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(new FileDocument(file));
        validator.setCertificateVerifier(verifier);
        if (at != null) validator.setValidationTime(at);
        if (!contents.isEmpty()) validator.setDetachedContents(contents);
        Reports reports = validator.validateDocument(new ByteArrayInputStream(policy));
        SimpleReport report = reports.getSimpleReport();
        DiagnosticData data = reports.getDiagnosticData();
        int judged = 0;
        for (String id : report.getSignatureIdList()) {
            say(file, "signature", String.valueOf(report.getSignatureFormat(id)), id, report);
            judged++;
        }
        for (TimestampWrapper stamp : data.getTimestampList()) {
            say(file, "timestamp", stamp.getType().name(), stamp.getId(), report);
        }
        judged += data.getTimestampList().size();
        for (EvidenceRecordWrapper record : data.getEvidenceRecords()) {
            say(file, "evidence-record", String.valueOf(record.getEvidenceRecordType()), record.getId(), report);
            judged++;
        }
        if (judged == 0) {
            System.out.println(file.getName() + " nothing to judge");
            passed = false;
        }
    }

    private void say(File file, String what, String kind, String id, SimpleReport report) {
        String indication = String.valueOf(report.getIndication(id));
        System.out.println(file.getName() + " " + what + " " + kind.replace('_', '-') + " " + indication + " "
                + (report.getSubIndication(id) == null ? "-" : report.getSubIndication(id)));
        for (Message message : report.getAdESValidationErrors(id)) System.out.println("  error: " + message.getValue());
        for (Message message : report.getAdESValidationWarnings(id)) System.out.println("  warning: " + message.getValue());
        passed = passed && (indication.equals("TOTAL_PASSED") || indication.equals("PASSED"));
    }
}
