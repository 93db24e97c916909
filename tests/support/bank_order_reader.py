"""The bank's own reading of an order: only what it needs to act."""
import xml.etree.ElementTree as ElementTree

NS = {"o": "urn:buzon:orden:1.0"}


class Order:
    def __init__(self, data):
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise ValueError("DOCTYPE")
        root = ElementTree.fromstring(data)
        if root.tag != "{urn:buzon:orden:1.0}Orden":
            raise ValueError("not an order")
        envelope = root.find("o:Sobre", NS)

        def text(name):
            return envelope.findtext(f"o:{name}", namespaces=NS) or ""

        self.environment = root.get("ambiente")
        self.rehearsal = root.get("ensayo") == "true"
        self.version = root.get("version") or ""
        self.msg_id = text("MensajeId")
        self.order_id = text("OrdenId")
        self.act = int(text("ActoNumero"))
        self.entity = text("Receptor")
        self.document_sha256 = envelope.find("o:Documento", NS).get("sha256")
        due = {d.get("id"): d.get("fecha") for d in envelope.findall("o:Plazo", NS)}
        self.due = due.get("inmovilizar") or due.get("liberar-exceso") or next(iter(due.values()))
        self.oficio = root.findtext("o:Autoridad/o:Oficio", namespaces=NS) or ""
        freeze = root.find("o:Inmovilizacion", NS)
        release = root.find("o:Liberacion", NS)
        self.is_release = release is not None
        self.rfc = (freeze if release is None else release).find("o:Persona", NS).get("rfc")
        self.name = (freeze if release is None else release).findtext("o:Persona/o:Nombre", namespaces=NS)
        if self.is_release:
            self.kind = release.get("clase")
            self.amount = int(release.find("o:Montos", NS).get("liberar"))
        else:
            self.cap = int(freeze.find("o:Tope", NS).get("centavos"))
            self.accounts = [c.get("clabe") for c in freeze.findall("o:Objetivo/o:Cuenta", NS)]
            self.exclusions = [e.text for e in freeze.findall("o:Objetivo/o:Excluir", NS)]
