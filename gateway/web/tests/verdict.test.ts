import { describe, expect, test } from 'vitest';
import type { Verdict } from '../src/api/client';
import { paths, placeOf } from '../src/router';
import { ofDocument, ofFolio } from '../src/verdict';

const verdict = (resultado: Verdict['resultado'], more: Partial<Verdict> = {}): Verdict => ({
  clase: 'PDF con firma PAdES',
  veredicto: 'Válida',
  resultado,
  frase: '',
  comprobaciones: [],
  razones: [],
  ...more,
});

describe('the verdict of a document', () => {
  test('genuine says whether its terms run', () => {
    const pending = ofDocument(verdict('autentico', { situacion: 'pendiente', emitido: '2026-11-30' }));
    expect(pending.tone).toBe('good');
    expect(pending.means.join(' ')).toContain('Todavía no está notificado');
    const notified = ofDocument(verdict('autentico', { situacion: 'notificado', notificado: '2026-12-04' }));
    expect(notified.means.join(' ')).toContain('Se notificó el viernes 4 de diciembre de 2026');
  });
  test('a link in doubt is said beside a good verdict', () => {
    const doubtful = ofDocument(verdict('autentico', { comprobaciones: [{ nombre: 'Revocación', resultado: 'duda', textos: [] }] }));
    expect(doubtful.means.join(' ')).toContain('no se pudieron comprobar del todo');
  });
  test.each(['ajeno', 'alterado', 'sin_validez', 'no_se_sabe'] as const)('%s is never good, and says nothing of an act', (resultado) => {
    const reading = ofDocument(verdict(resultado, { situacion: 'pendiente', emitido: '2026-11-30' }));
    expect(reading.tone).not.toBe('good');
    expect(reading.means).toHaveLength(1);
  });
});

describe('the verdict of a folio', () => {
  test('no match tells nothing of which of both is wrong', () => {
    expect(ofFolio({ autentico: false }).means).toEqual([
      'No hay un documento con ese folio y ese código juntos. Revise que los copió bien; si el papel los muestra así, no es auténtico.',
    ]);
  });
  test('genuine and pending', () => {
    const reading = ofFolio({ autentico: true, folio: '3901-2026-0000001-A', situacion: 'pendiente', estado: '', emitido: '2026-11-30' });
    expect(reading.title).toBe('Auténtico, pendiente de notificar');
    expect(reading.means.at(-1)).toContain('suba el archivo');
  });
});

describe('addresses of the public pages', () => {
  test('each has its own, and what was made is read back', () => {
    const folio = '3901-2026-0000001-A';
    expect(placeOf(paths.verify)).toEqual({ page: 'verify' });
    expect(placeOf(paths.board)).toEqual({ page: 'board' });
    expect(placeOf(paths.posted(folio))).toEqual({ page: 'posted', folio });
  });
  test.each(['/estrados/', '/estrados/a/b', '/verificacion/x', `/estrados/${'9'.repeat(41)}`])('%s is none', (path) => {
    expect(placeOf(path)).toEqual({ page: 'unknown' });
  });
});
