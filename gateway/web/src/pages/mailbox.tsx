// The list: first what needs the employer, until when, and what happens if nothing is done; then what was notified already.
import { useState } from 'react';
import { mailbox, type Listed } from '../api/client';
import { distance, long } from '../dates';
import { useLoaded } from '../parts/load';
import { Page, Waiting } from '../parts/page';
import { Problems, type Problem } from '../parts/problems';
import { Link, paths } from '../router';
import { serviceNow, type Session } from '../session';
import { messagesOf } from '../texts';

interface Props {
  session: Session;
  failed: (error: unknown) => void;
}

const Unopened = ({ item, now }: { item: Listed; now: Date }) => (
  <li className="card urgent">
    <h3>{item.titulo}</h3>
    <p className="tag">
      <span aria-hidden="true">●</span> Sin abrir
    </p>
    <dl className="facts">
      <div>
        <dt>Folio</dt>
        <dd>{item.folio}</dd>
      </div>
      <div>
        <dt>Lo emite</dt>
        <dd>{item.unidad}</dd>
      </div>
      {item.dia4 && (
        <>
          <div>
            <dt>Ábralo antes del</dt>
            <dd>
              <strong>
                <time dateTime={item.dia4}>{long(item.dia4)}</time>
              </strong>
              , {distance(item.dia4, now)}
            </dd>
          </div>
          <div>
            <dt>Si no hace nada</dt>
            <dd>Ese día, el cuarto, queda notificado aunque no lo haya abierto, y empiezan sus plazos (CFF 134-I).</dd>
          </div>
        </>
      )}
    </dl>
    <p>
      <Link to={paths.confirm(item.folio)} className="button">
        Revisar y abrir<span className="only-read">: {item.titulo}, folio {item.folio}</span>
      </Link>
    </p>
  </li>
);

const Notified = ({ item, now }: { item: Listed; now: Date }) => (
  <li className="card">
    <h3>
      <Link to={paths.act(item.folio)}>{item.titulo}</Link>
    </h3>
    <p className="tag done">
      <span aria-hidden="true">✓</span> {item.estado_texto}
    </p>
    <dl className="facts">
      <div>
        <dt>Folio</dt>
        <dd>{item.folio}</dd>
      </div>
      <div>
        <dt>Lo emite</dt>
        <dd>{item.unidad}</dd>
      </div>
      {item.importe && (
        <div>
          <dt>Importe</dt>
          <dd>{item.importe}</dd>
        </div>
      )}
      {item.notificado && (
        <div>
          <dt>Notificado</dt>
          <dd>
            <time dateTime={item.notificado}>{long(item.notificado)}</time>, {distance(item.notificado, now)}
          </dd>
        </div>
      )}
      {item.surte_efectos && (
        <div>
          <dt>Si no hace nada</dt>
          <dd>
            Sus plazos corren desde que surte efectos, el <time dateTime={item.surte_efectos}>{long(item.surte_efectos)}</time>; al pasar, el acto queda
            firme. Ábralo para ver cada plazo.
          </dd>
        </div>
      )}
    </dl>
  </li>
);

function summary(unopened: Listed[], now: Date): string {
  const first = unopened[0]?.dia4;
  if (!unopened.length) return 'No tiene documentos sin abrir.';
  const many = unopened.length === 1 ? 'Tiene un documento sin abrir' : `Tiene ${unopened.length} documentos sin abrir`;
  const which = unopened.length === 1 ? 'Aunque no lo abra, queda' : 'Aunque no los abra, el más próximo queda';
  return first ? `${many}. ${which} notificado el ${long(first)}, ${distance(first, now)}.` : `${many}.`;
}

export function Mailbox({ session, failed }: Props) {
  const [more, setMore] = useState<Listed[]>([]);
  const [next, setNext] = useState<string | undefined>();
  const [problems, setProblems] = useState<Problem[]>([]);
  const [first] = useLoaded(session.rfc, () => mailbox(session.token).then((page) => (setNext(page.siguiente), page.elementos)), failed);
  const now = serviceNow(session);

  const older = async (): Promise<void> => {
    try {
      const page = await mailbox(session.token, next);
      setMore((shown) => [...shown, ...page.elementos]);
      setNext(page.siguiente);
    } catch (error) {
      failed(error);
      setProblems(messagesOf(error));
    }
  };

  // The newest come first, and what is not opened in four days is notified: all that waits is on the first page.
  const items = first.state === 'ready' ? [...first.value, ...more] : [];
  const unopened = items.filter((item) => item.estado !== 'notified').sort((a, b) => (a.dia4 ?? '9').localeCompare(b.dia4 ?? '9'));
  const notified = items.filter((item) => item.estado === 'notified');
  return (
    <Page title="Su buzón">
      {first.state === 'waiting' && <Waiting what="Buscando sus documentos…" />}
      {first.state === 'failed' && <Problems title="No se pudo leer el buzón" list={messagesOf(first.error)} />}
      <Problems title="No se pudieron leer más" list={problems} />
      {first.state === 'ready' && (
        <>
          <p className="lead" role="status">
            {summary(unopened, now)}
          </p>
          {unopened.length > 0 && (
            <section>
              <h2>Necesitan de usted</h2>
              <ul className="cards">
                {unopened.map((item) => (
                  <Unopened key={item.folio} item={item} now={now} />
                ))}
              </ul>
            </section>
          )}
          <section>
            <h2>Ya notificados</h2>
            {notified.length === 0 && <p>Ninguno.</p>}
            <ul className="cards">
              {notified.map((item) => (
                <Notified key={item.folio} item={item} now={now} />
              ))}
            </ul>
            {next && (
              <button type="button" onClick={() => void older()}>
                Mostrar anteriores
              </button>
            )}
          </section>
        </>
      )}
    </Page>
  );
}
