// One act of a list: what it is, by when something is needed, and what follows if nothing is done.
import type { Listed } from '../api/client';
import { distance, long } from '../dates';
import { Link, paths } from '../router';
import { deadlineNames, ifNothing } from '../texts';
import { Fact, Facts, FolioAndUnit } from './facts';

const Unopened = ({ item, now }: { item: Listed; now: Date }) => (
  <>
    <h3 tabIndex={-1}>{item.titulo}</h3>
    <p className="tag">
      <span aria-hidden="true">●</span> Sin abrir
    </p>
    <Facts>
      {item.dia4 && (
        <>
          <Fact name="Ábralo antes del">
            <strong>
              <time dateTime={item.dia4}>{long(item.dia4)}</time>
            </strong>
            , {distance(item.dia4, now)}
          </Fact>
          <Fact name="Si no hace nada">Ese día, el cuarto, queda notificado aunque no lo haya abierto, y empiezan sus plazos (CFF 134-I).</Fact>
        </>
      )}
      <FolioAndUnit act={item} />
    </Facts>
    <p>
      <Link to={paths.confirm(item.folio)} className="button">
        Revisar y abrir<span className="only-read">: {item.titulo}, folio {item.folio}</span>
      </Link>
    </p>
  </>
);

function NextDeadline({ item, now }: { item: Listed; now: Date }) {
  const next = item.proximo;
  if (!next) return <Fact name="Sus plazos">{item.ultimo_plazo ? `Ya vencieron; el último, el ${long(item.ultimo_plazo)}.` : 'No abre plazos para usted.'}</Fact>;
  return (
    <>
      <Fact name="Lo más próximo">
        {deadlineNames[next.plazo] ?? next.texto}:{' '}
        <strong>
          <time dateTime={next.fecha}>{long(next.fecha)}</time>
        </strong>
        , {distance(next.fecha, now)}
      </Fact>
      {ifNothing[next.plazo] && <Fact name="Si no hace nada">{ifNothing[next.plazo]}</Fact>}
    </>
  );
}

const Notified = ({ item, now }: { item: Listed; now: Date }) => (
  <>
    <h3 tabIndex={-1}>
      <Link to={paths.act(item.folio)}>{item.titulo}</Link>
    </h3>
    <p className="tag done">
      <span aria-hidden="true">✓</span> {item.estado_texto}
      {item.notificado && (
        <>
          {' '}
          el <time dateTime={item.notificado}>{long(item.notificado)}</time>
        </>
      )}
    </p>
    <Facts>
      <NextDeadline item={item} now={now} />
      {item.importe && <Fact name="Importe">{item.importe}</Fact>}
      {item.creditos && <Fact name={item.creditos.includes(' ') ? 'Créditos' : 'Crédito'}>{item.creditos.replaceAll(' ', ', ')}</Fact>}
      <FolioAndUnit act={item} />
    </Facts>
  </>
);

export const Items = ({ items, now }: { items: Listed[]; now: Date }) => (
  <ul className="cards">
    {items.map((item) => (
      <li key={item.folio} className={item.estado === 'notified' ? 'card' : 'card urgent'} data-folio={item.folio}>
        {item.estado === 'notified' ? <Notified item={item} now={now} /> : <Unopened item={item} now={now} />}
      </li>
    ))}
  </ul>
);
