// Whose mailbox one is in: one's own, or that of somebody one speaks for. Kept in memory alone, like the session, and never in an
// address: an RFC does not belong in the history of a browser.
import type { Box } from './api/client';

export type { Box };

// "Su buzón" is one's own; another's carries its name wherever it is said.
export const boxTitle = (box: Box, own: string): string => (box.rfc === own ? 'Su buzón' : `Buzón de ${box.nombre}`);

// Who may say where its avisos go and who enters (CFF 19).
export const arranges = (box: Box): boolean => box.papel === 'titular' || box.papel === 'representante';

// One's own that is not enabled and holds nothing yet: it may be enabled, and nothing there waits.
export const stillToEnable = (box: Box): boolean => arranges(box) && !box.habilitado && !box.totales.todos;

export const boxMark = (box: Box): string => `${box.nombre} (${box.rfc})`;

// Companies are found by any part of name or RFC, whatever the case and the accents.
const folded = (text: string): string => text.normalize('NFD').replace(/[\u0300-\u0302\u0308]/g, '').toLowerCase();
export function findBoxes(boxes: Box[], text: string): Box[] {
  const words = folded(text).split(/\s+/).filter(Boolean);
  return boxes.filter((box) => words.every((word) => folded(`${box.nombre} ${box.rfc}`).includes(word)));
}
