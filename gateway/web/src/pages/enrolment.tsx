// "Habilitar su buzón": what is done, what is missing, one thing after the other; it can be left and continued.
import type { ReactNode } from 'react';
import type { Box } from '../box';
import { Cedulas } from '../parts/cedulas';
import { ContactMeans } from '../parts/contact_means';
import { useEnrolment } from '../parts/enrolment_state';
import { InEstrados } from '../parts/in_estrados';
import { Page, Waiting } from '../parts/page';
import { Problems } from '../parts/problems';
import { Said } from '../parts/said';
import { Terms } from '../parts/terms';
import { Link, paths } from '../router';
import type { Session } from '../session';
import { missingSteps, type Step } from '../steps';
import { messagesOf } from '../texts';

const names: Record<Step, string> = { correo: 'confirmar un correo', movil: 'confirmar su móvil', terminos: 'firmar los términos' };

const StepOf = ({ number, title, done, children }: { number: number; title: string; done: boolean; children: ReactNode }) => (
  <li className="step">
    <h2>
      {number}. {title}
    </h2>
    <p className={done ? 'tag done' : 'tag'}>
      <span aria-hidden="true">{done ? '✓' : '●'}</span> {done ? 'Hecho' : 'Falta'}
    </p>
    {children}
  </li>
);

export function Enrol({ session, box, failed }: { session: Session; box: Box; failed: (error: unknown) => void }) {
  const owner = box.rfc;
  const { loaded, said, changed } = useEnrolment(session, owner, failed);
  if (loaded.state !== 'ready') {
    return (
      <Page title="Habilitar su buzón" of={box}>
        {loaded.state === 'waiting' && <Waiting what="Buscando qué falta…" />}
        {loaded.state === 'failed' && <Problems title="No se pudo leer" list={messagesOf(loaded.error)} />}
      </Page>
    );
  }
  const state = loaded.value;
  const missing = missingSteps(state);
  const more = { state, owner, session, failed, changed };
  return (
    <Page title="Habilitar su buzón" of={box}>
      <Said text={said} />
      {state.habilitado ? (
        <p className="lead">
          Su buzón está habilitado. <Link to={paths.mailbox}>Ir a su buzón</Link>
        </p>
      ) : (
        <p className="lead">
          {state.nombre}: le falta {missing.map((step) => names[step]).join(', ')}. Puede salir y seguir después; lo que ya hizo se conserva.
        </p>
      )}
      <InEstrados box={box} />
      <ol className="steps">
        <StepOf number={1} title="Diga a dónde le avisamos" done={!missing.includes('correo') && !missing.includes('movil')}>
          <p>Al menos un correo y su móvil. A cada uno le enviamos un código; escríbalo aquí antes de 72 horas.</p>
          <ContactMeans {...more} />
        </StepOf>
        <StepOf number={2} title="Lea y firme los términos y condiciones" done={!missing.includes('terminos')}>
          {missing.includes('terminos') ? <Terms {...more} /> : <p>Firmó la versión {state.terminos.version}.</p>}
        </StepOf>
      </ol>
      <section>
        <h2>Opcional: recibir aquí las cédulas</h2>
        <Cedulas {...more} />
      </section>
      <p>
        <Link to={paths.contacts}>Medios de contacto y personas</Link>
      </p>
    </Page>
  );
}
