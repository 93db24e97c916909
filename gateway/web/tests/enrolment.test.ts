import { describe, expect, it } from 'vitest';
import type { Enrolment } from '../src/api/client';
import { sentenceOf } from '../src/parts/happenings';
import { placeOf, paths } from '../src/router';
import { missingSteps } from '../src/steps';

const terms = { version: '1.0', sha256: 'a'.repeat(64) };
const means = (tipo: 'correo' | 'movil', confirmado?: string): Enrolment['medios'][number] => ({
  id: 1,
  tipo,
  direccion: 'a@b.example',
  registrado: '2026-11-10T16:00:00Z',
  ...(confirmado ? { confirmado } : {}),
});

describe('what is missing until a mailbox is enabled', () => {
  it('is everything for who begins', () => {
    expect(missingSteps({ medios: [], terminos: terms })).toEqual(['correo', 'movil', 'terminos']);
  });
  it('is not fulfilled by an address without its code', () => {
    expect(missingSteps({ medios: [means('correo'), means('movil', '2026-11-10T16:00:00Z')], terminos: terms })).toEqual(['correo', 'terminos']);
  });
  it('is nothing when all three are there', () => {
    const at = '2026-11-10T16:00:00Z';
    expect(missingSteps({ medios: [means('correo', at), means('movil', at)], terminos: { ...terms, firmados: at } })).toEqual([]);
  });
});

describe('what happened', () => {
  it('names the person as written, with the role', () => {
    expect(sentenceOf({ suceso: 'person_granted', datos: { persona_nombre: 'Ñandú', papel: 'contador' } })).toBe('Se autorizó a Ñandú: Contador.');
  });
  it('says why an address fell out', () => {
    expect(sentenceOf({ suceso: 'contact_lapsed', datos: { direccion: 'a@b.example' } })).toContain('72 horas');
  });
});

describe('the pages of enabling', () => {
  it('have addresses of their own, before those of a folio', () => {
    expect(placeOf(paths.enrolment)).toEqual({ page: 'enrolment' });
    expect(placeOf(paths.contacts)).toEqual({ page: 'contacts' });
  });
});
