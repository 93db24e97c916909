// A declaration before it is signed: what it says, the very text, the button. A lost answer never makes a second one: the same
// signature is sent again.
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { declare, requestDeclaration, Refusal, Unreachable, type Declaration, type Signature } from '../api/client';
import type { Session } from '../session';
import { messagesOf } from '../texts';
import { Problems, type Problem } from './problems';

interface Props {
  title: string;
  button: string;
  declaration: Declaration;
  owner: string;
  session: Session;
  failed: (error: unknown) => void;
  done: (certain: boolean) => void; // false: whether it was taken must be seen from the state
  cancel?: () => void;
  fields?: Record<string, string>; // of the API's field, the id of the page's
  level?: 'h2' | 'h3';
  children?: ReactNode;
}

interface Signed {
  nonce: string;
  signature: Signature;
}

export function SignDeclaration({ title, button, declaration, owner, session, failed, done, cancel, fields, level = 'h3', children }: Props) {
  const [problems, setProblems] = useState<Problem[]>([]);
  const [busy, setBusy] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const unanswered = useRef<Signed | null>(null);
  useEffect(() => {
    if (cancel) heading.current?.focus();
  }, [title]);

  const sign = async (): Promise<void> => {
    if (busy) return;
    setProblems([]);
    setBusy(true);
    const again = unanswered.current !== null;
    try {
      if (!unanswered.current) {
        const request = await requestDeclaration(session.token, owner, declaration);
        unanswered.current = { nonce: request.nonce, signature: await session.efirma.sign(request.cadena) };
      }
      await declare(session.token, unanswered.current.nonce, unanswered.current.signature);
      done(true);
    } catch (error) {
      // The first answer was lost and its nonce is spent: most likely it was taken.
      if (again && error instanceof Refusal && error.has('DECLARACION-NONCE')) return done(false);
      if (error instanceof Refusal && error.status < 500) unanswered.current = null;
      failed(error);
      const lost = error instanceof Unreachable && unanswered.current !== null;
      setProblems(
        lost
          ? [{ what: 'Se perdió la respuesta: no se sabe si quedó registrada.', remedy: 'Oprima otra vez el botón; no se firmará dos veces.' }]
          : error instanceof Refusal
            ? error.findings.map((one) => ({ what: one.motivo, remedy: one.remedio, field: fields?.[one.campo] }))
            : messagesOf(error),
      );
      setBusy(false);
    }
  };

  const Heading = level;
  return (
    <section className="signing">
      <Heading ref={heading} tabIndex={-1}>
        {title}
      </Heading>
      <Problems title="No se registró" list={problems} />
      {children}
      <p className="actions">
        <button type="button" className="main" aria-disabled={busy} onClick={() => void sign()}>
          {busy ? 'Firmando…' : button}
        </button>
        {cancel && (
          <button type="button" onClick={cancel}>
            Cancelar
          </button>
        )}
      </p>
      <p className="small">Se firma con la e.firma con la que entró. Recibe un acuse sellado por el Instituto, que puede descargar cuando quiera.</p>
    </section>
  );
}
