package vn.tienglang.office.cap;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Check of the XML signature of an alert against the registered key. Only the enveloped signature
 * over the whole document counts; keys in the document are not looked at.
 */
final class CapSignature {
    /** Canonical forms of the whole document, besides the enveloped signature itself. */
    private static final List<String> CANONICAL =
            List.of(
                    "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
                    "http://www.w3.org/2001/10/xml-exc-c14n#",
                    "http://www.w3.org/2006/12/xml-c14n11");

    private CapSignature() {}

    /** The key of this text, X.509 in Base64; RSA, elliptic curve or Ed25519. */
    static Optional<PublicKey> key(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return Stream.of("RSA", "EC", "Ed25519").flatMap(kind -> key(kind, bytes)).findFirst();
    }

    private static Stream<PublicKey> key(String kind, byte[] bytes) {
        try {
            return Stream.of(
                    KeyFactory.getInstance(kind).generatePublic(new X509EncodedKeySpec(bytes)));
        } catch (GeneralSecurityException e) {
            return Stream.empty();
        }
    }

    /** The reason against the signature; empty when it is right. */
    static Optional<CapProblem.Reason> check(Document document, PublicKey key) {
        NodeList found = document.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature");
        if (found.getLength() == 0) {
            return Optional.of(CapProblem.Reason.NOT_SIGNED);
        }
        Node signature = found.item(0);
        if (found.getLength() != 1
                || !document.getDocumentElement().isSameNode(signature.getParentNode())
                || !isRight(signature, key)) {
            return Optional.of(CapProblem.Reason.WRONG_SIGNATURE);
        }
        return Optional.empty();
    }

    private static boolean isRight(Node node, PublicKey key) {
        var context = new DOMValidateContext(key, node);
        context.setProperty("org.jcp.xml.dsig.secureValidation", true);
        try {
            XMLSignature signature =
                    XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
            List<Reference> references = signature.getSignedInfo().getReferences();
            return references.size() == 1
                    && coversAll(references.getFirst())
                    && signature.validate(context);
        } catch (MarshalException | XMLSignatureException e) {
            return false;
        }
    }

    private static boolean coversAll(Reference reference) {
        List<Transform> transforms = reference.getTransforms();
        return "".equals(reference.getURI())
                && transforms.stream()
                        .map(Transform::getAlgorithm)
                        .allMatch(one -> one.equals(Transform.ENVELOPED) || CANONICAL.contains(one))
                && transforms.stream()
                        .anyMatch(one -> one.getAlgorithm().equals(Transform.ENVELOPED));
    }
}
