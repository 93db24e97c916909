#!/usr/bin/env python3
"""seal.py FOLDER: fills the signature of each FOLDER/x.pdf with openssl alone and writes x.sealed.pdf.

What a signer must find is stated here once more, independently of our signer: one /ByteRange of
fixed width, one /Contents of 2 x 9216 zeros.
"""
import pathlib
import subprocess
import sys

folder = pathlib.Path(sys.argv[1])
BYTE_RANGE = b"/ByteRange [0 9999999999 9999999999 9999999999]"
CONTENTS = b"/Contents <" + b"0" * 18432 + b">"


def run(*command, stdin=None):
    return subprocess.run(command, input=stdin, check=True, capture_output=True).stdout


def sealed(pdf):
    assert pdf.count(BYTE_RANGE) == 1 and pdf.count(CONTENTS) == 1
    begin = pdf.index(CONTENTS) + len(b"/Contents ")
    end = begin + 18434
    spans = f"/ByteRange [0 {begin} {end} {len(pdf) - end}]".encode()
    pdf = pdf.replace(BYTE_RANGE, spans.ljust(len(BYTE_RANGE)))
    cms = run("openssl", "cms", "-sign", "-binary", "-cades", "-nosmimecap", "-md", "sha256",
              "-outform", "DER", "-signer", str(folder / "signer.crt"),
              "-inkey", str(folder / "signer.key"), stdin=pdf[:begin] + pdf[end:])
    return pdf[:begin + 1] + cms.hex().encode().ljust(18432, b"0") + pdf[end - 1:]


run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-subj",
    "/CN=Worthless test signer", "-keyout", str(folder / "signer.key"),
    "-out", str(folder / "signer.crt"))
for file in sorted(folder.glob("*.pdf")):
    file.with_suffix(".sealed.pdf").write_bytes(sealed(file.read_bytes()))
