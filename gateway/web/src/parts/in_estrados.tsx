// Documents of this mailbox's owner that hang in the estrados today: who could not be reached must hear of them here, where their term runs.
import { board } from '../api/client';
import type { Box } from '../box';
import { long } from '../dates';
import { Link, paths } from '../router';
import { useLoaded } from './load';

export function InEstrados({ box }: { box: Box }) {
  const loaded = useLoaded(box.rfc, () => board({ rfc: box.rfc }), () => {});
  if (loaded.state !== 'ready' || loaded.value.elementos.length === 0) return null;
  return (
    <section className="notice" aria-labelledby="en-estrados">
      <h2 id="en-estrados">Publicados en estrados</h2>
      <p>
        Estos documentos se publicaron porque no se pudo avisar por este buzón. El undécimo día hábil quedan notificados aunque nadie los lea, y empiezan
        sus plazos (CFF 134-III y 139).
      </p>
      <ul>
        {loaded.value.elementos.map((notice) => (
          <li key={notice.folio}>
            <Link to={paths.posted(notice.folio)}>
              {notice.acto}, folio {notice.folio}
            </Link>
            . Permanece hasta el <time dateTime={notice.permanece_hasta}>{long(notice.permanece_hasta)}</time>.
          </li>
        ))}
      </ul>
    </section>
  );
}
