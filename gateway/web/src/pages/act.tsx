// An act that was notified: its deadlines, the document to read, the papers to keep, its history.
import { mailboxAct, paper, type Act } from '../api/client';
import { Deadlines } from '../parts/deadlines';
import { Fact, Facts, FolioAndUnit } from '../parts/facts';
import { useLoaded } from '../parts/load';
import { Page, Waiting } from '../parts/page';
import { Papers } from '../parts/papers';
import { Problems } from '../parts/problems';
import { Timeline } from '../parts/timeline';
import { TwinFrame } from '../parts/twin';
import { Link, paths } from '../router';
import { serviceNow, type Session } from '../session';
import { messagesOf } from '../texts';

interface Props {
  folio: string;
  session: Session;
  failed: (error: unknown) => void;
}

const ONLY_LOOKS = 'Usted entra como contador: ve la lista y los plazos, pero no abre ni lee documentos.';

function Reading({ act, session, failed }: { act: Act } & Omit<Props, 'folio'>) {
  const loaded = useLoaded(act.folio, () => paper(session.token, act.folio, 'acto_html').then((blob) => blob.text()), failed);
  if (loaded.state === 'waiting') return <Waiting what="Trayendo el documento…" />;
  if (loaded.state === 'failed') return <Problems title="No se pudo mostrar el documento" list={messagesOf(loaded.error)} />;
  return <TwinFrame source={loaded.value} title={`Documento: ${act.titulo}, folio ${act.folio}`} />;
}

function Readable({ act, session, failed }: { act: Act } & Omit<Props, 'folio'>) {
  return (
    <>
      <Facts>
        <FolioAndUnit act={act} />
        {act.importe && <Fact name="Importe">{act.importe}</Fact>}
        <Fact name="Estado">{act.estado_texto}</Fact>
      </Facts>
      {act.plazos && (
        <section>
          <h2>Sus plazos</h2>
          <Deadlines terms={act.plazos} now={serviceNow(session)} />
        </section>
      )}
      {act.solo_vista && <p className="notice">{ONLY_LOOKS}</p>}
      {!act.solo_vista && (
        <section>
          <h2>Para guardar</h2>
          <Papers act={act} token={session.token} failed={failed} />
        </section>
      )}
      <section>
        <h2>Historia</h2>
        <Timeline events={act.historia} />
      </section>
      {!act.solo_vista && (
        <section>
          <h2>El documento</h2>
          <Reading act={act} session={session} failed={failed} />
        </section>
      )}
    </>
  );
}

export function ActPage({ folio, session, failed }: Props) {
  const loaded = useLoaded(folio, () => mailboxAct(session.token, folio), failed);
  const title = loaded.state === 'ready' ? `${loaded.value.titulo} · ${folio}` : `Documento ${folio}`;
  return (
    <Page title={title}>
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
