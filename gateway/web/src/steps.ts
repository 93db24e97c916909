// What is missing until a mailbox is enabled (law.md B3), in the order in which the page asks for it.
import type { Enrolment } from './api/client';

export type Step = 'correo' | 'movil' | 'terminos';

export function missingSteps(state: Pick<Enrolment, 'medios' | 'terminos'>): Step[] {
  const has = (kind: 'correo' | 'movil'): boolean => state.medios.some((one) => one.tipo === kind && one.confirmado !== undefined);
  const steps: Step[] = [];
  if (!has('correo')) steps.push('correo');
  if (!has('movil')) steps.push('movil');
  if (!state.terminos.firmados) steps.push('terminos');
  return steps;
}
