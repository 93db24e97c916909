// The list of one mailbox: first what needs the reader, by when, and what happens if nothing is done; then whatever is asked for.
import { useEffect, useRef, useState } from 'react';
import { mailbox, Refusal, type Listed, type MailboxPage } from '../api/client';
import { boxTitle, type Box } from '../box';
import { Filters } from '../parts/filters';
import { MailboxHealth } from '../parts/health';
import { Items } from '../parts/items';
import { useLoaded } from '../parts/load';
import { Page, Waiting } from '../parts/page';
import { Problems, type Problem } from '../parts/problems';
import { serviceNow, type Session } from '../session';
import { count, soonest, summary } from '../summary';
import { messagesOf, roleNames, stateNames } from '../texts';
import { firstView, narrows, queryOf, type View } from '../view';

interface Props {
  session: Session;
  box: Box;
  failed: (error: unknown) => void;
  // Filters outlive the page: coming back from an act, the list is as it was left.
  view: View;
  setView: (view: View) => void;
}

// The fields the service found wrong, by its names; they are those of the form.
const faultyFields = (error: unknown): string[] => (error instanceof Refusal ? error.findings.map((finding) => finding.campo ?? '') : []);

function nothing(view: View, box: Box): string {
  if (!box.habilitado) return 'Aquí no hay documentos. Mientras el buzón no esté habilitado, nada se notifica por él.';
  if (narrows(view)) return 'Ningún documento coincide con lo que busca.';
  return view.estado === 'pendientes' ? 'Nada: no tiene documentos sin abrir ni plazos por vencer.' : 'Ninguno.';
}

export function Mailbox({ session, box, failed, view, setView }: Props) {
  const key = queryOf(view, box.rfc);
  const first = useLoaded(key, () => mailbox(session.token, key), failed);
  const [more, setMore] = useState<{ key: string; items: Listed[]; next?: string }>({ key: '', items: [] });
  const [problems, setProblems] = useState<Problem[]>([]);
  const [whole, setWhole] = useState<MailboxPage | null>(null);
  const list = useRef<HTMLElement>(null);
  const grown = useRef(0);
  const searched = useRef(false);
  const reading = useRef(false);
  const now = serviceNow(session);

  useEffect(() => {
    if (first.state === 'ready') setWhole(first.value);
    if (first.state === 'ready' && searched.current) list.current?.querySelector('h2')?.focus();
  }, [first]);
  // After more were read, the reading goes on at the first of them.
  useEffect(() => {
    if (!grown.current) return;
    list.current?.querySelectorAll<HTMLElement>('.cards > li > h3')[grown.current]?.focus();
    grown.current = 0;
  }, [more]);

  const added = more.key === key ? more : { items: [], next: undefined };
  const items = first.state === 'ready' ? [...first.value.elementos, ...added.items] : [];
  const next = more.key === key ? more.next : first.state === 'ready' ? first.value.siguiente : undefined;

  // Pressed twice, a page is read once.
  const goOn = async (): Promise<void> => {
    if (reading.current) return;
    reading.current = true;
    setProblems([]);
    try {
      const page = await mailbox(session.token, queryOf(view, box.rfc, next));
      grown.current = items.length;
      setMore({ key, items: [...added.items, ...page.elementos], next: page.siguiente });
    } catch (error) {
      failed(error);
      setProblems(messagesOf(error));
    } finally {
      reading.current = false;
    }
  };

  const choose = (chosen: View): void => {
    setProblems([]);
    searched.current = true;
    setView(chosen);
  };
  const totals = first.state === 'ready' ? first.value.totales : whole?.totales;
  const title = view.estado === 'pendientes' && !narrows(view) ? 'Necesitan de usted' : stateNames[view.estado];
  return (
    <Page title={boxTitle(box, session.rfc)} of={box}>
      <MailboxHealth session={session} box={box} failed={failed} />
      {box.rfc !== session.rfc && (
        <p>
          RFC {box.rfc}. {roleNames[box.papel] ?? ''}.
        </p>
      )}
      {totals && (
        <p className="lead">
          {summary(totals)} {view.estado === 'pendientes' && !narrows(view) && soonest(items[0], now)}
        </p>
      )}
      <Filters key={JSON.stringify(view)} view={view} types={whole?.tipos ?? []} chosen={choose} faulty={first.state === 'failed' ? faultyFields(first.error) : []} />
      {first.state === 'waiting' && <Waiting what="Buscando sus documentos…" />}
      {first.state === 'failed' && (
        <Problems
          title="No se pudo leer el buzón"
          list={messagesOf(first.error).map((message, place) => ({ ...message, field: faultyFields(first.error)[place] || undefined }))}
        />
      )}
      {first.state === 'ready' && (
        <section ref={list}>
          <h2 tabIndex={-1}>{title}</h2>
          {items.length === 0 ? (
            <p role="status">{nothing(view, box)}</p>
          ) : (
            <>
              <p role="status" className="small">
                {next ? `Se muestran los primeros ${items.length}.` : `${count(items.length, 'documento', 'documentos')}; no hay más.`}
              </p>
              <Items items={items} now={now} />
            </>
          )}
          <Problems title="No se pudieron leer más" list={problems} />
          {next && (
            <p className="actions">
              <button type="button" onClick={() => void goOn()}>
                Mostrar más
              </button>
            </p>
          )}
          {view.estado === 'pendientes' && !narrows(view) && totals && totals.todos > 0 && (
            <p className="actions">
              <button type="button" onClick={() => choose({ ...firstView, estado: 'todos' })}>
                Ver todos los documentos ({totals.todos})
              </button>
            </p>
          )}
        </section>
      )}
    </Page>
  );
}
