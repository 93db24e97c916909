// What the mailbox says first, and how a list is asked for and found.
import { expect, test } from 'vitest';
import type { Box } from '../src/api/client';
import { boxTitle, findBoxes } from '../src/box';
import { outOfHours } from '../src/dates';
import { endOf, soonest, summary } from '../src/summary';
import { firstView, narrows, queryOf } from '../src/view';

const totals = { sin_abrir: 1, con_plazo: 2, notificados: 1239, todos: 1240 };

test('the whole box is counted, not what was read of it', () => {
  expect(summary(totals)).toBe('3 de 1,240 documentos necesitan de usted: 1 sin abrir y 2 con un plazo por vencer.');
  expect(summary({ sin_abrir: 1, con_plazo: 0, notificados: 0, todos: 1 })).toBe('1 de 1 documento necesita de usted: 1 sin abrir.');
  expect(summary({ sin_abrir: 0, con_plazo: 0, notificados: 4, todos: 4 })).toBe('Nada necesita de usted ahora. En este buzón hay 4 documentos.');
  expect(summary({ sin_abrir: 0, con_plazo: 0, notificados: 0, todos: 0 })).toBe('Este buzón no tiene documentos.');
});

test('what ends first is day four of an unopened act, or the next deadline of a notified one', () => {
  const now = new Date('2026-11-30T16:00:00Z');
  expect(endOf({ dia4: '2026-12-04' })).toBe('2026-12-04');
  expect(soonest({ proximo: { plazo: 'pago', texto: '', fecha: '2026-12-04' } }, now)).toBe(
    'Lo primero vence el viernes 4 de diciembre de 2026, en 4 días.',
  );
  expect(soonest({ dia4: '2026-12-04' }, now)).toBe(
    'Abra el primero antes del viernes 4 de diciembre de 2026, en 4 días: ese día se notifica solo.',
  );
  expect(soonest(undefined, now)).toBe('');
  expect(soonest({}, now)).toBe('');
});

test('a list is asked for with what was chosen and nothing empty', () => {
  expect(queryOf(firstView, 'Ñ&N641020SX5')).toBe('rfc=%C3%91%26N641020SX5&limite=25&estado=pendientes');
  expect(queryOf({ ...firstView, q: 'a b&c', tipo: 'multa' }, 'X', '2026-12-08.7')).toBe('rfc=X&limite=25&estado=pendientes&tipo=multa&q=a+b%26c&antes=2026-12-08.7');
  expect(narrows(firstView)).toBe(false);
  expect(narrows({ ...firstView, desde: '2026-01-01' })).toBe(true);
});

const box = (nombre: string, rfc: string): Box => ({ nombre, rfc, papel: 'representante', habilitado: true, totales: totals });

test('a company is found by any part of name or RFC, and ñ is a letter of its own', () => {
  const boxes = [box('CERÁMICA Y PEÑASCO', 'CPB980821QT6'), box('CANASTA BÁSICA', 'CAB010101AAA')];
  expect(findBoxes(boxes, 'ceramica peñ')).toHaveLength(1);
  expect(findBoxes(boxes, 'penasco')).toHaveLength(0);
  expect(findBoxes(boxes, 'cab01')).toEqual([boxes[1]]);
  expect(findBoxes(boxes, '  ')).toHaveLength(2);
});

test('another mailbox is never called one’s own', () => {
  expect(boxTitle(box('UNA', 'A'), 'A')).toBe('Su buzón');
  expect(boxTitle(box('UNA', 'A'), 'B')).toBe('Buzón de UNA');
});

test.each([
  ['2026-11-30T15:29:00Z', true], // Monday 9:29
  ['2026-11-30T15:30:00Z', false],
  ['2026-12-01T00:00:00Z', false], // 18:00
  ['2026-12-01T00:01:00Z', true],
  ['2026-11-28T18:00:00Z', true], // Saturday noon
])('at %s an acuse counts on a later day: %s', (at, later) => {
  expect(outOfHours(new Date(at))).toBe(later);
});
