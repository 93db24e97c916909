// What a list shows and how it is asked for: the filters of one mailbox, kept while one moves between pages.
import type { MailboxState } from './api/client';

export interface View {
  estado: MailboxState;
  tipo: string;
  desde: string;
  hasta: string;
  q: string;
}

export const firstView: View = { estado: 'pendientes', tipo: '', desde: '', hasta: '', q: '' };

export const narrows = (view: View): boolean => Boolean(view.tipo || view.desde || view.hasta || view.q);

// Everything but what is empty, so that the same list has one address.
export function queryOf(view: View, rfc: string, before = ''): string {
  const query = new URLSearchParams({ rfc, limite: '25' });
  for (const [name, value] of Object.entries({ ...view, antes: before })) if (value) query.set(name, value);
  return query.toString();
}
