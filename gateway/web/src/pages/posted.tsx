// One document of estrados, as long as it is published.
import { postedDocument, Refusal } from '../api/client';
import { useLoaded } from '../parts/load';
import { Page, Waiting } from '../parts/page';
import { Problems } from '../parts/problems';
import { TwinFrame } from '../parts/twin';
import { Link, paths } from '../router';
import { messagesOf } from '../texts';

function Gone({ status, folio }: { status: number; folio: string }) {
  return (
    <div className="notice">
      <p>
        {status === 410
          ? 'Este documento ya no está en estrados: se retiró al terminar sus diez días hábiles. Su notificación está hecha.'
          : 'No hay un documento publicado con ese folio. Revise que lo copió completo.'}
      </p>
      {status === 410 && (
        <p>
          Si es suyo, ya corren sus plazos: <Link to={paths.act(folio)}>léalo en el Buzón IMSS con su e.firma</Link>, o consúltelo en la subdelegación que
          lo emitió.
        </p>
      )}
    </div>
  );
}

export function Posted({ folio }: { folio: string }) {
  const loaded = useLoaded(folio, () => postedDocument(folio).then((blob) => blob.text()), () => {});
  const status = loaded.state === 'failed' && loaded.error instanceof Refusal ? loaded.error.status : 0;
  return (
    <Page title={`Estrados: folio ${folio}`}>
      <p className="unprinted">
        <Link to={paths.board}>Todos los documentos en estrados</Link>
      </p>
      {loaded.state === 'waiting' && <Waiting what="Abre el documento…" />}
      {(status === 404 || status === 410) && <Gone status={status} folio={folio} />}
      {loaded.state === 'failed' && status !== 404 && status !== 410 && <Problems title="No se pudo abrir" list={messagesOf(loaded.error)} />}
      {loaded.state === 'ready' && <TwinFrame source={loaded.value} title={`Documento con folio ${folio}`} />}
    </Page>
  );
}
