"""Signing and verifying of the bank's messages with openssl and xmlsec1 alone, none of the gateway's code."""
import base64
import hashlib
import pathlib
import re
import subprocess
import uuid

XADES = "http://uri.etsi.org/01903/v1.3.2#"
DS = "http://www.w3.org/2000/09/xmldsig#"

TEMPLATE = """<ds:Signature xmlns:ds="{ds}" Id="sig-{id}"><ds:SignedInfo>
<ds:CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/>
<ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/>
<ds:Reference Id="ref-{id}" URI=""><ds:Transforms>
<ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/>
<ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/></ds:Transforms>
<ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><ds:DigestValue/></ds:Reference>
<ds:Reference URI="#props-{id}" Type="http://uri.etsi.org/01903#SignedProperties"><ds:Transforms>
<ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/></ds:Transforms>
<ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><ds:DigestValue/></ds:Reference>
</ds:SignedInfo><ds:SignatureValue/><ds:KeyInfo><ds:X509Data><ds:X509Certificate>{cert}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>
<ds:Object><xades:QualifyingProperties xmlns:xades="{xades}" Target="#sig-{id}"><xades:SignedProperties Id="props-{id}">
<xades:SignedSignatureProperties><xades:SigningTime>{time}</xades:SigningTime>
<xades:SigningCertificateV2><xades:Cert><xades:CertDigest>
<ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><ds:DigestValue>{digest}</ds:DigestValue>
</xades:CertDigest></xades:Cert></xades:SigningCertificateV2></xades:SignedSignatureProperties>
<xades:SignedDataObjectProperties><xades:DataObjectFormat ObjectReference="#ref-{id}"><xades:MimeType>text/xml</xades:MimeType>
</xades:DataObjectFormat></xades:SignedDataObjectProperties>
</xades:SignedProperties></xades:QualifyingProperties></ds:Object></ds:Signature>"""


def run(*command, data=b""):
    return subprocess.run(command, input=data, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)


class Seal:
    """The bank's signing key. The pass-phrase never leaves this object; the key lives unencrypted in `work` only."""

    def __init__(self, pki, entity, work):
        banks = pathlib.Path(pki) / "banks"
        self.work = pathlib.Path(work)
        self.certificate = (banks / f"{entity}.cer").read_bytes()
        self.key = self.work / "signing.pem"
        made = run("openssl", "pkcs8", "-inform", "DER", "-in", banks / f"{entity}.key", "-passin",
                   f"file:{banks / (entity + '.password.txt')}", "-out", self.key)
        if made.returncode != 0:
            raise SystemExit(f"cannot open the bank's signing key: {made.stderr.decode()}")
        self.key.chmod(0o600)

    def sign(self, xml, now):
        """XAdES B-B, enveloped, over the whole document; ds:Signature is the last child of the root."""
        name = uuid.uuid4().hex
        signature = TEMPLATE.format(
            ds=DS, xades=XADES, id=name, time=now, cert=base64.b64encode(self.certificate).decode(),
            digest=base64.b64encode(hashlib.sha256(self.certificate).digest()).decode())
        at = xml.rindex("</Respuesta>")
        template = self.work / f"{name}.xml"
        template.write_text(xml[:at] + signature + xml[at:], encoding="utf-8")
        signed = run("xmlsec1", "--sign", "--privkey-pem", self.key, "--id-attr:Id", f"{XADES}:SignedProperties", template)
        template.unlink()
        if signed.returncode != 0:
            raise RuntimeError(signed.stderr.decode())
        return signed.stdout


class Verifier:
    """Believes orders whose signer descends from the anchors of PKI/trust."""

    def __init__(self, pki, work):
        self.work = pathlib.Path(work)
        self.options = []
        trust = pathlib.Path(pki) / "trust"
        for folder, option in (("anchors", "--trusted-pem"), ("intermediates", "--untrusted-pem")):
            for der in sorted((trust / folder).iterdir()):
                pem = self.work / f"{folder}-{der.stem}.pem"
                made = run("openssl", "x509", "-in", der, "-out", pem)
                if made.returncode != 0:
                    raise SystemExit(f"cannot read {der}")
                self.options += [option, pem]

    def error(self, order):
        """None, or what xmlsec1 says against it. Exactly one signature, over the whole document, is wanted."""
        if order.count(b"<ds:Reference") + order.count(b"<Reference") != 2 or not re.search(rb'Reference[^>]* URI=""', order):
            return "the signature does not cover the whole document"
        file = self.work / f"{uuid.uuid4().hex}.xml"
        file.write_bytes(order)
        done = run("xmlsec1", "--verify", *self.options, "--enabled-key-data", "x509", "--id-attr:Id",
                   f"{XADES}:SignedProperties", file)
        file.unlink()
        return None if done.returncode == 0 else done.stderr.decode(errors="replace")[-500:]
