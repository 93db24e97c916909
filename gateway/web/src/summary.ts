// What the mailbox says first.
import type { Listed } from './api/client';
import { distance, long } from './dates';

// Of what was read so far, and it says so while there is more: an act whose aviso came late may wait behind newer ones.
export function summary(unopened: Pick<Listed, 'dia4'>[], now: Date, read: { items: number; all: boolean }): string {
  const first = unopened[0]?.dia4;
  const where = read.all ? '' : ` entre los ${read.items} más recientes`;
  if (!unopened.length) return `No tiene documentos sin abrir${where}.`;
  const many = (unopened.length === 1 ? 'Tiene un documento sin abrir' : `Tiene ${unopened.length} documentos sin abrir`) + where;
  const which = unopened.length === 1 ? 'Aunque no lo abra, queda' : 'Aunque no los abra, el más próximo queda';
  return first ? `${many}. ${which} notificado el ${long(first)}, ${distance(first, now)}.` : `${many}.`;
}
