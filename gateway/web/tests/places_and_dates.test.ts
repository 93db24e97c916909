import { describe, expect, test } from 'vitest';
import { centroDay, distance, instant, long } from '../src/dates';
import { paths, placeOf } from '../src/router';

describe('addresses', () => {
  test('each page has its own, and what was made is read back', () => {
    const folio = '3901-2026-0000001-A';
    expect(placeOf('/')).toEqual({ page: 'mailbox' });
    expect(placeOf(paths.mailbox)).toEqual({ page: 'mailbox' });
    expect(placeOf(paths.act(folio))).toEqual({ page: 'act', folio });
    expect(placeOf(paths.confirm(folio))).toEqual({ page: 'confirm', folio });
  });
  test.each(['/buzon/', '/buzon/a/b', '/buzon/..%2f', '/buzon/<x>', `/buzon/${'9'.repeat(41)}`, '/otra'])('%s is none', (path) => {
    expect(placeOf(path)).toEqual({ page: 'unknown' });
  });
});

describe('dates', () => {
  // Zona Centro is six hours behind UTC all year.
  test('the day is that of Zona Centro', () => {
    expect(centroDay(new Date('2026-12-01T05:59:59Z'))).toBe('2026-11-30');
    expect(centroDay(new Date('2026-12-01T06:00:00Z'))).toBe('2026-12-01');
  });
  test.each([
    ['2026-11-30', 'hoy'],
    ['2026-12-01', 'mañana'],
    ['2026-11-29', 'ayer'],
    ['2026-12-04', 'en 4 días'],
    ['2026-11-20', 'hace 10 días'],
    ['2027-01-14', 'en 45 días'],
  ])('%s is %s late on 30 November', (day, words) => {
    expect(distance(day, new Date('2026-12-01T05:30:00Z'))).toBe(words);
  });
  test('words', () => {
    expect(long('2026-12-08')).toBe('martes 8 de diciembre de 2026');
    expect(instant('2026-12-01T05:30:00Z')).toMatch(/^30 de noviembre de 2026.* 23:30 h \(hora del centro\)$/);
  });
});
