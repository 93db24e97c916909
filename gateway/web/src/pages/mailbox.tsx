// The list: first what needs the employer, until when, and what happens if nothing is done; then what was notified already.
import { useState, type ReactNode } from 'react';
import { mailbox, mailboxAct, type Listed } from '../api/client';
import { centroDay, distance, long } from '../dates';
import { Fact, Facts, FolioAndUnit } from '../parts/facts';
import { MailboxHealth } from '../parts/health';
import { useLoaded } from '../parts/load';
import { Page, Waiting } from '../parts/page';
import { Problems, type Problem } from '../parts/problems';
import { Link, paths } from '../router';
import { serviceNow, type Session } from '../session';
import { summary } from '../summary';
import { deadlineNames, messagesOf } from '../texts';

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
    <Facts>
      <FolioAndUnit act={item} />
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
    </Facts>
    <p>
      <Link to={paths.confirm(item.folio)} className="button">
        Revisar y abrir<span className="only-read">: {item.titulo}, folio {item.folio}</span>
      </Link>
    </p>
  </li>
);

// The next thing that ends for the employer, of an act that was notified.
function NextDeadline({ folio, session, now }: { folio: string; session: Session; now: Date }) {
  const loaded = useLoaded(folio, () => mailboxAct(session.token, folio), () => {});
  if (loaded.state !== 'ready') return null;
  const today = centroDay(now);
  const ahead = (loaded.value.plazos?.deadlines ?? []).filter((one) => one.who === 'patron' && one.date >= today);
  const next = ahead.sort((a, b) => a.date.localeCompare(b.date))[0];
  return (
    <Fact name="Lo más próximo">
      {next ? (
        <>
          {deadlineNames[next.id] ?? next.id}:{' '}
          <strong>
            <time dateTime={next.date}>{long(next.date)}</time>
          </strong>
          , {distance(next.date, now)}
        </>
      ) : (
        'Sus plazos ya vencieron.'
      )}
    </Fact>
  );
}

// How many of the newest are asked for their deadlines; the list does not carry them.
const WITH_DEADLINE = 10;

const Notified = ({ item, now, children }: { item: Listed; now: Date; children: ReactNode }) => (
  <li className="card">
    <h3>
      <Link to={paths.act(item.folio)}>{item.titulo}</Link>
    </h3>
    <p className="tag done">
      <span aria-hidden="true">✓</span> {item.estado_texto}
    </p>
    <Facts>
      <FolioAndUnit act={item} />
      {item.importe && <Fact name="Importe">{item.importe}</Fact>}
      {item.notificado && (
        <Fact name="Notificado">
          <time dateTime={item.notificado}>{long(item.notificado)}</time>, {distance(item.notificado, now)}
        </Fact>
      )}
      {children}
      {item.surte_efectos && (
        <Fact name="Si no hace nada">
          Los plazos corren desde que surte efectos, el <time dateTime={item.surte_efectos}>{long(item.surte_efectos)}</time>; al vencer, lo que
          permitían ya no se puede pedir y el Instituto puede exigir lo que ordena.
        </Fact>
      )}
    </Facts>
  </li>
);

export function Mailbox({ session, failed }: Props) {
  const [more, setMore] = useState<Listed[]>([]);
  const [next, setNext] = useState<string | undefined>();
  const [problems, setProblems] = useState<Problem[]>([]);
  const first = useLoaded(session.rfc, () => mailbox(session.token).then((page) => (setNext(page.siguiente), page.elementos)), failed);
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

  const items = first.state === 'ready' ? [...first.value, ...more] : [];
  const unopened = items.filter((item) => item.estado !== 'notified').sort((a, b) => (a.dia4 ?? '9').localeCompare(b.dia4 ?? '9'));
  const notified = items.filter((item) => item.estado === 'notified');
  return (
    <Page title="Su buzón">
      <MailboxHealth session={session} failed={failed} />
      {first.state === 'waiting' && <Waiting what="Buscando sus documentos…" />}
      {first.state === 'failed' && <Problems title="No se pudo leer el buzón" list={messagesOf(first.error)} />}
      <Problems title="No se pudieron leer más" list={problems} />
      {first.state === 'ready' && (
        <>
          <p className="lead" role="status">
            {summary(unopened, now, { items: items.length, all: !next })}
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
            <h2>Notificados: sus plazos corren</h2>
            {notified.length === 0 ? (
              <p>Ninguno.</p>
            ) : (
              <ul className="cards">
                {notified.map((item, place) => (
                  <Notified key={item.folio} item={item} now={now}>
                    {place < WITH_DEADLINE && <NextDeadline folio={item.folio} session={session} now={now} />}
                  </Notified>
                ))}
              </ul>
            )}
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
