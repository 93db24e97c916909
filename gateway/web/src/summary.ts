// What the mailbox says first, of the whole box: the service counted it.
import type { Listed, Totals } from './api/client';
import { distance, long } from './dates';

const number = new Intl.NumberFormat('es-MX');
export const count = (n: number, one: string, many: string): string => `${number.format(n)} ${n === 1 ? one : many}`;

export function summary(totals: Totals): string {
  const need = totals.sin_abrir + totals.con_plazo;
  if (!totals.todos) return 'Este buzón no tiene documentos.';
  const all = count(totals.todos, 'documento', 'documentos');
  if (!need) return `Nada necesita de usted ahora. En este buzón hay ${all}.`;
  const parts = [];
  if (totals.sin_abrir) parts.push(`${number.format(totals.sin_abrir)} sin abrir`);
  if (totals.con_plazo) parts.push(`${number.format(totals.con_plazo)} con un plazo por vencer`);
  return `${number.format(need)} de ${all} ${need === 1 ? 'necesita' : 'necesitan'} de usted: ${parts.join(' y ')}.`;
}

// The date by which one act needs something: day four of an unopened one, else its next deadline.
export const endOf = (item: Pick<Listed, 'dia4' | 'proximo'>): string | undefined => item.dia4 ?? item.proximo?.fecha;

export const soonest = (item: Pick<Listed, 'dia4' | 'proximo'> | undefined, now: Date): string => {
  const end = item && endOf(item);
  if (!end) return '';
  if (item.dia4) return `Abra el primero antes del ${long(end)}, ${distance(end, now)}: ese día se notifica solo.`;
  return `Lo primero vence el ${long(end)}, ${distance(end, now)}.`;
};
