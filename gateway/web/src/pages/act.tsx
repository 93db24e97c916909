// An act that was notified: what to pay, how to object, every deadline, the papers to keep, its history, and the document itself.
import { useEffect } from 'react';
import { mailboxAct, paper, type Act } from '../api/client';
import type { Box } from '../box';
import { Deadlines } from '../parts/deadlines';
import { Fact, Facts, FolioAndUnit } from '../parts/facts';
import { useLoaded } from '../parts/load';
import { MovedDates } from '../parts/moved_dates';
import { Page, Waiting } from '../parts/page';
import { Papers, useSaving } from '../parts/papers';
import { PaymentPart } from '../parts/payment';
import { Problems } from '../parts/problems';
import { Remedies } from '../parts/remedies';
import { ReplyPart } from '../parts/reply';
import { Timeline } from '../parts/timeline';
import { TwinFrame } from '../parts/twin';
import { Link, paths } from '../router';
import { serviceNow, type Session } from '../session';
import { messagesOf } from '../texts';

interface Props {
  folio: string;
  session: Session;
  box: Box;
  // An act reached by its address may be another mailbox's.
  belongs: (rfc: string) => void;
  failed: (error: unknown) => void;
}
type Inside = { act: Act } & Pick<Props, 'session' | 'failed'>;

const ONLY_LOOKS = 'Usted entra como contador: ve la lista y los plazos, pero no abre ni lee documentos.';

function Reading({ act, session, failed }: Inside) {
  const loaded = useLoaded(act.folio, () => paper(session.token, act.folio, 'acto_html').then((blob) => blob.text()), failed);
  if (loaded.state === 'waiting') return <Waiting what="Trayendo el documento…" />;
  if (loaded.state === 'failed') return <Problems title="No se pudo mostrar el documento" list={messagesOf(loaded.error)} />;
  return <TwinFrame source={loaded.value} title={`Documento: ${act.titulo}, folio ${act.folio}`} />;
}

// The page is long on a phone; what there is of it is said first.
const Contents = ({ act }: { act: Act }) => (
  <nav aria-label="En esta página">
    <ul className="contents">
      {act.pago && (
        <li>
          <a href="#pagar">Qué pagar y cómo</a>
        </li>
      )}
      {act.respuesta && (
        <li>
          <a href="#responder">Qué responder y hasta cuándo</a>
        </li>
      )}
      {!!act.recursos?.length && (
        <li>
          <a href="#inconformarse">Cómo inconformarse</a>
        </li>
      )}
      {act.plazos && (
        <li>
          <a href="#plazos">Sus plazos</a>
        </li>
      )}
      <li>
        <a href="#guardar">Para guardar</a>
      </li>
      <li>
        <a href="#historia">Historia</a>
      </li>
      <li>
        <a href="#documento">El documento</a>
      </li>
    </ul>
  </nav>
);

function Readable({ act, session, failed }: Inside) {
  const now = serviceNow(session);
  const saving = useSaving({ act, token: session.token, failed });
  return (
    <>
      <Facts>
        <FolioAndUnit act={act} />
        {act.importe && <Fact name="Importe">{act.importe}</Fact>}
        {act.creditos && <Fact name={act.creditos.includes(' ') ? 'Créditos' : 'Crédito'}>{act.creditos.replaceAll(' ', ', ')}</Fact>}
        <Fact name="Estado">{act.estado_texto}</Fact>
      </Facts>
      <MovedDates act={act} />
      <Contents act={act} />
      {act.pago && (
        <section aria-labelledby="pagar">
          <h2 id="pagar">Qué pagar y cómo</h2>
          <PaymentPart payment={act.pago} now={now} />
        </section>
      )}
      {act.respuesta && (
        <section aria-labelledby="responder">
          <h2 id="responder">Qué responder y hasta cuándo</h2>
          <ReplyPart reply={act.respuesta} now={now} />
        </section>
      )}
      {!!act.recursos?.length && (
        <section aria-labelledby="inconformarse">
          <h2 id="inconformarse">Cómo inconformarse</h2>
          <p>Si no está de acuerdo puede impugnar este documento. Son los medios de defensa que el propio documento señala.</p>
          <Remedies remedies={act.recursos} pays={act.pago !== undefined} now={now} />
        </section>
      )}
      {act.plazos && (
        <section aria-labelledby="plazos">
          <h2 id="plazos">Sus plazos</h2>
          <Deadlines terms={act.plazos} now={now} />
        </section>
      )}
      {act.solo_vista && <p className="notice">{ONLY_LOOKS}</p>}
      {!act.solo_vista && (
        <section aria-labelledby="guardar">
          <h2 id="guardar">Para guardar</h2>
          <Papers act={act} saving={saving} />
        </section>
      )}
      <section aria-labelledby="historia">
        <h2 id="historia">Historia</h2>
        <Timeline events={act.historia} save={saving.save} />
      </section>
      {!act.solo_vista && (
        <section aria-labelledby="documento">
          <h2 id="documento">El documento</h2>
          <Reading act={act} session={session} failed={failed} />
        </section>
      )}
    </>
  );
}

export function ActPage({ folio, session, box, belongs, failed }: Props) {
  const loaded = useLoaded(folio, () => mailboxAct(session.token, folio), failed);
  const owner = loaded.state === 'ready' ? loaded.value.destinatario : box.rfc;
  useEffect(() => {
    if (owner !== box.rfc) belongs(owner);
  }, [owner, box.rfc, belongs]);
  const title = loaded.state === 'ready' ? `${loaded.value.titulo} · ${folio}` : `Documento ${folio}`;
  return (
    <Page title={title} of={box}>
      <p>
        <Link to={paths.mailbox}>Volver al buzón</Link>
      </p>
      {loaded.state === 'waiting' && <Waiting what="Buscando el documento…" />}
      {loaded.state === 'failed' && <Problems title="No se pudo leer el documento" list={messagesOf(loaded.error)} />}
      {loaded.state === 'ready' &&
        (loaded.value.estado === 'notified' ? (
          <Readable act={loaded.value} session={session} failed={failed} />
        ) : (
          <p>
            Este documento está sin abrir. {loaded.value.solo_vista ? ONLY_LOOKS : <Link to={paths.confirm(folio)}>Revisar y abrir</Link>}
          </p>
        ))}
    </Page>
  );
}
