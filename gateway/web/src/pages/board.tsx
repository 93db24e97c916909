// Estrados: the notices published today (CFF 139). Without names: who looks for a notice knows its folio or the RFC.
import { useRef, useState, type FormEvent } from 'react';
import { board, Refusal, type Board as Answer, type Search } from '../api/client';
import { long } from '../dates';
import { Fact, Facts } from '../parts/facts';
import { useLoaded } from '../parts/load';
import { Page, Waiting } from '../parts/page';
import { Problems, type Problem } from '../parts/problems';
import { Link, paths } from '../router';
import { messagesOf } from '../texts';

type Notice = Answer['elementos'][number];

const FIELDS = ['folio', 'rfc', 'unidad', 'fecha'] as const;

const Card = ({ notice }: { notice: Notice }) => (
  <li className="card">
    <h3>{notice.acto}</h3>
    <Facts>
      <Fact name="Folio">{notice.folio}</Fact>
      <Fact name="Lo emite">{notice.unidad}</Fact>
      <Fact name="Publicado">
        <time dateTime={notice.publicado}>{long(notice.publicado)}</time>
      </Fact>
      <Fact name="Permanece hasta">
        <time dateTime={notice.permanece_hasta}>{long(notice.permanece_hasta)}</time>
      </Fact>
    </Facts>
    <p>
      <Link to={paths.posted(notice.folio)} className="button">
        Leer el documento <span className="only-read">con folio {notice.folio}</span>
      </Link>
    </p>
  </li>
);

function found(count: number, search: Search): string {
  if (count) return count === 1 ? 'Un documento publicado.' : `${count} documentos publicados en esta página.`;
  return FIELDS.some((name) => search[name])
    ? 'No hay documentos publicados con esos datos. Si ya pasaron sus diez días, el documento se retiró.'
    : 'Hoy no hay documentos publicados.';
}

// Findings name the field as the API does, which is how the inputs are named.
const problemsOf = (error: unknown): Problem[] =>
  messagesOf(error).map((message, index) => ({ ...message, field: error instanceof Refusal ? error.findings[index]?.campo : undefined }));

export function Board() {
  const [search, setSearch] = useState<Search>({});
  const [problems, setProblems] = useState<Problem[]>([]);
  const form = useRef<HTMLFormElement>(null);
  const loaded = useLoaded(JSON.stringify(search), () => board(search), (error) => setProblems(problemsOf(error)));

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setProblems([]);
    const fields = new FormData(form.current!);
    setSearch(Object.fromEntries(FIELDS.map((name) => [name, String(fields.get(name) ?? '').trim().toUpperCase()])));
  };
  const faulty = (id: string): { 'aria-invalid'?: true } => (problems.some((problem) => problem.field === id) ? { 'aria-invalid': true } : {});

  return (
    <Page title="Estrados">
      <p className="lead">
        Aquí se publican, durante diez días hábiles, los documentos de quienes no pudieron ser avisados en su Buzón IMSS. El undécimo día
        quedan notificados y se retiran.
      </p>
      <Problems title="No se pudo buscar" list={problems} />
      <form ref={form} onSubmit={submit} noValidate className="search" role="search" aria-label="Buscar en estrados">
        <div className="field">
          <label htmlFor="folio">Folio</label>
          <input id="folio" name="folio" autoComplete="off" spellCheck={false} {...faulty('folio')} />
        </div>
        <div className="field">
          <label htmlFor="rfc">RFC de la persona o empresa</label>
          <input id="rfc" name="rfc" autoComplete="off" spellCheck={false} {...faulty('rfc')} />
        </div>
        <div className="field">
          <label htmlFor="unidad">Unidad, cuatro dígitos</label>
          <input id="unidad" name="unidad" inputMode="numeric" autoComplete="off" {...faulty('unidad')} />
        </div>
        <div className="field">
          <label htmlFor="fecha">Día en que se publicó</label>
          <input id="fecha" name="fecha" type="date" {...faulty('fecha')} />
        </div>
        <p>
          <button type="submit" className="main">
            Buscar
          </button>
        </p>
      </form>
      <h2>Documentos publicados</h2>
      {loaded.state === 'waiting' && <Waiting what="Busca en estrados…" />}
      {loaded.state === 'ready' && (
        <>
          <p role="status">{found(loaded.value.elementos.length, search)}</p>
          <ul className="cards">
            {loaded.value.elementos.map((notice) => (
              <Card key={notice.folio} notice={notice} />
            ))}
          </ul>
          {(loaded.value.siguiente || search.antes) && (
            <nav aria-label="Páginas" className="steps">
              {search.antes && (
                <button type="button" onClick={() => setSearch({ ...search, antes: undefined })}>
                  Volver a los más nuevos
                </button>
              )}
              {loaded.value.siguiente && (
                <button type="button" onClick={() => setSearch({ ...search, antes: loaded.value.siguiente })}>
                  Ver los anteriores
                </button>
              )}
            </nav>
          )}
        </>
      )}
      <section className="assurance">
        <h2>Qué no se muestra</h2>
        <p>
          Los datos de los trabajadores se ocultan. La lista no dice nombres: búsquese por folio o por RFC. El documento íntegro lo consulta
          su destinatario en el Buzón IMSS o en la subdelegación.
        </p>
      </section>
    </Page>
  );
}
