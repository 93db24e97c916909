// The first line of the mailbox: it counts what was read, and says so while there is more to read.
import { expect, test } from 'vitest';
import { summary } from '../src/summary';

const now = new Date('2026-11-30T16:00:00Z');
const waiting = { dia4: '2026-12-04' };

test('a mailbox read whole says how many wait and when the first is notified', () => {
  expect(summary([], now, { items: 3, all: true })).toBe('No tiene documentos sin abrir.');
  expect(summary([waiting, waiting], now, { items: 3, all: true })).toBe(
    'Tiene 2 documentos sin abrir. Aunque no los abra, el más próximo queda notificado el viernes 4 de diciembre de 2026, en 4 días.',
  );
});

test('a mailbox read in part promises nothing of the rest', () => {
  expect(summary([], now, { items: 100, all: false })).toBe('No tiene documentos sin abrir entre los 100 más recientes.');
  expect(summary([waiting], now, { items: 100, all: false })).toMatch(/^Tiene un documento sin abrir entre los 100 más recientes\. /);
});
