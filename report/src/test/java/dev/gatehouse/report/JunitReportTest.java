package dev.gatehouse.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

final class JunitReportTest {

    @Test
    void hasASuiteForEachPracticeInOrder() throws Exception {
        Document report = parsed();

        assertThat(report.getElementsByTagName("testsuite").getLength()).isEqualTo(9);
        assertThat(((Element) report.getElementsByTagName("testsuite").item(8)).getAttribute("name"))
                .isEqualTo("9 Awareness training");
    }

    @Test
    void countsWhatItHolds() throws Exception {
        Document report = parsed();
        Element suites = report.getDocumentElement();

        assertThat(suites.getAttribute("tests"))
                .isEqualTo(
                        Integer.toString(report.getElementsByTagName("testcase").getLength()));
        assertThat(suites.getAttribute("failures"))
                .isEqualTo(
                        Integer.toString(report.getElementsByTagName("failure").getLength()));
        assertThat(suites.getAttribute("skipped"))
                .isEqualTo(
                        Integer.toString(report.getElementsByTagName("skipped").getLength()));
    }

    @Test
    void saysWhyWhatIsUnknownIsSkipped() throws Exception {
        assertThat(((Element) parsed().getElementsByTagName("skipped").item(0)).getAttribute("message"))
                .isEqualTo("unknown: no token");
    }

    @Test
    void foreignTextEndsNoElement() throws Exception {
        assertThat(parsed().getElementsByTagName("script").getLength()).isZero();
    }

    private static Document parsed() throws ParserConfigurationException, IOException, SAXException {
        StringWriter out = new StringWriter();
        ReportFormat.JUNIT.write(SampleJudgement.hostile(), SampleJudgement.context(), out);
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(out.toString())));
    }
}
