// What to pay and how, as the sealed data of the act say it. An act that asks for no payment has none of this.
import type { Payment } from '../api/client';
import { centroDay, distance, long } from '../dates';
import { Fact, Facts } from './facts';

// In groups of four, as it is read aloud or copied; what is copied has no blanks.
const grouped = (line: string): string[] => line.match(/.{1,4}/g) ?? [line];

function Until({ payment, now }: { payment: Payment; now: Date }) {
  if (!payment.hasta) {
    return <>El documento lo exige sin dar un plazo: léalo y pregunte a quien lo emite.</>;
  }
  return (
    <>
      <strong>
        <time dateTime={payment.hasta}>{long(payment.hasta)}</time>
      </strong>
      , {distance(payment.hasta, now)}
      {payment.dias && `: ${payment.dias} días hábiles desde que surte efectos`}
    </>
  );
}

export function PaymentPart({ payment, now }: { payment: Payment; now: Date }) {
  const dead = payment.vigencia < centroDay(now);
  const early = payment.hasta !== undefined && payment.vigencia < payment.hasta;
  return (
    <>
      <Facts>
        {payment.total && (
          <Fact name="Total">
            <strong>{payment.total}</strong>
          </Fact>
        )}
        <Fact name="Páguelo a más tardar">
          <Until payment={payment} now={now} />
        </Fact>
        <Fact name="Línea de captura">
          <span className="line">
            {grouped(payment.linea).map((group, place) => (
              <span key={place}>{group}</span>
            ))}
          </span>
          {dead || early ? ' · ' : ''}
          {dead && <strong>venció el {long(payment.vigencia)}; pida otra a quien emite el documento</strong>}
          {!dead && early && <strong>úsela antes de que venza, el {long(payment.vigencia)}</strong>}
          {!dead && !early && <span className="small"> Sirve hasta el {long(payment.vigencia)}.</span>}
        </Fact>
        {payment.medios.length > 0 && (
          <Fact name="Dónde">
            <ul className="plain">
              {payment.medios.map((way) => (
                <li key={way}>{way[0]!.toUpperCase() + way.slice(1)}</li>
              ))}
            </ul>
          </Fact>
        )}
      </Facts>
      {payment.conceptos.length > 0 && (
        <details>
          <summary>Por qué conceptos ({payment.conceptos.length})</summary>
          <table className="amounts">
            <caption className="only-read">Conceptos del total</caption>
            <thead>
              <tr>
                <th scope="col">Concepto</th>
                <th scope="col">Importe</th>
              </tr>
            </thead>
            <tbody>
              {payment.conceptos.map((one, place) => (
                <tr key={place}>
                  <th scope="row">{one.nombre}</th>
                  <td>{one.importe}</td>
                </tr>
              ))}
            </tbody>
            {payment.total && (
              <tfoot>
                <tr>
                  <th scope="row">Total</th>
                  <td>{payment.total}</td>
                </tr>
              </tfoot>
            )}
          </table>
        </details>
      )}
    </>
  );
}
