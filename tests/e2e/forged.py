"""Certificates that an attacker could have: of another authority with the same names, of another kind, of another person. Made by
openssl in a desk's copy of the sample PKI."""
import base64
import pathlib
import subprocess

from desk import Efirma


SERIAL = ("-set_serial", "0x3330303031303030303030353030303233393939", "-days", "300")


def openssl(*arguments, cwd=None, text=None):
    return subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True, cwd=cwd, input=text).stdout


class Forged(Efirma):
    """A certificate and an open key in PEM."""

    def __init__(self, certificate, key):
        super().__init__(certificate, key, "/dev/null")

    def sign(self, text):
        return base64.b64encode(openssl("dgst", "-sha256", "-sign", self.key, text=text.encode())).decode()


class Mixed(Efirma):
    """The certificate of one and the key of another."""

    def __init__(self, certificate_of, key_of):
        super().__init__(certificate_of.certificate, key_of.key, key_of.password_file)


class Forge:
    def __init__(self, pki):
        self.pki = pathlib.Path(pki)
        self.place = self.pki / "forged"
        self.place.mkdir()
        for name in ("key", "ca.key"):
            openssl("genpkey", "-quiet", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-out", self.place / name)
        openssl("pkey", "-in", self.place / "key", "-pubout", "-out", self.place / "pub")

    def of_another_authority(self, victim):
        """The victim's names, signed by an authority that has the names of the right one."""
        authority = self.place / "ca.pem"
        openssl("x509", "-in", self.pki / "ca/issuing.crt", "-signkey", self.place / "ca.key", "-out", authority)
        return self._certified(victim, authority, self.place / "ca.key")

    def signed_by_itself(self, victim):
        leaf = self.place / "self.cer"
        openssl("x509", "-inform", "DER", "-in", victim.certificate, "-signkey", self.place / "key", "-outform", "DER", "-out", leaf)
        return Forged(leaf, self.place / "key")

    def signed_by_a_taxpayer(self, victim, taxpayer):
        """The victim's names, signed with an e.firma that may certify nobody."""
        key, authority = self.place / "taxpayer.key", self.place / "taxpayer.pem"
        openssl("pkey", "-inform", "DER", "-in", taxpayer.key, "-passin", f"file:{taxpayer.password_file}", "-out", key)
        openssl("x509", "-inform", "DER", "-in", taxpayer.certificate, "-out", authority)
        return self._certified(victim, authority, key)

    def _certified(self, victim, authority, key):
        own = self.signed_by_itself(victim)
        leaf = authority.with_suffix(".cer")
        openssl("x509", "-inform", "DER", "-in", own.certificate, "-CA", authority, "-CAkey", key, *SERIAL, "-outform", "DER", "-out", leaf)
        return Forged(leaf, own.key)

    def csd(self, rfc):
        """A seal certificate (CSD) of the right authority: a branch in OU, as the SAT writes it."""
        request, leaf = self.place / "csd.csr", self.place / "csd.cer"
        names = f"/CN=Sucursal de prueba/name=Sucursal de prueba/O=Sucursal de prueba/x500UniqueIdentifier={rfc}/OU=Matriz"
        openssl("req", "-new", "-utf8", "-config", "ca/openssl.cnf", "-key", self.place / "key", "-subj", names, "-out", request, cwd=self.pki)
        openssl("ca", "-batch", "-notext", "-preserveDN", "-utf8", "-config", "ca/openssl.cnf", "-name", "issuing", "-extensions", "efirma",
                "-in", request, "-out", self.place / "csd.pem", "-days", "300", "-rand_serial", cwd=self.pki)
        openssl("x509", "-in", self.place / "csd.pem", "-outform", "DER", "-out", leaf)
        return Forged(leaf, self.place / "key")
