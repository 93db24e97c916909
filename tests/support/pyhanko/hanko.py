"""pyHanko's command line, which reads the RFC of a SAT certificate: 2.5.4.45 as text, where X.520 wants a BIT STRING."""
from asn1crypto import x509

x509.NameTypeAndValue._oid_specs["unique_identifier"] = x509.DirectoryString

from pyhanko.__main__ import launch  # noqa: E402

launch()
