// Dates that had been told and moved later: what each was, what it is now, and why. Failures of the platform that moved nothing are said too.
import type { Act } from '../api/client';
import { long } from '../dates';
import { deadlineNames, movedNames } from '../texts';

type Moved = NonNullable<Act['cambios_de_fechas']>[number];
type Failure = NonNullable<Act['fallas']>[number];

const Change = ({ change }: { change: Moved }) => (
  <li className="notice">
    <p>{change.motivo}</p>
    <dl className="facts">
      {change.fechas.map((one) => (
        <div key={one.plazo}>
          <dt>{movedNames[one.plazo] ?? deadlineNames[one.plazo] ?? one.plazo}</dt>
          <dd>
            Antes: <time dateTime={one.antes}>{long(one.antes)}</time>.{' '}
            <strong>
              Ahora: <time dateTime={one.ahora}>{long(one.ahora)}</time>
            </strong>
          </dd>
        </div>
      ))}
    </dl>
    <p className="small">Calendario {change.calendario}.</p>
  </li>
);

const Unmoved = ({ failure }: { failure: Failure }) => (
  <li className="notice">
    <p>
      {failure.motivo}. {failure.efecto === 'por_revisar'
        ? 'Ocurrió dentro de su plazo y se supo cuando el documento ya estaba notificado: el Instituto revisa su caso y la fecha no cambia sola.'
        : `Duró ${failure.minutos} minutos hábiles dentro de su plazo, menos de los ${failure.umbral} que lo amplían.`}
    </p>
    <p className="small">Constancia de la falla: folio {failure.folio}.</p>
  </li>
);

export function MovedDates({ act }: { act: Act }) {
  const changes = act.cambios_de_fechas ?? [];
  const unmoved = (act.fallas ?? []).filter((one) => one.efecto === 'por_revisar' || one.efecto === 'sin_cambio');
  if (changes.length === 0 && unmoved.length === 0) return null;
  return (
    <section aria-labelledby="fechas-movidas">
      <h2 id="fechas-movidas">{changes.length > 0 ? 'Fechas que cambiaron' : 'Fallas de la plataforma'}</h2>
      {changes.length > 0 && <p>Ninguna fecha se adelanta: todas pasaron a un día posterior.</p>}
      <ul className="moved">
        {changes.map((change) => (
          <Change key={change.momento} change={change} />
        ))}
        {unmoved.map((failure) => (
          <Unmoved key={failure.folio} failure={failure} />
        ))}
      </ul>
    </section>
  );
}
