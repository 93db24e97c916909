// How to object and where: the remedies that the foot of the act names (LFDC 23), each with its authority and its last day.
import type { Remedy } from '../api/client';
import { centroDay, distance, long } from '../dates';
import { remedyHelp } from '../texts';

export const Remedies = ({ remedies, pays, now }: { remedies: Remedy[]; pays: boolean; now: Date }) => (
  <ul className="remedies">
    {remedies.map((one) => (
      <li key={one.clave} className={one.hasta && one.hasta < centroDay(now) ? 'past' : undefined}>
        <h3>{one.nombre}</h3>
        <p>Ante {one.autoridad}.</p>
        {one.hasta && (
          <p>
            {one.hasta < centroDay(now) ? 'El plazo venció el' : 'Hasta el'}{' '}
            <strong>
              <time dateTime={one.hasta}>{long(one.hasta)}</time>
            </strong>
            , {distance(one.hasta, now)}
          </p>
        )}
        {remedyHelp[one.clave] && (
          <p>
            {remedyHelp[one.clave]}
            {pays && one.clave === 'inconformidad' && ' Presentada en tiempo, no tiene que garantizar el adeudo mientras no se resuelva (CFF 144).'}
          </p>
        )}
        <p className="small">
          {one.dias} días hábiles desde que surte efectos · {one.fundamento.join(', ')}
        </p>
      </li>
    ))}
  </ul>
);
