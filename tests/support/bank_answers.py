"""The bank's answers as XML of urn:buzon:respuesta:1.0, before they are signed."""
import uuid
from xml.sax.saxutils import escape, quoteattr


def attributes(**values):
    return "".join(f" {name}={quoteattr(str(value))}" for name, value in values.items() if value is not None)


class Answers:
    def __init__(self, entity, environment, clock):
        self.entity = entity
        self.environment = environment
        self.clock = clock

    def wrap(self, order, answered, body):
        """`answered` = (msg_id, sha256) of the message this answers. Returns (id of the answer, XML)."""
        name = str(uuid.uuid4())
        order_id = f"<OrdenId>{order.order_id}</OrdenId>" if order else ""
        return name, (
            f'<Respuesta xmlns="urn:buzon:respuesta:1.0" version="1.0" ambiente="{self.environment}"><Sobre>'
            f"<MensajeId>{name}</MensajeId><Creado>{self.clock()}</Creado><Entidad>{self.entity}</Entidad>{order_id}"
            f"<ActoNumero>{order.act if order else 1}</ActoNumero>"
            f'<EnRespuestaA mensajeId="{answered[0]}" sha256="{answered[1]}"/></Sobre>{body}</Respuesta>')

    def technical(self, result, sha256, errors=()):
        inside = "".join(f"<Error{attributes(codigo=code)}>{escape(text[:500])}</Error>" for code, text in errors)
        return f"<AcuseTecnico{attributes(resultado=result, recibido=self.clock(), sha256=sha256)}>{inside}</AcuseTecnico>"

    def accepted(self, reference, order):
        return f"<Aceptacion{attributes(referencia=reference, notificado=self.clock(), persona='P01', vence=order.due, firmante='Mesa de atención a autoridades')}/>"

    def rejected(self, reference, code, text):
        return f"<Rechazo{attributes(codigo=code, referencia=reference, recibido=self.clock())}>{escape(text)}</Rechazo>"

    def frozen(self, reference, order, result):
        """result: person, total, accounts = [(reference, product, modality, amount, outcome, exemption)], stated total."""
        inside = "".join(
            "<Cuenta" + attributes(referencia=ref, producto=product, modalidad=modality, moneda="MXN", inmovilizado=amount,
                                   resultado=outcome, exencion=exemption) + "/>"
            for ref, product, modality, amount, outcome, exemption in result["accounts"])
        total = result["stated"]
        return (f"<ResultadoInmovilizacion{attributes(numero=1, referencia=reference, ejecutado=self.clock(), persona=result['person'], total=total, tope=order.cap, noCubierto=max(order.cap - total, 0), otrasCuentas='false')}>"
                f"{inside}</ResultadoInmovilizacion>")

    def released(self, reference, outcome, amount, left):
        return f"<ResultadoLiberacion{attributes(numero=1, referencia=reference, ejecutado=self.clock(), resultado=outcome, liberado=amount, subsiste=left)}/>"

    def ambiguous(self, reference, person, candidates):
        inside = "".join(f"<Candidato>{escape(c)}</Candidato>" for c in candidates)
        return f"<Ambiguedad{attributes(referencia=reference, detectado=self.clock(), persona=person)}>{inside}</Ambiguedad>"
