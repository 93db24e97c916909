// What to show of a mailbox: nothing is asked for while one types, only when it is sent, so that the list never moves under a reader.
import { useId, useState, type FormEvent } from 'react';
import type { MailboxPage } from '../api/client';
import { narrows, firstView, type View } from '../view';
import { stateNames } from '../texts';

interface Props {
  view: View;
  types: NonNullable<MailboxPage['tipos']>;
  chosen: (view: View) => void;
  faulty: string[];
}

export function Filters({ view, types, chosen, faulty }: Props) {
  const [draft, setDraft] = useState(view);
  const help = useId();
  const set = (field: keyof View) => (event: { target: { value: string } }) => setDraft({ ...draft, [field]: event.target.value } as View);
  const wrong = (field: string): { 'aria-invalid'?: true } => (faulty.includes(field) ? { 'aria-invalid': true } : {});
  const send = (event: FormEvent): void => {
    event.preventDefault();
    chosen({ ...draft, q: draft.q.trim() });
  };
  // Folded until it is wanted: the list answers first.
  const used = narrows(view) || view.estado !== firstView.estado;
  return (
    <details className="filters" open={used || faulty.length > 0 || undefined}>
      <summary>Buscar o ver otros documentos</summary>
      <form role="search" aria-label="Buscar en este buzón" onSubmit={send} noValidate>
        <div className="field">
          <label htmlFor="estado">Mostrar</label>
          <select id="estado" value={draft.estado} onChange={set('estado')}>
            {Object.entries(stateNames).map(([state, name]) => (
              <option key={state} value={state}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="q">Buscar</label>
          <p className="small" id={help}>
            Folio, número de crédito, referencia o palabras del título. Lo que está sin abrir se encuentra sólo por su folio.
          </p>
          <input id="q" type="search" maxLength={100} value={draft.q} onChange={set('q')} aria-describedby={help} autoComplete="off" {...wrong('q')} />
        </div>
        <details open={Boolean(view.tipo || view.desde || view.hasta) || undefined}>
          <summary>Por tipo y por fecha</summary>
          <div className="field">
            <label htmlFor="tipo">Tipo de documento</label>
            <select id="tipo" value={draft.tipo} onChange={set('tipo')} {...wrong('tipo')}>
              <option value="">Todos</option>
              {types.map((type) => (
                <option key={type.tipo} value={type.tipo}>
                  {type.titulo} ({type.cuantos})
                </option>
              ))}
            </select>
          </div>
          <div className="pair">
            <div className="field">
              <label htmlFor="desde">Notificado desde</label>
              <input id="desde" type="date" value={draft.desde} onChange={set('desde')} {...wrong('desde')} />
            </div>
            <div className="field">
              <label htmlFor="hasta">Notificado hasta</label>
              <input id="hasta" type="date" value={draft.hasta} onChange={set('hasta')} {...wrong('hasta')} />
            </div>
          </div>
        </details>
        <p className="actions">
          <button type="submit" className="main">
            Buscar
          </button>
          {used && (
            <button type="button" onClick={() => (setDraft(firstView), chosen(firstView))}>
              Quitar filtros
            </button>
          )}
        </p>
      </form>
    </details>
  );
}
