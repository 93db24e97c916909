#!/usr/bin/python3
"""dkim_check.py SENT ARRIVED: signs SENT with DKIM (RFC 6376), by the canonicalization that forgives nothing, and says whether the
signature holds on ARRIVED: exit 0, else 1. Debian's python3-dkim judges, so Debian's own interpreter runs it."""
import base64
import pathlib
import subprocess
import sys

import dkim

HEADERS = [b"from", b"to", b"subject", b"date", b"message-id", b"list-id", b"feedback-id", b"auto-submitted", b"mime-version",
           b"content-type"]

sent, arrived = (pathlib.Path(name).read_bytes() for name in sys.argv[1:])
key = subprocess.run(["openssl", "genrsa", "2048"], check=True, capture_output=True).stdout
public = subprocess.run(["openssl", "rsa", "-pubout", "-outform", "DER"], input=key, check=True, capture_output=True).stdout
record = b"v=DKIM1; k=rsa; p=" + base64.b64encode(public)
signature = dkim.sign(sent, b"prueba", b"buzon.example", key, canonicalize=(b"simple", b"simple"), include_headers=HEADERS)
sys.exit(0 if dkim.verify(signature + arrived, dnsfunc=lambda name, timeout=5: record) else 1)
