"""A page for people: what this bank received, executed, released and answered."""
import html

WORDS = {"received": "Recibido", "accepted": "Acusado", "refused": "Rechazado", "executed": "Inmovilizado", "released": "Liberado",
         "tombstone": "Liberación sin inmovilización previa", "answer": "Respuesta enviada", "taken": "Respuesta recibida por el Instituto"}


def pesos(centavos):
    return f"${centavos // 100:,}.{centavos % 100:02d}"


def page(entity, name, ledger):
    with ledger.lock:
        orders = sorted(ledger.executed.items())
        lines = ledger.lines[-300:]
        pending = len(ledger.pending)
    held = "".join(f"<tr><td>{html.escape(o)}</td><td>{pesos(e['total'])}</td><td>{pesos(e['released'])}</td><td>{pesos(e['total'] - e['released'])}</td></tr>"
                   for o, e in orders)
    said = "".join(
        f"<tr><td>{html.escape(x['at'])}</td><td>{WORDS.get(x['what'], x['what'])}</td><td>{html.escape(str(x.get('oficio', '')))}</td>"
        f"<td>{html.escape(str(x.get('order', '')))}</td><td>{html.escape(str(x.get('detail', '')))}</td></tr>" for x in reversed(lines))
    return f"""<!doctype html><html lang="es-MX"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Banco de prueba {entity}</title><style>body{{font:16px/1.5 sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}}
table{{border-collapse:collapse;width:100%;margin-bottom:2rem}}th,td{{border:1px solid #777;padding:.3rem .6rem;text-align:left}}
caption{{text-align:left;font-weight:bold}}</style></head><body><main><h1>{html.escape(name)}</h1>
<p>Simulador de una institución de crédito. Respuestas por entregar: {pending}.</p>
<table><caption>Inmovilizaciones</caption><thead><tr><th scope="col">Orden</th><th scope="col">Inmovilizado</th><th scope="col">Liberado</th>
<th scope="col">Vigente</th></tr></thead><tbody>{held}</tbody></table>
<table><caption>Bitácora (lo último, primero)</caption><thead><tr><th scope="col">Cuándo</th><th scope="col">Qué</th><th scope="col">Oficio</th>
<th scope="col">Orden</th><th scope="col">Detalle</th></tr></thead><tbody>{said}</tbody></table></main></body></html>"""
